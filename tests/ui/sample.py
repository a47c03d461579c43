"""An article of this project's own with everything a panel can show, annotated by hand."""

# ruff: noqa: E501

from __future__ import annotations

import re

from reader.model.analysis import (
    Analysis,
    Conflict,
    DateMention,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
)
from reader.model.article import Article, Block, BlockKind, Cut, Hyperlink, Image, SourceFormat, SourceInfo
from reader.model.span import Span

PARAGRAPHS = (
    (BlockKind.PARAGRAPH, "The lake council voted on Monday, seven to four, to drain the upper basin at Vann, a step that will cost at least $12 million and take until autumn."),
    (BlockKind.PARAGRAPH, "“We measured 310 leaks in the dam last winter,” said Mara Lindt, the council’s chief surveyor. “It cannot wait.”"),
    (BlockKind.PARAGRAPH, "She said that more than 2,000 homes stood below the basin."),
    (BlockKind.HEADING, "Doubts on the shore"),
    (BlockKind.PARAGRAPH, "Jonas Areva, who speaks for the fishing families, said the count was wrong. “There are 290 leaks at most,” he said, “and every one of them is small.”"),
    (BlockKind.PARAGRAPH, "The so-called “quiet shore” rule, which bans engines after dusk, stays in force, according to the Ministry of Waters."),
    (BlockKind.PARAGRAPH, "A council member who asked not to be named said the vote “was never in doubt”."),
    (BlockKind.HEADING, "What comes next"),
    (BlockKind.PARAGRAPH, "Work begins on 3 June 2024 and pauses in August. “We will be watching,” said Areva."),
    (BlockKind.PARAGRAPH, "The families’ union said 45 percent of the catch had gone since 2019."),
)  # fmt: skip


def _text() -> tuple[str, tuple[Block, ...]]:
    parts, blocks, at = [], [], 0
    for kind, words in PARAGRAPHS:
        blocks.append(Block(kind, at, at + len(words), 2 if kind is BlockKind.HEADING else 0))
        parts.append(words)
        at += len(words) + 2
    return "\n\n".join(parts), tuple(blocks)


TEXT, BLOCKS = _text()


def at(phrase: str, nth: int = 0) -> Span:
    """Where the nth `phrase` stands in the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(phrase, start + 1)
    return Span(start, start + len(phrase))


def _quote(
    number: int, kind: QuoteKind, content: str, speaker: str | None, mention: str, cue: str, sure: float,
    refers: str | None = None, rule: str = "subject of the cue",
) -> Quote:  # fmt: skip
    span = at(content)
    found = [*re.finditer(rf"\b{mention}\b", TEXT[: span.end + 40])] if mention else []
    named = Span(*found[-1].span()) if found else None
    said = TEXT.find(cue, max(0, span.start - 30)) if cue else None
    names = {"lindt": "Mara Lindt", "areva": "Jonas Areva", "member": "a council member",
             "ministry": "Ministry of Waters", "union": "the families’ union"}  # fmt: skip
    back = at(refers) if refers else None
    return Quote(
        f"q{number}", kind, span.start, span.end, speaker, names.get(speaker or ""),
        named.start if named else None, named.end if named else None,
        said, said + len(cue) if said is not None else None,
        back.start if back else None, back.end if back else None, sure, rule if speaker else "",
    )  # fmt: skip


QUOTES = (
    _quote(1, QuoteKind.DIRECT, "“We measured 310 leaks in the dam last winter,”", "lindt", "Mara Lindt", "said", 0.97),
    _quote(2, QuoteKind.DIRECT, "“It cannot wait.”", "lindt", "Mara Lindt", "", 0.91, rule="the same speaker goes on"),
    _quote(3, QuoteKind.INDIRECT, "that more than 2,000 homes stood below the basin", "lindt", "She", "said", 0.83, refers="Mara Lindt"),
    _quote(4, QuoteKind.INDIRECT, "the count was wrong", "areva", "Jonas Areva", "said", 0.9),
    _quote(5, QuoteKind.DIRECT, "“There are 290 leaks at most,”", "areva", "he", "said", 0.88, refers="Jonas Areva"),
    _quote(6, QuoteKind.DIRECT, "“and every one of them is small.”", "areva", "he", "said", 0.86, refers="Jonas Areva"),
    _quote(7, QuoteKind.SCARE, "“quiet shore”", None, "", "", 0.95),
    _quote(8, QuoteKind.INDIRECT, "which bans engines after dusk, stays in force", "ministry", "the Ministry of Waters", "according to", 0.35),
    _quote(9, QuoteKind.MIXED, "the vote “was never in doubt”", "member", "A council member", "said", 0.8),
    _quote(10, QuoteKind.DIRECT, "“We will be watching,”", "areva", "Areva", "said", 0.96),
    _quote(11, QuoteKind.INDIRECT, "45 percent of the catch had gone since 2019", "union", "The families’ union", "said", 0.77),
)  # fmt: skip


def _speaker(id: str, name: str, kind: SpeakerKind, role: str | None, words: int, **more: object) -> Speaker:
    quotes = tuple(q.id for q in QUOTES if q.speaker == id)
    return Speaker(id, name, kind, role, quotes=quotes, words=words, **more)  # type: ignore[arg-type]


SPEAKERS = (
    _speaker("lindt", "Mara Lindt", SpeakerKind.PERSON, "chief surveyor", 20, mentions=(at("Mara Lindt"), at("She"))),
    _speaker("areva", "Jonas Areva", SpeakerKind.PERSON, "speaks for the fishing families", 18, aliases=("Areva",), mentions=(at("Jonas Areva"),)),
    _speaker("ministry", "Ministry of Waters", SpeakerKind.ORGANIZATION, None, 8, mentions=(at("Ministry of Waters"),)),
    _speaker("member", "a council member", SpeakerKind.ROLE, None, 6, anonymous=True, mentions=(at("A council member"),)),
    _speaker("union", "the families’ union", SpeakerKind.GROUP, None, 9, mentions=(at("The families’ union"),)),
)  # fmt: skip

ENTITIES = (
    Entity("e1", "Mara Lindt", EntityKind.PERSON, "chief surveyor", (), (at("Mara Lindt"), at("She"))),
    Entity("e2", "Jonas Areva", EntityKind.PERSON, None, ("Areva",), (at("Jonas Areva"), at("said Areva"))),
    Entity("e3", "Vann", EntityKind.GPE, None, (), (at("Vann"),)),
    Entity("e4", "Ministry of Waters", EntityKind.ORG, None, (), (at("Ministry of Waters"),)),
)


def _figure(text: str, kind: FigureKind, value: object, quote: str | None = None, **more: object) -> Figure:
    said = next((q.speaker for q in QUOTES if q.id == quote), None)
    return Figure(*at(text), text, kind, value, quote=quote, speaker=said, **more)  # type: ignore[arg-type]


FIGURES = (
    _figure("seven to four", FigureKind.RATIO, (7, 4), of="vote"),
    _figure(
        "$12 million", FigureKind.MONEY, 12_000_000, unit="$", qualifier="at least", of="cost of the step"
    ),
    _figure("310", FigureKind.NUMBER, 310, "q1", of="leaks in the dam"),
    _figure("2,000", FigureKind.NUMBER, 2000, "q3", qualifier="more than", of="homes below the basin"),
    _figure("290", FigureKind.NUMBER, 290, "q5", of="leaks"),
    _figure("45 percent", FigureKind.PERCENT, 45, "q11", unit="percent", of="the catch"),
)

ARTICLE = Article(
    SourceInfo("vann.txt", SourceFormat.TEXT, "utf-8", 2048, "0" * 64),
    TEXT, BLOCKS, title="Council votes to drain the upper basin at Vann",
    authors=("Elin Sorel",), published="2024-05-06", publisher="The Vann Courier",
    links=(Hyperlink(*at("chief surveyor"), "https://vann.example/surveyor"),
           Hyperlink(*at("Ministry of Waters"), "https://waters.example/rules?id=7")),
    images=(Image(1, "dam.jpg", "the dam", "The upper dam at Vann in April.", "Piet Ohm/Courier Pictures"),
            Image(4, "boats.jpg", "boats on the shore")),
    cut=(Cut("Skip to content", "navigation", 0), Cut("Sign up for our\nmorning letter", "newsletter", at("Doubts")[0]),
         Cut("© 2024 The Vann Courier", "copyright", len(TEXT))),
)  # fmt: skip

ANALYSIS = Analysis(
    QUOTES, SPEAKERS, ENTITIES, FIGURES,
    (DateMention(*at("Monday"), "Monday", "2024-05-06", "2024-05-07", True),
     DateMention(*at("autumn"), "autumn"),
     DateMention(*at("last winter"), "last winter", "2023-12", "2024-03", True),
     DateMention(*at("3 June 2024"), "3 June 2024", "2024-06-03", "2024-06-04"),
     DateMention(*at("August"), "August", "2024-08", "2024-09", True),
     DateMention(*at("2019"), "2019", "2019", "2020")),
    (Conflict((2, 4), "310 or 290 leaks?"),), complete=True,
)  # fmt: skip
