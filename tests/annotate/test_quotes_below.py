"""Block quotes and the name below them: the name goes to every paragraph, and to no words of another's."""

from __future__ import annotations

import pytest

from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.quotes.below import NAMED, named_below
from reader.annotate.records import Attribution
from reader.clean.markdown.cleaner import clean_markdown
from reader.load.source import Source
from reader.model.analysis import QuoteKind
from reader.model.article import SourceFormat, SourceInfo
from reader.model.span import Span


def _reading(text: str) -> ParsedArticle:
    article = clean_markdown(Source(SourceInfo("a.md", SourceFormat.MARKDOWN, "utf-8", len(text), ""), text))
    return ParsedArticle(article, None, ())  # type: ignore[arg-type]


def _named(text: str, *found: Attribution) -> list[tuple[str, str]]:
    parsed = _reading(text)
    words = parsed.article.text
    said = named_below(parsed, list(found))
    return [(one.content.of(words), one.source.of(words) if one.source else "") for one in said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("> It must stop.\n>\n> — Ana Ruiz", [("It must stop.", "Ana Ruiz")]),
        ("> It must stop.\n> -- Ana Ruiz, harbour master, 9 August", [("It must stop.", "Ana Ruiz")]),
        (
            "> It must stop.\n>\n> At once.\n>\n> — Ana Ruiz (Vann)",
            [("At once.", "Ana Ruiz"), ("It must stop.", "Ana Ruiz")],
        ),
        ("> It must stop.\n>\n> — from the log of a ship", []),
        ("> It must stop.\n>\n> — A note in the hand of the clerk of the harbour board", []),
        ("> It must stop.\n\nNo.\n\n> So it must.\n> — Ana Ruiz", [("So it must.", "Ana Ruiz")]),
        ("> It must stop.", []),
    ],
)
def test_who_is_named_below_a_block_quote_says_it(text: str, said: list[tuple[str, str]]) -> None:
    assert _named(text) == said


@pytest.mark.parametrize(
    ("source", "confidence", "expected"),
    [(None, 0.6, "Ana Ruiz"), (Span(0, 4), 0.5, "Ana Ruiz"), (Span(0, 4), 0.95, "“It ")],
)
def test_words_in_marks_get_the_name_unless_another_is_sure(
    source: Span | None, confidence: float, expected: str
) -> None:
    quote = Attribution(QuoteKind.DIRECT, Span(0, 15), source, confidence=confidence)
    assert _named("> “It must stop.”\n>\n> — Ana Ruiz", quote) == [("“It must stop.”", expected)]


def test_a_term_in_marks_within_a_block_quote_is_left_alone() -> None:
    text = "> The “stop” sign on the long quay of the harbour is old.\n>\n> — Ana Ruiz"
    term = Attribution(QuoteKind.SCARE, Span(4, 10), confidence=0.6)
    assert _named(text, term) == [
        ("“stop”", ""),
        ("The “stop” sign on the long quay of the harbour is old.", "Ana Ruiz"),
    ]


def test_the_confidence_is_that_of_a_name_in_print() -> None:
    (said,) = named_below(_reading("> It must stop.\n>\n> — Ana Ruiz"), [])
    assert (said.kind, said.confidence, said.rule) == (QuoteKind.DIRECT, NAMED, "named below the block quote")
