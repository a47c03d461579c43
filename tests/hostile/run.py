"""Opens every hostile file with the program, as a stranger would have it opened, and says what survived.

    python tests/hostile/run.py [--jobs N] [--only show,export,analysis,reader] [WORD...]

`show` and `export` print into a pipe, `analysis` exports what is found in sentences without an end;
`reader` opens the file on a terminal of its own and quits with q. Each run has its own home, a limit on time
and on memory. It passes when nothing crashes, nothing that a terminal would obey comes out, what is an
article is printed with its words, what is none is refused in one line, the terminal is left as it was, and no
file was written where none should be. WORDs pick the cases whose name or group holds one of them. The exit
code is 1 when anything failed.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # started as a script, the path begins at its folder
from tests.hostile.case import NEEDLE, Case
from tests.hostile.cases import cases
from tests.hostile.screens import on_a_terminal

ROOT = Path(__file__).resolve().parents[2]

SECONDS, MEMORY, OUTPUT = 60, 4 << 30, 1 << 30
"""Of processor time, which a busy machine does not stretch; bytes; bytes."""
PATIENCE = 10 * SECONDS
MODES = {
    "show": ["show", "--no-cache"],
    "export": ["export", "--no-cache", "--no-analysis"],
    "analysis": ["export", "--no-cache"],
    "reader": [],
}
ANALYSED = ("long sentences",)  # groups of files on which the analysis is tried too
OBEYED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
TRACE = "Traceback (most recent call last)"


def faults(case: Case, mode: str) -> list[str]:
    """What is wrong with how the program takes this file; nothing where it survives."""
    with tempfile.TemporaryDirectory() as scratch:
        work, home = Path(scratch, "work"), Path(scratch, "home")
        work.mkdir()
        home.mkdir()
        path = work / case.file
        case.make(path)
        before = sorted(work.iterdir())
        command = [sys.executable, "-P", "-m", "reader", *MODES[mode], "--", str(path)]
        try:
            found = _on_screen(case, command, home) if mode == "reader" else _in_pipe(case, command, home)
        except subprocess.TimeoutExpired:
            found = [f"did not end within {PATIENCE} seconds"]
        if sorted(work.iterdir()) != before or any(home.rglob("PWNED")):
            found.append("wrote a file where none should be")
        shutil.rmtree(work, ignore_errors=True)
        return found


def _in_pipe(case: Case, command: list[str], home: Path) -> list[str]:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False,
        env=_environ(home), preexec_fn=_limit,
    )  # fmt: skip
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    found = [*_ended(done.returncode, err), *_printed(out + err)]
    if case.opens and done.returncode == 0:
        if case.keeps and NEEDLE not in "".join(out.split()).casefold():
            found.append("lost the words of the story")
    elif case.opens:
        found.append(f"refused: {err.strip()[:80]}")
    else:
        found += _refused(done.returncode, out, err)
    return found


def _on_screen(case: Case, command: list[str], home: Path) -> list[str]:
    run = on_a_terminal(command, _environ(home), PATIENCE)
    found = [*_ended(run.code, run.text), *_printed(re.sub(r"[\0-\x1f\x7f]", "", run.text))]
    if re.search(r"\x1b\](52;|0;owned)|\x1b\[c|rm -rf", run.text):
        found.append("sent the terminal what the file said")
    if not run.restored:
        found.append("left the terminal changed")
    if case.opens:
        found += [] if run.painted and run.code == 0 else [f"did not open (exit code {run.code})"]
    else:
        found += _refused(run.code, "painted" if run.painted else "", run.text)
    return found


def _ended(code: int, said: str) -> list[str]:
    fault = "took too much processor time" if code == -signal.SIGXCPU else "died of a signal"
    return ([fault] if code < 0 else []) + (["showed a traceback"] if TRACE in said else [])


def _printed(text: str) -> list[str]:
    bad = OBEYED.search(text)
    return [f"printed U+{ord(bad[0]):04X}"] if bad else []


def _refused(code: int, out: str, err: str) -> list[str]:
    found = ["took for an article what is none"] if code == 0 or out else []
    return found + ([] if err.strip().count("\n") == 0 and err.strip() else ["did not say so in one line"])


def _environ(home: Path) -> dict[str, str]:
    kept = {
        k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "VIRTUAL_ENV", "PYTHONPYCACHEPREFIX")
    }
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "CACHE", "DATA", "STATE")}
    return kept | folders | {"HOME": str(home), "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT, OUTPUT))


def main() -> int:
    """Run the cases, print a table, and say by the exit code whether all survived."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default=",".join(MODES), metavar="MODES")
    parser.add_argument("words", nargs="*")
    args = parser.parse_args()
    modes = args.only.split(",")
    chosen = [c for c in cases() if not args.words or any(w in f"{c.group} {c.name}" for w in args.words)]
    passed: Counter[tuple[str, str]] = Counter()
    of = Counter(case.group for case in chosen)
    begun = time.monotonic()
    with ThreadPoolExecutor(args.jobs) as pool:
        runs = [(c, mode) for c in chosen for mode in modes if mode != "analysis" or c.group in ANALYSED]
        for (case, mode), found in zip(runs, pool.map(lambda run: faults(*run), runs), strict=True):
            passed[case.group, mode] += not found
            for fault in found:
                print(f"{mode}: {case.group}, {case.name}: {fault}", flush=True)
    print()
    for group, many in of.items():
        tried = (mode for mode in modes if mode != "analysis" or group in ANALYSED)
        print(f"{group:22}" + "".join(f"{mode:>10} {passed[group, mode]:>3} of {many:<3}" for mode in tried))
    good, bad = passed.total(), len(runs) - passed.total()
    print(f"\n{len(chosen)} files in {time.monotonic() - begun:.0f} s: {good} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
