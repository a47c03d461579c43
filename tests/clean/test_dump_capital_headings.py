"""Lines in capitals of a text that are headings, and those that are none."""

from __future__ import annotations

import pytest

from reader.clean.dump.cleaner import clean_dump
from reader.load.loading import load_text

_ABOVE = "The board heard four hours of evidence on Monday before it voted, nine to two, for the plan."


@pytest.mark.parametrize(
    ("line", "below", "kind"),
    [
        ("VANN FALLS", "The town lost to the island of Inchmoor for the first time.", "heading"),
        ("A QUAY WITHOUT SHIPS", "Nobody came to the harbour.", "paragraph"),
        ("VANN FALLS.", "The town lost to the island for the first time.", "paragraph"),
        ("HARBOURS:", "The town lost to the island for the first time.", "paragraph"),
        ("NATO", "The alliance met in the old customs house.", "paragraph"),
        # a speaker, a line of a list in capitals
        ("ANNA RUIZ, ENGINEER", "We counted them twice, and nobody knew why.", "paragraph"),
        ("VANN FALLS", "INCHMOOR RISES AGAIN AFTER A YEAR OF RAIN.", "paragraph"),
    ],
)
def test_a_line_in_capitals(line: str, below: str, kind: str) -> None:
    article = clean_dump(load_text(f"{_ABOVE}\n\n{line}\n\n{below}\n\n{_ABOVE}\n", "plain.txt"))
    kinds = {article.text[b.start : b.end]: b.kind.value for b in article.blocks}
    assert kinds[line] == kind


def test_a_label_that_comes_again_is_no_heading() -> None:
    said = "FERRY OFFICE\n\nThe boats sail again at six in the morning.\n\n"
    article = clean_dump(load_text(f"{_ABOVE}\n\n{said}{said.replace('six', 'ten')}", "plain.txt"))
    assert {block.kind.value for block in article.blocks} == {"paragraph"}
