"""What Helm hands to the chart's templates, beside what the program says is effective; needs helm-python-sdk."""

import json
import pathlib
import shutil
import sys
import tempfile

import helm_python as helm

CHART = "apiVersion: v2\nname: openmetadata\nversion: 1.0.0\n"


def effective(case):
    """The values by Helm's own rules, once the chart's schema has accepted them."""
    with tempfile.TemporaryDirectory() as folder:
        chart = pathlib.Path(folder) / "openmetadata"
        (chart / "templates").mkdir(parents=True)
        (chart / "Chart.yaml").write_text(CHART)
        (chart / "templates/values.yaml").write_text("{{ toJson .Values }}")
        for name in ("values.yaml", "values.schema.json"):
            shutil.copy(f"{case['chart']}/charts__openmetadata__{name}", chart / name)
        with helm.Chart.load(str(chart)) as loaded:
            values = helm.values_from_yaml(pathlib.Path(case["values"]).read_text())
            loaded.validate_schema(values)
            rendered = loaded.render(values, name="openmetadata", namespace="default")
    (text,) = rendered.values()
    return json.loads(text)


def plain(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return [plain(item) for item in value]
    if value in (None, {}, "{}"):
        return [] if value else ""
    return str(value)


def at(values, path):
    for name in path.split("."):
        values = values.get(name) if isinstance(values, dict) else None
    return values


def failures(case):
    values = effective(case)
    extra = {entry["name"]: entry.get("value") for entry in values.get("extraEnvs") or []}
    compared = 0
    for row in case["summary"]:
        keys = next(field["keys"] for field in case["fields"] if field["name"] == row["name"])
        if row["origin"] not in ("file", "chart-default") or row["name"] in ("client-id", "client-secret"):
            continue
        found = []
        for key in keys:
            path = key["names"]["helm-values"]
            value = extra.get(key["variable"]) if key["variable"] in extra else path and at(values, path)
            if value is not None:
                found.append(plain(value))
        compared += len(found)
        if plain(row["value"]) not in found:
            yield f"{row['name']}: {row['value']!a} is said, {found!a} arrives"
    if compared < 25:
        yield f"only {compared} values were compared"


def main():
    found = []
    for case in json.load(sys.stdin)["cases"]:
        try:
            found += [f"{case['name']}: {failure}" for failure in failures(case)]
        except helm.HelmError as error:
            found.append(f"{case['name']}: {error}")
    json.dump({"failures": found[:30]}, sys.stdout)


main()
