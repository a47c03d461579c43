"""A speaker's letter and colour: given once, in the order of first quotes, and kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.model.analysis import Analysis, Quote, QuoteKind, Speaker, SpeakerKind
from reader.model.article import Article
from reader.model.speaker_marks import COLOURS, SpeakerMarks, speaker_marks
from reader.pipeline import Opened
from reader.ui.app import ReaderApp
from reader.ui.messages import AnalysisFound
from reader.ui.reading_session import ReadingSession
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import document, travel
from tests.ui.sample import ANALYSIS, ARTICLE

Said = tuple[str, str, tuple[int, ...]]
"""A speaker: id, name, and the starts of the quotes."""


def analysis_of(*speakers: Said) -> Analysis:
    """An analysis in which these speakers say something at these places."""
    quotes, found = [], []
    for id, name, starts in speakers:
        own = [Quote(f"{id}-{at}", QuoteKind.DIRECT, at, at + 9, id, name) for at in starts]
        quotes += own
        found.append(
            Speaker(id, name, SpeakerKind.PERSON, quotes=tuple(q.id for q in own), words=3 * len(own))
        )
    return Analysis(quotes=tuple(sorted(quotes, key=lambda q: q.start)), speakers=tuple(found))


def letters(given: SpeakerMarks) -> dict[str, str]:
    return {id: mark.letter for id, mark in sorted(given.by_speaker.items())}


def test_the_first_to_speak_is_a_however_little_they_say() -> None:
    found = speaker_marks(
        analysis_of(("s1", "Lindt", (400, 500, 600)), ("s2", "Areva", (100,)), ("s3", "Vann", (300,)))
    )
    assert {id: mark.letter for id, mark in found.items()} == {
        "s2": "A",
        "s3": "B",
        "s1": "C",
    }
    assert {id: mark.colour for id, mark in found.items()} == {"s1": 0, "s2": 1, "s3": 2}


def test_nobody_of_whom_no_quote_is_shown_has_a_letter() -> None:
    analysis = analysis_of(("s1", "Lindt", (100,)), ("s2", "Areva", (200,)))
    quotes = tuple(replace(q, confidence=0.3 if q.speaker == "s1" else 0.6) for q in analysis.quotes)
    assert {id: mark.letter for id, mark in speaker_marks(replace(analysis, quotes=quotes)).items()} == {
        "s2": "A"
    }


def test_with_more_speakers_than_colours_those_who_say_most_have_theirs_alone() -> None:
    quiet = [(f"q{n}", f"Guest {n}", (100 * n,)) for n in range(1, 10)]
    found = speaker_marks(analysis_of(*quiet, ("s1", "Lindt", (105, 505, 905)), ("s2", "Areva", (305, 705))))
    shared = [id for id, mark in found.items() if [v.colour for v in found.values()].count(mark.colour) > 1]
    assert {mark.colour for mark in found.values()} == set(range(COLOURS))
    assert "s1" not in shared and "s2" not in shared


def test_a_colour_is_shared_with_somebody_far_away() -> None:
    guests = [(f"q{n}", f"Guest {n}", (n * 2000,)) for n in range(COLOURS)]
    found = speaker_marks(
        analysis_of(("s1", "Lindt", (20_000, 20_010)), *guests, ("late", "Areva", (14_001,)))
    )
    near = next(mark for id, mark in found.items() if id == "q7")
    assert found["late"].colour not in (near.colour, found["s1"].colour)


def test_where_all_colours_are_near_one_is_shared_with_whoever_is_farthest() -> None:
    guests = [(f"q{n}", f"Guest {n}", (n * 140, n * 140 + 5)) for n in range(COLOURS)]
    for place, farthest in ((40, "q7"), (1000, "q0")):
        found = speaker_marks(analysis_of(*guests, ("late", "Areva", (place,))))
        assert found["late"].colour == found[farthest].colour


def test_who_has_a_colour_keeps_it_and_who_comes_late_shares_with_who_says_least() -> None:
    first = [(f"s{n}", f"Guest {n}", tuple(range(100 * n, 100 * n + 10 - n))) for n in range(COLOURS)]
    given = SpeakerMarks().updated(analysis_of(*first))
    later = given.updated(analysis_of(("late", "Lindt", (5, 6, 7, 8, 9, 10, 11, 12)), *first))
    assert [later.by_speaker[id] for id, _, _ in first] == [given.by_speaker[id] for id, _, _ in first]
    assert later.by_speaker["late"].colour == given.by_speaker[f"s{COLOURS - 1}"].colour


@pytest.mark.parametrize(
    ("later", "wanted"),
    [
        pytest.param((("s1", "Lindt", (400,)), ("s2", "Areva", (500,))), "s1=A s2=B", id="the same again"),
        pytest.param((("s9", "Lindt", (400,)), ("s7", "Areva", (500,))), "s7=B s9=A", id="other ids"),
        pytest.param(
            (("s1", "Vann", (100,)), ("s2", "Lindt", (400,)), ("s3", "Areva", (500,))),
            "s1=C s2=A s3=B",
            id="somebody before them speaks later, and gets the next letter",
        ),
        pytest.param(
            (("s1", "Mara Lindt", (200, 400, 600)), ("s2", "Jonas Areva", (500,))),
            "s1=A s2=B",
            id="fuller names and more quotes",
        ),
        pytest.param((("s2", "Areva", (500,)),), "s2=B", id="one is gone, the other keeps the letter"),
        pytest.param(
            (("s1", "Lindt", (300, 500)), ("s2", "Areva", (700,))),
            "s1=A s2=B",
            id="a quote changes its speaker: the names tell",
        ),
        pytest.param(
            (("s1", "Lindt", (400,)), ("s2", "the surveyor", (401,)), ("s3", "Areva", (500,))),
            "s1=A s2=C s3=B",
            id="one becomes two",
        ),
    ],
)
def test_who_has_a_letter_keeps_it(later: tuple[Said, ...], wanted: str) -> None:
    first = SpeakerMarks().updated(analysis_of(("s1", "Lindt", (400,)), ("s2", "Areva", (500,))))
    assert letters(first) == {"s1": "A", "s2": "B"}
    assert (
        " ".join(f"{id}={letter}" for id, letter in letters(first.updated(analysis_of(*later))).items())
        == wanted
    )


def test_who_was_gone_for_a_while_has_the_old_letter() -> None:
    given = SpeakerMarks().updated(analysis_of(("s1", "Lindt", (400,)), ("s2", "Areva", (500,))))
    given = given.updated(analysis_of(("s1", "Areva", (500,)))).updated(
        analysis_of(("s1", "Vann", (90,)), ("s2", "Lindt", (400,)))
    )
    assert letters(given) == {"s1": "C", "s2": "A"}


def test_no_two_speakers_share_a_letter_until_there_is_none_left() -> None:
    given = SpeakerMarks().updated(analysis_of(*((f"s{n}", f"Speaker {n}", (10 * n,)) for n in range(60))))
    letters_given = [given.by_speaker[f"s{n}"].letter for n in range(60)]
    assert "".join(letters_given) == "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + "·" * 8
    assert {mark.colour for mark in given.by_speaker.values()} == set(range(COLOURS))


def test_another_version_of_the_file_begins_anew() -> None:
    session = ReadingSession(document(), Opened(ARTICLE, ANALYSIS))
    assert session.speaker_marks["lindt"].letter == "A"
    session.reload(Opened(Article(text=ARTICLE.text, blocks=ARTICLE.blocks, source=ARTICLE.source), ANALYSIS))
    assert session.speaker_marks["lindt"].letter == "A" and len(session.given_marks.colours) == len(
        ANALYSIS.speakers
    )


def test_colours_stay_on_the_screen_while_results_arrive() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        before = {id: mark.letter for id, mark in screen.speaker_marks.items()}
        ids = {s.id: f"x-{s.id}" for s in ANALYSIS.speakers}
        again = replace(
            ANALYSIS,
            quotes=tuple(replace(q, speaker=ids.get(q.speaker or "")) for q in ANALYSIS.quotes),
            speakers=tuple(replace(s, id=ids[s.id]) for s in reversed(ANALYSIS.speakers)),
        )
        screen.post_message(AnalysisFound(screen.session, screen.session.key, again))
        await pilot.pause()
        await pilot.pause()
        assert {id.removeprefix("x-"): mark.letter for id, mark in screen.speaker_marks.items()} == before

    travel(journey)
