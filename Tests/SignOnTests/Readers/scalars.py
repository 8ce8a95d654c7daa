"""Reads YAML scalars and env lines back and lists those that came back as something else."""

import json
import sys
import tempfile

import yaml
from env_readers import all_readers

READERS = {"PyYAML": yaml.safe_load}
if yaml.__with_libyaml__:
    READERS["libyaml"] = lambda text: yaml.load(text, Loader=yaml.CSafeLoader)
try:
    import ruamel.yaml

    READERS["ruamel.yaml"] = ruamel.yaml.YAML(typ="safe", pure=True).load
except ImportError:
    pass


def read_each(sources, load):
    """All sources as one document; one by one when that document cannot be read."""
    try:
        found = load("".join(f"k{i}: {source} # c\n" for i, source in enumerate(sources)))
        if len(found) == len(sources):
            return list(found.values())
    except Exception:
        pass
    values = []
    for source in sources:
        try:
            values.append(load(f"k: {source}\n")["k"])
        except Exception as error:
            values.append(error)
    return values


def is_text(value, text):
    return type(value) is str and value == text


def is_list_around(value, text):
    return type(value) is list and len(value) == 3 and value[1] == "x" and is_text(value[0], text) and value[2] == text


def failures_in(cases, wrap, is_same):
    sources = [wrap(case["source"]) for case in cases]
    for name, load in READERS.items():
        for case, value in zip(cases, read_each(sources, load)):
            if not is_same(value, case["text"]):
                yield f"{name}: {case['source']!a} of {case['text']!a} was read as {value!a}"


def failures_in_env(cases):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".env") as file:
        file.write("".join(case["line"] + "\n" for case in cases))
        file.flush()
        for name, values in all_readers(file.name).items():
            for case in cases:
                found = values.get(case["name"])
                if found != case["source"]:
                    yield f"{name}: {case['line']!a} was read as {found!a}"
    yield from failures_in(cases, str, is_text)


def main():
    cases = json.load(sys.stdin)
    failures = [*failures_in(cases["block"], str, is_text)]
    failures += failures_in(cases["flow"], lambda source: f"[{source}, x,{source}]", is_list_around)
    failures += failures_in_env(cases["env"])
    json.dump({"failures": failures[:20], "readers": len(READERS)}, sys.stdout)


main()
