"""Lines that papers set among and below the paragraphs of a story, and sentences that look like them."""

from __future__ import annotations

import pytest

from reader.clean.page.block_reasons import firm_phrase
from tests.clean.pages import added, cleaned, has_story, page, reasons


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("View image in fullscreen", "navigation"),
        ("SKIP ADVERTISEMENT", "navigation"),
        ("Read the full story here.", "navigation"),
        ("Loading...", "navigation"),
        ("end of list", "navigation"),
        ("list of 3 items", "related links"),
        ("list 2 of 3Why the quay sank", "related links"),
        ("Related topics", "related links"),
        ("12 shares", "related links"),
        ("02:15 - Source: Quay News", "related links"),
        ("Please use Chrome browser for a more accessible video player", "navigation"),
        ("This content is provided by Quaycast, which may be using cookies.", "cookie notice"),
        ("Got a tip? Send it to the desk.", "contact line"),
        ("Image caption, The quay on Monday", "caption"),
        ("Credit...Ana Ruiz for The Gazette", "photo credit"),
        ("AP Photo/Ana Ruiz", "photo credit"),
        ("REUTERS/Ana Ruiz/File Photo", "photo credit"),
        ("Ana Ruiz/AFP via Getty Images", "photo credit"),
        ("PA Media", "photo credit"),
        # sentences of a story
        ("Pause.", None),
        ("Play was stopped twice, and the ferry left without the band.", None),
        ("Story continues to unfold on the quay, the skipper said.", None),
        ("Recommended by the board, the plan will cost $84 million.", None),
        ("Loading the ferry took an hour.", None),
        ("List of demands in hand, he went to the board.", None),
        ("Image caption writers at the paper said that they were not asked.", None),
        ("You may also be interested to hear that the ferry is sold, he wrote.", None),
        ("Getty said that it had bought the pictures in May.", None),
        ("Shell/BP was never a firm, he said.", None),
        ("Either/or", None),
        ("12 shares were sold.", None),
    ],
)
def test_a_line_among_the_paragraphs(line: str, reason: str | None) -> None:
    assert firm_phrase(line) == reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Quay News’s Ana Ruiz and Tom Ott contributed to this report.", "byline"),
        ("- With files from The Harbour Press", "byline"),
        ("Edited by: Ana Ruiz", "byline"),
        ("With Reuters", "agency"),
        ("– AFP", "agency"),
        ("Agencies", "agency"),
        ("Topics: Harbours, Ports", "keywords"),
        ("Read the original article on Quay Insider", "about the publisher"),
        ("Do you live in Port Ellis? Share your experiences by emailing us.", "contact line"),
        ("To get more stories like this in your inbox, sign up to our daily email.", "newsletter"),
        ("Thank you for reading The Gazette.", "subscription"),
        ("The Gazette receives funding from the following trusts.", "about the publisher"),
        (
            "If you purchase a boat through a link on our site, we may receive compensation.",
            "advertisement",
        ),
    ],
)
def test_a_line_below_the_story(line: str, reason: str) -> None:
    article = cleaned(page().replace("</article>", f"<p>{line}</p></article>"))
    assert has_story(article) and not added(article)
    assert reasons(article, line) == [reason]


@pytest.mark.parametrize(
    "line",
    [
        "Agencies of the county will share the cost.",
        "With Reuters gone, the office is empty.",
        "Edited by three hands, the plan was passed.",
        "“Share your stories,” the skipper told them.",
        "In: the ferry. Out: the bridge.",
        "Thank you for reading it to her, he said.",
        "The museum receives funding from the county.",
        "Ruiz contributed 40 hours of work to the mending of the quay.",
    ],
)
def test_a_last_sentence_stays(line: str) -> None:
    article = cleaned(page().replace("</article>", f"<p>{line}</p></article>"))
    assert [text for _, text in added(article)] == [line]


def test_a_line_that_announces_links_goes_with_them() -> None:
    links = "<li><a href=/1>How the quay was lost</a><li><a href=/2>The last days of the ferry</a>"
    article = cleaned(page(within=f"<p><b>More on Port Ellis</b></p><ul>{links}</ul>"))
    assert has_story(article) and not added(article)
    more = "<p>More on the quay have lost their jobs this year than in ten years before it.</p>"
    assert added(cleaned(page(within=more)))


def test_a_picture_of_an_agency_is_told_by_the_end_of_its_caption() -> None:
    for credit in ("(AP Photo/Ana Ruiz, File)", "REUTERS/Ana Ruiz/File Photo"):
        article = cleaned(page(within=f"<p>FILE - The quay of Port Ellis, March 3, 2024. {credit}</p>"))
        assert has_story(article) and not added(article)


def test_who_says_a_pull_quote_goes_with_it() -> None:
    quote = "<aside class=pullquote><p>{}</p><cite>Ines Okafor, engineer</cite></aside>"
    article = cleaned(page(within=quote.format("“Nobody could say whose they were”")))
    assert has_story(article) and not added(article)
    other = cleaned(page(within=quote.format("“It is the worst in forty years at sea”")))
    assert "Ines Okafor, engineer" in other.text
