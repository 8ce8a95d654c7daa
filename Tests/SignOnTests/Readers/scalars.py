"""Reads YAML scalars and env lines back and lists those that came back as something else."""

import json
import os
import subprocess
import sys
import tempfile

import dotenv
import yaml

READERS = {"PyYAML": yaml.safe_load}
if yaml.__with_libyaml__:
    READERS["libyaml"] = lambda text: yaml.load(text, Loader=yaml.CSafeLoader)
try:
    import ruamel.yaml

    READERS["ruamel.yaml 1.2"] = ruamel.yaml.YAML(typ="safe", pure=True).load
except ImportError:
    pass


def read_each(sources, wrap, load):
    """All sources as one document; one by one when that document cannot be read."""
    try:
        found = load("".join(f"k{i}: {wrap(s)} # c\n" for i, s in enumerate(sources)))
        if len(found) == len(sources):
            return list(found.values())
    except Exception:
        pass
    values = []
    for source in sources:
        try:
            values.append(load(f"k: {wrap(source)}\n")["k"])
        except Exception as error:
            values.append(error)
    return values


def check_yaml(cases, wrap, unwrap, failures):
    sources = [case["source"] for case in cases]
    for name, load in READERS.items():
        for case, value in zip(cases, read_each(sources, wrap, load)):
            try:
                same = type(unwrap(value)) is str and unwrap(value) == case["text"]
            except Exception:
                same = False
            if not same:
                failures.append(f"{name}: {case['source']!a} of {case['text']!a} was read as {value!a}")


def with_bash(path):
    script = 'set -a; . "$1"; exec /usr/bin/env -0'
    output = subprocess.run(
        ["/usr/bin/env", "-i", "bash", "-c", script, "bash", path], check=True, capture_output=True
    ).stdout.decode()
    return dict(entry.split("=", 1) for entry in output.split("\0") if entry)


def with_compose_rules(path):
    """Compose 2: quotes are removed, single ones keep all, `$` and ` #` have a meaning elsewhere."""
    values = {}
    with open(path, encoding="utf-8") as file:
        for line in file.read().split("\n"):
            if not line or line.startswith("#"):
                continue
            name, value = line.split("=", 1)
            value = value.strip()
            if value.startswith("'"):
                end = value.index("'", 1)
                assert value[end + 1 :] == "", "text after the closing quote"
                value = value[1:end]
            else:
                assert not value.startswith('"'), "double quotes are expanded"
                assert "$" not in value and " #" not in value, "not literal without quotes"
            values[name] = value
    return values


def check_env(cases, failures):
    text = "".join(case["line"] + "\n" for case in cases)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".env") as file:
        file.write(text)
        file.flush()
        readers = {
            "bash": with_bash(file.name),
            "python-dotenv": dotenv.dotenv_values(file.name, interpolate=True),
            "python-dotenv, Compose 1": dotenv.dotenv_values(file.name, interpolate=False),
            "Compose 2": with_compose_rules(file.name),
        }
    for name, values in readers.items():
        for case in cases:
            found = values.get(case["name"])
            if found != case["source"]:
                failures.append(f"{name}: {case['line']!a} was read as {found!a}")
    check_yaml(cases, lambda source: source, lambda value: value, failures)


def main():
    cases = json.load(sys.stdin)
    failures = []
    check_yaml(cases["block"], lambda source: source, lambda value: value, failures)
    check_yaml(cases["flow"], lambda source: f"[{source}, x,{source}]", lambda value: value[2 if len(value) == 3 and value[1] == "x" and value[0] == value[2] else 99], failures)
    check_env(cases["env"], failures)
    json.dump({"failures": failures[:20], "readers": len(READERS)}, sys.stdout)


main()
