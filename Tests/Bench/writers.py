"""Edits of one file at the same moment: what says "written" must be in the file at the end.

    python3 Tests/Bench/writers.py PATH-OF-OPENMETADATA-SSO [ROUNDS] [WRITERS…]

Each writer sets a field of its own with `edit --yes`. Ends with 1 if an edit that ended with 0 is not in the file, or
one that ended otherwise is; or if one ended with anything but 0 (written) or 6 (the file changed meanwhile).
"""
import collections
import os
import re
import subprocess
import sys
import tempfile

START = """# ours
AUTHENTICATION_PROVIDER=custom-oidc
AUTHENTICATION_CLIENT_TYPE=confidential
OIDC_CLIENT_ID=a
"""
# None of these follows another.
FIELDS = {
    "principal-domain": ("AUTHORIZER_PRINCIPAL_DOMAIN", "d{}.example"),
    "allowed-domains": ("AUTHORIZER_ALLOWED_DOMAINS", "l{}.example"),
    "tenant": ("OIDC_TENANT", "t{}"),
    "discovery-uri": ("OIDC_DISCOVERY_URI", "https://u{}.example/.well-known/openid-configuration"),
    "provider-name": ("CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME", "n{}"),
    "max-clock-skew": ("OIDC_MAX_CLOCK_SKEW", "{}"),
    "session-expiry": ("OIDC_SESSION_EXPIRY", "{}"),
    "prompt": ("OIDC_PROMPT_TYPE", "p{}"),
    "oidc-type": ("OIDC_TYPE", "o{}"),
    "request-scopes": ("OIDC_SCOPE", "openid s{}"),
    "admin-principals": ("AUTHORIZER_ADMIN_PRINCIPALS", "a{}"),
    "registration-domains": ("AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN", "r{}.example"),
}


def run(program, folder, writers, number):
    """The statuses, and what is wrong."""
    path = os.path.join(folder, "sso.env")
    with open(path, "w", encoding="utf-8") as file:
        file.write(START)
    values = {field: pattern.format(1000 + number) for field, (_, pattern) in list(FIELDS.items())[:writers]}
    running = {
        field: subprocess.Popen(
            [program, "edit", "sso.env", "--offline", "--yes", "--force", "--set", f"{field}={value}"],
            cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for field, value in values.items()
    }
    messages = {field: process.communicate()[1] for field, process in running.items()}
    statuses = {field: process.returncode for field, process in running.items()}
    with open(path, encoding="utf-8") as file:
        text = file.read()
    wrong = []
    for field, status in statuses.items():
        line = re.search(f"^{FIELDS[field][0]}=(.*)$", text, re.MULTILINE)
        is_there = bool(line) and values[field] in line[1].replace('"', "").replace("'", "")
        if status not in (0, 6) or is_there != (status == 0):
            wrong.append(f"round {number}: {field} ended with {status}, in the file: {is_there}: {messages[field][-300:]}")
    for name in os.listdir(folder):
        if name != "sso.env" and not name.endswith(".bak"):
            wrong.append(f"round {number}: {name} is left")
    return statuses.values(), wrong


def main():
    program = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    failures = []
    for writers in map(int, sys.argv[3:] or ["2", "6", "12"]):
        counts = collections.Counter()
        for number in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                statuses, wrong = run(program, folder, writers, number)
                counts.update(statuses)
                failures += wrong
        print(
            f"{writers} writers, {rounds} rounds: {counts[0]} written, {counts[6]} refused because the file had changed, "
            f"{sum(counts.values()) - counts[0] - counts[6]} others, {len(failures)} wrong so far", flush=True)
    print("\n".join(failures[:20]))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
