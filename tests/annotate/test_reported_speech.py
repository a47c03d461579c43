"""What is reported speech: somebody said, wrote or claimed it. Deeds, wishes and attitudes are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.analysis import Analysis, QuoteKind
from reader.model.article import Article

Analyse = Callable[[str], tuple[Article, Analysis]]
LEAD = "The harbour board met on Monday. Rosa Lindqvist runs the ferry office.\n\n"

SAID = [
    ("Lindqvist said the night boat would stop in May.", "the night boat would stop"),
    ("Lindqvist told the board that two engines had failed.", "two engines had failed"),
    ("The night boat will stop in May, according to a report by the auditors.", "The night boat will stop"),
    ("The auditors wrote that the pier was unsafe.", "the pier was unsafe"),
    ("Lindqvist denied that the crew had been warned.", "the crew had been warned"),
    ("She claimed the lights had never worked.", "the lights had never worked"),
    ("The tide was too low, she added.", "The tide was too low"),
    ("The ministry announced that fares would rise by a tenth.", "fares would rise"),
    ("The auditors put the damage at 4,000 crowns.", "4,000 crowns"),
    ("The pier, the port office said, will stay shut.", "will stay shut"),
    ("The pier had cracked in the frost, the auditors found.", "The pier had cracked in the frost"),
    ("Lindqvist accused the board of hiding the bill.", "hiding the bill"),
    ("“The pier holds,” Lindqvist said, adding that the goats could swim.", "the goats could swim"),
    (
        "A boat with goats passed the pier on Monday and may have lost two, the port office said Tuesday.",
        "passed the pier",
    ),
    ("Lindqvist asked why the boats were late again.", "why the boats were late"),
    ("Lindqvist asked why the boats are staying out.", "why the boats are staying out"),
    (
        "Arguing that the boats are only now coming back, Lindqvist left.",
        "the boats are only now coming back",
    ),
    ("Two fishermen questioned how a goat got past the gate.", "how a goat got past"),
    ("Lindqvist asked that the crew keep the old lamps.", "the crew keep the old lamps"),
    ("Lindqvist, in a letter, demanded the yard keep all of the ropes.", "the yard keep all"),
    ("Lindqvist vowed to run the night boat through the winter.", "to run the night boat"),
    ("The port office has promised to mend the lamps before the race.", "to mend the lamps"),
    ("The port office urged families to keep off the ice until March.", "to keep off the ice"),
    ("Lindqvist warned sailors not to tie up at the long pier.", "not to tie up"),
    ("The crew yelled at her to leave the boat.", "to leave the boat"),
    ("The port office told reporters in a call that it stood by its old timetable.", "it stood by its old"),
    ("Both men claimed at the time that they were being fed well.", "they were being fed well"),
    ("Families have raised concerns that the pier will not last the winter.", "the pier will not last"),
    ("Brandt told how the goat came aboard in the fog.", "the goat came aboard"),
    ("As the auditor Per Dahl pointed out in May, the pier has no lamps.", "the pier has no lamps"),
    ("The storms have hurt 18 people, minister Per Dahl said, warning of more.", "have hurt 18"),
    ("The boats are late because the ropes are old, the survey found.", "The boats are late"),
    ("He called for an end to the strike, which has cost 500 jobs, according to the union.", "has cost"),
    ("Dahl feels his life has been changed by the goats.", "his life has been changed"),
    ("Two boats were lost last year, per a report by the auditors.", "Two boats were lost"),
    ("The night boat, per the port office, is often late in March.", "is often late in March"),
    ("The family of a man found asleep on the pier is questioning how he fell.", "how he fell"),
    ("Brandt's aunt, Tilda Brandt, wants to know how he fell.", "how he fell"),
    ("Fares have been flat for years, she said. “Nobody pays more than a crown.”", "Fares have been flat"),
    ("Dahl lives in Malung and feels his life has been changed by the goats.", "his life has been"),
    (
        "As Per Dahl pointed out in the Malung Courier in May, it is not hard to lose a boat.",
        "it is not hard",
    ),
    ("The goat drowned about nine years ago, Dr Dahl believes.", "The goat drowned"),
    ("A gap of two years, Lindqvist warned in a letter, would be hard to mend.", "would be hard to mend"),
    ("Lindqvist was adamant that the boat does not leak.", "the boat does not leak"),
    ("Brandt explained to the board that the crew was owed two months of pay.", "the crew was owed"),
    ("Per Dahl moaned he had sold only nine tickets.", "he had sold only nine tickets"),
    ("The auditors put the chance of a storm at 85%.", "85%"),
    ("The study found that people who walk on the pier live longer.", "people who walk on the pier"),
    ("The jury heard that Brandt had bought the rope a week before.", "Brandt had bought the rope"),
    ("The bank signaled it would keep fares low until the autumn.", "it would keep fares low"),
    ("Brandt denied taking the rope from the yard.", "taking the rope"),
    ("The port office blamed the delays on a shortage of crew.", "the delays on a shortage of crew"),
    ("The auditors believe the pier will hold for two winters.", "the pier will hold"),
    ("Brandt thanked the cooks, who he said had slept on board.", "had slept on board"),
    ("Two boats lack lamps, which the auditors say is a breach of the rules.", "is a breach of the rules"),
    ("Lindqvist blamed the storms, which she said had cost the town 40 boats.", "had cost the town"),
    ("Brandt was accused by the auditors of hiding two ropes.", "hiding two ropes"),
    ("Both boats sank in the long bay off Malung, inspector Per Dahl told the Courier.", "Both boats sank"),
    ("She had sold the boat with a heavy heart, the master, Olle Brandt, admitted later.", "She had sold"),
    ("None of those he named had been to the pier, the former envoy admits.", "None of those"),
    ("On Monday, a wave sank a boat near the old pier, the port office said, with all safe.", "a wave sank"),
    ("The fares will be 4 crowns, the port office said; the town had hoped for 3.", "The fares will be"),
    ("Lindqvist said she was tired and that “nobody walks on the pier.”", "she was tired"),
    ("Lindqvist said the boat would be late and there would be “no second one.”", "the boat would be late"),
    ("Lindqvist said the night had been hard: “We sat in the dark until five.”", "the night had been hard"),
    (
        "The boat would sail, minister Per Dahl said, but he warned the fare would rise.",
        "the fare would rise",
    ),
    ("The police do not believe the boat was sunk for money.", "the boat was sunk"),
    ("Two goats fell off the pier on Monday, reported the Malung Courier.", "Two goats fell"),
    ("Fares for goats have fallen by a third, data released on Monday shows.", "Fares for goats have fallen"),
    ("The rent of boats rose by 4% in May, the yard's own report found.", "The rent of boats rose"),
    (
        "Lindqvist said the sea had been rough, but she had reached a place “with no wind.”",
        "the sea had been",
    ),
    ("Lindqvist called on the goats to leave the pier.", "to leave the pier"),
    # a teller behind the verb, which the parser did not see
    (
        "A lack of pilots at the pier is delaying boats and raising costs, warned Ada Holt.",
        "is delaying boats",
    ),
    ("The new boat helped fill the night run, data last week showed.", "helped fill"),
    ("Lindqvist made it clear that the pier would stay shut.", "the pier would stay shut"),
    ("The Old Bailey heard that the goat was stolen from a shed.", "the goat was stolen"),
    ("Lindqvist said the pier was “past mending”, and that the boats would move to Ely.", "boats would move"),
]
NOT_SAID = [
    ("Lindqvist loves the old boats and the noise they make.", "the old boats"),
    ("The board ordered an inspection of the pier.", "an inspection of the pier"),
    ("Lindqvist thanked the crew for their patience.", "the crew"),
    ("The ministry announced a deal with two shipyards.", "a deal with two shipyards"),
    ("The board voted for the longer route.", "the longer route"),
    ("Lindqvist declined to comment on the inspection.", "comment on the inspection"),
    ("The crew hopes to return before the summer.", "to return before"),
    ("The office plans a second pier.", "a second pier"),
    ("The auditors asked to see the books.", "to see the books"),
    ("The crew was told to wait for the tide.", "to wait for the tide"),
    ("Lindqvist did not urge the crew to sail before noon.", "to sail before noon"),
    ("Lindqvist would ask the crew to sail before noon.", "to sail before noon"),
    ("Lindqvist ordered the crew to sail before noon.", "to sail before noon"),
    ("Lindqvist put the boat at the long pier.", "the boat at the long pier"),
    ("Lindqvist put the children in the first two rows.", "the children in the first two rows"),
    ("The strike put the ferry six hours behind the timetable.", "the ferry six hours behind"),
    ("The office added a boat to carry the goats.", "to carry the goats"),
    ("The report underscored a growing split in the crew.", "a growing split"),
    ("Lindqvist cited the old timetable, the goats and the wind.", "the old timetable"),
    ("Lindqvist also dismissed the idea that boats sink in pairs.", "boats sink"),
    ("Lindqvist has continued to push for a longer pier.", "a longer pier"),
    ("Lindqvist declined to say whether the pier was safe.", "the pier was safe"),
    ("“The pier holds,” Lindqvist told the crowd, waving a rope.", "waving a rope"),
    ("“The pier holds,” Lindqvist said in the film about goats.", "in the film"),
    ("Asked whether the pier was safe, Lindqvist said it would be shut.", "the pier was safe"),
    ("When asked why the boats were late, Lindqvist said the wind had turned.", "the boats were late"),
    ("Stressing the danger, Lindqvist said: “Nobody walks on the pier.”", "Stressing the danger"),
    ("Before the board had counted the votes, Lindqvist said that the pier was safe.", "counted the votes"),
    ("Lindqvist said she could not comment on the fire at the pier.", "she could not comment"),
    ("The footage shows a man carrying a goat off the boat.", "a man carrying a goat"),
    ("Lindqvist called for an explanation of how the goat got on board.", "how the goat got"),
    ("The union has agreed to wait until the spring.", "to wait"),
    ("The pier was mended, Lindqvist said while visiting a yard in Malung.", "visiting a yard"),
    ("She wrote short reports on the boats, and the paper on Tuesday was their sum.", "short reports"),
    (
        "Lindqvist was not the only one with a goat—she revealed that her sister had two.",
        "the only one",
    ),
    ("The rope cost 40 crowns per metre.", "The rope cost"),
    ("It is certain that the boat does not leak.", "the boat does not leak"),
    ("Lindqvist heard that the boat was late.", "the boat was late"),
    ("Lindqvist would not promise to run the night boat.", "to run the night boat"),
    ("The crew was urged to wait for the tide.", "to wait for the tide"),
    ("Lindqvist dismissed the appeal of a baker who has 40 goats.", "the appeal of a baker"),
    ("Lindqvist revealed one of these letters to the board.", "one of these letters"),
    ("Claiming that the pier was safe, Lindqvist went home at noon.", "Lindqvist went home"),
    ("After Lindqvist concluded that the pier was safe, two goats fell off it.", "two goats fell"),
    ("The pier has “no lamps at all,” Lindqvist said, even with the new wires.", "even with the new wires"),
    ("The boats were late, Lindqvist told the Courier, repeating a word of the crew.", "repeating a word"),
    ("The Courier reported the boat had sunk, citing harbour records.", "harbour records"),
    ("Lindqvist has ruled out a third pier.", "a third pier"),
    ("A sailor, who asked not to be named, left early.", "not to be named"),
    ("Brandt has always denied the allegations.", "the allegations"),
    ("The board put out a note about what sailors eat.", "what sailors eat"),
    ("Lindqvist would not believe the boat was lost.", "the boat was lost"),
    ("The man accused of the theft of the goat was asleep on the pier.", "the theft of the goat"),
    ("Brandt only found out on Friday that the boat was his.", "the boat was his"),
    ("The plan was dead, minister Per Dahl said, but he warned that fares would rise.", "but he warned"),
    ("Lindqvist said that the pier was “mad” and the boat “sad.”", "the pier was"),
    ("Lindqvist called a baker to give evidence of the flood.", "to give evidence"),
    ("Prosecutors called Dr Ines Okafor to testify on Monday.", "to testify"),
    ("Lindqvist called the meeting to order.", "to order"),
    ("The board met twice, and it shows how much the town has changed.", "how much the town"),
    ("Lindqvist sent letters, warned Ada Holt of the storm and left the pier.", "sent letters"),
    ("Lindqvist made it clear to nobody.", "to nobody"),
    ("Lindqvist says the board will mend the pier and threatened to leave it.", "threatened"),
]


def reported(analysis: Analysis, text: str, words: str) -> bool:
    return any(
        words in text[quote.start : quote.end]
        for quote in analysis.quotes
        if quote.kind is QuoteKind.INDIRECT
    )


@pytest.mark.parametrize(("sentence", "words"), SAID)
def test_what_somebody_said_is_reported_speech(analysed: Analyse, sentence: str, words: str) -> None:
    text = LEAD + sentence
    assert reported(analysed(text)[1], text, words)


@pytest.mark.parametrize(("sentence", "words"), NOT_SAID)
def test_a_deed_or_an_attitude_is_none(analysed: Analyse, sentence: str, words: str) -> None:
    text = LEAD + sentence
    assert not reported(analysed(text)[1], text, words)


BOUNDS = [
    (
        "Arguing that boats are safe, with storms less than ten days away, Lindqvist went home.",
        "boats are safe, with storms less than ten days away",
    ),
    (
        "Lindqvist said her last boat had carried mail, and showed a letter from the queen.",
        "her last boat had carried mail",
    ),
    (
        "Lindqvist said she had sold two goats and now carried the milk herself.",
        "she had sold two goats and now carried the milk herself",
    ),
    (
        "Lindqvist claimed she had been a sailor in the navy as she looked for work on the pier.",
        "she had been a sailor in the navy",
    ),
    (
        "Lindqvist said she had left the office as she was ill.",
        "she had left the office as she was ill",
    ),
    (
        "Lindqvist said the office had offered a rise of 8%, which was refused by the crew.",
        "the office had offered a rise of 8%, which was refused by the crew",
    ),
    (
        "Lindqvist claimed on her form that she received a degree in ropes, a medal and a prize from Malung.",
        "she received a degree in ropes, a medal and a prize from Malung",
    ),
    (
        "The auditors report that two boats were kept in port, and showed no signs of rust.",
        "two boats were kept in port, and showed no signs of rust",
    ),
]


@pytest.mark.parametrize(("sentence", "clause"), BOUNDS)
def test_a_clause_ends_with_what_was_said(analysed: Analyse, sentence: str, clause: str) -> None:
    text = LEAD + sentence
    found = [text[q.start : q.end].removeprefix("that ") for q in analysed(text)[1].quotes]
    assert found == [clause]


HEADLINES = ["Hottest April in 84 years, weather office says", "Man stole goat from pier, police say"]


@pytest.mark.parametrize("line", [*HEADLINES, "Fish vaccine halves losses, study finds"])
def test_a_headline_reports_what_stands_before_its_last_words(analysed: Analyse, line: str) -> None:
    text = f"{line}\n\n{LEAD}"
    assert reported(analysed(text)[1], text, line.split(",")[0])


def test_notes_under_labels_are_no_transcript(analysed: Analyse) -> None:
    notes = (
        "NOTES\n\nOtters: G Olle Brandt sat out with a sore knee. Brandt may play on Friday.\n\n"
        "Herons: F Per Dahl has scored in six straight games. He leads the league.\n\n"
        "UP NEXT\n\nOtters: Visit Malung on Friday.\n\nHerons: Host Skara on Sunday."
    )
    assert not analysed("The Otters beat the Herons 3-1 in the cold.\n\n" + notes)[1].quotes
