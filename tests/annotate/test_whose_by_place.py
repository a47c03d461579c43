"""Whose words they are where sentence, place and what is said of whom decide."""

from __future__ import annotations

import pytest

from tests.annotate.attributed import Analysed, speaker_of

CASES = [
    # the document that the sentence before tells of, and the body that was told of it
    ("The lawsuit was filed on Monday. It alleges that Karl Pell lied.", "Karl Pell lied", "The lawsuit"),
    ("The letter reached the board in May. It said the wall was safe.", "the wall was safe", "The letter"),
    ("The ministry received the report. It says the wall is safe.", "the wall is safe", "The ministry"),
    # a dateline names no speaker, with its day or without
    ("ZAGREB, May 3 - Party leader Ivo Brandt said the wall would stand.", "the wall would", "Ivo Brandt"),
    ("ZAGREB - Head coach Ivo Brandt said the wall would stand.", "the wall would", "Ivo Brandt"),
    # a firm whose name looks like an adverb
    (
        "LODZ - Auction site Swiftly today reported more sales and said its outlook was good.\n\n"
        "Shares of Swiftly rose.",
        "its outlook",
        "Swiftly",
    ),
    # the subject of the sentence before goes on, not whom it tells about
    (
        "Mayor Rick Orr has been blamed for the lead in the water. In a letter, Senator Paul Moss "
        "did go further in trying to hold Orr accountable.\n\n“There are no excuses,” he said.",
        "no excuses",
        "Paul Moss",
    ),
    (
        "Donald Moss, who spoke for an hour, did not mention Ted Orr until the end. “He did not report it,” "
        "he said as some booed.",
        "did not report",
        "Donald Moss",
    ),
    # whom somebody asks, answers
    (
        "Karl Pell asked Ivo Brandt how high the wall would be.\n\n“As high as a house,” he told Pell.",
        "As high as",
        "Ivo Brandt",
    ),
    # nobody speaks of himself by name
    (
        "Ivo Brandt, a pilot, predicted that the north would win if Karl Pell stayed. Pell is popular.\n\n"
        "“That is easy,” he said. “I know Pell, and he will not stay.”",
        "That is easy",
        "Ivo Brandt",
    ),
    # who published it first is told of something else
    (
        "Nora Hale, a spokeswoman, says the club has no debts. Hale says the club will be asking for a loan "
        "and will “fight for each point.” The club’s move was first reported by Radio Nine.",
        "fight for each",
        "Nora Hale",
    ),
    ("Selby Quays Ltd will cut boats. Dockers will walk out in June, their union said.", "walk out",
     "their union"),
    # a sentence that leads in names the speaker of the paragraph below
    (
        "Ivo Brandt, a mayor, stood for the old town. In a speech, he declared: “Nothing will change.” "
        "When Brandt died in May, Mrs Okafor released the following statement:\n\n"
        "“My family and I send our thoughts to his daughters. He was a friend of the port.”",
        "My family",
        "Okafor",
    ),
    # marks left open go on in the paragraph below, whoever is named behind it
    ("The mayor told reporters: “I do not like it.\n\n“They ought to give some of it back.”\n\n"
     "Despite the storm, harbour master Meg Orr said the pier was safe.", "ought to give", "the mayor"),
    ("Hussain explained the draw to Radio Nine. “We tossed a coin and lost.\n\n“Some of the "
     "men felt cold!”\n\nThe reserve that day was Ivo Tuff, who recalled: “Everyone liked it.”", "felt cold",
     "Hussain"),
    ("The firm said it had acted because the inspector would have said the pipes were “quite unsafe”.",
     "quite unsafe", "the firm"),
    # what somebody says in the account of a paper is theirs
    ("Ada Holt told officers she “never saw the boat” before that night, according to an affidavit.",
     "never saw", "Ada Holt"),
    ("“Leave the rest to me,” Holt said to Peter Novak, according to notes by a clerk.", "Leave the rest",
     "Holt"),
    ("According to the complaint, Holt wrote that the town was “doomed” and asked for money.",
     "doomed", "Holt"),
    ("Mayor Ada Holt urged clerks to declare the count “corrupt” in a call, according to notes of it.",
     "corrupt", "Ada Holt"),
    ("Holt was due to land at the field, according to a deal with the school, an arena spokesman said.",
     "due to land", "an arena spokesman"),
    ("The bridge is “quite safe,” according to an engineer who looked at it.", "quite safe", "an engineer"),
    ("The town “will pay at once,” according to a letter that Ada Holt sent.", "will pay", "a letter"),
    # a paragraph of speech goes on from the one before, whoever speaks in the one behind it
    ("Economist Andrew Orr said rents were still high in the city.\n\n“Until May they were rising. It "
     "may now become a trend, but we have to wait.”\n\nBroker Tim Pell said it was late.", "Until May",
     "Andrew Orr"),
    ("“Rents fell in May,” said Ada Holt.\n\n“We are all very tired of it,” the mayor, Ivo Brandt, said.",
     "very tired", "Ivo Brandt"),
    # what is reported of another, and whom a dateline stands before
    ("Harbour TV said Friday it has dropped the film after his daughter, Ada Holt, said she was “quite hurt” "
     "by it.", "quite hurt", "Ada Holt"),
    ("ELY (AP) — Mayor Ada Holt urged clerks to call it “corrupt” in May, according to notes.", "corrupt",
     "Ada Holt"),
    # what a thing suggests is said by who says so, and what somebody has says nothing
    ("That mobility remains low suggests “that local markets have been lousy” except a few, Ada Holt said.",
     "lousy", "Ada Holt"),
    ("“It was a slow year,” said Ada Holt. With her building business hobbled, “I never see it getting "
     "back” to what it was.", "getting", "Ada Holt"),
    # who beat another is 'the 24-year-old', not whom they beat
    ("Ivo Brandt was quick at first, but Karl Pell beat him in May.\n\nThe 24-year-old said: “I knew it.”",
     "I knew it", "Karl Pell"),
    # of whom a question asks, answers it
    ("Ada Holt runs a kitchen.\n\nHer husband, Ivo Brandt, said it was loud. He drives the van.\n\n"
     "Had she ever burnt the rice? “Once, by mistake.”", "by mistake", "Ada Holt"),
    ("Ada Holt fits pumps. An aide has assured her of a grant.\n\nWhat would she change? ‘Pay the "
     "apprentice, not the brochure.’ She would love to retire.", "Pay the", "Ada Holt"),
    # the line above the story has words of somebody below
    ("‘I cried in the stairwell’\n\nIvo Brandt lost his shop. “I cried in the stairwell,” said Brandt.",
     "‘I cried", "Ivo Brandt"),
    ("The cost of the ‘dumbest lease in history’\n\nIt was “the dumbest lease in history”, Ivo Brandt said.",
     "‘dumbest", "Ivo Brandt"),
    ("Vote on the ‘Right to Roam’ plan\n\n“The Right to Roam is all we asked for,” said Ivo Brandt.",
     "‘Right", None),
    ("Inn bars ‘wet blanket’ guest\n\n“He was a wet blanket,” said Ivo Brandt.", "‘wet", None),
    # no thing is a 'who', and what seems says nothing
    (
        "“It was a poor argument,” said one lawyer familiar with the discussion, who added that the mayor’s "
        "office seemed “rattled” by the letter.",
        "rattled",
        "one lawyer familiar with the discussion",
    ),
    ("As many as 40 percent of the skippers said they could not sail.", "they could not",
     "as many as 40 percent of the skippers"),
    ("The plan has two parts. All told, up to 5,000 people could be housed.", "could be housed", None),
    ("Ada Holt can read an article titled “Moss Does Best Where the Boats Are Old.”", "Does Best", None),
    ("The campaign, first reported by The Harbour Post, is a key part of the plan.", "key part", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker"), CASES)
def test_whose_words_they_are_by_their_place(
    analysed: Analysed, text: str, words: str, speaker: str | None
) -> None:
    assert speaker_of(analysed(text), words) == speaker
