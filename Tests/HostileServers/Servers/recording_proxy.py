"""A proxy that speaks for every host, passes each request on to one port here, and keeps what was asked.

The user name of the proxy's address is the number of the port, a dash and the name under which requests are kept: a
line each with method, host and path, and the word `secret` where the secret is in it, wherever that may be. Ends when
standard input is closed.
"""
import base64
import json
import os
import pathlib
import shutil
import socket
import ssl
import sys
import tempfile
import threading
import urllib.parse

import certificates

SECRET = sys.argv[1]
HOSTS = ("cognito-idp.eu-west-1.amazonaws.com", "rehearsal.auth.eu-west-1.amazoncognito.com", "provider.test",
         "login.provider.test", "elsewhere.example")


def read_request(connection):
    text = b""
    while b"\r\n\r\n" not in text:
        piece = connection.recv(65536)
        if not piece:
            raise ValueError("no request")
        text += piece
    head, _, body = text.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    while len(body) < int(headers.get("content-length", 0)):
        body += connection.recv(65536)
    return lines[0].split(" "), headers, head + b"\r\n\r\n" + body


def user(headers):
    pair = base64.b64decode(headers.get("proxy-authorization", "").removeprefix("Basic "))
    return pair.decode().partition(":")[0]


def holds_secret(headers, raw):
    given = base64.b64decode(headers.get("authorization", "").removeprefix("Basic ") + "===")
    texts = [raw.decode("latin-1"), given.decode("latin-1")]
    return any(SECRET in urllib.parse.unquote_plus(text) for text in texts)


def handle(connection, context, folder):
    request, headers, _ = read_request(connection)
    name = user(headers)
    host = request[1].rpartition(":")[0] if request[0] == "CONNECT" else "plain"
    if host not in HOSTS:
        (folder / name).open("a").write(f"{request[0]} {request[1]}\n")
        return
    connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    with context.wrap_socket(connection, server_side=True) as secure:
        request, headers, raw = read_request(secure)
        path = request[1].partition("?")[0]
        line = f"{request[0]} {host}{path}" + (" secret" if holds_secret(headers, raw) else "")
        with (folder / name).open("a") as log:
            log.write(line + "\n")
        with socket.create_connection(("127.0.0.1", int(name.partition("-")[0]))) as far:
            far.sendall(raw)
            while piece := far.recv(65536):
                secure.sendall(piece)


def serve(server, context, folder):
    def one(connection):
        try:
            connection.settimeout(90)
            handle(connection, context, folder)
        except (OSError, ValueError):
            pass
        finally:
            connection.close()

    while True:
        connection, _ = server.accept()
        threading.Thread(target=one, args=(connection,), daemon=True).start()


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="recording-"))
    ca = certificates.authority(folder / "ca")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificates.leaf(ca, "every", names=",".join(f"DNS:{host}" for host in HOSTS)))
    server = socket.create_server(("127.0.0.1", 0), backlog=256)
    threading.Thread(target=serve, args=(server, context, folder), daemon=True).start()
    print(json.dumps({"port": server.getsockname()[1], "authority": str(ca / "ca.pem"), "folder": str(folder)}),
          flush=True)
    sys.stdin.buffer.read()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


main()
