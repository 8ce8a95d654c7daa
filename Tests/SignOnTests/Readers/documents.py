"""Reads files before and after a change and lists what differs beyond what was meant."""

import io
import json
import re
import sys

import dotenv
import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(text):
    return yaml.load(text, Loader=LOADER)


def flat(value, path=()):
    """Leaves by path; lists of texts are leaves."""
    if path and path[-1] == "extraEnvs":
        return {(*path, item["name"]): pasted(item["value"]) for item in value}
    if isinstance(value, dict) and value:
        return {p: leaf for key, inner in value.items() for p, leaf in flat(inner, (*path, str(key))).items()}
    return {path: value}


def substituted(text):
    return re.sub(r"\$\{([A-Za-z_]\w*):-([^}]*)\}", lambda m: m[2], text)


def pasted(text):
    """What the server takes a variable's text for."""
    if text is None:
        return None
    match = re.fullmatch(r"\$\{\w+:-(.*)\}", text, re.DOTALL)
    return load("k: " + (match[1] if match else text).replace("$$", "$") + "\n")["k"]


def read_env(text):
    values = dotenv.dotenv_values(stream=io.StringIO(text), interpolate=False)
    return {(name,): pasted(value.replace("$", "$$") if value else value) for name, value in values.items()}


def read_compose(text):
    leaves = flat(load(text))
    return {p: pasted(v) if "environment" in p and isinstance(v, str) else v for p, v in leaves.items()}


def read_helm(text):
    values = load(text)
    if "spec" in values:
        values["spec"]["source"]["helm"]["values"] = load(values["spec"]["source"]["helm"]["values"])
    return flat(values)


READERS = {
    "openmetadata-yaml": lambda text: flat(load(substituted(text))),
    "docker-env": read_env,
    "compose": read_compose,
    "helm-values": read_helm,
    "security-config-json": lambda text: flat(json.loads(text.removeprefix("\ufeff"))),
}


def as_text(value):
    if isinstance(value, list):
        return [as_text(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def failures(case):
    read = READERS[case["kind"]]
    before, after = read(case["before"]), read(case["after"])
    meant = set(case["names"])
    if not meant:
        yield "nothing was meant to change"
    for path in sorted({*before, *after}):
        left, right = before.get(path, "(missing)"), after.get(path, "(missing)")
        if path[-1] in meant or (path[-1] == "enabled" and right is True):
            if path[-1] in meant and path in after and as_text(right) != case["value"] and left != right:
                yield f"{'.'.join(path)} is {right!a}, not {case['value']!a}"
        elif type(left) is not type(right) or left != right:
            yield f"{'.'.join(path)} was {left!a} and is {right!a}"
    if not any(path[-1] in meant and as_text(value) == case["value"] for path, value in after.items()):
        yield f"nothing is {case['value']!a}"


def main():
    found = []
    for number, case in enumerate(json.load(sys.stdin)["cases"]):
        try:
            found += [f"{number} {case['kind']}: {failure}" for failure in failures(case)]
        except (yaml.YAMLError, ValueError, KeyError) as error:
            found.append(f"{number} {case['kind']}: {error!r} in {case['after']!a}")
    json.dump({"failures": found[:20]}, sys.stdout)


if __name__ == "__main__":
    main()
