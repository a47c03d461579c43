"""Paragraphs in bold that are headings, and those that are none."""

from __future__ import annotations

import pytest

from reader.clean.page.bold_headings import with_bold_headings
from reader.clean.structure.block_walk import walk
from reader.markup.html import parse
from tests.clean.pages import added, cleaned, has_story, page
from tests.clean.story import STORY


def _kinds(markup: str) -> list[str]:
    """The kinds of the blocks that are not of the story."""
    root = parse(
        "<body>" + "".join(f"<p>{text}</p>" for text in STORY[:2]) + markup + f"<p>{STORY[2]}</p></body>"
    )
    found = walk(root.find("body"))
    found = with_bold_headings(found, [True] * len(found.blocks))
    return [block.kind.value for block in found.blocks if block.text not in STORY]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<p><strong>A harbour without ships</strong></p>", "heading"),
        ("<p><b><span>Dredging&nbsp;and its price</span></b></p>", "heading"),
        ("<div><p><em><b>3. The engineer</b></em></p></div>", "heading"),
        # a part of it is loose, or it is a sentence
        ("<p><strong>A harbour</strong> without ships</p>", "paragraph"),
        ("<p>A harbour without ships</p>", "paragraph"),
        ("<p><strong>The board has voted.</strong></p>", "paragraph"),
        # a question of an interview, a speaker, a label
        ("<p><strong>Why did you vote for it?</strong></p>", "paragraph"),
        ("<p><strong>Anna Ruiz</strong></p>", "paragraph"),
        ("<p><strong>Tide table:</strong></p>", "paragraph"),
        ("<p><strong><a href=/1>The other harbour</a> of the north</strong></p>", "paragraph"),
    ],
)
def test_a_line_in_bold_above_a_paragraph(line: str, kind: str) -> None:
    assert _kinds(line) == [kind]


def test_a_label_that_stands_more_than_once_is_no_heading() -> None:
    line = "<p><strong>The chair of the board</strong></p>"
    assert _kinds(f"{line}<p>{STORY[3]}</p>{line}") == ["paragraph", "paragraph"]


def test_a_story_of_which_every_other_paragraph_is_bold_has_no_headings() -> None:
    lines = (f"<p><strong>Ship {n} left the quay</strong></p><p>{STORY[3]}</p>" for n in range(9))
    assert set(_kinds("".join(lines))) == {"paragraph"}


def test_an_article_has_them_as_headings() -> None:
    article = cleaned(page(within="<p><strong>A harbour without ships</strong></p>"))
    assert has_story(article)
    assert [(kind.value, text) for kind, text in added(article)] == [("heading", "A harbour without ships")]
