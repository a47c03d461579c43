"""What papers and wires write above and below a story: the author's work, slugs, days, notes at the end."""

from __future__ import annotations

import pytest

from reader.clean.dump.context_lines import is_slug
from reader.clean.models.text_lines import read_line
from tests.clean.dumped import END, SITE, STORY, clean_lines, reasons_of

_TITLE = "Board votes for the quay"


@pytest.mark.parametrize("site", [True, False])
@pytest.mark.parametrize("work", ["Economics editor", "Local Democracy Reporter", "Chief Theatre Critic"])
def test_what_the_author_does_belongs_to_the_byline(work: str, site: bool) -> None:
    above, below = (SITE, END) if site else ((), ())
    article = clean_lines(*above, _TITLE, "By Ada Morland", work, "4 April 2023", *STORY, *below)
    assert article.text.split("\n\n") == list(STORY)
    assert reasons_of(article)[work] == "byline"


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("BC-Grain-Ban, 2nd Ld-Writethru", True), ("BC-Quay-Vote,1st Ld-Writethru", True),
        ("US--Quay-Vote, 3rd Ld", True), ("AM-Quay-Vote", True),
        ("UN chief-in-waiting speaks of the quay", False), ("Board votes for the quay", False),
        ("EU-US talks on the quay fail, again", False), ("A-levels fall for a third year", False),
    ],
)  # fmt: skip
def test_the_name_that_a_wire_files_a_story_under(line: str, slug: bool) -> None:
    assert is_slug(read_line(line, gap=False)) is slug


def test_a_slug_is_no_title() -> None:
    article = clean_lines("BC-Quay-Vote,1st Ld-Writethru", _TITLE, "By ADA MORLAND", *STORY)
    assert (article.title, article.subtitle, article.authors) == (_TITLE, None, ("Ada Morland",))
    assert reasons_of(article)["BC-Quay-Vote,1st Ld-Writethru"] == "wire tag"


@pytest.mark.parametrize(
    ("above", "below", "published"),
    [
        # the day of the paper above the title, and that of the story below it
        ("Saturday, May 18, 2024", ("Published May 17, 2024 at 4:15 p.m.",), "2024-05-17"),
        ("Saturday, May 18, 2024", ("Posted: May 17, 2024",), "2024-05-17"),
        # the only one there is
        ("Saturday", ("Tuesday 9 January 2024 17:45",), "2024-01-09"),
        ("Saturday", (), None),
    ],
)
def test_the_day_that_is_said_to_be_that_of_publication(
    above: str, below: tuple[str, ...], published: str | None
) -> None:
    article = clean_lines(*SITE, above, _TITLE, "By Ada Morland", *below, *STORY, *END)
    assert article.published == published


def test_the_time_of_a_change_beside_the_day_of_publication() -> None:
    article = clean_lines(_TITLE, "By Ada Morland", "Published 4 April 2023, 09:15", "Updated 11:02", *STORY)
    assert (article.published, article.modified) == ("2023-04-04", "2023-04-04T11:02")


def test_the_days_of_publication_and_change_on_one_line() -> None:
    line = "PUBLISHED: April 4, 2023 at 5:12 p.m. | UPDATED: April 6, 2023 at 8:40 a.m."
    article = clean_lines(_TITLE, "By Ada Morland and Joss Whitby | Capitol Bureau", line, *STORY)
    assert (article.published, article.modified) == ("2023-04-04", "2023-04-06")
    assert article.text.split("\n\n") == list(STORY)
    assert reasons_of(article)[line] == "date line"


def test_how_long_ago_a_story_came_out_is_no_part_of_it() -> None:
    article = clean_lines(_TITLE, "By BBC News, Norfolk", "4 hours ago", *STORY)
    assert (article.publisher, article.published) == ("BBC News", None)
    assert article.text.split("\n\n") == list(STORY)
    assert reasons_of(article)["4 hours ago"] == "date line"


def test_a_byline_is_no_title() -> None:
    title = "‘Nobody asked the pilots’: Ines Calder on life beside the quay"
    article = clean_lines(title, "Interview by Peter Ashworth", "3 February 2023", *STORY)
    assert (article.title, article.authors) == (title, ("Peter Ashworth",))
    assert reasons_of(article)["Interview by Peter Ashworth"] == "byline"


def test_the_links_of_a_broadcaster_end_the_story() -> None:
    foot = ("Follow BBC Norfolk on Facebook, Instagram and X.", "Related Internet Links", "HM Courts Service")
    article = clean_lines(_TITLE, "By Ada Morland", "4 April 2023", *STORY, *foot)
    assert article.text.split("\n\n") == list(STORY)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "A version of this article appears in print on April 5, 2024, Section A, Page 9 of the first"
            " edition with the headline: A Quay Sinks. Order Reprints | Today’s Paper | Subscribe",
            "about the publisher",
        ),
        (
            "When we learn of a mistake, we acknowledge it with a correction. If you spot an error, tell us.",
            "about the publisher",
        ),
        (
            "The Gazette is committed to publishing a diversity of letters to the editor. Send us yours.",
            "about the publisher",
        ),
        ("Follow the Gazette’s Opinion section on Facebook, Instagram and X.", "about the publisher"),
        ("More from the Ellis Gazette", "related headline"),
    ],
)
@pytest.mark.parametrize("site", [True, False])
def test_notes_below_the_story(line: str, reason: str, site: bool) -> None:
    above = SITE if site else ()
    article = clean_lines(*above, _TITLE, "By Ada Morland", "4 April 2023", *STORY, line)
    assert article.text.split("\n\n") == list(STORY)
    assert reasons_of(article)[line] == reason


def test_who_a_guest_is_stands_below_the_byline_and_at_the_end() -> None:
    guest = "Ms. Morland teaches navigation at a school in Ellis, Me."
    life = "Ada Morland is a teacher in Ellis and the author of two books about tides."
    article = clean_lines(
        "Stop asking the pilots", "By Ada Morland", guest, *STORY,
        "The Gazette is committed to publishing a diversity of letters. Write to us.", life,
    )  # fmt: skip
    assert article.text.split("\n\n") == list(STORY)
    assert (reasons_of(article)[guest], reasons_of(article)[life]) == ("about the author", "about the author")


def test_a_short_last_paragraph_is_of_the_story() -> None:
    last = "A hearing will take place on 12 April."
    article = clean_lines(
        *SITE, _TITLE, "By Ada Morland", "4 April 2023", *STORY, last, "More about", "Quays", *END
    )
    assert article.text.split("\n\n") == [*STORY, last]
