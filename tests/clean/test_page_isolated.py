"""Pages that could take minutes: cleaned where that can be ended, and read roughly where it was."""

import pytest

from reader.clean.page.cleaner import clean_here, clean_html
from reader.clean.page.isolated import MAX_TAGS, clean_isolated, is_heavy
from reader.clean.page.text_fallback import MOST_LINES, NOTE, clean_as_text, plain_text
from reader.errors import CleanError
from reader.load.source import Source
from reader.markup.guard import harden
from reader.model.article import Article, SourceFormat, SourceInfo

SENTENCE = "The council met on Tuesday to discuss the new bridge over the river. "
STORY = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(8))
MANY = "<i>a</i> " * MAX_TAGS
DEEP = "<div>" * 170 + f"<p>{SENTENCE}</p>" * 2_000


def source(markup: str) -> Source:
    return Source(SourceInfo("page.html", SourceFormat.HTML, "utf-8", len(markup), ""), markup)


def page(body: str, title: str = "A bridge") -> Source:
    return source(f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>")


@pytest.mark.parametrize(("body", "heavy"), [(STORY, False), (STORY + MANY, True), (DEEP, True)])
def test_what_is_heavy(body: str, heavy: bool) -> None:
    assert is_heavy(harden(page(body).text)) is heavy


def test_a_process_of_its_own_makes_the_same_of_a_page() -> None:
    one = page(STORY)
    assert clean_isolated(one) == clean_here(one, harden(one.text))


def test_its_errors_come_back() -> None:
    with pytest.raises(CleanError, match=r"^page\.html: this page holds no text to read$"):
        clean_isolated(source("<p> </p>"))


# A second of processor time is not enough for this page, nor a tenth of a second for any process.
@pytest.mark.parametrize(("seconds", "timeout"), [(1, 60.0), (60, 0.1)])
def test_what_takes_too_long_is_ended(seconds: int, timeout: float) -> None:
    assert clean_isolated(page("<p>a" * 300_000), seconds=seconds, timeout=timeout) is None


def test_what_was_ended_is_read_roughly(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_: Source) -> Article | None:
        return None

    monkeypatch.setattr("reader.clean.page.cleaner.clean_isolated", ended)
    article = clean_html(page(STORY + MANY))
    assert article.notes == (NOTE,)
    assert article.title == "A bridge"
    assert article.text.count(SENTENCE.strip()) == 24
    assert article.source.format is SourceFormat.HTML


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>o<b>n</b>e\n two<br>three", "one two\n\nthree"),
        ("a<script>b</script><style>c</style><!-- d -->e", "a\n\ne"),
        ("&lt;b&gt; &amp;amp; &#8220;x&#x201d; &#27;[1m", "<b> &amp; “x” [1m"),
        ("&#" + "1" * 9_000 + ";", "\ufffd" + "1" * 8_968 + ";"),
        ("", ""),
    ],
)
def test_the_lines_of_a_page(markup: str, text: str) -> None:
    assert plain_text(markup) == text


def test_very_many_lines_are_joined() -> None:
    lines = plain_text("<p>word" * (MOST_LINES + 1)).split("\n\n")
    assert len(lines) < MOST_LINES / 50
    assert sum(len(line.split()) for line in lines) == MOST_LINES + 1


def test_a_page_of_very_many_tags_is_read_roughly_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.clean.page.cleaner.MOST_TAGS", MAX_TAGS)
    assert clean_html(page(STORY + MANY)).notes == (NOTE,)


def test_a_rough_page_without_text_is_an_error() -> None:
    with pytest.raises(CleanError, match="no text"):
        clean_as_text(source("<p> </p>"))


def test_nothing_is_lost_roughly() -> None:
    words = [f"word{n}" for n in range(5_000)]
    article = clean_as_text(page("".join(f"<div><span>{word}</span>" for word in words)))
    everything = " ".join([article.text, article.title or "", *(cut.text for cut in article.cut)])
    assert set(words) <= set(everything.split())
