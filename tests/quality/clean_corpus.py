"""Pages with ground truth, what this program makes of them, and how that is scored."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.clean.dump.cleaner import clean_dump
from reader.clean.models.text_blocks import page_blocks
from reader.clean.page.cleaner import clean_html
from reader.errors import ReaderError
from reader.load.loading import load_text
from reader.load.source import Source
from reader.markup.html import parse
from reader.model.article import Article, SourceFormat, SourceInfo

_WORD = re.compile(r"\w+")
_NEWS = re.compile(r'"@type"\s*:\s*\[?\s*"\w{0,30}NewsArticle"')
_SHINGLE = 4  # words
_FOLD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_NEARLY = 0.8  # word F1 of two titles that are the same but for a kicker or a site's name


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


def shingle_f1(bodies: Iterable[tuple[str, str]]) -> float:
    """The F1 of the mean precision and the mean recall of four-word shingles, over (true, found) bodies.

    The measure of the article-extraction benchmark of news pages: a page of which nothing was found has no
    precision.
    """
    precisions, recalls = [], []
    for true, found in bodies:
        a, b = _shingles(true), _shingles(found)
        hit = (a & b).total()
        if b:
            precisions.append(hit / b.total())
        if a:
            recalls.append(hit / a.total())
    if not precisions or not recalls:
        return 0.0
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    found = _WORD.findall(text)
    if len(found) < _SHINGLE:
        return Counter([tuple(found)] if found else [])
    return Counter(zip(*(found[k:] for k in range(_SHINGLE)), strict=False))


def is_news(page: Page) -> bool:
    """Whether the page states to be a news article, in its JSON-LD."""
    return _NEWS.search(page.markup) is not None


@cache
def cleaned(page: Page) -> Article | None:
    """This program's article of a page, None where it finds none."""
    try:
        info = SourceInfo(f"{page.id}.html", SourceFormat.HTML, "utf-8", len(page.markup), "")
        return clean_html(Source(info, page.markup))
    except ReaderError:
        return None


@cache
def dump(page: Page) -> str:
    """The page as a browser's 'save as text' has it: a line a block, blank lines between paragraphs."""
    return "\n".join(("\n" if b.gap else "") + b.text for b in page_blocks(parse(page.markup)))


@cache
def cleaned_dump(page: Page) -> Article | None:
    """This program's article of the page's dump, None where it finds none."""
    try:
        return clean_dump(load_text(dump(page), f"{page.id}.txt"))
    except ReaderError:
        return None


def metadata_shares(found: Iterable[tuple[Page, Article | None]]) -> dict[str, float]:
    """How often title, authors and date are right, where a page has them; precision where one was given."""
    values: dict[str, list[bool]] = {}
    for page, article in found:
        title, true_title = words(article.title or "" if article else ""), words(page.title)
        names = {words(name) for name in article.authors} if article else set()
        true_names = {words(name) for name in re.split(r",|;|&|\band\b", page.author)} - {""}
        published = (article.published or "") if article else ""
        right = bool(page.date) and published[: len(page.date)] == page.date
        if true_title:
            values.setdefault("title exact", []).append(title == true_title)
            values.setdefault("title nearly", []).append(
                f" {true_title} " in f" {title} " or score(true_title, title).f1 >= _NEARLY
            )
        if true_names:
            values.setdefault("authors exact", []).append(names == true_names)
            values.setdefault("authors any", []).append(bool(names & true_names))
        if names:
            values.setdefault("authors precision", []).append(bool(names & true_names))
        if page.date:
            values.setdefault("date exact", []).append(right)
        if published:
            values.setdefault("date precision", []).append(right)
    return {name: sum(of) / len(of) for name, of in values.items()}


def words(text: str) -> str:
    """A title or a name as it is compared: its words in lower case."""
    return " ".join(_WORD.findall(text.translate(_FOLD).casefold().replace("'", "")))
