"""Start, memory and key-to-paint of full-screen programs on a pseudo-terminal, ours beside what else is installed.

    python3 Tests/Bench/screen.py PATH-OF-OPENMETADATA-SSO

Prints medians; judges nothing. Build with `swift build -c release --static-swift-stdlib` for figures that count.
"""
import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import termios
import time


def wait(descriptor, seconds):
    return select.select([descriptor], [], [], seconds)[0]


def settle(descriptor):
    """The times of the first and of the last byte before 0.3 s of silence."""
    first = last = time.perf_counter()
    seen = False
    while wait(descriptor, 0.3):
        os.read(descriptor, 65536)
        last = time.perf_counter()
        first, seen = (first if seen else last), True
    return first, last


def press(descriptor, key):
    """Milliseconds to the first byte that answers, and how many bytes do; None without an answer."""
    start = time.perf_counter()
    os.write(descriptor, bytes([key]))
    painted, count = None, 0
    while wait(descriptor, 0.05):
        count += len(os.read(descriptor, 65536))
        painted = painted or time.perf_counter()
    return painted and ((painted - start) * 1000, count)


def run(command, keys):
    start = time.perf_counter()
    process, descriptor = pty.fork()
    if process == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    first, last = settle(descriptor)
    answers = [answer for key in keys if (answer := press(descriptor, key))]
    with open(f"/proc/{process}/status") as status:
        resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(descriptor)
    return (first - start) * 1000, (last - start) * 1000, resident, answers


def report(command, keys, rounds=7):
    runs = [run(command, keys) for _ in range(rounds)]
    first, settled, resident = (statistics.median(values) for values in list(zip(*runs))[:3])
    answers = sorted(answer for each in runs for answer in each[3])
    line = f"{os.path.basename(command[0]):18} first byte {first:6.1f} ms  settled {settled:6.1f} ms  {resident:5.1f} MiB"
    if answers:
        times = [milliseconds for milliseconds, _ in answers]
        count = statistics.median(count for _, count in answers)
        line += f"  key to paint {statistics.median(times):.2f} ms, 99% {times[int(len(times) * 0.99) - 1]:.2f} ms, {count:.0f} bytes"
    print(line)


report([sys.argv[1], "--offline"], b"eu-west-1_Ab12Cd34E\tabc\tdefgh")
for peer, keys in (["dialog", "--inputbox", "x", "10", "60"], b"eu-west-1_Ab"), (["htop"], b""), (["nano"], b"abcdef"):
    if shutil.which(peer[0]):
        report(peer, keys)
