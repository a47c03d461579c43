"""The measure of everyday articles, on one article of four sentences whose gold is written out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.analysis import (
    Analysis,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
)
from reader.model.span import Span
from tests.quality.everyday_gold import Gold, Sayer, from_rows
from tests.quality.everyday_score import MEASURES, bare, same_sayer, score, total

TEXT = (
    "“We will mend the roof by spring,” said Mara Quill, head of Tarn School. "
    "She added that 40 pupils would move. The “green wall” is grey. The hall holds 300."
)


def at(words: str) -> Span:
    """Where the words stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _attribution(kind: str, words: str, how: str, **more: object) -> dict[str, object]:
    speaker = None if kind == "scare" else "Mara Quill"
    span = at(words)
    row = {"kind": kind, "start": span.start, "end": span.end, "speaker": speaker, "how": how}
    return {**row, "stype": "person", "alt": [], "amb": False, **more}


def _figure(words: str, value: float, speaker: str | None) -> dict[str, object]:
    return {"start": at(words).start, "end": at(words).end, "value": value, "speaker": speaker}


ATTRIBUTIONS = [
    _attribution("direct", "“We will mend the roof by spring,”", "explicit-name"),
    _attribution("indirect", "40 pupils would move", "pronoun"),
    _attribution("scare", "“green wall”", "none"),
]
ROW = {
    "id": "roof",
    "attributions": ATTRIBUTIONS,
    "names": [
        {"name": "Mara Quill", "kind": "PERSON", "aliases": ["Quill"], "role": "head of Tarn School"},
        {"name": "Tarn School", "kind": "ORG", "aliases": [], "role": None},
    ],
    "figures": [_figure("40", 40, "Mara Quill"), _figure("300", 300, None)],
}
GOLD = from_rows({"id": "roof", "text": TEXT}, ROW)


def _quote(kind: QuoteKind, words: str, name: str | None = "Mara Quill", confidence: float = 0.95) -> Quote:
    return Quote("", kind, *at(words), speaker="s1", speaker_name=name, confidence=confidence)


def _number(words: str, value: float, speaker: str | None = None) -> Figure:
    return Figure(*at(words), words, FigureKind.NUMBER, value, speaker=speaker)


WHOLE = at("“We will mend the roof by spring,”")
DIRECT = Quote("", QuoteKind.DIRECT, *WHOLE, speaker="s1", speaker_name="Mara Quill", confidence=0.95)
CLAUSE = _quote(QuoteKind.INDIRECT, "40 pupils would move")
TERM = _quote(QuoteKind.SCARE, "“green wall”")
QUILL = Entity("e1", "Mara Quill", EntityKind.PERSON, "head", ("Quill",), (at("Mara Quill"), at("She")))
SCHOOL = Entity("e2", "Tarn School", EntityKind.ORG, mentions=(at("Tarn School"),))
FORTY, HALL = _number("40", 40, "s1"), _number("300", 300)
RIGHT = Analysis(
    quotes=(DIRECT, CLAUSE, TERM),
    speakers=(Speaker("s1", "Mara Quill", SpeakerKind.PERSON), Speaker("s2", "Otto Bly", SpeakerKind.PERSON)),
    entities=(QUILL, SCHOOL),
    figures=(FORTY, HALL),
)
NOT_ASKED = {"whose, by surname", "whose, by pronoun", "whose, by role noun", "whose, nobody named"}


def _wrong(gold: Gold, analysis: Analysis) -> dict[str, float]:
    """The shares that are not 1."""
    return {name: share for name, share in score(gold, analysis).shares().items() if share != 1}


def test_what_is_right_in_all_has_every_share_at_one() -> None:
    assert score(GOLD, RIGHT).shares() == dict.fromkeys((m for m in MEASURES if m not in NOT_ASKED), 1.0)


MISSED = {"marks found": 0, "whose": 0, "whose, by name": 0, "all f1": 2 / 3}


@pytest.mark.parametrize(
    ("quotes", "wrong"),
    [
        pytest.param((CLAUSE, TERM), MISSED, id="a missed quotation"),
        pytest.param(
            (replace(DIRECT, speaker_name="Otto Bly"), CLAUSE, TERM),
            {"whose": 0, "whose, by name": 0, "all f1": 0.5, "sure right": 0.5},
            id="another's name, and sure of it",
        ),
        pytest.param(
            (replace(DIRECT, speaker_name=None, confidence=0.4), CLAUSE, TERM),
            {"whose": 0, "whose, by name": 0, "all f1": 0.5},
            id="nobody's name, and unsure",
        ),
        pytest.param(
            (replace(DIRECT, end=at("mend").end), CLAUSE, TERM),
            MISSED | {"all f1": 0.5, "sure right": 0.5},
            id="too short a stretch",
        ),
        pytest.param(
            (DIRECT, CLAUSE, replace(TERM, kind=QuoteKind.DIRECT)),
            {"marks are speech": 0.5, "marks left alone": 0, "all f1": 0.8, "sure right": 2 / 3},
            id="a term shown as speech",
        ),
        pytest.param((DIRECT, TERM), {"reported right": 0, "all f1": 2 / 3}, id="a missed clause"),
        pytest.param(
            (DIRECT, replace(CLAUSE, start=at("She").start), TERM), {}, id="a clause with its cue before it"
        ),
        pytest.param(
            (DIRECT, CLAUSE, _quote(QuoteKind.INDIRECT, "The hall holds", "Otto Bly", 0.5)),
            {"reported are reports": 0.5, "all f1": 0.8},
            id="a clause that reports nothing",
        ),
        pytest.param(
            (replace(DIRECT, end=at("We").end, spans=(WHOLE,)), CLAUSE, TERM),
            {},
            id="a part of a quotation that belongs together",
        ),
    ],
)
def test_attributions(quotes: tuple[Quote, ...], wrong: dict[str, float]) -> None:
    assert _wrong(GOLD, replace(RIGHT, quotes=quotes)) == pytest.approx(wrong)


def test_what_two_editors_could_dispute_is_not_counted() -> None:
    rows = [{**row, "amb": row["kind"] == "indirect"} for row in ATTRIBUTIONS]
    disputed = from_rows({"id": "roof", "text": TEXT}, {**ROW, "attributions": rows})
    for quotes in ((DIRECT, TERM), (DIRECT, replace(CLAUSE, speaker_name="Otto Bly"), TERM)):
        shares = score(disputed, replace(RIGHT, quotes=quotes)).shares()
        assert "reported right" not in shares
        assert "reported are reports" not in shares
        assert shares["all f1"] == 1


MARA, MRS = replace(QUILL, aliases=()), replace(QUILL, name="Mrs Quill", aliases=(), mentions=())
GREEN = Entity("e3", "Green", EntityKind.PERSON)


@pytest.mark.parametrize(
    ("entities", "wrong"),
    [
        pytest.param((QUILL,), {"names found": 0.5}, id="a missed name"),
        pytest.param((QUILL, SCHOOL, GREEN), {"names are names": 2 / 3}, id="no name"),
        pytest.param((QUILL, replace(SCHOOL, kind=EntityKind.FAC)), {"names kind": 0.5}, id="another kind"),
        pytest.param((MARA, MRS, SCHOOL), {"names whole": 0.5}, id="one name in two entities"),
        pytest.param(
            (replace(QUILL, aliases=("Tarn School",)),),
            {"names whole": 0, "names kind": 0.5},
            id="two names in one entity",
        ),
        pytest.param((replace(QUILL, role="painter"), SCHOOL), {"roles": 0}, id="another role"),
    ],
)
def test_names(entities: tuple[Entity, ...], wrong: dict[str, float]) -> None:
    assert _wrong(GOLD, replace(RIGHT, entities=entities)) == pytest.approx(wrong)


@pytest.mark.parametrize(
    ("figures", "wrong"),
    [
        pytest.param((FORTY,), {"figures right": 0.5}, id="a missed figure"),
        pytest.param((replace(FORTY, value=(40, 300)), HALL), {"figures right": 0.5}, id="another value"),
        pytest.param((replace(FORTY, value=0.4), HALL), {}, id="a share"),
        pytest.param((FORTY, HALL, _number("wall", 1)), {"figures are figures": 2 / 3}, id="no figure"),
        pytest.param((replace(FORTY, speaker=None), HALL), {"figures, claimed by": 0}, id="nobody says it"),
        pytest.param((replace(FORTY, speaker="s2"), HALL), {"figures, claimed by": 0}, id="another says it"),
        pytest.param(
            (FORTY, replace(HALL, speaker="s1")),
            {"figures, the article's": 0},
            id="the article says it",
        ),
    ],
)
def test_figures(figures: tuple[Figure, ...], wrong: dict[str, float]) -> None:
    shares = _wrong(GOLD, replace(RIGHT, figures=figures))
    assert shares == pytest.approx(wrong)


@pytest.mark.parametrize(
    ("name", "said", "person", "right"),
    [
        ("Mara Quill", "Mrs Quill", True, True),
        ("Mara Quill", "M. Quill", True, True),
        ("Mara Quill", "Otto Quill", True, False),
        ("Mara Quill", "Mara", True, False),
        ("Mara Quill", None, True, False),
        ("the Tarn School board", "school board", False, True),
        ("Tarn School", "Tarn Council", False, False),
    ],
)
def test_a_speaker_is_right_under_a_name_that_does_not_contradict(
    name: str, said: str | None, person: bool, right: bool
) -> None:
    assert same_sayer(Sayer(name, (), person), said) is right


def test_no_speaker_is_right_where_there_is_none() -> None:
    assert same_sayer(None, None)
    assert not same_sayer(None, "Mara Quill")
    assert same_sayer(Sayer("the head", ("Mara Quill",)), "Mara Quill")


def test_names_are_compared_without_titles_and_possessives() -> None:
    assert bare("The Rev. Otto Bly’s") == ("otto", "bly")
    assert bare("Mayor") == ("mayor",)


def test_scores_add_up() -> None:
    both = total((score(GOLD, RIGHT), score(GOLD, Analysis())))
    shares = both.shares()
    assert (shares["whose"], shares["names found"], shares["figures right"]) == (0.5, 0.5, 0.5)
    assert shares["all f1"] == pytest.approx(2 / 3)
    assert len(both.faults) == 8
