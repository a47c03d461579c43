"""The extractors: each returns the words of a page that it would keep."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from reader.clean.page.align import words_of
from reader.clean.page.prepare import clear_furniture_names, paragraph_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Elements of a page above which an extractor is skipped: it would take seconds.
MAX_ELEMENTS = 40_000
MAX_ELEMENTS_TRAFILATURA = 20_000
#: The same for the sum of all elements' depths: both ask each element for all text in it.
MAX_DEPTHS = 1_000_000
MAX_DEPTHS_TRAFILATURA = 400_000


def readability_words(root: HtmlElement) -> list[str]:
    """The words that readability keeps, none if it fails. `root` is not changed."""
    from readability import Document

    _silence_loggers()
    elements, depths = _size(root)
    if elements > MAX_ELEMENTS or depths > MAX_DEPTHS:
        return []
    tree = copy.deepcopy(root)
    clear_furniture_names(tree, paragraph_words(tree))

    class Kept(Document):  # type: ignore[misc]  # readability is untyped
        """Keeps the tree from which the summary is made."""

        def get_clean_html(self) -> str:
            self.kept = self.html
            return str(super().get_clean_html())

    try:
        document = Kept(tree)
        document.summary(html_partial=True)
        kept = document.kept
    except Exception:  # it fails in every way there is; others stand in
        return []
    return words_of(" ".join(kept.itertext()))


def learned_words(root: HtmlElement) -> tuple[list[str], float]:
    """The words that the model of blocks keeps, and the F1 that it predicts for them."""
    from reader.clean.models.story_model import keep_blocks

    found: list[str] = []
    hit = likely = 0.0
    for block in keep_blocks(root):
        words = words_of(block.text)
        likely += block.probability * len(words)
        if block.keep:
            hit += block.probability * len(words)
            found += words
    return found, 2 * hit / (len(found) + likely) if found else 0.0


def trafilatura_words(root: HtmlElement) -> list[str]:
    """The words that trafilatura keeps, none if it fails. `root` is not changed."""
    elements, depths = _size(root)
    if elements > MAX_ELEMENTS_TRAFILATURA or depths > MAX_DEPTHS_TRAFILATURA:
        return []
    from lxml.etree import strip_attributes
    from trafilatura import bare_extraction

    _silence_loggers()
    tree = copy.deepcopy(root)
    # It makes an empty cell for each that a span covers: a small table can ask for millions.
    strip_attributes(tree, "rowspan", "colspan")
    try:
        document = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # as above
        return []
    text = getattr(document, "text", None)
    return words_of(text or "")


def _silence_loggers() -> None:
    """Extractors log their failures, which are expected here."""
    import logging

    for name in ("readability", "trafilatura", "htmldate", "justext", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _size(root: HtmlElement) -> tuple[int, int]:
    """The number of elements and the sum of their depths."""
    from lxml.etree import iterwalk

    elements = depths = depth = 0
    for event, _ in iterwalk(root, events=("start", "end")):
        if event == "start":
            elements, depths, depth = elements + 1, depths + depth, depth + 1
        else:
            depth -= 1
    return elements, depths
