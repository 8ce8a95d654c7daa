"""Follows settings from the written files into the server and lists what arrives as something else."""

import functools
import json
import pathlib
import re
import sys
import tempfile

import yaml
from env_readers import all_readers
from server_rules import BOOLEAN, INTEGER, SECTIONS, STRING, errors_in, release

try:
    import ruamel.yaml
except ImportError:
    ruamel = None


def flat(settings):
    """By path, without the mappings that are sections."""
    values = {}
    for section in SECTIONS:
        place = settings
        for name in section.split("."):
            place = place.get(name) or {}
        values.update({f"{section}.{name}": v for name, v in place.items() if f"{section}.{name}" not in SECTIONS})
    return values


def differences(found, expected):
    for path in sorted({*found, *expected}):
        left, right = found.get(path, "(missing)"), expected.get(path, "(missing)")
        if type(left) is not type(right) or left != right:
            yield f"{path} is {left!a}, not {right!a}"


def failures_in_yaml(case):
    text = case["yaml"]
    if "${" in text:
        yield "holds a variable"
    settings = yaml.safe_load(text)
    yield from differences(flat(settings), case["expected"])
    if ruamel and ruamel.yaml.YAML(typ="safe", pure=True).load(text) != settings:
        yield "ruamel.yaml reads something else"
    if case["obeysRules"]:
        yield from errors_in(settings, case["version"])


def read_env(text):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".env") as file:
        file.write(text)
        file.flush()
        found = list(all_readers(file.name).values())
    if any(values != found[0] for values in found):
        raise ValueError("not every reader takes the env file alike")
    return found[0]


def compose_defaults():
    """Default by variable, of those that the stock Compose files pass on."""
    rows = [row for keys in SECTIONS.values() for row in keys.values()]
    return {row[2]: "{}" if row[2] == "OIDC_CUSTOM_PARAMS" else row[3] for row in rows if row[4]}


def compose_defaults_of(path):
    services = yaml.safe_load(path.read_text())["services"]
    defaults = {}
    for name, value in services["openmetadata-server"]["environment"].items():
        match = re.fullmatch(r"\$\{(\w+):-(.*)\}", str(value), re.DOTALL)
        if match and match[1] == name:
            defaults[name] = match[2]
    return defaults


def environment(env, defaults, passes_all):
    """What the container gets: an empty or missing value counts as the default."""
    passed = {name: env.get(name) or default for name, default in defaults.items()}
    return {**env, **passed} if passes_all else passed


def shipped_version(case):
    """The shipped file of 1.11 is that of 1.12."""
    return max(case["version"], "1.12", key=release)


def shipped_yaml(version):
    def lines(section, indent):
        rows = [(name, row) for name, row in SECTIONS[section].items() if release(row[1]) <= release(version)]
        return [f"{indent}{name}: ${{{row[2]}:-{row[3]}}}" for name, row in rows if row[2]]

    return "\n".join(
        ["authorizerConfiguration:", *lines("authorizerConfiguration", "  ")]
        + ["authenticationConfiguration:", *lines("authenticationConfiguration", "  "), "  oidcConfiguration:"]
        + lines("authenticationConfiguration.oidcConfiguration", "    "))


def shipped_yaml_of(path, version):
    """The file of 1.12, with the keys that later releases have."""
    text = path.read_text()
    start = text.index("\nauthorizerConfiguration:") + 1
    text = text[start : text.index("\n  samlConfiguration:", start)]
    for section in ("authorizerConfiguration", "authenticationConfiguration"):
        rows = [(name, row) for name, row in SECTIONS[section].items() if "1.12" < row[1] <= version]
        later = "".join(f"\n  {name}: ${{{row[2]}:-{row[3]}}}" for name, row in rows)
        text = text.replace(f"{section}:", f"{section}:{later}", 1)
    return text


def substituted(text, variables):
    """As the server does it in the raw text, again and again in what it put there."""
    for _ in range(10):
        pattern = r"\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}"
        replaced = re.sub(pattern, lambda m: variables.get(m[1], m[0] if m[2] is None else m[2]), text)
        if replaced == text:
            return text
        text = replaced
    raise ValueError("substitution does not end")


def coerced(text):
    """A text key takes the scalar as it is written, a switch and a number take text; nothing is left out."""
    typed, raw = yaml.safe_load(text), yaml.load(text, Loader=yaml.BaseLoader)
    for section, keys in SECTIONS.items():
        place, source = typed, raw
        for name in section.split("."):
            place, source = place[name], source[name]
        for name, value in list(place.items()):
            kind = keys[name][0] if name in keys else None
            if value is None:
                del place[name]
            elif kind == STRING and type(value) in (bool, int, float):
                place[name] = source[name]
            elif kind == BOOLEAN and value in ("true", "false"):
                place[name] = value == "true"
            elif kind == INTEGER and type(value) is str and re.fullmatch(r"-?\d+", value):
                place[name] = int(value)
    return typed


@functools.cache
def unset_settings(shipped, defaults):
    return flat(coerced(substituted(shipped, environment({}, dict(defaults), False))))


def failures_in_env(case, shipped, defaults):
    expected = {path: value for path, value in case["expected"].items() if path not in case["withoutVariable"]}
    env = read_env(case["env"])
    variables = {f"{s}.{n}": row[2] for s, keys in SECTIONS.items() for n, row in keys.items()}
    if set(env) != {variables[path] for path in expected}:
        yield f"variables are {sorted(env)}"
    unset = unset_settings(shipped, tuple(defaults.items()))
    for passes_all in (False, True):
        settings = coerced(substituted(shipped, environment(env, defaults, passes_all)))
        lost = [] if passes_all else [path for path in expected if variables[path] in case["lost"]]
        found = {path: value for path, value in flat(settings).items() if path in expected and path not in lost}
        yield from differences(found, {path: value for path, value in expected.items() if path not in lost})
        for path in lost:
            if flat(settings).get(path) == expected[path]:
                yield f"{path} is not lost"
            if flat(settings).get(path) != unset.get(path):
                yield f"{path} is neither set nor unset"
        if case["obeysRules"]:
            yield from errors_in(settings, shipped_version(case))


def resolved(schema, file):
    """The schema with its references put in place; `$id` does not fit the layout, what lies elsewhere may be anything."""
    if isinstance(schema, list):
        return [resolved(item, file) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" not in schema:
        return {key: resolved(value, file) for key, value in schema.items() if key not in ("$id", "definitions")}
    name, _, pointer = schema["$ref"].partition("#")
    target = (file.parent / name).resolve() if name else file
    if not target.exists():
        return {}
    place = json.loads(target.read_text())
    for key in filter(None, pointer.split("/")):
        place = place[key]
    return resolved(place, target)


def schema_validator(file):
    import jsonschema

    return jsonschema.Draft7Validator(resolved(json.loads(file.read_text()), file))


def failures_against(reference, case):
    validator = schema_validator(reference / "schema/1.12.6/configuration/securityConfiguration.json")
    client = schema_validator(reference / "schema/2.x/security/client/oidcClientConfig.json")
    shipped = shipped_yaml_of(reference / "samples/1.12.6/conf__openmetadata.yaml", case["version"])
    stem = "samples/1.12.6/docker__docker-compose-quickstart__docker-compose"
    yield from failures_in_settings(validator, client, yaml.safe_load(case["yaml"]), case)
    for name in (f"{stem}.yml", f"{stem}-postgres.yml"):
        defaults = compose_defaults_of(reference / name)
        yield from failures_in_env(case, shipped, defaults)
        arrived = coerced(substituted(shipped, environment(read_env(case["env"]), defaults, True)))
        yield from failures_in_settings(validator, client, arrived, case)


def without_later(settings):
    """Without the keys that are later than the schema."""
    return {
        section: {name: value for name, value in values.items() if SECTIONS[section].get(name, ("", ""))[1] != "2.1"}
        for section, values in settings.items()
    }


def failures_in_settings(validator, client, settings, case):
    if not case["obeysRules"]:
        return
    for error in validator.iter_errors(without_later(settings)):
        yield f"{error.json_path}: {error.message}"
    section = settings["authenticationConfiguration"].get("oidcConfiguration")
    if section is not None and case["version"] in ("2.0", "2.1"):
        for error in client.iter_errors(section):
            yield f"2.x, {error.json_path}: {error.message}"


def main():
    given = json.load(sys.stdin)
    failures = []
    for case in given["cases"]:
        found = [*failures_in_yaml(case), *failures_in_env(case, shipped_yaml(shipped_version(case)), compose_defaults())]
        if given.get("reference"):
            found += failures_against(pathlib.Path(given["reference"]), case)
        failures += [f"{case['name']}: {failure}" for failure in found]
    json.dump({"failures": failures[:30]}, sys.stdout)


if __name__ == "__main__":
    main()
