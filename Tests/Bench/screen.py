"""Full-screen programs on a pseudo-terminal of 80 by 24, ours beside what else is installed.

    python3 Tests/Bench/screen.py [--rest SECONDS] PATH-OF-OPENMETADATA-SSO

Prints one table and judges nothing. Build with `swift build -c release --static-swift-stdlib` and strip for figures that
count. The processor's time is the process's own, so that a busy machine does not change it much; the other times are
those of a clock. At rest, each program stands still for so many seconds, all of them at once (60 when nothing is said).
"""
import argparse
import fcntl
import glob
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import tempfile
import termios
import time

OURS = b"eu-west-1_Ab12Cd34E\tabc\tdefgh"


class Running:
    """A program on a terminal of its own, in an empty folder that is its home.

    It starts when it is executed: the fork before that copies this script, which takes four milliseconds.
    """

    def __init__(self, command):
        self.folder = tempfile.TemporaryDirectory()
        told, tell = os.pipe()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(self.folder.name)
            os.environ.update(TERM="xterm-256color", HOME=self.folder.name, XDG_STATE_HOME=self.folder.name)
            os.write(tell, struct.pack("d", time.perf_counter()))
            os.execvp(command[0], command)
        self.started = struct.unpack("d", os.read(told, 8))[0]
        os.close(told)
        os.close(tell)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def wait(self, seconds):
        return bool(select.select([self.terminal], [], [], seconds)[0])

    def read(self):
        try:
            return os.read(self.terminal, 65536)
        except OSError:
            return b""

    def settle(self, silence=0.3):
        """The times of the first and of the last byte before a silence, in milliseconds since the start."""
        times = []
        while self.wait(silence) and self.read():
            times.append((time.perf_counter() - self.started) * 1000)
        return (times[0], times[-1]) if times else (0, 0)

    def press(self, keys):
        """Milliseconds to the first byte that answers, and how many bytes do; None without an answer."""
        start = time.perf_counter()
        os.write(self.terminal, keys)
        painted, count = None, 0
        while self.wait(0.05):
            count += len(self.read())
            painted = painted or time.perf_counter()
        return painted and ((painted - start) * 1000, count)

    def processor(self):
        """Milliseconds of all its threads."""
        times = [open(path).read().split()[0] for path in glob.glob(f"/proc/{self.process}/task/*/schedstat")]
        return sum(map(int, times)) / 1e6

    def ticks(self):
        fields = open(f"/proc/{self.process}/stat").read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def resident(self):
        lines = open(f"/proc/{self.process}/status").read().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

    def end(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)
        self.folder.cleanup()


def measure(command, keys, rounds):
    starts, residents, answers, costs = [], [], [], []
    for _ in range(rounds):
        program = Running(command)
        starts.append(program.settle())
        before = program.processor()
        answers += [answer for key in keys if (answer := program.press(bytes([key])))]
        if keys:
            costs.append((program.processor() - before) / len(keys))
        residents.append(program.resident())
        program.end()
    figures = [statistics.median(first for first, _ in starts), statistics.median(last for _, last in starts)]
    if answers:
        times = sorted(milliseconds for milliseconds, _ in answers)
        figures += [statistics.median(times), times[int(len(times) * 0.99) - 1], statistics.median(costs)]
        figures.append(statistics.median(count for _, count in answers))
    else:
        figures += [None] * 4
    return figures + [statistics.median(residents)]


def rest(screens, seconds):
    """For each screen, utime and stime in hundredths of a second while it stands still."""
    programs = []
    for command, keys in screens:
        program = Running(command)
        program.settle(1)
        for key in keys:
            program.press(key)
            program.settle()
        programs.append(program)
    before = [program.ticks() for program in programs]
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        ready = select.select([program.terminal for program in programs], [], [], left)[0]
        for program in programs:
            if program.terminal in ready:
                program.read()
    after = [program.ticks() for program in programs]
    for program in programs:
        program.end()
    return [now - then for then, now in zip(before, after)]


def line(name, figures):
    cells = [f"{figure:10.2f}" if figure is not None else " " * 9 + "-" for figure in figures]
    print(f"{name:18}" + "".join(cells))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--rest", type=float, default=60)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    ours = [os.path.abspath(given.program), "--offline"]
    peers = [(["dialog", "--inputbox", "x", "10", "60"], b"eu-west-1_Ab"), (["htop"], b""), (["nano"], b"abcdef")]
    programs = [(ours, OURS)] + [peer for peer in peers if shutil.which(peer[0][0])]
    rested = rest([(command, []) for command, _ in programs], given.rest)
    heads = ["first ms", "screen ms", "key ms", "key 99%", "cpu/key", "bytes/key", "MiB", "rest"]
    print(" " * 18 + "".join(f"{head:>10}" for head in heads))
    for (command, keys), spent in zip(programs, rested):
        line(os.path.basename(command[0]), measure(command, keys, given.rounds) + [spent])
    for (name, *_), _ in peers:
        if not shutil.which(name):
            print(f"{name}: not installed")
    at_rest(given)


def at_rest(given):
    """Every screen of ours that can stand still; a sign-in that waits counts its seconds down."""
    answers = [b"eu-west-1_Ab12Cd34E\r", b"5k2f8hq0v1n3example4u7t9s\r", b"secret0that0is0long0enough0for0a0client0of0it\r"]
    answers += [b"https://catalog.example.com/callback\r", b"alice\r"]
    pages = {f"page {number + 1}": [b"\x1b[6~"] * number for number in range(5)}
    screens = dict(pages, find=[b"\x1b/"], help=[b"\x07"], checks=answers, review=answers + [b"\r"])
    screens["test sign-in"] = answers + [b"\x1b[6~"]
    screens["sign-in waiting"] = screens["test sign-in"] + [b"\r"]
    command = [os.path.abspath(given.program), "--rehearse"]
    spent = rest([(command, keys) for keys in screens.values()], given.rest)
    print(f"at rest for {given.rest:g} s, utime and stime in hundredths of a second:")
    print("  " + "; ".join(f"{name} {ticks}" for name, ticks in zip(screens, spent)))


main()
