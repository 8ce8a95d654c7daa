"""Files of every kind before and after one field was set, read without any code of ours: lists what differs beyond what
was meant, or is not what was asked for."""

import base64
import io
import json
import logging
import re
import shlex
import sys

import dotenv
import yaml

try:
    from compose.config import config as compose_config
    from compose.config.environment import Environment
    from compose.config.errors import ConfigurationError
except ImportError:  # only the Python of docker-compose has it
    compose_config = None

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LISTS = {"env", "environment", "secrets", "extraEnvs"}
SECTIONS = {"authenticationConfiguration", "authorizerConfiguration"}


def load(text):
    return yaml.load(text, Loader=LOADER)


def substituted(text):
    return re.sub(r"\$\{([A-Za-z_]\w*):-([^}]*)\}", lambda match: match[2], text)


def pasted(text):
    """What the server takes a variable's text for: it stands in its YAML."""
    if not isinstance(text, str):
        return text
    match = re.fullmatch(r"\$\{\w+:-(.*)\}", text, re.DOTALL)
    try:
        return load("k: " + (match[1] if match else text) + "\n")["k"]
    except yaml.YAMLError:
        return ("not YAML", text)


def variable(text, dollars=True):
    return pasted(text.replace("$$", "$")) if isinstance(text, str) and dollars else pasted(text)


def flat(value, path=(), dollars=True):
    """Leaves by path; lists of texts are leaves, items with a name stand under their names."""
    last = path[-1] if path else ""
    if last in LISTS and isinstance(value, list):
        if all(isinstance(item, dict) for item in value):
            return {
                (*path, item["name"]): variable(item.get("value", item.get("valueFrom")), dollars) for item in value
            }
        return {(*path, item.partition("=")[0]): variable(item.partition("=")[2]) for item in value}
    if last == "literals":
        return {(*path, item.partition("=")[0]): pasted(item.partition("=")[2].strip("'\"")) for item in value}
    if last == "environment" and isinstance(value, dict):
        return {(*path, name): variable(text) for name, text in value.items()}
    if last == "patch" and isinstance(value, str):
        return read_object(load(value), path)
    if isinstance(value, dict) and value:
        found = {}
        for key, inner in value.items():
            found |= flat(inner, (*path, str(key)), dollars)
        return found
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        found = {}
        for index, inner in enumerate(value):
            found |= flat(inner, (*path, str(index)), dollars)
        return found
    return {path: value}


def read_object(value, path):
    if not isinstance(value, dict):
        return {path: value}
    kind, found = value.get("kind"), {}
    for part in ("data", "stringData") if kind in ("Secret", "ConfigMap") else ():
        for name, text in (value.get(part) or {}).items():
            if kind == "Secret" and part == "data":
                text = base64.b64decode(text).decode()
            if name.endswith((".yaml", ".yml")):
                found |= {(*path, part, name, *rest): leaf for rest, leaf in flat(load(substituted(text))).items()}
            elif name.endswith(".env"):
                found |= {(*path, part, name, *rest): leaf for rest, leaf in read_env(text).items()}
            else:
                found[(*path, part, name)] = pasted(text)
    rest = {key: inner for key, inner in value.items() if (*path, key) and not (found and key in ("data", "stringData"))}
    for key in ("items", "objects"):
        for index, inner in enumerate(rest.pop(key, None) or []):
            found |= read_object(inner, (*path, key, str(index)))
    source = rest.get("spec", {}).get("source", {}) if isinstance(rest.get("spec"), dict) else {}
    if isinstance(source, dict) and isinstance(source.get("helm", {}).get("values"), str):
        source["helm"]["values"] = load(source["helm"]["values"])
    return found | flat(rest, path)


def read_yaml(text):
    found = {}
    for index, document in enumerate(yaml.load_all(text, Loader=LOADER)):
        found |= read_object(document, (str(index),))
    return followed(found)


def followed(found):
    """With what references lead to in the same file, which then stands for itself no longer."""
    used, result = set(), {}
    for path, value in found.items():
        source = value.get("secretKeyRef") if isinstance(value, dict) else None
        stored = [other for other in found if source and other[-2:] == ("stringData", source["key"])]
        result[path] = found[stored[0]] if stored else value
        used.update(stored)
    return {path: value for path, value in result.items() if path not in used}


def read_env(text):
    if re.search(r"^(export )?[\"']", text, re.MULTILINE):
        found = {}
        for line in text.splitlines():
            words = shlex.split(line, comments=True)
            if words:
                name, _, value = words[-1].partition("=")
                found[(name,)] = pasted(value)
        return found
    values = dotenv.dotenv_values(stream=io.StringIO(text), interpolate=False)
    return {(name,): pasted(value) for name, value in values.items()}


def read_unit(text):
    found = {}
    for line in text.splitlines():
        name, mark, value = line.partition("=")
        if name == "Environment":
            for word in shlex.split(value):
                key, _, inner = word.partition("=")
                found[(key,)] = pasted(inner.replace("%%", "%"))
        elif mark:
            found[(name, "of the unit")] = value
    return found


def read_compose(text):
    """As docker-compose hands it to its services."""
    value = load(text)
    if "services" not in value:
        isEnvironment = not any(isinstance(inner, dict) for inner in value.values())
        value = {"services": {"piece": {"environment": value}} if isEnvironment else value}
    for service in value["services"].values():
        service.setdefault("image", "server")
        service.pop("env_file", None)
    file = compose_config.ConfigFile("compose.yaml", value)
    details = compose_config.ConfigDetails("/", [file], Environment({}))
    found = {}
    for service in compose_config.load(details).services:
        for name, inner in (service.get("environment") or {}).items():
            found[("services", service["name"], "environment", name)] = pasted(inner)
    others = {path: inner for path, inner in read_yaml(text).items() if "environment" not in path}
    return found | (others if "services" in load(text) else {})


READERS = {
    "openmetadata-yaml": lambda text: flat(load(substituted(text))),
    "docker-env": read_env,
    "systemd-unit": read_unit,
    "security-config-json": lambda text: flat(json.loads(text)),
    "ecs-task-definition": lambda text: flat(json.loads(text), dollars=False),
}


ERRORS = (yaml.YAMLError, ValueError, KeyError, AttributeError, TypeError)
if compose_config:
    logging.disable(logging.WARNING)  # of variables that are not set
    READERS["compose"] = read_compose
    ERRORS += (ConfigurationError,)


def as_text(value):
    if isinstance(value, list):
        return [as_text(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def is_asked(value, asked):
    if isinstance(asked, dict):
        return (load(value) if isinstance(value, str) else value) == asked
    if isinstance(asked, str) and isinstance(value, list):
        return " ".join(as_text(value)) == asked
    if isinstance(asked, list) and not value:
        return not asked
    if isinstance(asked, list) and isinstance(value, str):
        return load(value) == asked
    return as_text(value) == asked


def failures(case):
    read = READERS.get(case["kind"], read_yaml)
    before, after = read(case["before"]), read(case["after"])
    meant = set(case["names"])

    def is_meant(path):
        return any(part in meant for part in path)

    # A new section has the two class names, and the chart's section has to be enabled.
    added = {"enabled", "className", "containerRequestFilter", *SECTIONS}
    for path in sorted({*before, *after}, key=str):
        left, right = before.get(path, "(missing)"), after.get(path, "(missing)")
        if is_meant(path) or (path[-1] in added and left in ("(missing)", None, {}, [])):
            continue
        if left == "(missing)" and right == {}:
            continue
        if isinstance(left, (dict, type(None))) and not left and any(other[: len(path)] == path for other in after):
            continue
        if type(left) is not type(right) or left != right:
            yield f"{'.'.join(path)} was {left!a} and is {right!a}"
    if case.get("value") is not None:
        found = [value for path, value in after.items() if is_meant(path)]
        if isinstance(case["value"], dict):
            found += [after_group(after, path) for path in after if is_meant(path)]
        if not any(is_asked(value, case["value"]) for value in found):
            yield f"nothing is {case['value']!a} but {found!a}"


def after_group(after, path):
    """A mapping that was flattened."""
    return {other[-1]: value for other, value in after.items() if other[:-1] == path[:-1]}


def main():
    found = []
    for number, case in enumerate(json.load(sys.stdin)["cases"]):
        try:
            found += [f"{number} {case['name']} {case['field']}: {failure}" for failure in failures(case)]
        except ERRORS as error:
            found.append(f"{number} {case['name']} {case['field']}: {error!r} in {case['after']!a}")
    json.dump({"failures": found[:40], "hasCompose": compose_config is not None}, sys.stdout)


if __name__ == "__main__":
    main()
