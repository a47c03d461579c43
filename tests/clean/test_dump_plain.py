"""Plain texts that are no page of a site: nothing may be lost, lines wrapped by hand are joined."""

from __future__ import annotations

import textwrap

import pytest

from reader.clean.dump.cleaner import clean_dump
from reader.load.loading import load_text
from reader.model.article import Article
from tests.work import steps

_SENTENCES = (
    "The quay was built in the year of the great storm, when the old harbour had silted up.",
    "Nobody remembers who drew the plans, and the papers were lost in a fire some years later.",
    "What is left of it is a wall of grey stone, two lamps, and an iron ladder that leads to the water.",
    "On summer evenings people sit on the wall and look at the ships that wait for the tide.",
    "My grandmother told me that she had met her husband there, and that he had been late.",
)
_PARAGRAPHS = [" ".join(_SENTENCES[k:] + _SENTENCES[:k]) for k in range(5)]
_POEM = """The tide goes out
  and leaves the sand
as if it had
  forgotten land

The tide comes in
  and brings it back"""
_README = """quaylog

Reads the log of a quay and prints a table.

Contents

Install
Usage
Licence

Install

    pip install quaylog

Usage

    quaylog FILE

Prints a line for each ship. With --all it prints the boats as well, which takes longer.

Support

Ask in the forum. Answers may take a week.
"""


def _clean(text: str) -> Article:
    return clean_dump(load_text(text, "plain.txt"))


def _words(article: Article) -> list[str]:
    return f"{article.title or ''} {article.text}".split()


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(_PARAGRAPHS),
        "\n".join(_PARAGRAPHS),
        "The old quay\n\n" + "\n\n".join(_PARAGRAPHS),
        "\n\n".join(textwrap.fill(p, 64) for p in _PARAGRAPHS),
        _PARAGRAPHS[0],
        "One line",
        _POEM,
        _README,
    ],
    ids=["blank lines", "lines", "titled", "wrapped", "paragraph", "one line", "poem", "read me"],
)
def test_a_plain_text_is_kept_whole(text: str) -> None:
    article = _clean(text)
    assert article.cut == ()
    assert _words(article) == text.split()


@pytest.mark.parametrize("width", [48, 64, 72, 79])
def test_wrapped_paragraphs_are_joined(width: int) -> None:
    article = _clean("\n\n".join(textwrap.fill(p, width) for p in _PARAGRAPHS))
    assert article.text.split("\n\n") == _PARAGRAPHS


def test_a_word_broken_at_its_hyphen_is_joined_without_a_space() -> None:
    text = "\n".join(
        [
            "They met face-to-face on the quay, in the rain, and none of them would be the first to",
            "leave it, so they stood there until the lamps were lit and the last of the well-",
            "known ships had gone, which took, as far as anybody could tell afterwards, three or",
            "four hours and left all of them with a cold that lasted until the end of that month.",
        ]
    )
    assert "the well-known ships" in _clean(text).text


def test_the_lines_of_a_poem_stay_lines() -> None:
    assert [line.strip() for line in _POEM.splitlines() if line] == [
        _clean(_POEM).text[b.start : b.end] for b in _clean(_POEM).blocks
    ]


@pytest.mark.parametrize("empty", ["", "\n\n\n", "   "])
def test_an_empty_text_is_an_empty_article(empty: str) -> None:
    article = clean_dump(load_text(empty, "empty.txt"))
    assert (article.text, article.blocks, article.cut) == ("", (), ())


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_book_is_kept_whole(wrapped: bool) -> None:
    paragraphs = [textwrap.fill(p, 70) if wrapped else p for p in _PARAGRAPHS * 1000]
    source = load_text("\n\n".join(paragraphs), "book.txt")
    article = clean_dump(source)
    assert article.text.split() == source.text.split()
    assert len(article.blocks) == len(paragraphs)


def test_a_long_line_without_ends_costs_no_more() -> None:
    def work(words: int) -> int:
        source = load_text("word " * words + "\nShare\n" + "word " * 1000, "line.txt")
        return steps(lambda: clean_dump(source))

    work(10)
    assert work(40_000) < 5 * work(10_000)


_NARROW = """The pilots met on the wall, and
they talked until the lamps were
lit. The eldest of them, who had
been at sea for forty years, said
little. The others waited for him
and looked at the water, which was
rising faster than any of them had
seen it rise."""


def test_lines_of_a_narrow_column_are_joined() -> None:
    assert _clean(f"{_NARROW}\n\nNobody spoke.").text == " ".join(_NARROW.split()) + "\n\nNobody spoke."


@pytest.mark.parametrize(
    "lines",
    [
        "The tide goes out beneath the moon,\nAnd leaves its silver on the sand,\n"
        "The boats will all be sailing soon,\nAnd none of them will look to land,\n"
        "The lamp is lit, the rope is wet,\nThe pilots wait upon the wall,\nAnd nobody has spoken yet.",
        "mackerel\nherring and cod\nsalt\nrope, forty metres\na lamp\nthe long ladder\noil for the lamp",
    ],
    ids=["verse", "list"],
)
def test_short_lines_that_are_no_prose_stay_lines(lines: str) -> None:
    assert [_clean(lines).text[b.start : b.end] for b in _clean(lines).blocks] == lines.split("\n")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("coun-|cil", "council"),
        ("well-|known", "well-known"),
        ("mother-in-|law", "mother-in-law"),
        ("Anglo-|Irish", "Anglo-Irish"),
        ("short- and long-|term", "short- and long-term"),
        ("short-|and long-term", "short- and long-term"),
        ("nine-|teen, and nineteen more", "nineteen, and nineteen more"),
        ("harbour-|master; a harbour-master", "harbour-master; a harbour-master"),
        ("the 2019-|20 season", "the 2019-20 season"),
        ("gone -|they", "gone - they"),
        ("on Thurs-|day", "on Thursday"),
        ("a mater-|nity ward", "a maternity ward"),
    ],
)
def test_a_hyphen_of_the_line_goes_and_one_of_the_word_stays(lines: str, joined: str) -> None:
    """In lines of one width, and in lines of many that words broken at their ends tell."""
    above, below = lines.split("|")
    even = f"{_PARAGRAPHS[0]}\n\n{_PARAGRAPHS[1]}"
    said = f"It was on the old quay that they saw it first, she said, {above}\n{below}"
    text = f"{textwrap.fill(even, 72)}\n\n{said}"
    assert joined in _clean(text).text


def test_ragged_lines_with_broken_words_are_joined() -> None:
    text = (
        "She had none, and the har-\nbour master lent her\nhis, with oars and a lan-\ntern.\nThen she left."
    )
    joined = "She had none, and the harbour master lent her his, with oars and a lantern."
    assert _clean(text).text == f"{joined}\n\nThen she left."


_MAIL = """On Monday, Ana Ruiz wrote:
> The pilots were there, and so
> was the master.
>
> > "Nobody asked us," said Tom Ott.

I agree with her.

--
Mia Berg
Sent from my phone
"""


def test_a_quoted_message_loses_its_marks() -> None:
    article = _clean(_MAIL)
    assert [(b.kind.value, b.level, article.text[b.start : b.end]) for b in article.blocks] == [
        ("paragraph", 0, "On Monday, Ana Ruiz wrote:"),
        ("blockquote", 1, "The pilots were there, and so was the master."),
        ("blockquote", 2, '"Nobody asked us," said Tom Ott.'),
        ("paragraph", 0, "I agree with her."),
    ]
    assert [(cut.text, cut.reason) for cut in article.cut] == [
        (line, "mail signature") for line in ("--", "Mia Berg", "Sent from my phone")
    ]
    assert article.title is None


def test_the_first_line_of_a_wrapped_paragraph_is_no_title() -> None:
    text = (
        "The company today confirmed that its offer of 4.5 percent over two years\nremains on the table.\n\n"
        "“We have been generous,” said Donald Pryce, its chief executive.\n\n"
        "It employs 1,900 people at Selby and handled 2.6 million containers in 2025.\n"
    )
    article = clean_dump(load_text(text, "mail.txt"))
    assert article.title is None
    assert article.text.startswith(
        "The company today confirmed that its offer of 4.5 percent over two years remains"
    )
