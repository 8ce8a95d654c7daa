"""Asking a provider over TLS: `check`, beside one curl process that sends the same requests.

    python3 Tests/Bench/ladder.py PROGRAM [PROGRAM…]

The provider is a server on loopback with its own authority, whose connections stay open. Prints wall and processor time
of whole processes, in turns; judges nothing. Build with `swift build -c release --static-swift-stdlib` for figures that
count.
"""
import http.server
import json
import os
import base64
import resource
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

ROUNDS = 15
HEADER = ("", "wall ms", "best", "cpu ms", "to curl", "cpu to curl", "connections", "requests")


def openssl(*words):
    return subprocess.run(["openssl", *words], check=True, capture_output=True, text=True).stdout


class Provider(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    connections = requests = 0

    def setup(self):
        Provider.connections += 1
        super().setup()

    def reply(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        Provider.requests += 1
        path = urllib.parse.urlsplit(self.path).path
        if path in self.server.documents:
            return self.reply(200, self.server.documents[path], Content_Type="application/json")
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        back = query.get("redirect_uri", ["https://catalog.example.com/callback"])[0]
        return self.reply(302, Location=f"{back}?error=login_required&state={query.get('state', [''])[0]}")

    def do_POST(self):
        Provider.requests += 1
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.reply(400, b'{"error":"invalid_grant"}', Content_Type="application/json")

    def log_message(self, *_):
        pass


def serve(folder):
    key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "ca.pem")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate)
    number = openssl("rsa", "-in", key, "-modulus", "-noout").strip().partition("=")[2]
    modulus = base64.urlsafe_b64encode(bytes.fromhex(number)).rstrip(b"=").decode()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    base = f"https://localhost:{server.server_address[1]}"
    server.documents = {
        "/.well-known/openid-configuration": json.dumps({
            "issuer": base, "authorization_endpoint": f"{base}/authorize", "token_endpoint": f"{base}/token",
            "jwks_uri": f"{base}/keys", "userinfo_endpoint": f"{base}/me", "response_types_supported": ["code"],
            "scopes_supported": ["openid", "email", "profile"], "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"], "subject_types_supported": ["public"],
        }).encode(),
        "/keys": json.dumps({"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "1", "n": modulus,
                                       "e": "AQAB"}]}).encode(),
    }
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return base, certificate


def measure(command):
    """Wall and processor milliseconds, connections and requests."""
    Provider.connections = Provider.requests = 0
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall * 1000, cpu * 1000, Provider.connections, Provider.requests


def main():
    with tempfile.TemporaryDirectory() as folder:
        base, certificate = serve(folder)
        sample = os.path.join(folder, "sso.env")
        with open(sample, "w") as file:
            file.write(f"""\
AUTHENTICATION_PROVIDER=custom-oidc
CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME=Bench
AUTHENTICATION_CLIENT_TYPE=confidential
AUTHENTICATION_CLIENT_ID=catalog
AUTHENTICATION_AUTHORITY={base}
AUTHENTICATION_PUBLIC_KEYS=[{base}/keys]
AUTHENTICATION_CALLBACK_URL=https://catalog.example.com/callback
AUTHORIZER_ADMIN_PRINCIPALS=[alice]
OIDC_CLIENT_ID=catalog
OIDC_TYPE=custom
OIDC_CLIENT_SECRET=1a2b3c4d5e6f7g8h9i0j
OIDC_DISCOVERY_URI={base}/.well-known/openid-configuration
OIDC_CALLBACK=https://catalog.example.com/callback
OIDC_SERVER_URL=https://catalog.example.com
""")
        # What curl trusts is what we trust: the system's authorities and this one.
        bundle = os.path.join(folder, "bundle.pem")
        with open(bundle, "w") as file:
            for source in ("/etc/ssl/certs/ca-certificates.crt", certificate):
                with open(source) as part:
                    file.write(part.read())
        query = "response_type=code&client_id=catalog&redirect_uri=https%3A%2F%2Fcatalog.example.com%2Fcallback"
        curl = ["curl", "-s", "--cacert", bundle, f"{base}/.well-known/openid-configuration", f"{base}/keys",
                f"{base}/authorize?{query}&scope=openid&state=x", "--next", "-s", "--cacert", bundle,
                "-u", "catalog:1a2b3c4d5e6f7g8h9i0j",
                "-d", "grant_type=authorization_code&code=x&redirect_uri=https%3A%2F%2Fcatalog.example.com%2Fcallback",
                f"{base}/token"]
        commands = {"curl": curl}
        for program in sys.argv[1:]:
            commands[program] = [os.path.abspath(program), "check", "--ca-file", certificate, sample]
        figures = {name: [] for name in commands}
        for _ in range(ROUNDS + 1):
            for name, command in commands.items():
                figures[name].append(measure(command))
        rows = []
        for name, runs in figures.items():
            walls, cpus = [run[0] for run in runs[1:]], [run[1] for run in runs[1:]]
            rows.append((name, statistics.median(walls), min(walls), statistics.median(cpus), *runs[-1][2:]))
        print(("{:<44}" + "{:>12}" * 7).format(*HEADER))
        for name, wall, best, cpu, connections, requests in rows:
            print(f"{name[-44:]:<44}{wall:12.1f}{best:12.1f}{cpu:12.1f}{wall / rows[0][1]:12.2f}"
                  f"{cpu / max(rows[0][3], 0.1):12.2f}{connections:12}{requests:12}")


main()
