"""Measure the cleaning of HTML pages and of their text dumps, next to others in the same run.

    python -m tests.quality.measure_clean [--limit N] [--only SYSTEM ...]

Reads the folder that the environment variable NEWSREADER_CORPORA names: `html/html/ID.html.gz` and
`html/ground-truth/ID.json`, the layout of the WCXB corpus (CC BY 4.0). Prints the mean word F1, precision
and recall of the body (bags of lower-cased words, each page alike), the F1 of four-word shingles, the same of
the pages that state to be news, the median processor time a page, and for this program how often title,
authors and date are right. An extractor that is not installed is left out. With --limit the pages are taken
evenly from the whole set.

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
    cleaned,
    cleaned_dump,
    corpus,
    dump,
    is_news,
    metadata_shares,
    score,
    shingle_f1,
)

Systems = Mapping[str, Callable[[Page], str]]
_COLUMNS = ("word F1", "precision", "recall", "shingles", "news words", "news shin.")
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

    root = fromstring(Document(page.markup).summary(html_partial=True))
    return "\n".join(map(str, root.itertext()))


def trafilatura(page: Page) -> str:
    """Trafilatura as it is set when installed, without comments."""
    from trafilatura import extract

    return extract(page.markup, include_comments=False) or ""


def newspaper(page: Page) -> str:
    """newspaper4k."""
    from newspaper import Article as Paper

    paper = Paper("https://example.org/", fetch_images=False)
    paper.download(input_html=page.markup)
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


def measure(system: Callable[[Page], str], pages: list[Page]) -> tuple[list[str], float]:
    """The body of each page ("" where it fails), and the median milliseconds of processor time a page."""
    bodies, times = [], []
    for page in pages:
        began = time.process_time()
        try:
            body = system(page)
        except ImportError:
            raise
        except Exception:  # others' failures are of any kind
            body = ""
        times.append(time.process_time() - began)
        bodies.append(body)
    return bodies, 1000 * statistics.median(times)


def table(kind: str, systems: Systems, pages: list[Page], only: list[str] | None) -> None:
    """Print a line for each system."""
    if only and not set(only) & set(systems):
        return
    heads = "".join(f"{head:>11}" for head in (*_COLUMNS, "ms a page"))
    print(f"\n{kind:<14}{heads}")
    for name in systems:
        if only and name not in only:
            continue
        try:
            bodies, median = measure(systems[name], pages)
        except ImportError:
            print(f"{name:<14}  not installed")
            continue
        numbers = "".join(f"{number:>11.4f}" for number in _figures(pages, bodies))
        print(f"{name:<14}{numbers}{median:>11.0f}", flush=True)


def _figures(pages: list[Page], bodies: list[str]) -> list[float]:
    """What stands under `_COLUMNS`; a set without news has 0 there."""
    scores = [score(page.body, body) for page, body in zip(pages, bodies, strict=True)]
    news = [n for n, page in enumerate(pages) if is_news(page)]
    return [
        *(statistics.fmean(getattr(s, part) for s in scores) for part in ("f1", "precision", "recall")),
        shingle_f1((page.body, body) for page, body in zip(pages, bodies, strict=True)),
        statistics.fmean([scores[n].f1 for n in news] or [0.0]),
        shingle_f1((pages[n].body, bodies[n]) for n in news),
    ]


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
    print(f"{len(pages)} pages, {sum(map(is_news, pages))} of them news")
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
