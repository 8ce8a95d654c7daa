"""Files as they are shipped, and after single sign-on was put into them: what the server of that release ends up with,
beside what the program says, and whether anything else has changed."""

import base64
import json
import re
import shlex
import sys

import yaml
from helm_chart import chart_variables
from kinds import read_env, read_unit
from server_rules import SECTIONS, errors_in
from settings import coerced, flat, substituted

# Where OpenMetadata's settings for signing in are, in any of the files.
OURS = {"authentication", "authorizer", "authenticationConfiguration", "authorizerConfiguration", "extraEnvs"}
# Other ways to sign in, beside them.
OTHERS = {"samlConfiguration", "ldapConfiguration", "saml"}
VARIABLES = {row[2] for keys in SECTIONS.values() for row in keys.values() if row[2]}
PLACES = (
    ("spec", "values"),
    ("spec", "source", "helm", "valuesObject"),
    ("spec", "source", "helm", "values"),
    ("spec", "sources", 0, "helm", "valuesObject"),
    ("spec", "sources", 0, "helm", "values"),
    ("helmCharts", 0, "valuesInline"),
)


def at(value, path):
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def objects(text):
    return [found for found in yaml.safe_load_all(text) if isinstance(found, dict)]


def chart_values(files):
    """What the chart is given: by an Application, a HelmRelease, a kustomization, or a file of values."""
    for text in files.values():
        for found in objects(text):
            if "openmetadata" in found:
                return found
            for place in PLACES:
                values = at(found, place)
                if values:
                    return yaml.safe_load(values) if isinstance(values, str) else values
    raise ValueError("no values of the chart are there")


def merged(chart, values):
    """By Helm's rules: mappings are joined, null takes a key away, the rest replaces."""
    if not isinstance(chart, dict) or not isinstance(values, dict):
        return values
    result = dict(chart)
    for name, value in values.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(chart[name], value) if name in chart else value
    return result


def of_chart(case, files):
    """The variables of the server's container."""
    chart, values = yaml.safe_load(case["chart"]), chart_values(files)
    if case.get("schema"):
        import jsonschema

        jsonschema.validate(values, json.loads(case["schema"]))
    values = merged(chart, values)
    config = values["openmetadata"]["config"]
    client = config["authentication"].get("oidcConfiguration") or {}
    variables = {}
    for section in ("authorizer", "authentication"):
        variables.update(chart_variables(section, config[section], {}))
    if client.get("enabled"):
        for name in ("clientId", "clientSecret"):
            reference = client[name]
            secret = {"metadata": {"name": reference["secretRef"]}, "stringData": {}}
            secret["stringData"][reference["secretKey"]] = json.dumps(case["secrets"][name])
            variables.update(chart_variables("oidcConfiguration", {name: reference}, secret))
        rest = {name: value for name, value in client.items() if name not in ("clientId", "clientSecret")}
        variables.update(chart_variables("oidcConfiguration", rest, {}))
    variables.update({entry["name"]: entry.get("value", "") for entry in values.get("extraEnvs") or []})
    return variables


def literals(generators):
    for generator in generators or []:
        for literal in generator.get("literals") or []:
            name, _, value = literal.partition("=")
            yield name, value.strip("'\"")


def of_objects(files):
    """The variables of the server's container, from ConfigMaps and Secrets, then its own."""
    stores, own, found = {}, {}, [found for text in files.values() for found in objects(text)]
    for value in found:
        kind, name = value.get("kind"), at(value, ("metadata", "name"))
        if kind == "ConfigMap":
            stores["configMapRef", name] = dict(value.get("data") or {})
        elif kind == "Secret":
            data = {key: base64.b64decode(text).decode() for key, text in (value.get("data") or {}).items()}
            stores["secretRef", name] = {**data, **(value.get("stringData") or {})}
        elif kind == "Kustomization":
            for generator, reference in (("configMapGenerator", "configMapRef"), ("secretGenerator", "secretRef")):
                for item in value.get(generator) or []:
                    stores[reference, item["name"]] = dict(literals([item]))
    for value in found:
        for container in at(value, ("spec", "template", "spec", "containers")) or []:
            for source in container.get("envFrom") or []:
                for reference, target in source.items():
                    own.update(stores[reference, target["name"]])
            own.update({entry["name"]: entry.get("value", "") for entry in container.get("env") or []})
    return own


def conf(case, files):
    """The server's configuration file: given, inside a ConfigMap, or the one of its image."""
    for text in files.values():
        if re.search(r"^kind: ConfigMap$", text, re.MULTILINE):
            for found in objects(text):
                inner = at(found, ("data", "openmetadata.yaml"))
                if inner:
                    return inner
        elif re.search(r"^authenticationConfiguration:", text, re.MULTILINE):
            return text
    return case["server"]


def of_machine(files):
    """What systemd hands to the server: of its unit, then of the file that the unit names."""
    variables = {}
    for name, text in sorted(files.items(), key=lambda file: not file[0].endswith(".service")):
        if name.endswith(".service"):
            for line in text.splitlines():
                key, _, value = line.partition("=")
                if key == "Environment":
                    words = [word.partition("=") for word in shlex.split(value)]
                    variables.update({name: value.replace("%%", "%") for name, _, value in words})
        elif name.endswith(".env"):
            words = [word for line in text.splitlines() for word in shlex.split(line, comments=True)]
            variables.update({name: value for name, _, value in (word.partition("=") for word in words)})
    return variables


def effective(case):
    files = case["after"]
    runs = {"chart": lambda: of_chart(case, files), "objects": lambda: of_objects(files),
            "machine": lambda: of_machine(files)}
    settings = coerced(substituted(conf(case, files), runs[case["hands"]]()))
    return {name: settings[name] for name in ("authorizerConfiguration", "authenticationConfiguration")}


def plain(value):
    if isinstance(value, dict):
        pairs = [(value.get(f"customParamKey{place}"), value.get(f"customParamValue{place}")) for place in range(1, 6)]
        return [{"name": name, "value": text} for name, text in pairs if name is not None]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return [plain(item) if isinstance(item, (bool, list)) else item for item in value]
    return "" if value is None else str(value)


def wrong_values(case):
    """What arrives as something else than what is said."""
    settings = effective(case)
    arrived = flat(settings)
    for error in errors_in(without_others(settings), case["release"]):
        yield error
    rows = {row["name"]: row for row in case["summary"]}
    compared = 0
    for field in case["fields"]:
        row = rows.get(field["name"])
        if row is None:  # of a later release
            continue
        expected = case["secrets"]["clientSecret"] if row["name"] == "client-secret" else row["value"]
        if row["name"] == "client-id" and case["hands"] == "chart":
            expected = case["secrets"]["clientId"]
        for key in field["keys"]:
            if key["path"] not in arrived:
                continue
            compared += 1
            found = plain(arrived[key["path"]])
            if found != (expected if isinstance(expected, list) else plain(expected)):
                yield f"{row['name']}: {expected!a} is said, {found!a} arrives at {key['path']}"
    if compared < 30:
        yield f"only {compared} values were compared"
    for name, value in case["asked"].items():
        if plain(rows[name]["value"]) != value:
            yield f"{name} is {rows[name]['value']!a}, not {value!a}"


def without_others(settings):
    """The sections without what belongs to LDAP and SAML."""
    authentication = dict(settings["authenticationConfiguration"])
    for name in ("samlConfiguration", "ldapConfiguration"):
        authentication.pop(name, None)
    return {**settings, "authenticationConfiguration": authentication}


def leaves(value, path=()):
    """By path; texts that hold a file or values of the chart are read as such."""
    if isinstance(value, str) and path and path[-1] in ("values", "openmetadata.yaml"):
        value = yaml.safe_load(substituted(value, {}))
    parts = {}
    if isinstance(value, dict):
        parts = value
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        parts = {inner.get("name", index): inner for index, inner in enumerate(value)}
    if not parts:
        return {path: value}
    found = {}
    for name, inner in parts.items():
        found |= leaves(inner, (*path, name))
    return found


def read(name, text):
    if name.endswith(".env"):
        return read_env(text)
    if name.endswith(".service"):
        return read_unit(text)
    found = {}
    for index, value in enumerate(yaml.safe_load_all(substituted(text, {}))):
        found |= leaves(value, (index,))
    return found


def is_ours(path):
    if any(step in VARIABLES for step in path) or path[-1:] in (("literals",), ("env",)):
        return True
    return any(step in OURS for step in path) and not any(step in OTHERS for step in path)


def other_changes(case):
    """What was not meant, and comments that are gone."""
    for name, text in case["before"].items():
        new = case["after"].get(name)
        if new is None:
            yield f"{name} is gone"
            continue
        before, after = read(name, text), read(name, new)
        for path in sorted({*before, *after}, key=str):
            left, right = before.get(path, "(missing)"), after.get(path, "(missing)")
            if not is_ours(path) and (type(left) is not type(right) or left != right):
                yield f"{name}: {path} was {left!a} and is {right!a}"
        lines = [line for line in text.splitlines() if line.lstrip().startswith("#")]
        if lines != [line for line in new.splitlines() if line.lstrip().startswith("#")]:
            yield f"{name}: comments have changed"


def main():
    found = []
    for case in json.load(sys.stdin)["cases"]:
        try:
            problems = [*wrong_values(case), *other_changes(case)]
        except (yaml.YAMLError, ValueError, KeyError, TypeError) as error:
            problems = [repr(error)]
        found += [f"{case['name']}: {problem}" for problem in problems]
    json.dump({"failures": found[:40]}, sys.stdout)


if __name__ == "__main__":
    main()
