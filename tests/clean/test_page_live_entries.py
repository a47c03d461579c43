"""The times and the authors of a live report's entries stand over them as headings."""

from __future__ import annotations

import pytest

from reader.model.article import BlockKind
from tests.clean.pages import added, cleaned, page
from tests.clean.story import STORY

_TIMES = ("19:05", "18:40", "17:10", "16:00")
_WHO = ("Ada Morland", "Sam Oduya", "Ada Morland", "Sam Oduya")


def _entries(form: str) -> str:
    rows = zip(_TIMES, _WHO, STORY, strict=True)
    return "".join(form.format(time=time, who=who, text=text) for time, who, text in rows)


@pytest.mark.parametrize(
    ("form", "first"),
    [
        (
            "<article><time>{time}</time><h2>News</h2><p class='author'>{who}</p>{text}</article>",
            ["19:05", "News", "Ada Morland"],
        ),
        (
            "<article class=e><header><time>{time}</time><h2>News of {time}</h2></header>{text}</article>",
            ["19:05", "News of 19:05"],
        ),
        (
            "<div class='entry'><div><time>{time} BST</time> <span>{who}</span></div><p>{text}</p></div>",
            ["19:05 BST Ada Morland"],
        ),
        (
            "<li><a href='#e'>14 May 2024, {time}</a><p class='byline'>By {who}</p><p>{text}</p></li>",
            ["14 May 2024, 19:05", "By Ada Morland"],
        ),
    ],
)  # fmt: skip
def test_each_entry_says_when_and_by_whom(form: str, first: list[str]) -> None:
    found = added(cleaned(page(entries=_entries(form))))
    assert [text for _, text in found[: len(first)]] == first
    assert {kind for kind, _ in found} == {BlockKind.HEADING}
    assert len(found) == 4 * len(first)


def test_the_time_of_an_article_is_no_heading() -> None:
    entries = f"<p><time>12 March 2024, 18:20</time></p>{''.join(f'<p>{text}</p>' for text in STORY)}"
    assert not added(cleaned(page(entries=entries)))
