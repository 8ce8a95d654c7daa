"""What docker-compose hands to the server, beside what the program says is effective."""

import json
import subprocess
import sys

import yaml

SERVICES = ("openmetadata-server", "execute-migrate-all")
IN_COMPOSE = ("file", "compose-default")


def environments(case):
    command = [case["compose"], "--env-file", case["envFile"]]
    for file in case["files"]:
        command += ["--file", file]
    done = subprocess.run(command + ["config"], cwd=case["folder"], capture_output=True, text=True)
    if done.returncode != 0:
        raise ValueError(done.stderr.strip()[-500:])
    services = yaml.safe_load(done.stdout)["services"]
    return {name: services[name].get("environment") or {} for name in SERVICES if name in services}


def as_server(text):
    """The server's file is YAML once the variables stand in it."""
    return plain(yaml.load(f"a: {text}", Loader=yaml.BaseLoader)["a"])


def plain(value):
    if isinstance(value, dict):
        pairs = [(value.get(f"customParamKey{place}"), value.get(f"customParamValue{place}")) for place in range(1, 6)]
        return [{"name": name, "value": text} for name, text in pairs if name is not None]
    if isinstance(value, list):
        return [plain(item) if isinstance(item, list) else item for item in value]
    return "" if value is None else value if isinstance(value, str) else str(value)


def said(value):
    return value if isinstance(value, list) else plain(value)


def failures(case):
    found = environments(case)
    if len(found) < 2:
        yield f"only {sorted(found)} are there"
    keys = {field["name"]: [key["variable"] for key in field["keys"]] for field in case["fields"]}
    compared = 0
    for row in case["summary"]:
        expected = case["secret"] if row["name"] == "client-secret" else said(row["value"])
        for service, environment in found.items():
            arrived = {name: environment.get(name) for name in keys[row["name"]] if name}
            given = {name: as_server(text) for name, text in arrived.items() if text}
            compared += len(given)
            if row["origin"] == "file" and given and any(value != expected for value in given.values()):
                yield f"{service}, {row['name']}: {expected!a} is said, {given!a} arrives"
            elif row["origin"] in IN_COMPOSE and expected not in given.values():
                yield f"{service}, {row['name']}: {expected!a} is said, {given!a} arrives"
            elif row["origin"] not in IN_COMPOSE and given:
                yield f"{service}, {row['name']}: {row['origin']} is said, {given!a} arrives"
    if compared < 60:
        yield f"only {compared} variables were compared"


def main():
    found = []
    for case in json.load(sys.stdin)["cases"]:
        try:
            found += [f"{case['name']}: {failure}" for failure in failures(case)]
        except (ValueError, yaml.YAMLError) as error:
            found.append(f"{case['name']}: {error}")
    json.dump({"failures": found[:30]}, sys.stdout)


main()
