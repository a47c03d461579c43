"""The held-out beats are a third of all, chosen by the alphabet and not by hand."""

from __future__ import annotations

from reader.training.corpus.check import BEATS, FIRST_BEATS
from reader.training.corpus.split import ARTICLES, HELD_OUT, articles


def test_every_third_of_the_first_beats_from_the_second_is_held_out() -> None:
    assert tuple(sorted(FIRST_BEATS)[1::3]) == HELD_OUT
    assert set(HELD_OUT) < FIRST_BEATS < BEATS


def test_an_article_is_in_one_half_alone() -> None:
    held = {article.path for article in articles(held_out=True)}
    rest = {article.path for article in articles(held_out=False)}
    assert not held & rest
    assert held | rest == set(ARTICLES.glob("*/*.txt"))


def test_the_corpus_page_names_every_beat_and_the_held_out_ones_in_bold() -> None:
    page = (ARTICLES.parent / "README.md").read_text("utf-8")
    for beat in BEATS:
        assert (f"**{beat}**" in page) is (beat in HELD_OUT), beat
        assert beat in page
