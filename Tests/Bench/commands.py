"""Start to end of commands, ours beside what else is installed: tools in Python and in Go.

    python3 Tests/Bench/commands.py PATH-OF-OPENMETADATA-SSO

Prints medians; judges nothing. Build with `swift build -c release --static-swift-stdlib` for figures
that count.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SAMPLE = """\
AUTHENTICATION_PROVIDER=aws-cognito
AUTHENTICATION_CLIENT_TYPE=confidential
AUTHENTICATION_CLIENT_ID=5k2f8hq0v1n3example4u7t9s
AUTHENTICATION_CALLBACK_URL=https://catalog.example.com/callback
AUTHORIZER_ADMIN_PRINCIPALS=[alice]
OIDC_CLIENT_ID=5k2f8hq0v1n3example4u7t9s
OIDC_CLIENT_SECRET=1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p7q8r9s0t1u2v3w4x5y6
OIDC_DISCOVERY_URI=https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E/.well-known/openid-configuration
OIDC_CALLBACK=https://catalog.example.com/callback
OIDC_SERVER_URL=https://catalog.example.com
"""


def run(command):
    """Milliseconds."""
    start = time.perf_counter()
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - start) * 1000


def report(name, command, rounds=21):
    run(command)
    times = sorted(run(command) for _ in range(rounds))
    print(f"{name:34} median {statistics.median(times):7.1f} ms  best {times[0]:7.1f} ms")


program = os.path.abspath(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    sample, values = os.path.join(folder, "sso.env"), os.path.join(folder, "values.yaml")
    with open(sample, "w") as file:
        file.write(SAMPLE)
    with open(values, "w") as file:
        file.write("---\nopenmetadata:\n  config:\n    authentication:\n      provider: aws-cognito\n")
    report("openmetadata-sso --version", [program, "--version"])
    report("openmetadata-sso check --offline", [program, "check", "--offline", sample])
    report("openmetadata-sso summary", [program, "summary", sample])
    report("python3 -c 'import yaml'", ["python3", "-c", "import yaml"])
    for name, *words in (
        ("yamllint", "--version"), ("yamllint", values), ("age", "--version"), ("gh", "--version"),
        ("restic", "version"), ("hugo", "version"),
    ):
        if shutil.which(name):
            report(f"{name} {'FILE' if words == [values] else words[0]}", [name, *words])
