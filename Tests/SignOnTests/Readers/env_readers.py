"""Env files as other programs read them."""

import subprocess

import dotenv


def with_bash(path):
    script = 'set -a; . "$1"; exec /usr/bin/env -0'
    command = ["/usr/bin/env", "-i", "bash", "-c", script, "bash", path]
    output = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    own = {"PWD", "SHLVL", "_", "OLDPWD"}
    values = dict(entry.split("=", 1) for entry in output.split("\0") if entry)
    return {name: value for name, value in values.items() if name not in own}


def with_compose_rules(path):
    """Compose 2: single quotes keep all; `$`, `\\` and ` #` have a meaning elsewhere and are not expected there."""
    values = {}
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    for line in lines:
        if not line or line.startswith("#"):
            continue
        name, value = line.split("=", 1)
        if value.startswith("'"):
            end = value.index("'", 1)
            if value[end + 1 :]:
                raise ValueError(f"{name} goes on after its closing quote")
            value = value[1:end]
        elif any(mark in value for mark in ('"', "$", "\\", " ", "#")):
            raise ValueError(f"{name} is not literal without quotes")
        values[name] = value
    return values


def all_readers(path):
    return {
        "bash": with_bash(path),
        "python-dotenv": dotenv.dotenv_values(path, interpolate=True),
        "Compose 1": dotenv.dotenv_values(path, interpolate=False),
        "Compose 2": with_compose_rules(path),
    }
