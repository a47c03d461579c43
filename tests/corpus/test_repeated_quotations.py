"""What stands in several articles: quotations, whole articles, numbers, dates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.corpus.audit import ArticleSpeech
from reader.corpus.claims import ArticleFigures, can_agree, claim_matrix
from reader.corpus.repeats import difference, find_repeats, likeness, spoken_words
from reader.corpus.timeline import DatedArticle, timeline
from reader.store.index.reading import IndexReader
from reader.store.index.rows import FoundDate, FoundFigure
from tests.quality.measure_repeats import found_copies, found_quotations, rates
from tests.quality.planted import patterned_quotations, planted_articles, planted_quotations
from tests.shelf import Counted, Said, Story, shelve

Shelve = Callable[..., IndexReader]


@pytest.fixture
def shelved(tmp_path: Path) -> Shelve:
    return lambda *stories: shelve(tmp_path / "index.db", stories)


WHOLE = "we will build the dam this year and the farmers will have their water back"
ALIKE = [
    (WHOLE, "the same"),
    ("we will build the dam this year", "shortened"),
    ("the farmers will have their water back", "shortened"),
    ("we will build the dam and the farmers will have their water back", "shortened"),
    ("we will build the dam next year and the farmers will have their water back", "reworded"),
    ("we shall build the dam this year and farmers will have their water back", "reworded"),
    ("we will build the road this summer and the shops will have their customers back", ""),
    ("we will sell the mill this year and the miners will have their lamps back", ""),
    ("we will not comment on this", ""),
    ("the farmers and the dam", ""),
]


@pytest.mark.parametrize(("other", "how"), ALIKE)
def test_how_quotations_are_alike(other: str, how: str) -> None:
    assert likeness(WHOLE.split(), other.split()) == likeness(other.split(), WHOLE.split()) == how


def test_what_differs_is_told_in_words() -> None:
    other = "we will build the dam next year and the farmers will have water"
    assert difference(WHOLE.split(), other.split()) == "- this + next - their - back"


def test_who_is_named_for_a_quotation_each_time(shelved: Shelve) -> None:
    full = f"“{WHOLE.capitalize()},” she said."
    part = "The mayor said “the farmers will have their water back” in the end."
    cut = Said("the farmers will have their water back", "Eva Holt")
    reader = shelved(
        Story(full, (Said(full[:-11], "Ada Morland"),)),
        Story(part, (cut,), day="2022-02-03"),
        Story("It rains, he said.", (Said("It rains", "Bo Lind", kind="indirect"),)),
    )
    speech = (ArticleSpeech(one, reader.quotes(one.id)) for one in reader.articles())
    (repeat,) = find_repeats(list(spoken_words(speech)))
    assert [(place.spoken.quote.name, place.how) for place in repeat.places] == [
        ("Ada Morland", "the same"),
        ("Eva Holt", "shortened"),
    ]
    assert (repeat.names, repeat.disputed) == ((("Ada Morland", 1), ("Eva Holt", 1)), True)


def test_planted_quotations_are_found() -> None:
    planted = planted_quotations(40, 60)
    recall, precision = rates(found_quotations(planted), planted)
    assert (recall >= 0.95, precision >= 0.98) == (True, True)


def test_sentences_of_one_pattern_are_no_repeats() -> None:
    planted = patterned_quotations(40, 100, seed=11)
    recall, precision = rates(found_quotations(planted), planted)
    assert (recall >= 0.95, precision >= 0.98) == (True, True)


def test_planted_copies_are_found() -> None:
    planted = planted_articles(24, 40)
    assert rates(found_copies(planted), planted) == (1.0, 1.0)


def figure(low: float, qualifier: str = "", high: float | None = None) -> FoundFigure:
    return FoundFigure(1, 0, 0, 0, "", "number", low, high, "", qualifier, "", "", "")


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (figure(17), figure(17), True),
        (figure(17), figure(19), False),
        (figure(17, "more than"), figure(19), True),
        (figure(20, "at least"), figure(19), False),
        (figure(20, "fewer than"), figure(19), True),
        (figure(20, "about"), figure(19), True),
        (figure(20, "about"), figure(30), False),
        (figure(17, high=20), figure(19), True),
    ],
)
def test_numbers_can_be_true_together(one: FoundFigure, other: FoundFigure, agree: bool) -> None:
    assert can_agree(one, other) is can_agree(other, one) is agree


def flood(
    number: int, *, outlet: str = "The Gazette", day: str = "2022-02-01", names: str = "Vann Leddow"
) -> Story:
    return Story(
        f"The flood in Vann killed {number} people, the mayor said.",
        outlet=outlet,
        day=day,
        figures=(Counted(str(number), number, "people"),),
        names=tuple(names.split()),
    )


@pytest.mark.parametrize(
    ("stories", "rows"),
    [
        ((flood(17), flood(19, outlet="Post")), [("people", [17, 19], False)]),
        ((flood(17), flood(17, outlet="Post")), [("people", [17, 17], True)]),
        ((flood(17), flood(19, day="2022-02-20")), []),
        ((flood(17), flood(19, names="Vann")), []),
        ((flood(17),), []),
        ((flood(17), Story("In Vann 19 cows fell ill.", figures=(Counted("19", 19, "cows"),))), []),
    ],
)
def test_the_same_thing_counted_by_two(
    stories: tuple[Story, ...], rows: list[tuple[str, list[int], bool]], shelved: Shelve
) -> None:
    reader = shelved(*stories)
    found = claim_matrix(
        ArticleFigures(one, reader.figures(one.id), frozenset(name for name, _, _ in reader.names(one.id)))
        for one in reader.articles()
    )
    assert [(row.counted, [c.figure.low for c in row.claims], row.agree) for row in found] == rows


def test_dated_events_stand_in_order_and_once(shelved: Shelve) -> None:
    first, second = shelved(Story("a"), Story("b", outlet="Post")).articles()

    def dated(day: str, sentence: str) -> FoundDate:
        return FoundDate(1, 0, 0, "", day, "", sentence)

    told = (dated("2022-03", "The dam broke in Vann."), dated("2021", "It was built."), dated("1999", "Old."))
    again = (dated("2022-03", "In March the dam in Vann broke."),)
    events = timeline([DatedArticle(first, told), DatedArticle(second, again)], since="2021")
    assert [(one.first, one.sentence, len(one.articles)) for one in events] == [
        ("2021", "It was built.", 1),
        ("2022-03", "The dam broke in Vann.", 2),
    ]
