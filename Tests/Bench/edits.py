"""Edits of large files, ours beside the time that others take only to read them.

    python3 Tests/Bench/edits.py PATH-OF-OPENMETADATA-SSO [RELEASE]

Prints the best of three runs each, of fifteen for small files, and the ratio to libyaml's reading of the same file, all
from one run; judges nothing. Reading with libyaml needs python3-yaml; with python3-ruamel.yaml a round trip of the small
files is measured as well. Build with `swift build -c release` for figures that count; an older program may not know the
newest release.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

SECTIONS = {
    "authorizerConfiguration": {"adminPrincipals": ["admin"], "principalDomain": "open-metadata.org"},
    "authenticationConfiguration": {"provider": "basic", "clientType": "public"},
}
ONE = {"principal-domain": "x.example"}
MANY = ONE | {
    "provider": "custom-oidc", "provider-name": "custom", "client-type": "confidential",
    "authority": "https://id.example.com", "public-key-urls": "https://id.example.com/keys", "client-id": "abc",
    "discovery-uri": "https://id.example.com/.well-known/openid-configuration", "response-type": "code",
    "client-authentication-method": "client_secret_post", "callback-url": "https://c.example.com/callback",
    "server-url": "https://c.example.com", "use-nonce": "true", "disable-pkce": "false", "max-age": "3600",
    "preferred-jws-algorithm": "RS256", "max-clock-skew": "60", "token-validity": "7200", "session-expiry": "12h",
    "admin-principals": "alice,bob", "jwt-principal-claims": "email,sub", "enforce-principal-domain": "true",
    "enable-secure-socket-connection": "true", "enable-self-signup": "true", "registration-domains": "x.example",
    "default-role": "DataConsumer", "automatic-redirect": "false", "email-claim": "email",
    "display-name-claim": "name", "admin-emails": "a@x.example",
}
READING = "import sys, yaml\nwith open(sys.argv[1], 'rb') as file:\n  for _ in yaml.parse(file, Loader=yaml.CLoader): pass"
ROUND_TRIP = (
    "import sys\nfrom ruamel.yaml import YAML\nyaml = YAML()\n"
    "with open(sys.argv[1]) as file: tree = yaml.load(file)\n"
    "with open(sys.argv[1], 'w') as file: yaml.dump(tree, file)"
)


def files():
    server = "".join(
        f"{name}:\n" + "".join(f"  {key}: {json.dumps(value)}\n" for key, value in section.items())
        for name, section in SECTIONS.items())
    for name, share in ("small", 1 / 270), ("large", 1):
        count = int(350000 * share)
        yield f"{name}.yaml", server + "other:\n" + "".join(f"  key{i:06}: value of key {i}\n" for i in range(count))
        other = "".join(
            f"  other{i}:\n    image: example/other:{i}\n    environment:\n      NAME: value{i}\n    ports: ['{i}:80']\n"
            for i in range(int(110000 * share)))
        yield f"{name}-compose.yaml", (
            f"services:\n{other}  openmetadata-server:\n    image: openmetadata/server:1.9.0\n    environment:\n"
            "      AUTHENTICATION_PROVIDER: basic\n      AUTHORIZER_PRINCIPAL_DOMAIN: example.com\n")
        yield f"{name}.env", (
            "AUTHENTICATION_PROVIDER=basic\nAUTHORIZER_PRINCIPAL_DOMAIN=example.com\n"
            + "".join(f"UNRELATED_{i}=value-of-number-{i}\n" for i in range(int(200000 * share))))
        yield f"{name}.json", json.dumps(
            SECTIONS | {"other": {f"key{i:06}": f"value {i}" for i in range(count)}}, indent=1)


def run(command, file, content):
    """Seconds, and bytes of memory."""
    best, memory = 1e9, 0
    for _ in range(3 if len(content) > 1e6 else 15):
        with open(file, "w") as out:
            out.write(content)
        start = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        problem = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            sys.exit(problem.decode())
        best, memory = min(best, time.perf_counter() - start), max(memory, usage.ru_maxrss * 1024)
    return best, memory


def edit(values, file):
    pairs = [word for name, value in values.items() for word in ("--set", f"{name}={value}")]
    return [program, "edit", file, "--offline", "--force", "--openmetadata", release, "--yes", *pairs]


program = os.path.abspath(sys.argv[1])
release = sys.argv[2] if len(sys.argv) > 2 else "2.1"
if release != "2.1":
    MANY = {name: value for name, value in MANY.items() if "email" not in name and name != "display-name-claim"}
with tempfile.TemporaryDirectory() as folder:
    os.environ |= {"HOME": folder}
    hasRuamel = subprocess.run([sys.executable, "-c", "import ruamel.yaml"], stderr=subprocess.DEVNULL).returncode == 0
    print(f"{'file':19}{'MB':>6}  {'what':24}{'s':>8}{'x libyaml':>11}{'x file':>8}")
    for name, content in files():
        file, size = os.path.join(folder, name), len(content)
        # An env file has no reader in C here; YAML takes JSON as well.
        peers = [] if name.endswith(".env") else [("read by libyaml, Python", [sys.executable, "-c", READING, file])]
        if peers and hasRuamel and size < 1e6:  # it takes minutes for the large ones
            peers.append(("round trip by ruamel", [sys.executable, "-c", ROUND_TRIP, file]))
        ours = [("summary", [program, "summary", file]), ("edit, 1 value", edit(ONE, file)),
                (f"edit, {len(MANY)} values", edit(MANY, file))]
        base = None
        for what, command in peers + ours:
            seconds, memory = run(command, file, content)
            base = base or (seconds if peers else None)
            ratio = f"{seconds / base:.1f}" if base else "-"
            print(f"{name:19}{size / 1e6:6.2f}  {what:24}{seconds:8.3f}{ratio:>11}{memory / size:8.1f}", flush=True)
            for left in os.listdir(folder):
                path = os.path.join(folder, left)
                shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
