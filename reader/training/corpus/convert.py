"""Write the corpus in the forms that the scorer of everyday articles and the trainer of the tagger read.

    python -m reader.training.corpus.convert --everyday FOLDER [--beats courts,film]
    python -m reader.training.corpus.convert --tagger FILE [--beats courts,film]

`--everyday` writes `texts.jsonl` and `gold.jsonl`: one record for each stretch of speech, the names merged
by identity, the figures with their sayer. `--tagger` writes the stretches of source, cue and content.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from reader.model.span import Span
from reader.training.corpus.markup import (
    ARTICLES,
    NAMES,
    NOBODY,
    Annotated,
    Identity,
    TaggedMention,
    TaggedQuote,
    read,
)

Row = dict[str, Any]

_WORDS: Final = "he she they it we i you him her them us me who that his hers their its this these one both"
PRONOUNS: Final = frozenset(_WORDS.split())
_STYPES: Final = {
    "PERSON": "person",
    "unnamed person": "person",
    "unnamed group": "group",
    "NORP": "group",
    "document": "document",
    "WORK": "document",
    "LAW": "document",
}


def name(article: Annotated) -> str:
    """What the records of an article are called."""
    return f"{article.beat}/{article.path.stem}"


def text(article: Annotated) -> Row:
    """The record of `texts.jsonl`."""
    return {"id": name(article), "published": article.published, "text": article.text}


def gold(article: Annotated) -> Row:
    """The record of `gold.jsonl`."""
    rows = [attribution(article, q) for q in article.quotes if not _partly_marked(article, q)]
    return {
        "id": name(article),
        "beat": article.beat,
        "attributions": sorted(rows, key=lambda r: int(r["start"])),
        "names": [_name(article, i) for i in article.identities.values() if i.kind in NAMES],
        "figures": [
            {
                "value": list(map(_plain, f.values)) if len(f.values) == 2 else _plain(f.values[0]),
                "of": f.of,
                "qualifier": f.qualifier or None,
                "speaker": article.identities[f.chain[0]].name if f.chain else None,
                "chain": [article.identities[key].name for key in f.chain],
                "start": f.span.start,
                "end": f.span.end,
                "text": f.span.of(article.text),
            }
            for f in article.figures
        ],
        "dates": [{"start": d.span.start, "end": d.span.end, "on": d.on} for d in article.days],
    }


def _plain(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _holds(outer: TaggedQuote, inner: TaggedQuote) -> bool:
    """Whether a clause holds marked words of its own speaker."""
    if (outer.kind, inner.kind) != ("indirect", "mixed") or outer.by != inner.by:
        return False
    return any(span.contains(inner.spans[0]) for span in outer.spans)


def _partly_marked(article: Annotated, quote: TaggedQuote) -> bool:
    """Whether the marked part of a clause stands for it."""
    return any(_holds(quote, inner) for inner in article.quotes)


def attribution(article: Annotated, quote: TaggedQuote) -> Row:
    """Who says a stretch of content: the record of `gold.jsonl`, with all names of theirs that are right."""
    speakers = [article.identities[key] for key in quote.by if key != NOBODY]
    mention, how = _mention(article, quote)
    accepted = {f for s in speakers for f in _forms(article, s)}
    if len(speakers) == 2:
        first, second = (s.name for s in speakers)
        speaker: str | None = f"{first} and {second}"
        stype: str | None = "group"
        accepted |= {f"{second} and {first}"}
        if mention:
            accepted.add(mention)
    else:
        speaker = speakers[0].name if speakers else None
        stype = _STYPES.get(speakers[0].kind, "org") if speakers else None
    if speakers and speakers[0].kind not in NAMES:
        accepted |= {source.of(article.text) for source in quote.sources}
    return {
        "kind": "direct" if _verbatim(article, quote) else quote.kind,
        "speaker": speaker,
        "mention": mention,
        "how": how,
        "stype": stype,
        "alt": sorted(accepted - {speaker or ""}),
        "amb": False,
        "start": quote.spans[0].start,
        "end": quote.spans[-1].end,
        "spans": [list(span) for span in quote.spans],
    }


def _verbatim(article: Annotated, quote: TaggedQuote) -> bool:
    """Whether the words stand after a colon or a dash, as in a transcript: whole, though without marks.

    Where the source comes later, the colon is that of a dateline or explains: 'He is out: he fell, she says.'
    """
    first = quote.spans[0]
    before = article.text[: first.start].rstrip(" ")
    told_later = any(span.start >= first.end for span in (*quote.cues, *quote.sources))
    after_colon = before.endswith(":") and not told_later
    return quote.kind == "indirect" and (after_colon or article.text[first.start] in "–—")


def _mention(article: Annotated, quote: TaggedQuote) -> tuple[str | None, str]:
    """The words that name the speaker, and what they are."""
    if quote.kind == "scare" or quote.by == (NOBODY,):
        return None, "none"
    outer = next((q for q in article.quotes if _holds(q, quote)), quote)
    sources = quote.sources or outer.sources
    if not sources:
        return None, "implicit"
    source = sources[0]
    within = [m for m in article.mentions if source.contains(m.span) and m.key in quote.by]
    if not within:
        return source.of(article.text), "role-noun"
    best = max(within, key=lambda m: (m.by_name, len(m.span.of(article.text))))
    words = source.of(article.text) if len(quote.by) == 2 else best.span.of(article.text)
    return words, _how(article, best)


def _how(article: Annotated, mention: TaggedMention) -> str:
    words = mention.span.of(article.text)
    if not mention.by_name:
        return "pronoun" if words.casefold() in PRONOUNS else "role-noun"
    identity = article.identities[mention.key]
    alone = identity.kind == "PERSON" and words != identity.name
    return "surname" if alone else "explicit-name"


def _forms(article: Annotated, identity: Identity) -> set[str]:
    """Everything that the article calls the speaker: names of the named, all but pronouns of the unnamed."""
    own = [m for m in article.mentions if m.key == identity.key]
    forms = {m.span.of(article.text) for m in own if m.by_name or identity.kind not in NAMES}
    return {f for f in forms if f.casefold() not in PRONOUNS}


def _name(article: Annotated, identity: Identity) -> Row:
    forms = {m.span.of(article.text) for m in article.mentions if m.key == identity.key and m.by_name}
    return {
        "name": identity.name,
        "kind": identity.kind,
        "aliases": sorted(forms - {identity.name}),
        "role": identity.role or None,
    }


def attributions(article: Annotated) -> Row:
    """The record that trains the tagger: the stretches of all speech, without terms and titles."""

    def stretches(spans: Iterable[Span]) -> list[list[int]]:
        return [list(span) for span in spans]

    return {
        "id": name(article),
        "text": article.text,
        "attributions": [
            {"source": stretches(q.sources), "cue": stretches(q.cues), "content": stretches(q.spans)}
            for q in article.quotes
            if q.kind != "scare" and not any(_holds(outer, q) for outer in article.quotes)
        ],
    }


def write(rows: Iterable[Row], path: Path) -> None:
    """One record a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Write what the options ask for."""
    parser = argparse.ArgumentParser(description="Write the corpus in the forms of its readers.")
    parser.add_argument("--everyday", type=Path, metavar="FOLDER")
    parser.add_argument("--tagger", type=Path, metavar="FILE")
    parser.add_argument("--beats", help="only these, with commas between them")
    options = parser.parse_args()
    wanted = set(options.beats.split(",")) if options.beats else None
    paths = sorted(ARTICLES.glob("*/*.txt"))
    articles = [read(p) for p in paths if wanted is None or p.parent.name in wanted]
    if options.everyday:
        write(map(text, articles), options.everyday / "texts.jsonl")
        write(map(gold, articles), options.everyday / "gold.jsonl")
    if options.tagger:
        write(map(attributions, articles), options.tagger)


if __name__ == "__main__":
    main()
