"""Reads files before and after an edit and lists those in which more or less than the meant value changed."""

import json
import os
import re
import subprocess
import sys
import tempfile

import dotenv
import yaml

VARIABLE = re.compile(r"\$\{[^}]*?(?::-([^}]*))?\}")


def load(text, substitute, pure):
    text = text.removeprefix("\ufeff")
    if substitute:
        text = VARIABLE.sub(lambda match: match.group(1) or "", text)
    return yaml.load(text, Loader=yaml.SafeLoader if pure or not yaml.__with_libyaml__ else yaml.CSafeLoader)


def replace(tree, path, value):
    if not path:
        return value
    tree = list(tree) if isinstance(tree, list) else dict(tree or {})
    tree[path[0]] = replace(tree[path[0]] if path[0] in tree else None, path[1:], value)
    return tree


def check_yaml(index, case):
    pure = index % 4 == 0
    try:
        before = load(case["before"], case["variables"], pure)
    except Exception:
        return None
    after = load(case["after"], case["variables"], pure)
    wanted = replace(before, case["path"], case["list"] if "list" in case else case["text"])
    return None if repr(after) == repr(wanted) else f"{wanted!a} was wanted, {after!a} was found"


def with_bash(folder, texts):
    """All files in one shell; each shows its variables, apart."""
    script = 'for f in "$@"; do ( set -a; . "$f"; exec /usr/bin/env -0 ); printf "END=%s\\0" "$f"; done'
    paths = []
    for index, text in enumerate(texts):
        paths.append(os.path.join(folder, str(index)))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(text)
    command = ["/usr/bin/env", "-i", "/bin/bash", "-c", script, "bash", *paths]
    output = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    results, current = [], {}
    for entry in output.split("\0"):
        name, _, value = entry.partition("=")
        if name == "END":
            results.append(current)
            current = {}
        elif name not in ("", "_", "SHLVL", "PWD", "OLDPWD"):
            current[name] = value
    return results


def check_env(cases, failures):
    texts = [text for case in cases for text in (case["before"], case["after"])]
    with tempfile.TemporaryDirectory() as folder:
        shown = with_bash(folder, texts)
        dotted = [dict(dotenv.dotenv_values(os.path.join(folder, str(i)))) for i in range(len(texts))]
    for reader, results in (("bash", shown), ("python-dotenv", dotted)):
        for index, case in enumerate(cases):
            before, after = results[2 * index], results[2 * index + 1]
            if after != {**before, case["name"]: case["value"]}:
                failures.append(f"{reader}: {case!a} became {after!a}")


def main():
    cases = json.load(sys.stdin)
    failures = []
    compared = 0
    for index, case in enumerate(cases["yaml"]):
        try:
            problem = check_yaml(index, case)
        except Exception as error:
            problem = str(error)
        compared += 1
        if problem:
            failures.append(f"{case!a}: {problem}")
    check_env(cases["env"], failures)
    json.dump({"failures": failures[:3], "compared": compared + len(cases["env"])}, sys.stdout)


main()
