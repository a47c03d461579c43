"""What many articles cost: processor time, memory and bytes out, side by side in one run.

    python -m tests.bench.scale [ARTICLES] [FILE]

Runs `export` and `add` as a user does, on ARTICLES made records (300), ten times as many without an
analysis, and made pages in a WARC; or on FILE, an archive of your own with so many articles. Times of the
processor are of all processes of a run, without those of a run on one article; memory is that of the largest
process. The last line compares the memory of a run on a hundred times as many records.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

PLAIN = 10  # times as many articles where nothing is analysed
PAGES = 0.5  # as many pages as records
FEW, MANY = 1_000, 100_000  # records whose memory is compared
_NAMES = "Ada Ines Tomas Mara Eva Bo Ruth Omar Lena Karl".split()  # noqa: SIM905
_FAMILIES = "Morland Okafor Reyer Lindt Holt Lind Abara Sand Vetter Ruiz".split()  # noqa: SIM905
_PLACES = ("Port Ellis", "Leddow", "Vann", "Cable Street", "the north quay", "Harrow Hill")
_THINGS = "containers jobs houses trucks tonnes passengers votes pupils beds trees".split()  # noqa: SIM905
_TOPICS = "ferry school budget harvest strike bridge clinic market flood election".split()  # noqa: SIM905
_SENTENCES = (
    "“We counted {n} {things} in {place} before noon,” said {name}, who leads the {topic} committee.",
    "{name} said that the {topic} would cost {place} more than {n} {things} by the spring.",
    "The council of {place} met on Monday to weigh the future of the {topic}, and {n} people came to listen.",
    "According to the residents’ union, {n} {things} pass through {place} in a week because of the {topic}.",
    "“Nobody asked us about the {topic},” {name} told reporters, and added that it would take {n} days.",
    "The {topic} has divided {place} since 2019, when {n} {things} were lost in a single winter.",
    "Nobody at the meeting could say what had become of the plan for the {topic} that was made in {place}.",
)


class Spent(NamedTuple):
    """What a run took: seconds of the clock and of the processor, megabytes of its largest process."""

    clock: float
    processor: float
    memory: float


def article(dice: random.Random, words: int = 450) -> list[str]:
    """The paragraphs of a made article of about so many words, no two alike."""
    paragraphs: list[str] = []
    while words > 0:
        lines = [_sentence(dice) for _ in range(dice.randint(2, 4))]
        words -= sum(len(line.split()) for line in lines)
        paragraphs.append(" ".join(lines))
    return paragraphs


def _sentence(dice: random.Random) -> str:
    return dice.choice(_SENTENCES).format(
        n=dice.randint(3, 9_000),
        things=dice.choice(_THINGS),
        topic=dice.choice(_TOPICS),
        place=dice.choice(_PLACES),
        name=f"{dice.choice(_NAMES)} {dice.choice(_FAMILIES)}",
    )


def write_records(path: Path, count: int, words: int = 450) -> Path:
    """Made articles as JSON lines, one at a time."""
    dice = random.Random(count)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
            text = "\n\n".join(article(dice, words))
            file.write(json.dumps({"id": number, "text": text, "published": day}) + "\n")
    return path


def write_warc(path: Path, count: int, furniture: int = 300) -> Path:
    """Made pages of a news site in one WARC, with so many links of furniture on each."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    dice = random.Random(count)
    link = '<li class="nav-item"><a href="/section/{0}" title="Section {0}">Section {0}</a></li>'
    menu = "".join(link.format(number) for number in range(furniture // 2))
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in range(count):
            body = "".join(f"<p>{paragraph}</p>" for paragraph in article(dice))
            title = f"{dice.choice(_TOPICS)} of {dice.choice(_PLACES)}, part {number}"
            page = (
                f"<!DOCTYPE html><html><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav>"
                f"<article><h1>{title}</h1>{body}</article><footer><ul>{menu}</ul></footer></body></html>"
            )
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
            writer.write_record(
                writer.create_warc_record(
                    f"https://example.org/{number}",
                    "response",
                    payload=BytesIO(page.encode()),
                    http_headers=headers,
                )
            )
    return path


def spend(folder: Path, *words: object) -> Spent:
    """Run the program with these words of the command line, and nothing kept from other runs."""
    home = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CACHE", "DATA", "CONFIG", "STATE")}
    begun = time.perf_counter()
    with (folder / "printed").open("wb") as printed:
        process = subprocess.Popen(
            [sys.executable, "-m", "reader", *map(str, words)],
            env={**os.environ, **home},
            stdout=printed,
            stderr=subprocess.PIPE,
        )
        assert process.stderr is not None
        told = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise SystemExit(told.decode("utf-8", "replace"))
    return Spent(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def size(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


class _Table:
    """Prints a row for each run: of `articles`, of which the start, as it was measured, is taken off."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        print(f"{'':34}{'articles':>9}{'clock s':>9}{'a second':>9}{'CPU ms each':>12}{'MB':>7}", flush=True)

    def row(self, name: str, articles: int, start: Spent | None, *words: object) -> Spent:
        spent = spend(self._folder, *words)
        clock = spent.clock - (start.clock if start else 0)
        each = 1000 * (spent.processor - (start.processor if start else 0)) / articles
        print(
            f"{name:34}{articles:9,}{spent.clock:9.1f}{articles / max(clock, 1e-6):9.1f}{each:12.1f}"
            f"{spent.memory:7.0f}",
            flush=True,
        )
        return spent


def main() -> None:
    """Make the inputs, run, print the table."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    words.add_argument("articles", nargs="?", type=int, default=300)
    words.add_argument("file", nargs="?", help="an archive with so many articles")
    asked = words.parse_args()
    count: int = asked.articles
    with TemporaryDirectory() as name:
        folder = Path(name)
        table = _Table(folder)
        if asked.file is not None:
            table.row("FILE, cleaned", count, None, "export", asked.file, "--no-analysis", "--no-cache")
            return
        one = write_records(folder / "one.jsonl", 1)
        some = write_records(folder / "some.jsonl", count)
        plain = write_records(folder / "plain.jsonl", count * PLAIN)
        pages = write_warc(folder / "pages.warc.gz", int(count * PAGES))
        export = ("export", "--no-cache", "--format", "jsonl")
        ways: tuple[tuple[str, tuple[object, ...]], ...] = (
            ("1 process", ("-j", 1)), ("2 processes", ("-j", 2)), ("Dask, 2", ("-j", 2, "--dask", "local")),
        )  # fmt: skip
        for label, way in ways:
            start = table.row(f"start, {label}", 1, None, *export, "--no-analysis", *way, "--records", one)
            named = f"cleaned, {label}"
            table.row(named, count * PLAIN, start, *export, "--no-analysis", *way, "--records", plain)
        for label, way in ways:
            start = table.row(f"start to analyse, {label}", 1, None, *export, *way, "--records", one)
            table.row(f"analysed, {label}", count, start, *export, *way, "--records", some)
        written = (folder / "printed").read_bytes()
        text = sum(len(json.loads(line)["text"].encode()) for line in some.open(encoding="utf-8"))
        start = table.row("start, pages", 1, None, *export, "--no-analysis", "--records", one)
        table.row("pages of a WARC, cleaned", int(count * PAGES), start, *export, "--no-analysis", pages)
        out = folder / "out"
        table.row(
            "to Parquet",
            count,
            None,
            "export",
            "--no-cache",
            "-j",
            2,
            "-o",
            out,
            "--format",
            "parquet",
            "--records",
            some,
        )
        table.row("added to the index", count, None, "add", "--no-cache", "-j", 2, "--records", some)
        print(f"\nbytes an article: text {text / count:,.0f}, jsonl {len(written) / count:,.0f}, "
              f"jsonl.gz {len(gzip.compress(written)) / count:,.0f}, parquet {size(out) / count:,.0f}, "
              f"index {size(folder / 'data') / count:,.0f}")  # fmt: skip
        few, many = (
            spend(
                folder, *export, "--no-analysis", "--records", write_records(folder / "memory", records, 60)
            )
            for records in (FEW, MANY)
        )
        print(f"memory for {MANY:,} short records against {FEW:,}: {many.memory / few.memory:.2f} "
              f"({many.memory:.0f} MB, {few.memory:.0f} MB)")  # fmt: skip


if __name__ == "__main__":
    main()
