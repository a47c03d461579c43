"""What a page hides, or shows over its story alone, is no text of the story."""

from __future__ import annotations

import pytest

from tests.clean.pages import added, cleaned, has_story, page, reasons
from tests.clean.story import STORY

_ASKS = "We and our partners store cookies on your device to measure how this site is used. "
_LONG = f"<h2>Your privacy</h2><p>{_ASKS * 9}</p><p>{_ASKS * 4}</p>"
_HIDDEN = "Nobody sees that the clerk wrote these words."


@pytest.mark.parametrize(
    "notice",
    [
        f"<div role='dialog' class='modal'>{_LONG}</div>",
        f"<div aria-modal='true'>{_LONG}</div>",
        f"<dialog open>{_LONG}</dialog>",
        f"<section id='onetrust-consent-sdk'><div>{_LONG}</div></section>",
        f"<div class='didomi-popup-container' style='display:none'>{_LONG}</div>",
    ],
)
@pytest.mark.parametrize("place", ["before", "after"])
def test_a_consent_notice_is_never_the_story(notice: str, place: str) -> None:
    article = cleaned(page(**{place: notice}))
    assert has_story(article)
    assert not added(article)
    assert set(reasons(article, "store cookies")) == {"consent notice"}


def test_another_dialog_is_a_pop_up() -> None:
    asks = "Get the news of the harbour in your inbox each morning before the boats leave. " * 12
    article = cleaned(page(after=f"<div role='dialog'><p>{asks}</p></div>"))
    assert has_story(article)
    assert reasons(article, "inbox") == ["pop-up"]


def test_a_dialog_that_holds_the_story_is_the_page() -> None:
    article = cleaned(page().replace("<body>", "<body><div role='dialog'>"))
    assert has_story(article)


@pytest.mark.parametrize(
    "markup",
    [
        f"<p hidden>{_HIDDEN}</p>",
        f"<p style='visibility: hidden'>{_HIDDEN}</p>",
        f"<div style='display:none !important'><p>{_HIDDEN}</p></div>",
        f"<dialog><p>{_HIDDEN}</p></dialog>",
        f"<p class='visually-hidden'>{_HIDDEN}</p>",
        f"<p><span style='display:none'>{_HIDDEN}</span></p>",
        f"<p style='position:absolute; left:-9999px'>{_HIDDEN}</p>",
    ],
)
def test_what_a_page_hides_is_cut(markup: str) -> None:
    article = cleaned(page(within=markup))
    assert has_story(article)
    assert not added(article)
    assert reasons(article, _HIDDEN) == ["hidden on the page"]


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("The vote was <span hidden>not </span>open to members.", "The vote was open to members."),
        ("The <b>hall</b><span class='sr-only'> (a room)</span> was full.", "The hall was full."),
        ("Ida<span class='hovercard'>Ida is clerk. Follow</span>, the clerk.", "Ida, the clerk."),
        ("Plan<span role='tooltip'>a paper</span> B.", "Plan B."),
    ],
)
def test_hidden_words_leave_their_sentence(sentence: str, read: str) -> None:
    article = cleaned(page(within=f"<p>{sentence} Nobody asked why, and nobody was told by the clerk.</p>"))
    assert f"{read} Nobody asked why" in article.text
    assert has_story(article)


@pytest.mark.parametrize(
    "change",
    [
        ("<main>", "<main style='display:none'>"),
        ("<article>", "<article hidden>"),
        ("<body>", "<body style='visibility:hidden'>"),
    ],
)
def test_a_page_may_hide_its_whole_story(change: tuple[str, str]) -> None:
    assert has_story(cleaned(page().replace(*change)))


def test_a_page_without_paragraphs_may_hide_its_whole_story() -> None:
    text = "<br><br>".join(STORY)
    assert has_story(cleaned(f"<body><div style='display:none'>{text}</div><p>Please wait.</p></body>"))


@pytest.mark.parametrize(
    "markup",
    [
        f"<div class='accordion-body' style='display:none'><p>{STORY[1]}</p></div>",
        f"<button aria-controls='more'>More</button><div id='more' hidden><p>{STORY[1]}</p></div>",
        f"<h3><button aria-expanded='false'>More</button></h3><div hidden><p>{STORY[1]}</p></div>",
    ],
)
def test_what_a_reader_opens_is_not_hidden(markup: str) -> None:
    entries = f"<p>{STORY[0]}</p>{markup}<p>{STORY[2]}</p><p>{STORY[3]}</p>"
    assert not reasons(cleaned(page(entries=entries)), STORY[1])
