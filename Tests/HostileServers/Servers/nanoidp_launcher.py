"""Starts nanoidp on a free port of loopback, prints the port, and ends it when standard input is closed."""
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading

SETTINGS = """
config_version: 1
server: {host: 127.0.0.1}
oauth:
  issuer: http://127.0.0.1
  issuer_from_request: true
  audience: openmetadata
  clients:
    - client_id: openmetadata
      client_secret: only-for-this-test
      redirect_uris: ["http://localhost:8585/callback"]
    - client_id: openmetadata-post
      client_secret: only-for-this-test
      token_endpoint_auth_method: client_secret_post
      redirect_uris: ["http://localhost:8585/callback"]
    - client_id: openmetadata-public
      token_endpoint_auth_method: none
      redirect_uris: ["http://localhost:8585/callback"]
"""
USERS = """
config_version: 1
users:
  ada: {password: only-for-this-test, email: ada@example.com, roles: [USER]}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(command, folder):
    """The process once it says that it serves; None if it ended before, for instance because the port was taken."""
    port = free_port()
    process = subprocess.Popen(
        [command, "--config", folder, "--host", "127.0.0.1", "--port", str(port)],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if "Running on" in line:
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return process, port
    process.wait()
    return None


def main():
    # A test's thread may have all signals blocked, and a child inherits that.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, signal.valid_signals())
    folder = tempfile.mkdtemp(prefix="nanoidp-")
    (pathlib.Path(folder) / "settings.yaml").write_text(SETTINGS)
    (pathlib.Path(folder) / "users.yaml").write_text(USERS)
    try:
        started = next(filter(None, (start(sys.argv[1], folder) for _ in range(3))), None)
        if started is None:
            raise SystemExit("nanoidp did not start")
        process, port = started
        print(port, flush=True)
        sys.stdin.buffer.read()
        process.terminate()
        process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
