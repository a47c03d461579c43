"""Whose words they are, and who says a figure: whole analyses of short texts."""

from __future__ import annotations

import pytest

from reader.model.analysis import SpeakerKind
from tests.annotate.attributed import Analysed, speaker_of

WITHIN = [
    (
        "Sergeant Ivo Brandt told the court that Mr Pell said: “Get off my land.”",
        "Get off",
        "Pell",
    ),
    ("Ada Quist said her brother shook his head and told her, “Nobody is coming.”", "Nobody", "her brother"),
    ("The bank said it “regrets the delay.” It would “pay at once,” director Lena Fisk told the Courier.",
     "regrets", "the bank"),
    ("“I counted the drips,” said the youngest of them, Sipho Ndlovu, 22.", "counted", "Sipho Ndlovu"),
    ("He recalled the landlord, Ivo Brandt, saying: “Nobody sleeps here!”", "Nobody sleeps", "Ivo Brandt"),
    ("She remembered his friend, Ivo Brandt, laughing and saying: “Nobody sleeps here!”", "Nobody sleeps",
     "Ivo Brandt"),
    ("She remembered hearing a man shout: “Nobody sleeps here!”", "Nobody sleeps", "a man"),
    ("The Post quoted one aide as saying that “nobody sleeps here”.", "nobody sleeps", "one aide"),
    ("“Good morning,” said Mr Sato. Mrs Okada nodded. “Is it?” Mrs Okada replied.", "Is it", "Okada"),
    ("The firm that bought it from Captain Nils Aasen said it would be scrapped.", "scrapped", "the firm"),
    ("“Quiet, you two,” snapped old Mrs Teixeira.", "Quiet", "Teixeira"),
    ("The bridge “will stand,” engineer Lars Holm told the paper.", "will stand", "Lars Holm"),
    ("The bank said it dropped the plan after Ada Quist said it was “quite mad”.", "quite mad", "Ada Quist"),
    ("The firm said it had acted as soon as the inspector described the pipes as “unsafe”.", "unsafe",
     "the inspector"),
    ("The bank said it was “sorry” after Ada Quist complained.", "sorry", "the bank"),
    ("Former minister for Works and Housing Nicola Moran said it was ‘a farce’.", "a farce", "Nicola Moran"),
    ("Former Minister for Works Nicola Moran said it was ‘a farce’.", "a farce", "Nicola Moran"),
    ("Minister for Women and Equalities Nicola Moran said it was ‘a farce’.", "a farce", "Nicola Moran"),
    ("One of the men, David Reed, 34, from Harlow, said he would go.", "would go", "David Reed"),
    ("Petter Lunde runs the ferry line. Lunde said the pier would close.", "would close", "Petter Lunde"),
    ("Ana de la Fuente smiled. “It moves,” De la Fuente said.", "It moves", "Ana de la Fuente"),
    ("Gull Weekly was there. After the toast, the gardeners’ union said jobs would go.", "jobs would go",
     "the gardeners’ union"),
    ("The letter, which was seen by Harbour Weekly, claimed that both had “agreed on a fair price.”",
     "agreed on", "the letter"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker"), WITHIN)
def test_the_sentence_says_whose_words_they_are(
    analysed: Analysed, text: str, words: str, speaker: str
) -> None:
    assert speaker_of(analysed(text), words) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Clara Mensah and Peter Vogel said that the ferry was never paid for.",
        "Both Clara Mensah and Peter Vogel told the panel that the ferry was never paid for.",
        "“The ferry was never paid for,” said Clara Mensah and Peter Vogel.",
    ],
)
def test_those_who_say_it_together_are_both_named(analysed: Analysed, text: str) -> None:
    found = analysed(text)
    assert speaker_of(found, "never paid for") == "Clara Mensah and Peter Vogel"
    assert [s.kind for s in found[1].speakers] == [SpeakerKind.GROUP]


@pytest.mark.parametrize(
    ("text", "words", "hers"),
    [
        ("The minister, Clara Mensah, did not say “we will pay”.", "we will pay", False),
        ("Clara Mensah never wrote “we will pay”, her office stressed.", "we will pay", False),
        ("“We will not say more,” Clara Mensah said.", "We will not", True),
        ("Clara Mensah not only said “we will pay” but paid at once.", "we will pay", True),
    ],
)
def test_what_was_not_said_is_nobodys(analysed: Analysed, text: str, words: str, hers: bool) -> None:
    assert (speaker_of(analysed(text), words) == "Clara Mensah") is hers


PRONOUNS = [
    (
        "Oscar Hall, a doctor, said: “They need care.” Hall had asked for help twice.\n\n"
        "Last night Karim Naser, a councillor, said he was worried. “This is a bad week,” he said.",
        "bad week",
        "Karim Naser",
    ),
    (
        "George Lund was found dead on Monday. Lund had owned a mill, and Lund owed money.\n\n"
        "Senator Paul Reiss said the inquiry was late.\n\n“Heads should roll for Lund,” he said.",
        "Heads should",
        "Paul Reiss",
    ),
    (
        "Lund fell. Lund rose. Lund owed. Lund ran. Lund sat. Lund hid. George Lund left. Lund is gone.\n\n"
        "Paul Reiss, whose firm had sued him, called it odd. “Heads should roll,” he said.",
        "Heads should",
        "Paul Reiss",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker"), PRONOUNS)
def test_who_spoke_before_in_the_paragraph_goes_on(
    analysed: Analysed, text: str, words: str, speaker: str
) -> None:
    assert speaker_of(analysed(text), words) == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Karim Naser, a councillor, was worried. Naser left.\n\n"
            "A spokesman for the port said: “We do not comment.” He added: “We never have.”",
            "We never",
            "a spokesman for the port",
        ),
        (
            "BERGEN - Online ferry leader Nordhall today said its sales would rise by a fifth.",
            "its sales would",
            "Nordhall",
        ),
        ("Evidence suggests that wages have stopped rising.", "wages have stopped", None),
        ("None of the players claimed that the bank was safe.", "the bank was safe", None),
        ("Nobody in the room said that the bank was safe.", "the bank was safe", None),
        ("Long experience shows that binding targets do two things at once.", "binding targets", None),
    ],
)
def test_who_is_near_and_can_speak(analysed: Analysed, text: str, words: str, speaker: str | None) -> None:
    assert speaker_of(analysed(text), words) == speaker


BEHIND = [
    "The operator of the night buses, Redline Mobility, denies that drivers skip stops.\n\n“{}” they said.",
    "Kestrel Air has a new jet. Its maker, Redline Mobility, was proud of it. “{}” it said.",
    "Kestrel Air has a new jet.\n\nThe group that speaks for the crew, Redline Mobility, told them: “{}”",
]


@pytest.mark.parametrize("text", BEHIND)
def test_the_name_behind_a_description_speaks(analysed: Analysed, text: str) -> None:
    words = "Every bus has a tracker and every tracker is read,"
    assert speaker_of(analysed(text.format(words)), words) == "Redline Mobility"


def test_a_paragraph_of_speech_goes_on_behind_one_that_tells(analysed: Analysed) -> None:
    text = (
        "“It hurts,” captain Bongani Zulu said. “We had them for eighty minutes.”\n\n"
        "Rovers had led through Pieter Nel, who crossed twice before the break.\n\n"
        "“You switch off once and they punish you. That is this league.”"
    )
    assert speaker_of(analysed(text), "switch off") == "Bongani Zulu"


DESCRIBED = [
    (
        "Anita Varga scored twice for Rovers. “I shut my eyes,” the striker said.",
        "Anita Varga",
    ),
    ("Anita Varga has left the Cup with a sore knee. “I shut my eyes,” the 24-year-old said.", "Anita Varga"),
    ("Anita Varga was sent to jail. “I shut my eyes,” the judge said.", "the judge"),
    ("Anita Varga, 81, came on Thursdays. “I shut my eyes,” the old lady said.", "Anita Varga"),
    (
        "Police arrested Anita Varga on Monday. The shop belongs to Paul Orr.\n\n"
        "Inspector Clara Mensah arrived at noon. “I shut my eyes,” the accused told the court.",
        "Anita Varga",
    ),
    (
        "Anita Varga, 28, denies theft. Paul Orr gave evidence. “I shut my eyes,” the defendant said.",
        "Anita Varga",
    ),
    ("Anita Varga met Paul Orr. “I shut my eyes,” the suspect said.", "the suspect"),
    (
        "Rabbi Anita Varga came first. The prayer leader, Paul Orr, sang. “I shut my eyes,” the rabbi said.",
        "Anita Varga",
    ),
    ("Anita Varga lost in Riverton. “I shut my eyes,” the Hungarian said.", "Anita Varga"),
    ("Anita Varga lost in Riverton. “I shut my eyes,” the Hungarians said.", "Hungarians"),
    (
        "Rafael Alcoba beat the Swede Lars Edman in Riverton. Edman served well.\n\n"
        "“I shut my eyes,” the Spaniard said.",
        "Rafael Alcoba",
    ),
    (
        "Rafael Alcoba beat Lars Edman of Sweden. Alcoba served well.\n\n“I shut my eyes,” the Swede said.",
        "Lars Edman",
    ),
    (
        "Spain’s Rafael Alcoba beat Lars Edman. Edman served well.\n\n“I shut my eyes,” the Spaniard said.",
        "Rafael Alcoba",
    ),
    (
        "Tane Rewi, a New Zealander, beat Lars Edman. Edman served well.\n\n"
        "“I shut my eyes,” the New Zealander said.",
        "Tane Rewi",
    ),
    (
        "The Scottish winner Ewan Baird met Lars Edman (Sweden).\n\n“I shut my eyes,” the Briton said.",
        "Ewan Baird",
    ),
    (
        "The mayor thanked Paul Orr. The owner of the mill, Anita Varga, 67, appealed.\n\n"
        "“I shut my eyes,” the 67-year-old recalled.",
        "Anita Varga",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), DESCRIBED)
def test_a_description_is_whoever_was_named_last(analysed: Analysed, text: str, speaker: str) -> None:
    assert speaker_of(analysed(text), "shut my eyes") == speaker


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("And from Chairwoman Okoye:", "Okoye"),
        ("Statement of Senator Marta Dahl:", "Marta Dahl"),
        ("Rabbi Marta Dahl, chair of the port:", "Marta Dahl"),
        ("From the desk of Marta Dahl, senior analyst at Elm Bank:", "Marta Dahl"),
    ],
)
def test_a_line_above_names_who_speaks(analysed: Analysed, line: str, speaker: str) -> None:
    text = f"The port named a new chief on Friday.\n\n{line}\n\n“It serves the whole coast.”"
    assert speaker_of(analysed(text), "whole coast") == speaker


def test_a_dateline_is_no_part_of_a_name(analysed: Analysed) -> None:
    found = analysed("ELMHAVEN - Ferry maker Nordhall today said its sales would rise.")
    assert "ELMHAVEN" not in (speaker_of(found, "sales would rise") or "ELMHAVEN")


FIGURES = [
    ("Clara Mensah put the number of injured at 45.", "45", ["Clara Mensah"]),
    ("Mayor Clara Mensah spoke of a loss of 300 homes.", "300", ["Clara Mensah"]),
    ("Peter Vogel said Clara Mensah told him 12 boats were lost.", "12", ["Clara Mensah", "Peter Vogel"]),
    ("The union said 200 workers would “walk out at 3 sites”.", "200", ["the union"]),
    ("The river rose 3 metres on Monday.", "3 metres", []),
    # an age or a number in the words that name the speaker
    ("A volunteer, 67, said that the well was dry.", "67", []),
    ("Clara Mensah, 66, said that the choir would go on.", "66", []),
    ("A mother with a 6-month-old said the shop had shut.", "6-month-old", []),
    ("Clara Mensah, who is blind, said a man of 50 was lost.", "50", ["Clara Mensah"]),
]


@pytest.mark.parametrize(("text", "figure", "chain"), FIGURES)
def test_who_says_a_figure(analysed: Analysed, text: str, figure: str, chain: list[str]) -> None:
    _, analysis = analysed(text)
    names = {speaker.id: speaker.name for speaker in analysis.speakers}
    (one,) = [f for f in analysis.figures if f.text == figure]
    assert [names[speaker] for speaker in one.chain] == chain
    assert one.speaker == (one.chain[0] if chain else None)
