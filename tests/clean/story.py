"""The paragraphs of the story that the pages of these tests tell."""

STORY = (
    "The harbour board heard four hours of evidence on Monday before it voted, nine to two, for a plan that "
    "will cost at least $84 million, its chair told reporters after the meeting in the old customs house.",
    "“We counted 4,200 containers on the quay and nobody could say whose they were,” said Ines Okafor, who "
    "has run the engineer's office since 2009. “It cannot go on like this, and everybody here knows it.”",
    "Tomas Reyer, who leads the opposition on the council, said that Port Ellis would lose more than 600"
    " jobs by March unless the dredging began, a figure that the port's own engineers called cautious.",
    "Residents of the quay, who have lived with the noise of the pumps for two summers, asked for a promise "
    "that work would stop at night, and were given one, in writing, before the board rose.",
)
