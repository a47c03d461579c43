"""Fuzz the way of a file with atheris, starting from the saved corpus.

    python tests/fuzz/run.py --seconds 60

Inputs that crash are left in the folder named at the end; run one again with `--again FILE`, and add it
to tests/fuzz/corpus, where the test suite runs it for ever after.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from time import monotonic

HERE = Path(__file__).parent
# what the program imports when it is first needed, which would be too late to watch
LAZY = (
    "reader.annotate.annotators",
    "reader.clean.dump.cleaner",
    "reader.clean.page.cleaner",
    "reader.load.encoding_guess",
    "reader.load.containers.mhtml",
)


def main() -> int:
    """Parse the arguments and fuzz; the exit code is not 0 after a crash."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--again", type=Path, help="run one input and stop")
    arguments = parser.parse_args()
    sys.path.insert(0, str(HERE.parents[1]))  # started as a script, the path begins at its folder
    if arguments.again:
        from tests.fuzz.target import one_input

        one_input(arguments.again.read_bytes())
        return 0
    try:
        import atheris
    except ImportError:
        print("atheris is not installed (it has wheels for Linux on x86-64 alone): inputs are made blindly")
        return blindly(arguments.seconds)
    with atheris.instrument_imports(include=["reader", "tests.fuzz.target"]):
        for lazily_imported in LAZY:
            import_module(lazily_imported)
        from tests.fuzz.target import one_input
    folder = Path(tempfile.mkdtemp(prefix="newsreader-fuzz-"))
    print(f"new inputs and crashes go to {folder}")
    options = [
        f"-max_total_time={arguments.seconds}",
        f"-artifact_prefix={folder}/crash-",
        f"-dict={HERE / 'tokens.dict'}",
        "-max_len=4096",
        "-timeout=10",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(folder), str(HERE / "corpus")], one_input)
    atheris.Fuzz()
    return 0


def blindly(seconds: int) -> int:
    """Saved inputs cut up and joined again for `seconds`, without a look at what they reach."""
    from tests.fuzz.target import one_input

    saved = [path.read_bytes() for path in sorted((HERE / "corpus").iterdir())]
    chance, end, runs = random.Random(seconds), monotonic() + seconds, 0
    while monotonic() < end:
        pieces = [bytes([chance.randrange(4)])]
        for _ in range(chance.randrange(1, 8)):
            one = chance.choice(saved)
            start = chance.randrange(len(one))
            pieces.append(one[start : start + chance.randrange(1, 400)])
        data = b"".join(pieces)
        try:
            one_input(data)
        except Exception:
            Path(tempfile.gettempdir(), f"crash-{runs}").write_bytes(data)
            raise
        runs += 1
    print(f"{runs} inputs, no crash")
    return 0


if __name__ == "__main__":
    sys.exit(main())
