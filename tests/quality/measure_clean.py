"""Measure the cleaning of HTML pages, next to other extractors in the same run.

    python tests/quality/measure_clean.py [--limit N] [--only SYSTEM ...]

Reads the folder that the environment variable NEWSREADER_CORPORA names: `html/html/ID.html.gz` and
`html/ground-truth/ID.json`, the layout of the WCXB corpus (CC BY 4.0). Prints the mean word F1, precision
and recall of the body (bags of lower-cased words, each page alike), the median time a page, and for this
program how often title, authors and date are exact. An extractor that is not installed is left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import os
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.clean.html import clean_html
from reader.errors import ReaderError
from reader.load.source import Source
from reader.model.article import Article, Format, SourceInfo

_WORD = re.compile(r"\w+")
_FOLD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its true body and metadata ('' where it has none)."""

    id: str
    markup: str
    body: str
    title: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Score:
    """Word precision, recall and F1 of a body, 0 to 1."""

    precision: float
    recall: float
    f1: float


def corpus(folder: Path) -> Iterator[Page]:
    """The article pages of a corpus, in the order of their ids."""
    for path in sorted((folder / "html" / "ground-truth").glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))["ground_truth"]
        markup = gzip.decompress((folder / "html" / "html" / f"{path.stem}.html.gz").read_bytes())
        yield Page(
            path.stem,
            markup.decode("utf-8", "replace"),
            truth.get("main_content") or "",
            truth.get("title") or "",
            truth.get("author") or "",
            (truth.get("publish_date") or "")[:10],
        )


def score(true: str, found: str) -> Score:
    """Compare two bodies as bags of lower-cased words."""
    a, b = (Counter(_WORD.findall(text.lower())) for text in (true, found))
    hit = (a & b).total()
    if not hit:
        return Score(0.0, 0.0, 0.0) if a or b else Score(1.0, 1.0, 1.0)
    precision, recall = hit / b.total(), hit / a.total()
    return Score(precision, recall, 2 * precision * recall / (precision + recall))


@cache
def cleaned(page: Page) -> Article | None:
    """This program's article, None where it finds none."""
    try:
        info = SourceInfo(f"{page.id}.html", Format.HTML, "utf-8", len(page.markup), "")
        return clean_html(Source(info, page.markup))
    except ReaderError:
        return None


def newsreader(page: Page) -> str:
    """This program's body."""
    article = cleaned(page)
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


SYSTEMS: dict[str, Callable[[Page], str]] = {
    "newsreader": newsreader,
    "trafilatura": trafilatura,
    "newspaper4k": newspaper,
    "readability": readability,
}


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


def exact_metadata(pages: list[Page]) -> dict[str, float]:
    """The share of exact titles, author lists and dates, and the precision of the dates given."""
    titles, authors, dates, given = [], [], [], []
    for page in pages:
        article = cleaned(page)
        titles.append(article is not None and _words(article.title or "") == _words(page.title))
        if page.author and article is not None:
            found = {_words(name) for name in article.authors}
            authors.append(found == {_words(name) for name in re.split(r",|;|&|\band\b", page.author)})
        published = (article.published or "") if article else ""
        right = bool(page.date) and published[: len(page.date)] == page.date
        if page.date:
            dates.append(right)
        if published:
            given.append(right)
    shares = {"title": titles, "authors": authors, "date": dates, "date precision": given}
    return {name: sum(values) / max(1, len(values)) for name, values in shares.items()}


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.translate(_FOLD).casefold().replace("'", "")))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--limit", type=int, help="read only so many pages")
    parser.add_argument("--only", nargs="*", choices=sorted(SYSTEMS), help="measure these systems alone")
    given = parser.parse_args()
    folder = os.environ.get("NEWSREADER_CORPORA")
    if not folder:
        parser.error("set NEWSREADER_CORPORA to the folder that holds html/html and html/ground-truth")
    logging.disable(logging.CRITICAL)
    pages = list(corpus(Path(folder)))[: given.limit]
    print(
        f"{len(pages)} pages\n\n{'system':<14}{'word F1':>9}{'precision':>11}{'recall':>9}{'ms a page':>11}"
    )
    for name in given.only or SYSTEMS:
        try:
            scores, median = measure(SYSTEMS[name], pages)
        except ImportError:
            print(f"{name:<14}  not installed")
            continue
        f1, precision, recall = (
            statistics.fmean(getattr(s, part) for s in scores) for part in ("f1", "precision", "recall")
        )
        print(f"{name:<14}{f1:>9.4f}{precision:>11.4f}{recall:>9.4f}{median:>11.0f}", flush=True)
    shares = exact_metadata(pages)
    print("\nnewsreader, exact: " + ", ".join(f"{name} {share:.3f}" for name, share in shares.items()))


if __name__ == "__main__":
    main()
