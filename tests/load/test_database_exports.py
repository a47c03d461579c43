"""Exports of news databases: every article, with the fields that the database states, and its text alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.clean.clean import clean
from reader.load.source import File
from reader.model.article import Article
from tests.load.database_files import (
    ENGLISH,
    FERRY,
    FRENCH,
    GERMAN,
    HAFEN,
    HARBOUR,
    PORT,
    Screen,
    Story,
    nexis_page,
    nexis_text,
    nexis_word,
)
from tests.load.database_services import (
    accession,
    europresse_articles,
    europresse_tables,
    factiva_page,
    factiva_rtf,
    factiva_table,
    factiva_text,
    nexis_rtf,
    proquest_page,
    proquest_text,
)
from tests.load.loaded import load_all

Writer = Callable[[list[Story], Screen], bytes]


def articles(data: bytes, name: str = "export") -> list[Article]:
    """The articles of an export."""
    return [clean(source) for source in load_all(File(data, name))]


def check(article: Article, story: Story) -> None:
    """The article is the story, and its text is the story's body and nothing else."""
    assert (article.title, article.publisher, article.published) == (story.title, story.outlet, story.iso)
    assert article.text.split() == " ".join(story.body).split()
    part = article.source.part
    assert part is not None
    assert part.words == int(story.words.split()[0])
    assert (article.section or "", part.page or "") == (story.section, story.page)
    assert article.authors == ((story.byline.removeprefix("Von "),) if story.byline else ())


@pytest.mark.parametrize("write", [nexis_word, nexis_rtf, nexis_text, nexis_page])
@pytest.mark.parametrize(
    ("screen", "stories"),
    [(ENGLISH, [HARBOUR, FERRY]), (GERMAN, [HAFEN, FERRY]), (FRENCH, [PORT, FERRY, PORT])],
    ids=["English", "German", "French"],
)
def test_every_article_of_nexis_with_its_fields(write: Writer, screen: Screen, stories: list[Story]) -> None:
    found = articles(write(stories, screen))
    assert len(found) == len(stories)
    for number, (article, story) in enumerate(zip(found, stories, strict=True), 1):
        check(article, story)
        assert article.source.part is not None
        assert (article.source.part.number, article.source.part.count) == (number, len(stories))


@pytest.mark.parametrize(("cover", "marks"), [(False, True), (True, False), (False, False)])
def test_a_document_begins_at_its_bookmark_or_below_the_one_before(cover: bool, marks: bool) -> None:
    found = articles(nexis_word([HARBOUR, FERRY], cover=cover, marks=marks))
    assert [article.title for article in found] == [HARBOUR.title, FERRY.title]


SCREENS = {
    "English": ("29 words", "14 March 2023"),
    "Deutsch": ("29 Wörter", "14 März 2023"),
    "Deutsch, broken": ("29 W\ufffdrter", "14 März 2023"),
    "Français": ("29 mots", "14 mars 2023"),
    "Español": ("29 palabras", "14 marzo 2023"),
    "Italiano": ("29 parole", "14 marzo 2023"),
    "Português": ("29 palavras", "14 março 2023"),
    "Nederlands": ("29 woorden", "14 maart 2023"),
    "Русский": ("29 слов", "14 марта 2023"),
    "中文": ("29 字", "2023 年 3 月 14 日"),
    "日本語": ("29 語", "2023年3月14日"),
    "not known": ("29 hitz", "2023-03-14"),
}


@pytest.mark.parametrize("screen", SCREENS)
def test_factiva_in_the_language_of_its_screen(screen: str) -> None:
    words, date = SCREENS[screen]
    story = HARBOUR._replace(words=words, date=date)
    short = FERRY._replace(date=date, iso=HARBOUR.iso)
    for data in (
        factiva_page([story, short], screen),
        factiva_rtf([story, short], codes=False, language=screen),
    ):
        found = articles(data)
        assert len(found) == 2
        check(found[0], story)
        check(found[1], short)
        assert found[0].source.part is not None
        assert (found[0].source.part.id, found[0].source.part.edition) == (accession(1), story.edition)


@pytest.mark.parametrize("write", [factiva_table, factiva_rtf, factiva_text])
def test_factiva_with_its_codes_or_as_text(write: Callable[[list[Story]], bytes]) -> None:
    story = HARBOUR._replace(date="14 March 2023", section="" if write is factiva_text else "NEWS")
    found = articles(write([story, FERRY._replace(date="2 May 2023")]))
    assert [article.title for article in found] == [HARBOUR.title, FERRY.title]
    check(found[0], story)


def test_the_summary_of_a_search_in_factiva_says_how_many_there_are() -> None:
    found = articles(factiva_page([HARBOUR, FERRY], "Deutsch", "Gefundene Ergebnisse"))
    assert [article.source.part.count for article in found if article.source.part] == [2, 2]


ENGLISH_LABELS = (
    "Author | Full text | Publication title | Publication date | Abstract | Subject | Title | Pages | Section"
)
PROQUEST = {
    "English": ENGLISH_LABELS,
    "Deutsch": (
        "Autor | Volltext | Titel der Publikation | Veröffentlichungsdatum | Abstrakt | Thema | Titel"
        " | Seiten | Abschnitt"
    ),
    "Français": (
        "Auteur | Texte intégral | Titre de la publication | Date de publication | Résumé | Sujet | Titre"
        " | Pages | Section"
    ),
    "中文": "作者 | 全文文献 | 出版物名称 | 出版日期 | 摘要 | 主题 | 标题 | 页 | 版块",
}


@pytest.mark.parametrize("screen", PROQUEST)
def test_proquest_as_text(screen: str) -> None:
    labels = dict(zip(ENGLISH_LABELS.split(" | "), PROQUEST[screen].split(" | "), strict=True))
    found = articles(proquest_text([HARBOUR, FERRY], labels))
    assert len(found) == 2
    for article, story in zip(found, (HARBOUR, FERRY), strict=True):
        assert (article.title, article.publisher, article.published) == (story.title, story.outlet, story.iso)
        assert article.text.split() == " ".join(story.body).split()
        assert (article.section or "") == story.section
    assert [article.source.part.id for article in found if article.source.part] == ["251439971", "251439972"]


def test_proquest_as_a_page() -> None:
    found = articles(proquest_page([HARBOUR, FERRY]))
    assert len(found) == 2
    check(found[0], HARBOUR)
    check(found[1], FERRY)


@pytest.mark.parametrize("write", [europresse_articles, europresse_tables])
def test_europresse_in_both_layouts(write: Callable[[list[Story]], bytes]) -> None:
    short = PORT._replace(byline="", section="", page="")
    found = articles(write([PORT, short]))
    assert len(found) == 2
    for article, story in zip(found, (PORT, short), strict=True):
        assert (article.title, article.publisher, article.published) == (story.title, story.outlet, story.iso)
        assert article.text.split() == " ".join(story.body).split()
        assert article.authors == ((story.byline,) if story.byline else ())
        assert article.source.part is not None
        assert (article.section or "", article.source.part.page or "") == (story.section, story.page)
        assert article.copyright == "© 2023 Courrier. Tous droits réservés."
