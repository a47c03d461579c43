"""Program code in an article is left alone: no figures, dates, quotations, speakers or names in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.annotate.annotators import annotate
from reader.annotate.incremental import batches
from reader.annotate.prose import prose
from reader.annotate.quick_pass import quick_pass
from reader.model.analysis import Analysis, DateMention, Figure, Quote
from reader.model.article import Article, BlockKind
from reader.pipeline import open_record

if TYPE_CHECKING:
    from reader.annotate.models import Models

BEFORE = "The tool was published by Mira Toft on 3 March 2021 and has 40 users in nine countries today.\n\n"
AFTER = "\n\n“It took us two weeks,” said Mira Toft, who keeps the list of its mistakes in the open."


def _article(code: str) -> Article:
    """An article with one block of code between two paragraphs."""
    article = open_record(BEFORE + code + AFTER, "test")
    start, end = len(BEFORE), len(BEFORE) + len(code)
    first, last = article.blocks[0], article.blocks[-1]
    middle = first._replace(kind=BlockKind.CODE, start=start, end=end)
    return replace(article, blocks=(first._replace(end=len(BEFORE) - 2), middle, last))


def _places(analysis: Analysis) -> list[int]:
    spans: list[Quote | Figure | DateMention] = [*analysis.quotes, *analysis.figures, *analysis.dates]
    found = [a.start for a in spans]
    return found + [m.start for e in analysis.entities for m in e.mentions]


@pytest.mark.parametrize(
    "code",
    [
        'print("hello, world")  # 35 widgets, said John Smith',
        "for year in range(1999, 2024):\n    total += 0.5 * rates['Germany']",
        "$ newsreader --limit 20 “article.txt”\nAngela Merkel said on Monday that 74% were read",
        "SELECT name FROM voters WHERE age > 65; -- 'the old ones', wrote Ann Lee in May",
        "{“speaker”: “Peter Ames”, “words”: 120, “date”: “2020-02-01”}",
    ],
)
def test_code_is_left_alone(code: str, models: Models) -> None:
    article = _article(code)
    whole = annotate(article, models)
    *_, last = batches.analyse(article, models)
    for found in (whole, batches.at_once(article, models), last.found, quick_pass(article)):
        assert found is not None
        assert not [at for at in _places(found) if len(BEFORE) <= at < len(BEFORE) + len(code)]
    assert [q.speaker_name for q in whole.quotes] == ["Mira Toft"]
    assert {f.text for f in whole.figures} == {"40", "nine", "two weeks"}
    assert [d.resolved for d in whole.dates][:1] == ["2021-03-03"]


def test_offsets_stay_and_lines_too() -> None:
    article = _article("a = 1\n\tb = “2”")
    seen = prose(article)
    assert len(seen.text) == len(article.text)
    assert seen.text.count("\n") == article.text.count("\n")
    assert (seen.text.startswith(BEFORE), seen.text.endswith(AFTER)) == (True, True)


def test_a_page_that_is_all_set_as_code_is_an_article() -> None:
    article = _article("“We lost 12 boats,” said Mira Toft, and looked out to the sea once more. " * 5)
    assert prose(article) is article
