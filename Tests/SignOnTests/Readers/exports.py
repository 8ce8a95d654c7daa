"""Follows settings through the other formats into the server and lists what arrives as something else."""

import json
import pathlib
import re
import sys

import yaml
from helm_chart import HELM, chart_variables, is_of
from server_rules import SECTIONS, errors_in
from settings import (
    coerced, compose_defaults, differences, failures_in_settings, flat, read_env, schema_validator,
    shipped_version, shipped_yaml, shipped_yaml_of, substituted)

SERVICES = ("execute-migrate-all", "openmetadata-server")
KEYS_URL = "authenticationConfiguration.publicKeyUrls"
OWN_KEYS = "/api/v1/system/config/jwks"
OIDC = "authenticationConfiguration.oidcConfiguration"


def settable(case):
    return {path: value for path, value in case["expected"].items() if path not in case["withoutVariable"]}


def arrived(case, shipped, environment):
    settings = coerced(substituted(shipped, environment))
    expected = settable(case)
    yield from differences({path: value for path, value in flat(settings).items() if path in expected}, expected)
    if case["obeysRules"]:
        yield from errors_in(settings, shipped_version(case))


def stock_compose():
    environment = {name: f"${{{name}:-{default}}}" for name, default in compose_defaults().items()}
    return {"services": {name: {"environment": dict(environment)} for name in SERVICES}}


def container_environment(stock, override, service, env):
    """Compose merges by name, replaces `${NAME:-default}`, and takes a name without a value from the env file."""
    merged = {**stock["services"][service]["environment"], **override["services"][service]["environment"]}
    result = {}
    for name, value in merged.items():
        match = re.fullmatch(r"\$\{(\w+):-(.*)\}", str(value), re.DOTALL)
        if value is None:
            result.update({name: env[name]} if name in env else {})
        else:
            result[name] = (env.get(match[1]) or match[2]) if match else str(value)
    return result


def failures_in_override(case, stock, shipped):
    override = yaml.safe_load(case["files"]["compose-override"])
    if set(override) != {"services"} or set(override["services"]) != set(SERVICES):
        yield "not the two services alone"
    env = read_env(case["files"]["docker-env"])
    for service in SERVICES:
        section = override["services"][service]
        if set(section) != {"environment"} or any(value is not None for value in section["environment"].values()):
            yield f"{service} holds more than names"
        environment = container_environment(stock, override, service, env)
        for failure in arrived(case, shipped, environment):
            yield f"{service}: {failure}"
        if set(env) - set(environment):
            yield f"{service} does not get {sorted(set(env) - set(environment))}"
        without = container_environment(stock, override, service, {})
        if set(without) != set(stock["services"][service]["environment"]):
            yield f"{service} gets something without an env file"


def failures_in_helm(case, shipped):
    values = yaml.safe_load(case["files"]["helm-values"])
    secret = yaml.safe_load(case["files"]["kubernetes-secret"])
    if "OIDC_CLIENT_SECRET" in str(values) or not set(values) <= {"openmetadata", "extraEnvs"}:
        yield f"holds {sorted(values)}"
    config = values["openmetadata"]["config"]
    client = config["authentication"].get("oidcConfiguration", {})
    is_public = config["authentication"].get("clientType") == "public"
    if is_public != (not client) or (client and client.get("enabled") is not True):
        yield "oidcConfiguration.enabled and clientType do not fit"
    authentication = {name: value for name, value in config["authentication"].items() if name != "oidcConfiguration"}
    environment = {}
    for name, section in (
        ("authorizer", config["authorizer"]), ("authentication", authentication), ("oidcConfiguration", client)):
        for key, value in section.items():
            if key not in HELM[name]:
                yield f"{name}.{key} is unknown"
            elif not is_of(HELM[name][key][0], value) and case["obeysRules"]:
                yield f"{name}.{key} holds {value!r}"
        environment.update(chart_variables(name, section, secret))
    for item in values.get("extraEnvs", []):
        if set(item) != {"name", "value"} or type(item["value"]) is not str or "$" in item["value"]:
            yield f"extraEnvs holds {item!r}"
        environment[item["name"]] = item["value"]
    json_texts = [item for value in case["expected"].values() if type(value) is list for item in value]
    if all(item.isprintable() for item in json_texts):
        yield from arrived(case, shipped, environment)


def failures_in_secret(case):
    text = case["files"]["kubernetes-secret"]
    secret = yaml.safe_load(text)
    path = f"{OIDC}.secret"
    if secret is None:
        if f"{OIDC}.scope" in case["expected"]:
            yield "there is no Secret"
        return
    if (secret["apiVersion"], secret["kind"], secret["type"]) != ("v1", "Secret", "Opaque"):
        yield "is no Secret"
    for name, key in (("id", "openmetadata-oidc-client-id"), ("secret", "openmetadata-oidc-client-secret")):
        path = f"{OIDC}.{name}"
        if (path in case["expected"]) != (key in secret["stringData"]):
            yield f"{key} is there or not"
        elif path in case["expected"]:
            found = yaml.load(f"a: {secret['stringData'][key]}", Loader=yaml.BaseLoader)["a"]
            if found != case["expected"][path]:
                yield f"{key} arrives as {found!a}"


def once(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError(f"a name stands twice in {names}")
    return dict(pairs)


def failures_in_security_config(case):
    expected = dict(case["expected"])
    urls = expected.get(KEYS_URL, [])
    others = [url for url in urls if not url.endswith(OWN_KEYS)]
    if KEYS_URL in expected and others:
        expected[KEYS_URL] = others
    from_yaml = yaml.safe_load(case["files"]["security-config-yaml"])
    from_json = json.loads(case["files"]["security-config-json"], object_pairs_hook=once)
    for name, settings in (("YAML", from_yaml), ("JSON", from_json)):
        for failure in differences(flat(settings), expected):
            yield f"{name}: {failure}"
        if case["obeysRules"]:
            for failure in errors_in(settings, case["version"]):
                yield f"{name}: {failure}"


def failures_against(reference, case):
    import jsonschema

    stem = "samples/1.12.6/docker__docker-compose-quickstart__docker-compose"
    shipped = shipped_yaml_of(reference / "samples/1.12.6/conf__openmetadata.yaml", case["version"])
    for name in (f"{stem}.yml", f"{stem}-postgres.yml"):
        yield from failures_in_override(case, yaml.safe_load((reference / name).read_text()), shipped)
    yield from failures_in_helm(case, shipped)
    if not case["obeysRules"]:
        return
    validator = schema_validator(reference / "schema/1.12.6/configuration/securityConfiguration.json")
    client = schema_validator(reference / "schema/2.x/security/client/oidcClientConfig.json")
    yield from failures_in_settings(validator, client, yaml.safe_load(case["files"]["security-config-yaml"]), case)
    yield from failures_in_settings(validator, client, json.loads(case["files"]["security-config-json"]), case)
    schema = json.loads((reference / "schema/helm-1.13.1/values.schema.json").read_text())
    defaults = yaml.safe_load((reference / "samples/helm-1.13.1/charts__openmetadata__values.yaml").read_text())
    values = merged(defaults, yaml.safe_load(case["files"]["helm-values"]))
    for error in jsonschema.Draft7Validator(schema).iter_errors(values):
        yield f"chart, {error.json_path}: {error.message}"


def merged(below, above):
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return {**below, **{name: merged(below.get(name), value) for name, value in above.items()}}


def main():
    given = json.load(sys.stdin)
    failures = []
    for case in given["cases"]:
        shipped = shipped_yaml(shipped_version(case))
        found = [
            *failures_in_override(case, stock_compose(), shipped), *failures_in_helm(case, shipped),
            *failures_in_secret(case), *failures_in_security_config(case)]
        if given.get("reference"):
            found += failures_against(pathlib.Path(given["reference"]), case)
        failures += [f"{case['name']}: {failure}" for failure in found]
    json.dump({"failures": failures[:30]}, sys.stdout)


main()
