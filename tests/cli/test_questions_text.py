"""`newsreader show --questions`."""

from __future__ import annotations

from reader.cli.questions import questions_text
from reader.pipeline import open_record, quick_pass


def test_a_question_stands_with_its_paragraph_and_its_words() -> None:
    article = open_record("The court sat.\n\nIt sat on Monday, 4 June 2024, for an hour.", "made")
    assert questions_text(article, quick_pass(article), 80) == (
        " ¶ 2  4 June 2024 is a Tuesday: is it Monday, or another day?\n      “Monday, 4 June 2024”\n"
    )


def test_an_article_without_questions_says_so() -> None:
    article = open_record("The court sat.", "made")
    assert questions_text(article, quick_pass(article), 60) == "No questions.\n"
