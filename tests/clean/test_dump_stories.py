# ruff: noqa: E501
"""Small dumps, line by line: what is kept, what is cut, and why."""

from __future__ import annotations

import pytest

from reader.clean.dump.cleaner import clean_dump
from reader.load.loading import load_text
from reader.model.article import Article, BlockKind

# '=' kept, '#' kept as a heading, 'T' the title; anything else before the bar is the reason for the cut
_ENGLISH = """
skip link          | Skip to main content
navigation         | Home
navigation         | News
navigation         | Sport
subscription       | Sign in
subscription       | Subscribe
T                  | Harbour board approves dredging after two years of dispute
byline             | By Ada Morland, Ellis Gazette
date line          | Published 12 March 2024
share bar          | Share
share bar          | Facebook
photo credit       | Photo by Tomas Reyer/EPA
=                  | The harbour board heard four hours of evidence on Monday before it voted, nine to two, for a plan that will cost at least $84 million.
=                  | “We counted 4,200 containers on the quay and nobody could say whose they were,” said Ines Okafor, who has run the engineer's office since 2009.
advertisement      | Advertisement
=                  | Tomas Reyer, who leads the opposition on the council, said that the harbour would lose more than 600 jobs by March unless the dredging began.
#                  | Noise at the gates
=                  | Residents of the streets behind the harbour have complained for years about the noise of the lorries, and they asked the board on Monday to wait for a second report.
=                  | “It cannot go on,” said one of them, who has lived beside the gates since the quay was built and has measured the noise every night for a year.
=                  | The board will meet again in April, when the first of the contracts for the dredging is to be signed, the chair of the harbour board said.
update note        | This story has been updated with additional details.
contributor line   | Lena Ortiz and Paul Madden contributed to this report.
related headline   | Related articles
newsletter         | Sign up for our newsletter
comments           | 12 comments
comments           | Leave a comment
navigation         | Privacy policy
navigation         | Contact us
copyright          | © 2024 The Ellis Gazette. All rights reserved.
"""

_GERMAN = """
skip link          | Zum Inhalt springen
navigation         | Startseite
navigation         | Politik
navigation         | Wirtschaft
subscription       | Anmelden
T                  | Hafenrat stimmt nach zwei Jahren Streit für die Vertiefung
byline             | Von Ada Morland
date line          | Veröffentlicht am 12. März 2024
share bar          | Teilen
=                  | Der Hafenrat hat am Montag nach vier Stunden Anhörung mit neun zu zwei Stimmen für einen Plan gestimmt, der mindestens 84 Millionen Euro kosten wird.
=                  | „Wir haben 4200 Container auf dem Kai gezählt, und niemand konnte sagen, wem sie gehören“, sagte Ines Okafor, die das Amt seit dem Jahr 2009 leitet.
advertisement      | Anzeige
=                  | Tomas Reyer, der die Opposition im Rat führt, sagte, der Hafen werde bis März mehr als 600 Stellen verlieren, wenn die Vertiefung nicht beginne.
=                  | Der Rat will sich im April wieder treffen, wenn der erste der Verträge für die Vertiefung unterschrieben werden soll, wie die Vorsitzende sagte.
related headline   | Das könnte Sie auch interessieren
newsletter         | Newsletter abonnieren
comments           | Kommentare
navigation         | Impressum
navigation         | Datenschutz
copyright          | © 2024 Ellis Zeitung. Alle Rechte vorbehalten.
"""

_RUSSIAN = """
navigation         | Главная
navigation         | Новости
navigation         | Политика
navigation         | Экономика
T                  | Совет порта одобрил углубление дна после двух лет споров
date line          | 12 марта 2024
share bar          | Поделиться
=                  | Совет порта в понедельник после четырёх часов слушаний девятью голосами против двух одобрил план, который обойдётся не меньше чем в 84 миллиона долларов.
=                  | «Мы насчитали на причале 4200 контейнеров, и никто не мог сказать, чьи они», — сказала Инес Окафор, которая руководит управлением с 2009 года.
advertisement      | Реклама
=                  | Томас Рейер, который возглавляет оппозицию в совете, сказал, что порт до марта потеряет больше 600 рабочих мест, если работы не начнутся.
=                  | Жители улиц за портом годами жаловались на шум грузовиков и в понедельник попросили совет дождаться второго доклада, который должен выйти летом.
=                  | «Так больше нельзя», — сказала одна из них, которая живёт у ворот с тех пор, как построили причал, и каждую ночь измеряет шум.
=                  | Совет снова соберётся в апреле, когда должен быть подписан первый из договоров на углубление дна, сообщила председатель совета порта.
related headline   | Похожие материалы
comments           | Комментарии
subscription       | Подписаться
navigation         | Контакты
copyright          | © 2024 Газета Эллис. Все права защищены.
"""

_SAMPLES = {"English": _ENGLISH, "German": _GERMAN, "Russian": _RUSSIAN}


def _table(sample: str) -> list[tuple[str, str]]:
    rows = [line.partition("|") for line in sample.strip().splitlines()]
    return [(mark.strip(), text.strip()) for mark, _, text in rows]


def _clean(sample: str, gap: str) -> Article:
    return clean_dump(load_text(gap.join(text for _, text in _table(sample)), "story.txt"))


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank lines", "no blank lines"])
@pytest.mark.parametrize("language", _SAMPLES)
class TestSamples:
    def test_the_story_is_kept_and_nothing_else(self, language: str, gap: str) -> None:
        article = _clean(_SAMPLES[language], gap)
        assert article.text.split("\n\n") == [
            t for mark, t in _table(_SAMPLES[language]) if mark in ("=", "#")
        ]

    def test_the_title_is_metadata(self, language: str, gap: str) -> None:
        article = _clean(_SAMPLES[language], gap)
        assert article.title == next(t for mark, t in _table(_SAMPLES[language]) if mark == "T")

    def test_each_cut_has_its_reason(self, language: str, gap: str) -> None:
        article = _clean(_SAMPLES[language], gap)
        wanted = [(t, mark) for mark, t in _table(_SAMPLES[language]) if mark not in ("=", "#", "T")]
        assert [(c.text, c.reason) for c in article.cut] == wanted

    def test_the_day_is_known(self, language: str, gap: str) -> None:
        assert _clean(_SAMPLES[language], gap).published == "2024-03-12"


def test_people_and_house_of_the_english_sample() -> None:
    article = _clean(_ENGLISH, "\n\n")
    assert article.authors == ("Ada Morland",)
    assert article.contributors == ("Lena Ortiz", "Paul Madden")
    assert article.copyright == "© 2024 The Ellis Gazette. All rights reserved."
    assert article.language == "en"
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.HEADING] == [
        "Noise at the gates"
    ]
