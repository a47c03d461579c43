"""Print what the reader costs beside what it is compared to, measured in one run.

    python tests/bench/run.py [--check] [--runs N] [WORD...]

Each case is measured N times, ours and theirs in turn, and the medians are compared. With --check the
exit code is 1 when a ratio passes its recorded bound; a case that fails is measured twice more before that.
WORDs pick the cases whose names hold one of them; a case that takes minutes is picked by its whole name.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # started as a script, the path begins at its folder
from tests.bench.cases import CASES, Case, NotMeasured
from tests.bench.texts import write


def measure(case: Case, files: dict[str, Path], runs: int) -> tuple[float, float]:
    """The medians, ours and theirs."""
    pairs = [case.measure(files) for _ in range(runs)]
    ours, theirs = zip(*pairs, strict=True)
    return statistics.median(ours), statistics.median(theirs)


def _picked(case: Case, words: list[str]) -> bool:
    return not words or any(word in case.name for word in words)


def main() -> int:
    """Measure, print, and say by the exit code whether every bound holds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("words", nargs="*")
    args = parser.parse_args()
    failed = 0
    # as an installed program is; a checkout is not where Python is told to write no bytecode
    compileall.compile_dir(Path(__file__).parents[2] / "reader", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = f"{folder}/{name.lower()}"
        files = write(Path(folder))
        print(f"{'':30}{'ours':>9}{'theirs':>9}{'ratio':>8}{'goal':>7}{'bound':>7}")
        for case in CASES:
            if case.name not in args.words and (case.long or not _picked(case, args.words)):
                continue
            try:
                for _ in range(3):
                    ours, theirs = measure(case, files, args.runs)
                    ratio = ours / theirs
                    if not args.check or ratio <= case.bound:
                        break
            except NotMeasured as e:
                print(f"{case.name:30}not measured: {e}", flush=True)
                continue
            failed += ratio > case.bound
            flag = " over its bound" if ratio > case.bound else ""
            row = f"{case.name:30}{ours:9.1f}{theirs:9.1f}{ratio:8.2f}{case.goal:7.2f}{case.bound:7.2f}"
            print(f"{row}  {case.against}{flag}", flush=True)
    return 1 if args.check and failed else 0


if __name__ == "__main__":
    sys.exit(main())
