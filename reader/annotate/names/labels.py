"""Speaker labels of a transcript: names in capitals before a colon, at the start of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.names.bounds import CLOSING, words
from reader.annotate.names.drafts import EntityDraft
from reader.annotate.names.span_table import NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

MOST = 8  # tokens of a label
MOST_NAME = 4
DASHES = ("-", "–", "—", "―")
INTERVIEWS = {
    "to": frozenset({"speak", "talk"}),
    "with": frozenset({"speak", "talk"}),
    "by": frozenset({"interview", "word", "question"}),
}
"""Verbs and nouns behind which a preposition leads to the interviewer."""
MEETINGS = words("meeting")
"""Verbs whose subject is the interviewer, where they are followed by 'her' or 'him'."""


def label_names(name_spans: NameSpans) -> None:
    """The people of 'MAYOR HOLT:' and 'JANE DOE:'; 'THE WITNESS:' is no name.

    The recogniser, which was taught on running text, takes such words for bodies or for nothing.
    """
    tokens = name_spans.tokens
    initials = {_initials(name_spans.key(name)) for name in name_spans.ordered()}
    for first in _starts(tokens):
        past = _end(tokens, first)
        if past is None:
            continue
        if past - first == 1 and tokens.text[first] in initials:  # 'IC:', which is nobody's name
            _remove(name_spans, first, past)
            continue
        begin = _after_titles(tokens, first, past)
        called = past - begin > 1 and is_given_name(tokens.text[begin])
        if not called and any(_is_role(tokens, i) for i in range(begin, past)):
            _remove(name_spans, first, past)
        elif begin < past and past - begin <= MOST_NAME and (begin > first or called):
            _remove(name_spans, first, begin)
            name_spans.add(NameSpan(begin, past, EntityKind.PERSON))


def _initials(key: tuple[str, ...]) -> str:
    """The initials of a name of several words."""
    return "".join(word[0] for word in key) if 2 <= len(key) <= 3 else ""


def signature_names(name_spans: NameSpans) -> None:
    """The person of '“It is late.” -Commissioner Ada Holt', however the words are tagged."""
    tokens = name_spans.tokens
    for i in range(1, len(tokens)):
        dash = (
            tokens.text[i][:1] in DASHES and tokens.text[i - 1] in CLOSING and tokens.text[i - 1] not in "’')"
        )
        if not dash:
            continue
        past = i + 1
        while tokens.has(past) and tokens.block[past] == tokens.block[i] and tokens.is_name_like(past):
            past += 1
        first = i if tokens.text[i][1:] else i + 1
        while first < past and tokens.text[first].strip(".-–—").lower() in tables().titles:
            first += 1
        ends = (
            not tokens.has(past) or tokens.block[past] != tokens.block[i] or tokens.text[past] in (",", "(")
        )
        ends = ends or not tokens.text[past].strip()
        if ends and 2 <= past - first <= MOST_NAME and name_spans.free(first, past):
            name_spans.add(NameSpan(first, past, EntityKind.PERSON))


def whose_label(tokens: Tokens, drafts: list[EntityDraft], i: int) -> EntityDraft | None:
    """Whom the label at token i means: 'IC:' somebody of these initials, 'A:' the only person who
    is named before the first question.
    """
    text = tokens.text[i]
    opens = i == 0 or tokens.block[i] != tokens.block[i - 1] or "\n" in tokens.text[i - 1]
    lettered = opens and text.rstrip(".") in ("Q", "A") and _stops(tokens, i)
    if not opens or not text.isupper() or (tokens.text[i + 1 : i + 2] != [":"] and not lettered):
        return None
    people = [t for t in drafts if t.kind is EntityKind.PERSON]
    if lettered:
        asking = [t for t in people if leads_interview(tokens, [(m.first, m.past) for m in t.mentions], i)]
        if text[0] == "Q":
            return asking[0] if len(asking) == 1 else None
        people = [t for t in people if t not in asking]
        first = next((j for j in range(i) if tokens.text[j] in ("Q", "Q.") and _stops(tokens, j)), i)
        people = [t for t in people if t.mentions and t.mentions[0].first < first]
        people = [t for t in people if t.gender is not None] or people
    elif 2 <= len(text) <= 3:
        people = [t for t in people if "".join(word[0] for word in t.name.split()) == text]
    else:
        return None
    return people[0] if len(people) == 1 else None


def _stops(tokens: Tokens, i: int) -> bool:
    """Whether a stop or a colon ends a label: 'Q.', 'Q:'."""
    return tokens.text[i].endswith(".") or tokens.text[i + 1 : i + 2] in ([":"], ["."])


def leads_interview(tokens: Tokens, mentions: Sequence[tuple[int, int]], before: int) -> bool:
    """Whether somebody is said to lead the interview: 'She spoke to Jane Doe', 'Jane Doe met her'.

    `mentions` are token ranges of the name; those that end behind token `before` tell nothing.
    """
    for first, past in mentions[:3]:
        if past <= before and _meets(tokens, past - 1):
            return True
        preposition = first - 1
        if not 0 < preposition < before or tokens.text[preposition].lower() not in ("to", "by", "with"):
            continue
        above = tokens.lemma[tokens.head[preposition]].lower()
        if above in INTERVIEWS[tokens.text[preposition].lower()]:
            return True
    return False


def _meets(tokens: Tokens, subject: int) -> bool:
    """Whether the name that ends with this token is the subject of 'met her'."""
    verb = tokens.head[subject]
    if tokens.dep[subject] != "nsubj" or tokens.lemma[verb].lower() not in MEETINGS:
        return False
    behind = range(verb + 1, min(verb + 4, len(tokens)))
    return any(tokens.text[i].lower() in ("her", "him", "them") and tokens.tag[i] == "PRP" for i in behind)


def _remove(name_spans: NameSpans, first: int, past: int) -> None:
    for name in {n for i in range(first, past) if (n := name_spans.at(i)) is not None}:
        name_spans.remove(name)


def _starts(tokens: Tokens) -> list[int]:
    """The first words of all paragraphs that begin with capitals."""
    found = []
    for i, text in enumerate(tokens.text):
        opens = i == 0 or tokens.block[i] != tokens.block[i - 1] or "\n" in tokens.text[i - 1]
        if opens and len(text) > 1 and text.isupper():
            found.append(i)
    return found


def _end(tokens: Tokens, first: int) -> int | None:
    """The colon behind a label all in capitals, or None."""
    for i in range(first, min(first + MOST, len(tokens))):
        if tokens.text[i] == ":":
            return i if i > first else None
        if not tokens.text[i].isupper() and tokens.text[i] not in ("-", ".", "'", "’"):
            return None
    return None


def _after_titles(tokens: Tokens, first: int, past: int) -> int:
    while first < past and tokens.text[first].strip(".").lower() in tables().titles:
        first += 1
        first += first < past and tokens.text[first] == "."
    return first


def _is_role(tokens: Tokens, i: int) -> bool:
    word = tokens.text[i].lower()
    nouns = tables().nouns
    return word in nouns.person or word in nouns.groups or word in tables().labels
