"""Measure the cleaning of HTML pages and of their text dumps, next to others in the same run.

    python -m tests.quality.measure_clean [--limit N] [--only SYSTEM ...]

Reads the folder that the environment variable NEWSREADER_CORPORA names: `html/html/ID.html.gz` and
`html/ground-truth/ID.json`, the layout of the WCXB corpus (CC BY 4.0). Prints the mean word F1, precision
and recall of the body (bags of lower-cased words, each page alike), the median time a page, and for this
program how often title, authors and date are right. An extractor that is not installed is left out. With
--limit the pages are taken evenly from the whole set.

The shipped weights were learned from such pages: on the set that they were learned from, this program's
figures are higher than on other sites (`python -m reader.training.clean --check` measures on unseen ones).
"""

from __future__ import annotations

import argparse
import logging
import os
import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.quality.clean_corpus import (
    Page,
    Score,
    cleaned,
    cleaned_dump,
    corpus,
    dump,
    metadata_shares,
    score,
)

Systems = Mapping[str, Callable[[Page], str]]
_LONG = 60  # characters of a line that the simplest rule for dumps keeps


def newsreader(page: Page) -> str:
    """This program's body of a page."""
    article = cleaned(page)
    return article.text if article else ""


def newsreader_dump(page: Page) -> str:
    """This program's body of a page's dump."""
    article = cleaned_dump(page)
    return article.text if article else ""


def readability(page: Page) -> str:
    """Plain readability-lxml."""
    from lxml.html import fromstring
    from readability import Document

    return "\n".join(fromstring(Document(page.markup).summary(html_partial=True)).itertext())


def trafilatura(page: Page) -> str:
    """Trafilatura as it is set when installed, without comments."""
    from trafilatura import extract

    return extract(page.markup, include_comments=False) or ""


def newspaper(page: Page) -> str:
    """newspaper4k."""
    from newspaper import Article as Paper

    paper = Paper("https://example.org/", fetch_images=False)
    paper.set_html(page.markup)
    paper.parse()
    return str(paper.text)


def long_lines(page: Page) -> str:
    """Of a dump the lines that are long or end like a sentence."""
    lines = dump(page).split("\n")
    return "\n".join(line for line in lines if len(line) > _LONG or line.endswith((".", "!", "?", "”")))


SYSTEMS: Systems = {
    "newsreader": newsreader,
    "trafilatura": trafilatura,
    "newspaper4k": newspaper,
    "readability": readability,
}
DUMP_SYSTEMS: Systems = {"newsreader": newsreader_dump, "long lines": long_lines, "all lines": dump}


def measure(system: Callable[[Page], str], pages: list[Page]) -> tuple[list[Score], float]:
    """The score of each page, and the median milliseconds a page. A failure is an empty body."""
    scores, times = [], []
    for page in pages:
        began = time.perf_counter()
        try:
            body = system(page)
        except ImportError:
            raise
        except Exception:  # others' failures are of any kind
            body = ""
        times.append(time.perf_counter() - began)
        scores.append(score(page.body, body))
    return scores, 1000 * statistics.median(times)


def table(kind: str, systems: Systems, pages: list[Page], only: list[str] | None) -> None:
    """Print a line for each system."""
    print(f"\n{kind:<14}{'word F1':>9}{'precision':>11}{'recall':>9}{'ms a page':>11}")
    for name in systems:
        if only and name not in only:
            continue
        try:
            scores, median = measure(systems[name], pages)
        except ImportError:
            print(f"{name:<14}  not installed")
            continue
        f1, precision, recall = (
            statistics.fmean(getattr(s, part) for s in scores) for part in ("f1", "precision", "recall")
        )
        print(f"{name:<14}{f1:>9.4f}{precision:>11.4f}{recall:>9.4f}{median:>11.0f}", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--limit", type=int, help="read only so many pages")
    names = sorted({*SYSTEMS, *DUMP_SYSTEMS})
    parser.add_argument("--only", nargs="*", choices=names, help="measure these systems alone")
    given = parser.parse_args()
    folder = os.environ.get("NEWSREADER_CORPORA")
    if not folder:
        parser.error("set NEWSREADER_CORPORA to the folder that holds html/html and html/ground-truth")
    logging.disable(logging.CRITICAL)
    pages = list(corpus(Path(folder)))
    pages = pages[:: max(1, len(pages) // given.limit)][: given.limit] if given.limit else pages
    print(f"{len(pages)} pages")
    for page in pages:
        dump(page)  # made beforehand: no system's time
    table("HTML pages", SYSTEMS, pages, given.only)
    table("text dumps", DUMP_SYSTEMS, pages, given.only)
    if not given.only or "newsreader" in given.only:
        print(f"\n{'newsreader':<20}{'HTML':>9}{'dump':>9}")
        shares = [metadata_shares((p, of(p)) for p in pages) for of in (cleaned, cleaned_dump)]
        for name in shares[0]:
            print(f"{name:<20}" + "".join(f"{share.get(name, 0.0):>9.3f}" for share in shares))


if __name__ == "__main__":
    main()
