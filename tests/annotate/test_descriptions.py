"""Whom or which body a noun means that describes one which the article names: 'the former miner said'."""

from __future__ import annotations

import pytest

from reader.model.analysis import EntityKind
from tests.annotate.attributed import Analysed, speaker_of

SAID = "“We did all that we could,”"
NORA, TOM = "Nora Whelan won her first race on Sunday.", "Tom Brophy won his first race on Sunday."
VOTED = "Nora Whelan voted against the bill on Monday."

PEOPLE = [
    (NORA, "the Carrowkeel native", "Nora Whelan"),
    (NORA, "the two-time champion", "Nora Whelan"),
    (NORA, "the Londoner", "Nora Whelan"),
    (NORA, "the Oscar winner", "Nora Whelan"),
    (NORA, "the mother-of-two", "Nora Whelan"),
    (NORA, "the 34-year-old mother", "Nora Whelan"),
    (TOM, "the father of three", "Tom Brophy"),
    (TOM, "the Texan", "Tom Brophy"),
    (TOM, "the former world number one", "Tom Brophy"),
    (TOM, "the Germany international", "Tom Brophy"),
    (TOM, "the new signing", "Tom Brophy"),
    (VOTED, "the Leitrim Republican", "Nora Whelan"),
    (VOTED, "the Conservative MP", "Nora Whelan"),
    (VOTED, "the veteran lawmaker", "Nora Whelan"),
    # what is said of somebody goes before who was named last
    ("Nora Whelan, who was a social worker until 2004, met Ivo Brandt. Brandt wept.",
     "the former social worker", "Nora Whelan"),
    ("Nora Whelan was born in Carrowkeel. She had one guest, the baker Ivo Brandt.", "the Carrowkeel native",
     "Nora Whelan"),
    ("Sen. Nora Whelan, R-Ohio, met Ivo Brandt. Brandt wept.", "the Ohio Republican", "Nora Whelan"),
    # who leads what
    ("Rovers manager Tom Brophy met City manager Karl Pell. Pell was calm.", "the Rovers boss", "Tom Brophy"),
    ("Rovers manager Tom Brophy made six changes.", "the gaffer", "Tom Brophy"),
    ("Tom Brophy, the governor of the Central Bank of Nordland (CBN), spoke.\n\nPresident Karl Pell came.",
     "the CBN chief", "Tom Brophy"),
    ("Prime Minister Tom Brophy faces a revolt. Health Secretary Karl Pell stood by him.", "the PM",
     "Tom Brophy"),
    ("Tom Brophy faces a revolt of his party. Brophy lost by ten. Health Secretary Karl Pell stood by him.",
     "the PM", "Tom Brophy"),
    # who leads what has a near office, or none that is told
    ("Nora Whelan, the chancellor, met miners on Monday.", "the minister", "Nora Whelan"),
    ("Tom Brophy asked his leading man to choose a year.", "the director", "Tom Brophy"),
    ("The vote is the third, according to Nora Whelan, who teaches law at a college.", "the professor",
     "Nora Whelan"),
    ("Nora Whelan, a nurse, met a minister on Monday.", "the minister", "the minister"),
    ("Nora Whelan, a nurse, left at noon.", "the director", "the director"),
    # of what people, however it is described
    ("Prop Tom Brophy scored with a minute left.", "the 128-kilo New Zealander", "Tom Brophy"),
    ("Coach Tom Brophy was angry about it.", "the Scot", "Tom Brophy"),
    ("Nora Whelan left the jungle on Monday.", "the actress-turned-reality-star", "Nora Whelan"),
    ("Nora Whelan left the jungle on Monday.", "the TV personality", "Nora Whelan"),
    # somebody else
    ("Nora Whelan was jailed for a year.", "the prosecutor", "the prosecutor"),
    ("Nora Whelan was jailed for a year.", "the victim’s mother", "the victim’s mother"),
    ("Nora Whelan won the vote.", "a Leitrim native", "a Leitrim native"),
    ("Nora Whelan was bitten by a dog.", "the owner", "the owner"),
]  # fmt: skip


def test_who_is_named_in_words_in_marks_is_no_further_away(analysed: Analysed) -> None:
    found = analysed(
        "Captain Ada Holt said the ball was wet. “He drops nothing. We do,” the loosehead said.\n\n"
        "Coach Ivo Brandt agreed."
    )
    assert speaker_of(found, "drops nothing") == "Ada Holt"


@pytest.mark.parametrize(("text", "called", "speaker"), PEOPLE)
def test_a_description_means_the_person_it_fits(
    analysed: Analysed, text: str, called: str, speaker: str
) -> None:
    assert speaker_of(analysed(f"{text}\n\n{SAID} {called} said."), "all that we") == speaker


@pytest.mark.parametrize(
    "called",
    ["Capt. Whelan", "Elmhaven Police Sgt. Whelan", "Detective Lt. Whelan", "PM Whelan", "CJI Whelan"],
)
def test_a_title_cut_short_ends_no_sentence_and_is_no_name(analysed: Analysed, called: str) -> None:
    found = analysed(f"{SAID} {called} said. Nora Whelan won.")
    assert speaker_of(found, "all that we") == "Nora Whelan"
    assert [e.name for e in found[1].entities if e.kind is EntityKind.PERSON] == ["Nora Whelan"]


def test_who_acts_for_somebody_may_be_named_later(analysed: Analysed) -> None:
    found = analysed(f"{SAID} Karl Pell’s agent said.\n\nHis agent Tom Brophy added that talks were near.")
    assert speaker_of(found, "all that we") == "Tom Brophy"


def test_who_is_told_something_does_not_say_it(analysed: Analysed) -> None:
    found = analysed(f"Nora Whelan met voters.\n\n{SAID} the mother of two told her.")
    assert speaker_of(found, "all that we") == "the mother of two"


BODIES = [
    ("Voltkar Motors has recalled its cars.", "the Lundby-based automaker", "Voltkar Motors"),
    ("Voltkar Motors has recalled its cars.", "the German carmaker", "Voltkar Motors"),
    ("Voltkar Inc. has cut its forecast.", "the chipmaker", "Voltkar Inc."),
    ("Nordhall Bank has cut its forecast.", "the lender", "Nordhall Bank"),
    ("Nordhall Water was fined by the Office of Rivers.", "the utility", "Nordhall Water"),
    ("Nordhall Foods was fined by the Office of Rivers.", "the supermarket chain", "Nordhall Foods"),
    ("The World Food Programme has few trucks left.", "the UN agency", "World Food Programme"),
    ("The Federal Aviation Administration grounded the jets.", "the regulator",
     "Federal Aviation Administration"),
    ("The Institute for Fiscal Reform looked at the plan.", "the think tank", "Institute for Fiscal Reform"),
    ("Elmhaven Police arrested him.", "the force", "Elmhaven Police"),
    ("Nordhall Group has cut its forecast.", "the retailer", "Nordhall Group"),
    ("The Central Bank of Nordland bought bonds.", "the apex bank", "Central Bank of Nordland"),
    ("The Ministry of Rivers bought boats.", "the ministry", "Ministry of Rivers"),
    ("Nordhall Foods raised prices. It rained. It snowed. It froze. The night was long. It thawed. It froze. "
     "Nobody came.", "the company", "Nordhall Foods"),
    # a body that the noun does not fit
    ("Nordhall Bank has cut its forecast.", "the airline", "the airline"),
    ("Elmhaven City Council voted on it.", "the company", "the company"),
    ("Nordhall Bank has cut its forecast.", "the rival company", "the rival company"),
    ("Nordhall Bank has cut its forecast. A charity wept.", "the charity", "the charity"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "called", "speaker"), BODIES)
def test_a_description_means_the_body_it_fits(
    analysed: Analysed, text: str, called: str, speaker: str
) -> None:
    assert speaker_of(analysed(f"{text} {SAID} {called} said."), "all that we") == speaker


def test_a_body_goes_on_that_acted_in_the_sentence_before(analysed: Analysed) -> None:
    found = analysed("The council is sorry. It said the lines would be closed.")
    assert (speaker_of(found, "lines would") or "").lower() == "the council"


@pytest.mark.parametrize(
    ("between", "speaker"),
    [("", "the council"), ("Nordhall Foods closed its gates. ", "nordhall foods")],
)
def test_a_body_without_a_name_goes_on_that_spoke(analysed: Analysed, between: str, speaker: str) -> None:
    found = analysed(
        f"The council said it would not comment on the case of Nordhall Foods.\n\n{between}"
        "But it added in a statement: “The town supports clean walls and quiet streets.”"
    )
    assert (speaker_of(found, "clean walls") or "").lower() == speaker


CALLED = [
    ("The trader insists demand is “undimmed”.", "undimmed", "the trader"),
    ("Nora Whelan called the mayor a “failed” leader.", "failed", "Nora Whelan"),
    ("In an interview, Tom Brophy was quoted calling Pell a “failed” governor.", "failed", "Tom Brophy"),
    ("Nora Whelan condemned the strike, calling it “an atrocious action”.", "atrocious", "Nora Whelan"),
    ("Tom Brophy asked if there was a “sensible” question.", "sensible", "Tom Brophy"),
    ("Nora Whelan warned of a “catastrophe” in the north.", "catastrophe", "Nora Whelan"),
    ("Nora Whelan praised the crew for their “courage”.", "courage", "Nora Whelan"),
    ("Police are treating the death as “unexplained”.", "unexplained", "police"),
    ("The mayor was described by Nora Whelan as “out of touch”.", "out of touch", "Nora Whelan"),
    # marks that report no speech
    ("The so-called “bedroom tax” was scrapped on Monday.", "bedroom tax", None),
    ("Nora Whelan called her boat “Tiny”.", "Tiny", None),
    ("The town was called “little Rome”.", "little", None),
]


@pytest.mark.parametrize(("text", "words", "speaker"), CALLED)
def test_a_few_words_in_marks_are_whose_who_calls_something_so(
    analysed: Analysed, text: str, words: str, speaker: str | None
) -> None:
    assert (speaker_of(analysed(text), words) or "").lower() == (speaker or "").lower()
