"""What a person mends in an analysis, and all that follows from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.analysis import Analysis, EntityKind, QuoteKind, Speaker, SpeakerKind
from reader.model.notebook import Correction, CorrectionKind, anchor
from reader.model.notebook_state import Kept, NotebookState
from reader.model.span import Span
from reader.notebook.corrections.apply import corrected
from reader.notebook.corrections.figures import parse_value
from tests.ui.sample import ANALYSIS, ARTICLE, ENTITIES, TEXT, at

SMALL = at("“and every one of them is small.”")
LEAKS = at("“There are 290 leaks at most,”")


def mended(*corrections: tuple[CorrectionKind, Span, str]) -> Analysis:
    """The analysis of the sample with these corrections."""
    kept = tuple(
        Kept(str(n), "", "ada", "", Correction(anchor(TEXT, *span), kind, value), span)
        for n, (kind, span, value) in enumerate(corrections)
    )
    return corrected(ARTICLE, ANALYSIS, NotebookState("ada", corrections=kept))


def said_by(analysis: Analysis, span: Span) -> str | None:
    """Who says the quote at `span`."""
    return next(q.speaker_name for q in analysis.quotes if (q.start, q.end) == span)


def speaker(analysis: Analysis, name: str) -> Speaker:
    """The only speaker of this name."""
    (found,) = (s for s in analysis.speakers if s.name == name)
    return found


def test_without_corrections_the_analysis_is_the_same() -> None:
    assert mended() is ANALYSIS


def test_a_quote_is_given_to_another_speaker_with_its_figures_and_words() -> None:
    analysis = mended((CorrectionKind.SPEAKER, LEAKS, "mara lindt"))
    assert said_by(analysis, LEAKS) == "Mara Lindt"
    lindt, areva = speaker(analysis, "Mara Lindt"), speaker(analysis, "Jonas Areva")
    assert (len(lindt.quotes), lindt.words, len(areva.quotes)) == (4, 27, 3)
    (figure,) = (f for f in analysis.figures if f.text == "290")
    assert (figure.speaker, figure.chain, figure.quote) == ("lindt", ("lindt",), "q5")
    (quote,) = (q for q in analysis.quotes if q.id == "q5")
    assert (quote.rule, quote.confidence, quote.refers_start) == ("you said so", 1.0, None)


@pytest.mark.parametrize(
    ("name", "kind", "entity"),
    [("Petra Voss", SpeakerKind.PERSON, None), ("Vann", SpeakerKind.ORGANIZATION, "e3")],
    ids=["somebody new", "a name that has not spoken"],
)
def test_a_quote_is_given_to_somebody_who_has_not_spoken(
    name: str, kind: SpeakerKind, entity: str | None
) -> None:
    analysis = mended((CorrectionKind.SPEAKER, SMALL, name), (CorrectionKind.SPEAKER, LEAKS, name))
    found = speaker(analysis, name)
    assert (found.kind, found.entity, found.quotes) == (kind, entity, ("q5", "q6"))


def test_a_quote_is_taken_from_everybody() -> None:
    analysis = mended((CorrectionKind.SPEAKER, at("the vote “was never in doubt”"), ""))
    assert said_by(analysis, at("the vote “was never in doubt”")) is None
    assert "a council member" not in [s.name for s in analysis.speakers]


def test_marks_that_report_no_speech_are_nobodys() -> None:
    analysis = mended((CorrectionKind.NO_SPEECH, LEAKS, ""))
    (quote,) = (q for q in analysis.quotes if q.id == "q5")
    assert (quote.kind, quote.speaker) == (QuoteKind.SCARE, None)
    assert next((f.quote, f.speaker) for f in analysis.figures if f.text == "290") == (None, None)


def test_a_quote_is_of_another_kind() -> None:
    analysis = mended((CorrectionKind.QUOTE_KIND, at("the count was wrong"), "mixed"))
    assert next(q.kind for q in analysis.quotes if q.id == "q4") is QuoteKind.MIXED


def test_a_quote_that_was_missed() -> None:
    missed = at("“quiet shore” rule, which bans engines")
    analysis = mended((CorrectionKind.QUOTE_ADDED, missed, "Ministry of Waters"))
    added = next(q for q in analysis.quotes if (q.start, q.end) == missed)
    assert (added.kind, added.speaker) == (QuoteKind.DIRECT, "ministry")
    assert QuoteKind.SCARE not in [q.kind for q in analysis.quotes]  # the term is part of what is said
    assert [q.start for q in analysis.quotes] == sorted(q.start for q in analysis.quotes)
    assert len(speaker(analysis, "Ministry of Waters").quotes) == 2


def test_a_missed_quote_takes_the_figures_in_it() -> None:
    analysis = mended((CorrectionKind.QUOTE_ADDED, at("a step that will cost at least $12 million"), "Vann"))
    figure = next(f for f in analysis.figures if f.text == "$12 million")
    assert figure.speaker == speaker(analysis, "Vann").id


def test_two_names_are_one_person() -> None:
    analysis = mended((CorrectionKind.NAME_MERGED, at("Mara Lindt"), "Jonas Areva"))
    (entity,) = (e for e in analysis.entities if e.name == "Jonas Areva")
    assert entity.mentions == tuple(sorted((*ENTITIES[0].mentions, *ENTITIES[1].mentions)))
    assert entity.aliases == ("Areva", "Mara Lindt")
    assert "Mara Lindt" not in [e.name for e in analysis.entities]


def test_a_name_is_mended_everywhere() -> None:
    analysis = mended((CorrectionKind.NAME_RENAMED, at("She"), "Mara Lindt-Ohm"))
    assert analysis.entities[[e.id for e in analysis.entities].index("e1")].name == "Mara Lindt-Ohm"
    assert {q.speaker_name for q in analysis.quotes if q.speaker == "lindt"} == {"Mara Lindt-Ohm"}
    assert speaker(analysis, "Mara Lindt-Ohm").aliases == ("Mara Lindt",)


def test_one_mention_is_somebody_else() -> None:
    analysis = mended((CorrectionKind.NAME_SPLIT, at("She"), "Ada Lindt"))
    she = next(e for e in analysis.entities if e.name == "Ada Lindt")
    assert (she.mentions, she.kind) == ((at("She"),), EntityKind.PERSON)
    assert said_by(analysis, at("that more than 2,000 homes stood below the basin")) == "Ada Lindt"
    assert speaker(analysis, "Mara Lindt").quotes == ("q1", "q2")


def test_the_kind_and_the_role_of_a_name() -> None:
    analysis = mended(
        (CorrectionKind.NAME_KIND, at("Vann"), "ORG"),
        (CorrectionKind.NAME_ROLE, at("Jonas Areva"), "skipper"),
        (CorrectionKind.NO_NAME, at("Ministry of Waters"), ""),
    )
    kinds = {e.name: (e.kind, e.role) for e in analysis.entities}
    assert kinds["Vann"] == (EntityKind.ORG, None) and kinds["Jonas Areva"][1] == "skipper"
    assert "Ministry of Waters" not in kinds


def test_the_value_of_a_figure_settles_a_conflict() -> None:
    analysis = mended((CorrectionKind.FIGURE_VALUE, at("310"), "290"))
    assert next(f.value for f in analysis.figures if f.text == "310") == 290
    assert ANALYSIS.conflicts and analysis.conflicts == ()


def test_a_figure_that_is_none_is_gone_and_conflicts_keep_their_figures() -> None:
    analysis = mended((CorrectionKind.NO_FIGURE, at("seven to four"), ""))
    (conflict,) = analysis.conflicts
    assert [analysis.figures[n].text for n in conflict.figures] == ["310", "290"]


def test_what_a_figure_counts_and_who_gives_it() -> None:
    analysis = mended(
        (CorrectionKind.FIGURE_OF, at("290"), "small leaks"),
        (CorrectionKind.FIGURE_SPEAKER, at("290"), "Petra Voss"),
        (CorrectionKind.FIGURE_SPEAKER, at("310"), ""),
    )
    figures = {f.text: f for f in analysis.figures}
    assert (figures["290"].of, figures["290"].quote) == ("small leaks", None)
    assert figures["290"].speaker == speaker(analysis, "Petra Voss").id
    assert figures["310"].speaker is None


@pytest.mark.parametrize(
    ("words", "value"),
    [("1,200", 1200), ("12.5", 12.5), ("7-4", (7, 4)), ("-3", -3), ("1 000 000", 1_000_000),
     ("10–20.5", (10, 20.5)), ("many", None), ("", None), ("1-2-3", None), ("1e9", None), ("9" * 50, None)],
)  # fmt: skip
def test_how_a_value_is_typed(words: str, value: object) -> None:
    assert parse_value(words) == value


@pytest.mark.parametrize("kind", CorrectionKind)
def test_a_correction_of_what_is_not_there_changes_nothing_else(kind: CorrectionKind) -> None:
    if kind is not CorrectionKind.QUOTE_ADDED:
        assert mended((kind, at("stays in"), "Vann")).quotes == ANALYSIS.quotes
    orphan = Correction(anchor("gone", 0, 4), kind, "Vann")
    state = NotebookState("ada", corrections=(Kept("1", "", "ada", "", orphan),))
    assert corrected(ARTICLE, ANALYSIS, state) is ANALYSIS


def test_a_correction_holds_where_another_model_found_other_bounds() -> None:
    nearly = Span(LEAKS.start + 1, LEAKS.end - 2)
    assert said_by(mended((CorrectionKind.SPEAKER, nearly, "Mara Lindt")), LEAKS) == "Mara Lindt"


_VALUES = ("", "Vann", "Mara Lindt", "Petra Voss", "areva", "ORG", "indirect", "7", "1-2", "many")
_PLACES = [
    *(Span(q.start, q.end) for q in ANALYSIS.quotes), *(Span(f.start, f.end) for f in ANALYSIS.figures),
    *(m for e in ENTITIES for m in e.mentions), Span(0, 30), Span(0, len(TEXT)),
]  # fmt: skip


@given(
    st.lists(
        st.tuples(st.sampled_from(CorrectionKind), st.sampled_from(_PLACES), st.sampled_from(_VALUES)),
        max_size=6,
    )
)
def test_whatever_is_corrected_every_part_names_parts_that_are_there(
    corrections: list[tuple[CorrectionKind, Span, str]],
) -> None:
    analysis = mended(*corrections)
    quotes = {q.id: q for q in analysis.quotes}
    speakers = {s.id: s for s in analysis.speakers}
    assert len(quotes) == len(analysis.quotes) and len(speakers) == len(analysis.speakers)
    assert all(q.speaker is None or speakers[q.speaker].name == q.speaker_name for q in quotes.values())
    assert all(f.quote is None or f.quote in quotes for f in analysis.figures)
    assert all(who in speakers for f in analysis.figures for who in (f.speaker, *f.chain) if who is not None)
    assert all(quotes[id].speaker == s.id for s in speakers.values() for id in s.quotes)
    assert all(e.mentions and list(e.mentions) == sorted(e.mentions) for e in analysis.entities)
    entities = {e.id for e in analysis.entities}
    assert all(s.entity is None or s.entity in entities for s in speakers.values() if s.id.startswith("own"))
    assert all(n < len(analysis.figures) for c in analysis.conflicts for n in c.figures)
