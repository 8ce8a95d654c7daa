"""What is sent for each path: whole answers as bytes, or a function that plays with the connection."""
import base64
import gzip
import json
import threading
import time
import zlib

REST = threading.Event()  # never set: who waits for it hangs
HITS = {}
ARRIVED = {}
LOCK = threading.Lock()
DATE = "Date: when it is sent"


def response(body, status="200 OK", *headers, length=None, kind="application/json"):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    if kind:
        lines.append(f"Content-Type: {kind}")
    return "\r\n".join([*lines, DATE, "Connection: close", "", ""]).encode("latin-1") + body


def dated(answer):
    """The answer as it is sent now."""
    return answer.replace(DATE.encode(), time.strftime("Date: %a, %d %b %Y %H:%M:%S GMT", time.gmtime()).encode(), 1)


def document(**changes):
    members = {
        "issuer": "https://provider.test/pool",
        "authorization_endpoint": "https://provider.test/authorize",
        "token_endpoint": "https://provider.test/token",
        "userinfo_endpoint": "https://provider.test/userinfo",
        "jwks_uri": "https://provider.test/keys",
        "scopes_supported": ["openid", "email"],
        "response_types_supported": ["code"],
    }
    members.update(changes)
    return json.dumps({name: value for name, value in members.items() if value is not ...}).encode()


def number(bits):
    value = (1 << (bits - 1)) | 1
    return base64.urlsafe_b64encode(value.to_bytes((bits + 7) // 8, "big")).rstrip(b"=").decode()


def key(bits=2048, **changes):
    members = {"kty": "RSA", "kid": "one", "use": "sig", "alg": "RS256", "n": number(bits), "e": "AQAB", **changes}
    return {name: value for name, value in members.items() if value is not ...}


def keys(*items):
    return response(json.dumps({"keys": items}).encode())


CURVE = {"kty": "EC", "kid": "ec", "crv": "P-256", "x": "AQ", "y": "AQ"}
GOOD = document()
BOMB = gzip.compress(b" " * (64 << 20), 9)
COMMANDS = "https://e.test/\x1b[2J\x1b]0;owned\x07\x1b[6n\u202e\x9b5n\r\n"
PAGE = b"<!doctype html><title>Sign in</title><p>Welcome"

WHOLE = {
    "/good": response(GOOD),
    "/good-as-text": response(GOOD, kind="text/html"),
    "/other-issuer": response(document(issuer="https://elsewhere.test")),
    "/html": response(PAGE, kind="text/html; charset=utf-8"),
    "/html-as-json": response(b"\n  " + PAGE),
    "/400": response(b"{}", "400 Bad Request"),
    "/401": response(b"{}", "401 Unauthorized", "WWW-Authenticate: Basic"),
    "/403": response(b"no", "403 Forbidden"),
    "/404": response(b"{}", "404 Not Found"),
    "/429": response(b"{}", "429 Too Many Requests"),
    "/500": response(PAGE, "500 Internal Server Error"),
    "/503": response(PAGE, "503 Service Unavailable"),
    "/204": b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
    "/301": response(b"", "301 Moved Permanently", "Location: /trap"),
    "/302": response(b"", "302 Found", "Location: https://elsewhere.test/login?x=1"),
    "/302-hostile": response(b"", "302 Found", "Location: https://e.test/\x1b[2J\x9b" + "a" * 400),
    "/trap": response(GOOD),
    "/truncated": response(GOOD, length=len(GOOD) + 100),
    "/truncated-chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"issuer\":",
    "/twenty-megabytes": response(b" " * (20 << 20)),
    "/gzip": response(gzip.compress(GOOD), "200 OK", "Content-Encoding: gzip"),
    "/deflate": response(zlib.compress(GOOD), "200 OK", "Content-Encoding: deflate"),
    "/gzip-bomb": response(BOMB, "200 OK", "Content-Encoding: gzip"),
    "/transfer-bomb": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
                      + f"{len(BOMB):x}\r\n".encode() + BOMB + b"\r\n0\r\n\r\n",
    "/nested": response(b"[" * 100_000),
    "/nested-closed": response(b'{"a":' * 40 + b"1" + b"}" * 40),
    "/number-as-issuer": response(document(issuer=7)),
    "/text-as-scopes": response(document(scopes_supported="openid")),
    "/number-in-scopes": response(document(scopes_supported=["openid", 7])),
    "/list": response(b"[]"),
    "/no-issuer": response(document(issuer=...)),
    "/empty-issuer": response(document(issuer="")),
    "/only-issuer": response(b'{"issuer":"https://provider.test/pool"}'),
    "/escapes": response(document(issuer=7).replace(b"7", b'"https://e.test/\\u001b[2J\\u202e\\u0007"')),
    "/terminal-commands": response(document(issuer=7).replace(b"7", json.dumps(COMMANDS).encode())),
    "/hostile-endpoint": response(document(token_endpoint="https://e.test/\x1b[2J\u202e" + "a" * 500)),
    "/plain-endpoint": response(document(token_endpoint="http://provider.test/token")),
    "/hostile-member": response(b'{"a\\u001b[2J":1,"a\\u001b[2J":2}'),
    "/not-utf8": response(b'{"issuer":"\xff\xfe"}'),
    "/bom": response(b"\xef\xbb\xbf" + GOOD),
    "/utf16": response(GOOD.decode().encode("utf-16")),
    "/empty": response(b""),
    "/spaces": response(b" \r\n"),
    "/garbage-after": response(GOOD + b"x"),
    "/twice": response(GOOD[:-1] + b',"issuer":"https://elsewhere.test"}'),
    "/huge-header": response(GOOD, "200 OK", "X: " + "a" * 90_000),
    "/many-headers": response(GOOD, "200 OK", *[f"X-{i}: {'a' * 80}" for i in range(1_000)]),
    "/broken-status": b"HTTP/banana\r\n\r\n",
    "/no-length": b"HTTP/1.1 200 OK\r\n\r\n" + GOOD,
    "/continue-first": b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + response(GOOD),
    "/keys": keys(key(), CURVE, {"kty": "new", "kid": "n"}),
    "/keys-empty": keys(),
    "/keys-missing": response(b"{}"),
    "/keys-text": response(b'{"keys":"none"}'),
    "/keys-of-texts": response(b'{"keys":["one"]}'),
    "/keys-ec": keys(CURVE),
    "/keys-1024": keys(key(1024)),
    "/keys-no-kid": keys(key(kid=...)),
    "/keys-enc": keys(key(use="enc")),
    "/keys-no-type": keys(key(kty=...)),
    "/keys-no-modulus": keys(key(n=...)),
    "/keys-bad-base64": keys(key(n="a+b/")),
    "/keys-number-kid": keys(key(kid=7)),
}


def arrived(name):
    with LOCK:
        return ARRIVED.setdefault(name, threading.Event())


def hang(connection, query):
    arrived(query).set()
    REST.wait()


def wait(connection, query):
    arrived(query).wait(20)
    connection.sendall(response(GOOD))


def drip(connection, query):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    while True:
        connection.sendall(b" ")
        REST.wait(0.05)


def endless_headers(connection, query):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X: " + b"a" * 200 + b"\r\n")


def endless_continue(connection, query):
    while True:
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


def endless_body(connection, query):
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b" " * 4096)


def slow_not_found(connection, query):
    connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 1000\r\n\r\n")
    REST.wait()


def hits(connection, query):
    with LOCK:
        count = HITS.get("/" + query, 0)
    connection.sendall(response(document(issuer=f"https://hits.test/{count}")))


PLAYED = {
    "/hang": hang, "/wait": wait, "/drip": drip, "/endless-headers": endless_headers, "/hits": hits,
    "/endless-continue": endless_continue, "/endless-body": endless_body, "/slow-not-found": slow_not_found,
}


def keys_from(connection, head, path):
    """A good document of the issuer that was asked, whose key set is the answer named after `/keys-from`."""
    lines = head.decode("latin-1").split("\r\n")
    host = next(line.split(":", 1)[1].strip() for line in lines if line.lower().startswith("host:"))
    keys_at = path.removeprefix("/keys-from")
    connection.sendall(response(document(issuer=f"https://{host}{path}", jwks_uri=f"https://{host}{keys_at}")))


def echo(connection, head, body):
    """What arrived, as a discovery document: the request line, agent, coding and form are its scopes."""
    lines = head.decode("latin-1").split("\r\n")
    connection.sendall(response(document(scopes_supported=[line for line in lines if line] + [body.decode("latin-1")])))
