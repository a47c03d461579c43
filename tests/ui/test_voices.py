"""A speaker's letter and colour: given once, in the order in which speakers are heard, and kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.model.analysis import Analysis, Quote, QuoteKind, Speaker, SpeakerKind
from reader.model.article import Article
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from reader.ui.sitting import Sitting
from reader.ui.voices import Cast, voices
from tests.ui.journeys import document, travel
from tests.ui.sample import ANALYSIS, ARTICLE

Said = tuple[str, str, tuple[int, ...]]
"""A speaker: id, name, and the starts of the quotes."""


def heard(*speakers: Said) -> Analysis:
    """An analysis in which these speakers say something at these places."""
    quotes, found = [], []
    for id, name, starts in speakers:
        own = [Quote(f"{id}-{at}", QuoteKind.DIRECT, at, at + 9, id, name) for at in starts]
        quotes += own
        found.append(
            Speaker(id, name, SpeakerKind.PERSON, quotes=tuple(q.id for q in own), words=3 * len(own))
        )
    return Analysis(quotes=tuple(sorted(quotes, key=lambda q: q.start)), speakers=tuple(found))


def letters(cast: Cast) -> dict[str, str]:
    return {id: voice.letter for id, voice in sorted(cast.voices.items())}


def test_the_first_to_be_heard_is_a_however_little_they_say() -> None:
    found = voices(heard(("s1", "Lindt", (400, 500, 600)), ("s2", "Areva", (100,)), ("s3", "Vann", (300,))))
    assert {id: voice.letter for id, voice in found.items()} == {"s2": "A", "s3": "B", "s1": "C"}
    assert {id: voice.colour for id, voice in found.items()} == {"s2": 0, "s3": 1, "s1": 2}


@pytest.mark.parametrize(
    ("later", "wanted"),
    [
        pytest.param((("s1", "Lindt", (400,)), ("s2", "Areva", (500,))), "s1=A s2=B", id="the same again"),
        pytest.param((("s9", "Lindt", (400,)), ("s7", "Areva", (500,))), "s7=B s9=A", id="other ids"),
        pytest.param(
            (("s1", "Vann", (100,)), ("s2", "Lindt", (400,)), ("s3", "Areva", (500,))),
            "s1=C s2=A s3=B",
            id="somebody before them is heard later, and gets the next letter",
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
    first = Cast().heard(heard(("s1", "Lindt", (400,)), ("s2", "Areva", (500,))))
    assert letters(first) == {"s1": "A", "s2": "B"}
    assert " ".join(f"{id}={letter}" for id, letter in letters(first.heard(heard(*later))).items()) == wanted


def test_who_was_gone_for_a_while_has_the_old_letter() -> None:
    cast = Cast().heard(heard(("s1", "Lindt", (400,)), ("s2", "Areva", (500,))))
    cast = cast.heard(heard(("s1", "Areva", (500,)))).heard(
        heard(("s1", "Vann", (90,)), ("s2", "Lindt", (400,)))
    )
    assert letters(cast) == {"s1": "C", "s2": "A"}


def test_no_two_speakers_share_a_letter_until_there_is_none_left() -> None:
    cast = Cast().heard(heard(*((f"s{n}", f"Speaker {n}", (10 * n,)) for n in range(60))))
    given = [cast.voices[f"s{n}"].letter for n in range(60)]
    assert "".join(given) == "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + "·" * 8
    assert len({voice.colour for voice in cast.voices.values()}) == 60


def test_another_version_of_the_file_begins_anew() -> None:
    sitting = Sitting(document(), ARTICLE)
    assert sitting.voices["lindt"].letter == "A"
    sitting.reload(Article(text=ARTICLE.text, blocks=ARTICLE.blocks, source=ARTICLE.source))
    assert sitting.voices["lindt"].letter == "A" and sitting.cast.given == len(ANALYSIS.speakers)


def test_colours_stay_on_the_screen_while_results_arrive() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        before = {id: voice.letter for id, voice in screen.voices.items()}
        ids = {s.id: f"x-{s.id}" for s in ANALYSIS.speakers}
        again = replace(
            ANALYSIS,
            quotes=tuple(replace(q, speaker=ids.get(q.speaker or "")) for q in ANALYSIS.quotes),
            speakers=tuple(replace(s, id=ids[s.id]) for s in reversed(ANALYSIS.speakers)),
        )
        screen.analysed(screen.sitting, again)
        await pilot.pause()
        assert {id.removeprefix("x-"): voice.letter for id, voice in screen.voices.items()} == before

    travel(journey)
