"""Servers on loopback that misbehave in every known way; ends when standard input is closed."""
import json
import os
import shutil
import socket
import ssl
import struct
import sys
import tempfile
import threading

import answers
import certificates

SOCKETS = []


def listen(family=socket.AF_INET, backlog=256):
    host = "::1" if family == socket.AF_INET6 else "127.0.0.1"
    server = socket.socket(family)
    server.bind((host, 0))
    if backlog is not None:
        server.listen(backlog)
    SOCKETS.append(server)
    return server, server.getsockname()[1]


def serve(server, handle):
    def one(connection):
        try:
            connection.settimeout(30)
            handle(connection)
        except (OSError, ValueError):
            pass
        finally:
            connection.close()

    def loop():
        while True:
            connection, _ = server.accept()
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    threading.Thread(target=loop, daemon=True).start()


def start(handle, **options):
    server, port = listen(**options)
    serve(server, handle)
    return port


def read_head(connection):
    text = b""
    while b"\r\n\r\n" not in text and len(text) < 65536:
        piece = connection.recv(65536)
        if not piece:
            raise ValueError("no request")
        text += piece
    head, _, body = text.partition(b"\r\n\r\n")
    return head, body


def target(head):
    """Path and query; every path answers below itself as an issuer does, at its well-known address, and OpenMetadata."""
    path, _, query = head.split(b" ")[1].decode().partition("?")
    return path.removesuffix("/.well-known/openid-configuration").partition("/api/v1/")[0] or "/", query


def speak_http(connection):
    head, body = read_head(connection)
    path, query = target(head)
    with answers.LOCK:
        answers.HITS[path] = answers.HITS.get(path, 0) + 1
    if path == "/echo":
        return answers.echo(connection, head, body)
    if path in answers.PLAYED:
        return answers.PLAYED[path](connection, query)
    connection.sendall(answers.dated(answers.WHOLE.get(path, answers.response(b"?", "418 Unknown to the test"))))
    connection.shutdown(socket.SHUT_WR)
    connection.recv(1)


def speak_tls(pair):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*pair)

    def handle(connection):
        with context.wrap_socket(connection, server_side=True) as secure:
            head, body = read_head(secure)
            path, query = target(head)
            if path == "/echo":
                return answers.echo(secure, head, body)
            if path.startswith("/keys-from/"):
                return answers.keys_from(secure, head, path)
            if path in answers.PLAYED:
                return answers.PLAYED[path](secure, query)
            secure.sendall(answers.dated(answers.WHOLE[path]))
            secure.unwrap()

    return handle


def reset(connection):
    connection.recv(65536)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def keep(requests):
    """Answers so many requests of a connection, telling how many came before, and then closes it unannounced."""
    def handle(connection):
        for count in range(requests):
            read_head(connection)
            body = answers.document(issuer=f"https://kept.test/{count}")
            connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)

    return handle


def stay_silent(connection):
    answers.REST.wait()


def greet(connection):
    connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")
    connection.recv(65536)


def full():
    """A queue that is full: the system drops further attempts to connect."""
    server, port = listen(backlog=0)
    for _ in range(4):
        waiting = socket.socket()
        waiting.setblocking(False)
        waiting.connect_ex(("127.0.0.1", port))
        SOCKETS.append(waiting)
    return port


def pump(source, sink):
    try:
        while piece := source.recv(65536):
            sink.sendall(piece)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def proxy(target):
    """Leads every CONNECT to one port, whatever host was asked for."""
    def handle(connection):
        read_head(connection)
        with socket.create_connection(("127.0.0.1", target)) as far:
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            threading.Thread(target=pump, args=(far, connection), daemon=True).start()
            pump(connection, far)

    return handle


def refusing_proxy(status):
    def handle(connection):
        read_head(connection)
        connection.sendall(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())

    return handle


def main():
    if shutil.which("openssl") is None:
        raise SystemExit("the command 'openssl' is needed for these tests (apt-get install openssl)")
    folder = tempfile.mkdtemp(prefix="hostile-")
    pairs, authority = certificates.make(folder)
    ports = {name: start(speak_tls(pair)) for name, pair in pairs.items()}
    ports |= {
        "http": start(speak_http), "kept": start(keep(100)), "dropped": start(keep(1)), "reset": start(reset),
        "silent": start(stay_silent), "greeting": start(greet),
        "closed": listen(backlog=None)[1], "full": full(), "proxy": start(proxy(ports["tls"])),
        "forbiddingProxy": start(refusing_proxy("403 Forbidden")),
        "askingProxy": start(refusing_proxy("407 Proxy Authentication Required")),
    }
    try:
        ports["http6"] = start(speak_http, family=socket.AF_INET6)
    except OSError:
        pass
    print(json.dumps({"ports": ports, "authority": str(authority)}), flush=True)
    sys.stdin.buffer.read()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


main()
