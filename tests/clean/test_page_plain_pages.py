"""Pages that leave no doubt about their story, and pages that do."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from reader.clean.page.align import words_of
from reader.clean.page.plain_pages import simple_story
from reader.clean.structure.block_walk import walk

_PARAGRAPH = "<p>The board voted on Monday, nine to two, to deepen the channel at Port Ellis by a metre.</p>"
_STORY = _PARAGRAPH * 12
_MENU = "<nav><ul>" + '<li><a href="/x">Section</a></li>' * 30 + "</ul></nav>"
_TEASER = "<div class=teaser><p>" + "Residents waited for an answer that nobody gave. " * 6 + "</p></div>"


def _kept(markup: str) -> list[str] | None:
    root = fromstring(f"<html><body>{markup}</body></html>")
    page = walk(root.find("body"))
    kept = simple_story(root, page, [len(words_of(block.text)) for block in page.blocks])
    if kept is None:
        return None
    return [block.text[:9] for block, keep in zip(page.blocks, kept, strict=True) if keep]


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (f"{_MENU}<article>{_STORY}</article>", ["The board"] * 12),
        (f"<div><h1>Quay</h1>{_STORY}<h2>Next steps</h2></div>", ["The board"] * 12 + ["Next step"]),
        (f"<div>{_STORY}<ul><li>one</ul></div>", ["The board"] * 12 + ["one"]),
        (f"<div>{_STORY}<figure><figcaption>A quay</figcaption></figure></div>", ["The board"] * 12),
        (f"<div>{_STORY}<p hidden>Never seen.</p></div>", ["The board"] * 12),
    ],
)
def test_prose_side_by_side_is_the_story(markup: str, kept: list[str]) -> None:
    assert _kept(markup) == kept


@pytest.mark.parametrize(
    "markup",
    [
        f"<div>{_PARAGRAPH * 3}</div>",  # too short to tell
        f"<div>{_STORY}</div>{_TEASER}",  # prose elsewhere
        f"<div>{_PARAGRAPH * 6}</div><div>{_PARAGRAPH * 6}</div>",  # in sections
        f"<div>{_STORY}{_TEASER}</div>",  # something else within
        "".join(f"<div>{_PARAGRAPH}</div>" for _ in range(12)),
        "",
    ],
)
def test_others_leave_a_doubt(markup: str) -> None:
    assert _kept(markup) is None
