"""What stands above and below the story of a text: title, standfirst, byline, date; and why it was cut."""

from __future__ import annotations

import pytest

from reader.clean.dump.cleaner import clean_dump
from reader.load.loading import load_text
from reader.model.article import BlockKind
from tests.clean.dumped import END, SITE, STORY, clean_lines, reasons_of


@pytest.mark.parametrize(
    ("head", "title", "subtitle", "authors", "published"),
    [
        (
            ("Board votes for the quay", "By Ada Morland"),
            "Board votes for the quay",
            None,
            "Ada Morland",
            None,
        ),
        (
            ("Board votes for the quay", "Ada Morland", "4 min read", "Published Apr 4, 2023"),
            "Board votes for the quay",
            None,
            "Ada Morland",
            "2023-04-04",
        ),
        (
            (
                "Board votes for the quay",
                "The work will take two years and close the road to the old market",
                "Ada Morland",
                "Apr 4, 2023",
            ),
            "Board votes for the quay",
            "The work will take two years and close the road to the old market",
            "Ada Morland",
            "2023-04-04",
        ),
        (
            (
                "Why the quay of Port Ellis has to go",
                "The quay has sunk by a foot. A pilot thinks that he knows what to do about it.",
                "Ada Morland",
                "12 min read",
            ),
            "Why the quay of Port Ellis has to go",
            "The quay has sunk by a foot. A pilot thinks that he knows what to do about it.",
            "Ada Morland",
            None,
        ),
        ((), None, None, None, None),
    ],
    ids=["byline", "name, time and day", "standfirst", "standfirst of two sentences", "story alone"],
)
def test_the_head_of_a_text_without_furniture(
    head: tuple[str, ...],
    title: str | None,
    subtitle: str | None,
    authors: str | None,
    published: str | None,
) -> None:
    article = clean_lines(*head, *STORY)
    assert (article.title, article.subtitle) == (title, subtitle)
    assert article.authors == ((authors,) if authors else ())
    assert article.published == published
    assert article.text.split("\n\n") == list(STORY)


def test_a_standfirst_below_the_title_of_a_page_is_its_subtitle() -> None:
    standfirst = "Engineers say that the piers have moved and nobody knows why"
    article = clean_lines(*SITE, "Board votes for the quay", standfirst, "By Ada Morland", *STORY, *END)
    assert (article.title, article.subtitle) == ("Board votes for the quay", standfirst)
    assert reasons_of(article)[standfirst] == "subtitle"


@pytest.mark.parametrize("title", ["Quay vote puts pilots on the brink", "What a Quay Is Worth"])
def test_a_standfirst_is_not_taken_for_the_title_above_it(title: str) -> None:
    standfirst = "The board of the port has voted for a plan that nobody on the quay had asked for"
    article = clean_lines(*SITE, title, standfirst, "By Ada Morland", "4 April 2023", *STORY, *END)
    assert (article.title, article.subtitle) == (title, standfirst)


def test_what_stands_between_the_name_of_a_reader_and_its_story() -> None:
    """As programs that keep articles for later write them: standfirst, name, site, time to read."""
    head = (
        "The quay has sunk by a foot. A pilot knows why.",
        "Ada Morland",
        "The Harbour Review",
        "12 min read",
        "Published Apr 4, 2023",
    )
    text = "\n".join(("Why the quay of Port Ellis has to go", *head, *STORY))
    article = clean_dump(load_text(text, "later.txt"))
    assert article.text.split("\n\n") == list(STORY)
    assert (article.subtitle, article.authors, article.published) == (head[0], ("Ada Morland",), "2023-04-04")
    assert article.publisher == "The Harbour Review"
    reasons = reasons_of(article)
    assert [reasons[line] for line in head] == [
        "subtitle",
        "byline",
        "site name",
        "reading time",
        "date line",
    ]


def test_the_head_of_a_press_release() -> None:
    title, under = "Harbour Pumps Opens Works in Port Ellis", "Works to employ 340 people at full output"
    story = f"PORT ELLIS, Me., April 23, 2024 /PRWire/ -- {STORY[0]}"
    article = clean_lines(
        "NEWS PROVIDED BY", "Harbour Pumps, Inc.", "Apr 23, 2024", title, under, story, *STORY[1:]
    )
    assert (article.title, article.subtitle, article.publisher) == (title, under, "Harbour Pumps, Inc.")
    assert (article.published, article.dateline) == ("2024-04-23", "PORT ELLIS, Me.")
    assert article.text.split("\n\n") == [story, *STORY[1:]]


def test_a_menu_above_the_head_of_a_text_is_cut() -> None:
    article = clean_lines("Ada Writes", "Blog", "About", "Board votes for the quay", "Apr 4, 2023", *STORY)
    assert (article.title, article.published) == ("Board votes for the quay", "2023-04-04")
    assert {cut.text for cut in article.cut} == {"Ada Writes", "Blog", "About", "Apr 4, 2023"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1 of 4 | Boats wait at the quay on Monday, March 4, 2024. (AP Photo/Pia Lind)", "caption"),
        ("Boats wait at the quay in Port Ellis. Photograph: Pia Lind", "caption"),
        ("Boats at the quay of Port Ellis Pia Lind/Getty Images", "caption"),
        ("Photo: Pia Lind", "photo credit"),
        ("Listen to this article", "audio player"),
        ("4 min read", "reading time"),
        ("Download the app for breaking news", "app"),
        ("Contact our newsdesk: news@gazette.example", "contact line"),
        ("Tips? Write to harbour@gazette.example", "contact line"),
    ],
)
def test_reasons_of_lines_that_say_what_they_are(line: str, reason: str) -> None:
    article = clean_lines(*SITE, "Board votes for the quay", *STORY, *END, line)
    assert reasons_of(article)[line] == reason


def test_who_the_author_is_stands_below_the_story() -> None:
    life = "Morland covers the ports of the north coast."
    article = clean_lines(
        *SITE, "Board votes for the quay", "By Ada Morland", *STORY, *END, "Ada Morland", life
    )
    reasons = reasons_of(article)
    assert (reasons["Ada Morland"], reasons[life]) == ("byline", "about the author")


@pytest.mark.parametrize("line", ["By Region", "Photo Series", "CI/CD"])
def test_entries_of_a_menu_are_no_bylines_and_credits(line: str) -> None:
    article = clean_lines(*SITE, line, "Board votes for the quay", "By Ada Morland", *STORY, *END)
    assert reasons_of(article)[line] == "navigation"


def test_a_line_of_stars_parts_the_story() -> None:
    article = clean_lines("Board votes for the quay", *STORY[:2], "* * *", *STORY[2:])
    assert article.text.split("\n\n") == list(STORY)
    assert (article.rules, reasons_of(article)) == ((2,), {"* * *": "section break"})
    assert all(block.kind is BlockKind.PARAGRAPH for block in article.blocks)


@pytest.mark.parametrize(
    ("above", "below", "publisher"),
    [
        ((), ("© 2024 The Ellis Gazette. All rights reserved.",), "The Ellis Gazette"),
        ((), ("© 2024 The Ellis Gazette Powered by Presswork",), "The Ellis Gazette"),
        (("The Ellis Gazette",), ("© 2024 Ellis Media LLC | Terms of use",), "The Ellis Gazette"),
        ((), ("© 2024 Ellis Media LLC",), "Ellis Media LLC"),
        (("Harbour Health",), ("© 2024 Ellis Health, LLC",), "Ellis Health, LLC"),
        ((), ("© 2024 All rights reserved",), None),
        (("THE ELLIS GAZETTE",), (), "The Ellis Gazette"),
        (("NEWS PROVIDED BY", "Harbour Pumps, Inc."), (), "Harbour Pumps, Inc."),
        ((), ("SOURCE Harbour Pumps, Inc.",), "Harbour Pumps, Inc."),
        ((), (), None),
    ],
)
def test_the_publisher(above: tuple[str, ...], below: tuple[str, ...], publisher: str | None) -> None:
    site = ("Home", "News", "Sport", "Sign in", "Subscribe")
    end = ("Share on Facebook", "Related articles", "Five quays that sink")
    article = clean_lines(*site, *above, "Board votes for the quay", "By Ada Morland", *STORY, *end, *below)
    assert article.publisher == publisher


@pytest.mark.parametrize(
    ("byline", "publisher"), [("By Ada Morland, CNW", "CNW"), ("By Ada Morland, Shipping Expert", None)]
)
def test_a_role_after_the_author_is_no_publisher(byline: str, publisher: str | None) -> None:
    article = clean_lines(*SITE, "Board votes for the quay", byline, *STORY, *END[:-1])
    assert article.publisher == publisher


def test_a_newsletter_is_its_letter() -> None:
    head = ("View in browser", "The Tide Table", "Board votes for the quay", "Ada Morland", "Apr 4, 2023")
    sponsor = (
        "A MESSAGE FROM OUR SPONSOR",
        "Your hull costs you more fuel than it should. Book a wash today.",
    )
    foot = (
        "Was this forwarded to you? Subscribe here.",
        "Unsubscribe",
        "12 Quay Street, Port Ellis, ME 04101",
    )
    notice = "© 2024 Morland Media LLC"
    article = clean_lines(*head, *STORY[:2], *sponsor, *STORY[2:], *foot, notice)
    assert article.text.split("\n\n") == list(STORY)
    assert (article.publisher, article.copyright) == ("The Tide Table", notice)
    reasons = reasons_of(article)
    assert [reasons[line] for line in (head[0], *sponsor, *foot)] == [
        "newsletter",
        "advertisement",
        "advertisement",
        "newsletter",
        "newsletter",
        "contact line",
    ]


def test_a_list_of_other_articles_within_a_text_is_cut() -> None:
    other = ("Related coverage:", "- A dam's long shadow", "- Fishermen count their losses")
    article = clean_lines("Board votes for the quay", "Apr 4, 2023", *STORY[:2], *other, *STORY[2:])
    assert article.text.split("\n\n") == list(STORY)
    assert {reasons_of(article)[line] for line in other} == {"related headline"}


def test_the_day_of_a_caption_is_not_that_of_the_story() -> None:
    caption = "1 of 2 | Boats wait at the quay in Port Ellis, Monday, April 1, 2024. (CW Photo/Pia Lind)"
    article = clean_lines(
        *SITE, "Board votes for the quay", caption, "By Ada Morland", "April 4, 2024", *STORY, *END
    )
    assert article.published == "2024-04-04"
    assert reasons_of(article)[caption] == "caption"


def test_what_a_publisher_says_of_itself_ends_the_story() -> None:
    line = "The Coast Wire receives financial support from two foundations and is free to say what it wants."
    article = clean_lines("Board votes for the quay", "Apr 4, 2023", *STORY, line)
    assert article.text.split("\n\n") == list(STORY)
    assert reasons_of(article)[line] == "about the publisher"


def test_a_press_release_ends_before_its_contacts() -> None:
    foot = (
        "Media Contact:",
        "Joan Becker",
        "jbecker@pumps.example",
        "(555) 010-2300",
        "SOURCE Harbour Pumps, Inc.",
    )
    article = clean_lines("Harbour Pumps opens a works", "Apr 4, 2023", *STORY, *foot)
    assert article.text.split("\n\n") == list(STORY)
    assert article.publisher == "Harbour Pumps, Inc."
    assert reasons_of(article)["(555) 010-2300"] == "contact line"


_ITEM, _WORDS, _HEADING = BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (("1. A trench", "2. A frame", "3. A stone"), (_ITEM, _ITEM, _ITEM)),
        (("(1) A trench", "(2) A frame"), (_ITEM, _ITEM)),
        (("9) A trench", "10) A frame"), (_ITEM, _ITEM)),
        (("1. A trench", STORY[0], "2. A frame", STORY[1]), (_HEADING, _WORDS, _HEADING, _WORDS)),
        (("1. A trench", "1. A trench again", STORY[0]), (_WORDS, _HEADING, _WORDS)),
        (("1.5 million", "2.5 million"), (_WORDS, _WORDS)),
        (("- A trench", "- A frame"), (_ITEM, _ITEM)),
        (("– Nobody asked us, says the pilot.", STORY[0]), (_WORDS, _WORDS)),
        (("What works", "There are three ways, and all of them cost:", "• Mud"), (_HEADING, _WORDS, _ITEM)),
        (("HOSTS LOSE", "The hosts lost to the islanders by a goal."), (_HEADING, _WORDS)),
        (("Hosts lose", "The hosts lost to the islanders by a goal."), (_WORDS, _WORDS)),
        (("PARIS", "The hosts lost to the islanders by a goal."), (_WORDS, _WORDS)),
        (("HOSTS LOSE", "ISLANDERS WIN BY A GOAL AND LEAVE FOR HOME."), (_WORDS, _WORDS)),
    ],
)  # fmt: skip
def test_items_of_lists(lines: tuple[str, ...], kinds: tuple[BlockKind, ...]) -> None:
    article = clean_lines("Board votes for the quay", *STORY, *lines)
    assert tuple(block.kind for block in article.blocks[len(STORY) :]) == kinds
    assert article.text.split() == " ".join((*STORY, *lines)).split()
