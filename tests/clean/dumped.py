"""A story with what a site puts around it, for tests of text dumps."""

from __future__ import annotations

from reader.clean.dump.cleaner import clean_dump
from reader.load.loading import load_text
from reader.model.article import Article

STORY = (
    "The board of Port Ellis heard four hours of evidence on Monday and voted, nine to two, for the plan.",
    "“Nobody wants to close a quay that feeds 400 families,” said Paula Renner, who leads the board.",
    "The work is to begin in May and will cost 84 million dollars, of which the state pays a third.",
    "Tomas Reyer, who voted against it, said that nobody had asked the pilots what they thought of it.",
)
SITE = ("Skip to content", "Home", "News", "Sport", "Weather", "Sign in", "Subscribe")
END = ("Share on Facebook", "Related articles", "Five quays that sink", "© 2024 The Ellis Gazette")


def clean_lines(*lines: str) -> Article:
    return clean_dump(load_text("\n\n".join(lines), "vote.txt"))


def reasons_of(article: Article) -> dict[str, str]:
    return {cut.text: cut.reason for cut in article.cut}
