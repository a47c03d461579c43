"""An analysis with 100,000 annotations for a text that would take the language model minutes."""

from __future__ import annotations

import re
from pathlib import Path

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
from reader.pipeline import Pipeline, read
from reader.store.cache import default_cache

MANY = 100_000


def remember_annotations(path: Path, most: int = MANY) -> None:
    """Keep such an analysis of the file at `path`, of `most` annotations, for the next opening."""
    article = read(path)
    text = article.text
    quotes = tuple(
        Quote(f"q{i}", QuoteKind.DIRECT, m.start(), m.end(), "s1", "Ines Okafor", confidence=0.9)
        for i, m in enumerate(re.finditer("“[^”]*”", text))
    )
    figures = tuple(
        Figure(m.start(), m.end(), m[0], FigureKind.NUMBER, int(m[0])) for m in re.finditer(r"\d+", text)
    )
    mentions = tuple(Span(*m.span()) for m in re.finditer("Tomas Reyer|Ines Okafor|Port Ellis", text))
    quotes = quotes[:most]
    room = most - len(quotes)
    figures = figures[: room // 2]
    mentions = mentions[: room - len(figures)]
    speaker = Speaker("s1", "Ines Okafor", SpeakerKind.PERSON, quotes=tuple(q.id for q in quotes), words=1)
    entity = Entity("e1", "Ines Okafor", EntityKind.PERSON, mentions=mentions)
    analysis = Analysis(quotes, (speaker,), (entity,), figures, complete=True)
    problem = Pipeline(cache=default_cache()).keep(article, analysis)
    if problem:
        raise RuntimeError(problem)
