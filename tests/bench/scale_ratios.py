"""What more processes, a cluster and a second `add` cost against the first, in one run on a quiet machine.

    python -m tests.bench.scale_ratios [--articles 300] [--pages 2000] [--records FILE] [--rounds 2]

Runs `export` on made records, or on those of FILE, in one process, in two, and on a local Dask cluster of
two, and compares what they print; then spaCy's pipeline alone on the same texts, with all that it imports;
then `add` on a folder of made pages, twice more with nothing new, and once with one page in a hundred
changed. Of several rounds the quickest counts. The clock compares nothing while other programs work: the
load is printed first.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.scale import Spent, article, spend, write_records

CHANGED = 100  # one page of so many
ALONE = """
import json, sys
import spacy
from reader.annotate.nlp import find_model
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for doc in spacy.load(find_model()).pipe(texts): pass
"""
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
_SITE = " ".join(f"<a href='/s/{number}'>Section {number}</a>" for number in range(20))


def write_pages(folder: Path, count: int) -> list[Path]:
    """Made pages of 120 to 320 words, a file each."""
    folder.mkdir()
    dice = random.Random(count)
    made = []
    for number in range(count):
        body = "".join(f"<p>{paragraph}</p>" for paragraph in article(dice, dice.randint(120, 320)))
        page = folder / f"{number:05}.html"
        page.write_text(
            f"<html><head><title>Story {number}</title></head><body><nav>{_SITE}</nav>"
            f"<article><h1>Story {number}</h1>{body}</article></body></html>",
            "utf-8",
        )
        made.append(page)
    return made


def alone(records: Path) -> Spent:
    """What spaCy's own pipeline takes for the texts of the records, on one thread."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", ALONE, str(records)], env={**os.environ, **ONE_THREAD})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Spent(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def quickest(runs: list[Spent]) -> Spent:
    """The run with the shortest time, told with its own time of the processor."""
    return min(runs, key=lambda spent: spent.clock)


def told(name: str, spent: Spent, note: str = "") -> None:
    """Print a row."""
    print(
        f"{name:38}{spent.clock:9.2f}{spent.processor:9.2f}{spent.memory:7.0f}  {note}".rstrip(), flush=True
    )


def measure_exports(folder: Path, records: Path, rounds: int) -> None:
    """The rows of `export`, and of spaCy alone."""
    words = sum(len(json.loads(line)["text"].split()) for line in records.open(encoding="utf-8"))
    export = ("export", "--no-cache", "--format", "jsonl", "--records", records)
    ways = {"1 process": ("-j", 1), "2 processes": ("-j", 2), "Dask, 2": ("-j", 2, "--dask", "local")}
    runs: dict[str, list[Spent]] = {name: [] for name in (*ways, "spaCy alone")}
    printed = set()
    for _ in range(rounds):
        for name, way in ways.items():
            runs[name].append(spend(folder, *export, *way))
            printed.add((folder / "printed").read_bytes())
        runs["spaCy alone"].append(alone(records))
    one, two, dask, spacy = (quickest(of) for of in runs.values())
    told("export, 1 process", one, f"{words / one.processor:,.0f} words a CPU second, start included")
    told("export, 2 processes", two, f"{one.clock / two.clock:.2f} times as quick as one")
    told("export, Dask, 2", dask, f"{dask.clock / two.clock:.2f} of the time of 2 processes")
    told("spaCy's pipeline alone", spacy, f"1 process takes {one.processor / spacy.processor:.2f} of its CPU")
    print("the exports are the same bytes" if len(printed) == 1 else "THE EXPORTS DIFFER", flush=True)


def measure_adding(folder: Path, pages: list[Path]) -> None:
    """The rows of `add`."""
    add = ("add", pages[0].parent, "--into", "all", "-j", 2)
    first = spend(folder, *add)
    told(f"add, {len(pages):,} pages", first)
    again = quickest([spend(folder, *add) for _ in range(2)])
    told("add again, nothing new", again, f"{again.clock / first.clock:.4f} of the first")
    few = pages[:: max(1, CHANGED)]
    for page in few:
        page.write_text(
            page.read_text("utf-8").replace("</article>", "<p>The end came on Monday.</p></article>"), "utf-8"
        )
    changed = spend(folder, *add)
    told(f"add again, {len(few)} changed", changed, f"{changed.clock / first.clock:.3f} of the first")


def main() -> None:
    """Make the inputs, run, print the table."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    words.add_argument("--articles", type=int, default=300)
    words.add_argument("--pages", type=int, default=2_000)
    words.add_argument("--records", type=Path)
    words.add_argument("--rounds", type=int, default=2)
    asked = words.parse_args()
    print(f"load of the last minute {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    print(f"{'':38}{'clock s':>9}{'CPU s':>9}{'MB':>7}", flush=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        records = asked.records or write_records(folder / "some.jsonl", asked.articles)
        measure_exports(folder, records, asked.rounds)
        measure_adding(folder, write_pages(folder / "pages", asked.pages))


if __name__ == "__main__":
    main()
