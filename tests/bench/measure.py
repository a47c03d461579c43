"""CPU time of programs from the outside: to the end, to the first paint, and for one key.

CPU time, not wall time: machines are shared. A run on a terminal is given a pseudo-terminal of its own
that answers the questions a terminal is asked, and is killed when it has been measured. Linux only.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

TICK = os.sysconf("SC_CLK_TCK")
_ESCAPE = re.compile(
    rb"\x1b\[[0-9;:?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-B0-2]|\x1b."
)


def cpu_of(words: Sequence[str], **environment: str) -> float:
    """CPU milliseconds of a program and its children from start to end, its output thrown away."""
    child = subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env={**os.environ, **environment}
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {child.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000


class Screen:
    """A program on a pseudo-terminal of `size` (columns, rows). With pixels of a `cell` it draws Sixel."""

    def __init__(
        self,
        words: Sequence[str],
        size: tuple[int, int] = (120, 40),
        cell: tuple[int, int] = (0, 0),
        **environment: str,
    ) -> None:
        self.seen, self._cell = b"", cell
        self._group, self._master = pty.fork()
        if self._group == 0:
            os.execvpe(
                words[0],
                list(words),
                {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
            )
        self.resize(*size)

    def __enter__(self) -> Screen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pid in self._tree():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        os.close(self._master)
        os.waitpid(self._group, 0)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        across, down = self._cell
        told = struct.pack("HHHH", rows, columns, columns * across, rows * down)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, told)

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._master, keys.encode())

    def wait_for(self, text: str, seconds: float = 60) -> None:
        """Read until `text` was painted since the last call, escape sequences and cursor jumps aside."""
        self.wait_for_match(re.escape("".join(text.split())), seconds)

    def wait_for_match(self, pattern: str, seconds: float = 60) -> None:
        """The same for a regular expression over what is painted, without its spaces."""
        wanted, end = re.compile(pattern.encode()), time.monotonic() + seconds
        self.seen = b""
        while not wanted.search(_ESCAPE.sub(b"", self.seen).replace(b" ", b"")):
            if time.monotonic() > end:
                raise RuntimeError(f"“{pattern}” was not painted in {seconds} s")
            self._read(0.5)

    def settle(self, quiet: float = 0.4) -> None:
        """Read until nothing was painted for `quiet` seconds."""
        while self._read(quiet):
            continue

    def cpu(self) -> float:
        """CPU milliseconds of the program and all its living and ended children so far."""
        return self.own_cpu() + sum(_cpu(pid) for pid in self._tree()[1:]) + _ended(self._group)

    def own_cpu(self) -> float:
        """CPU milliseconds of the program alone, to the microsecond (the process's clock, as in
        clock_getcpuclockid(3))."""
        return time.clock_gettime((~self._group << 3) | 2) * 1000

    def memory(self) -> float:
        """Resident megabytes of the program alone."""
        status = Path(f"/proc/{self._group}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found.group(1)) / 1024 if found else 0.0

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError as e:
            raise RuntimeError(f"the program ended: {self.seen[-400:]!r}") from e
        self.seen += data
        if b"\x1b[c" in data:
            os.write(self._master, b"\x1b[?62;4;22c" if any(self._cell) else b"\x1b[?62;22c")
        if b"\x1b[6n" in data:
            os.write(self._master, b"\x1b[1;1R")
        return True

    def _tree(self) -> list[int]:
        """The program and all its living descendants."""
        parents = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
        found = [self._group]
        for pid in found:
            found += [child for child, parent in parents.items() if parent == pid]
        return found


def _cpu(pid: int) -> float:
    """Of a process and its ended children, in steps of a hundredth of a second."""
    return _ticks(pid, 11, 15)


def _ended(pid: int) -> float:
    """Of the ended children of a process."""
    return _ticks(pid, 13, 15)


def _ticks(pid: int, first: int, last: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[first:last])) / TICK * 1000
