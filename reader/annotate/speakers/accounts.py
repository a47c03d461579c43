"""Whose words are known from an account of them: '“Leave it,” Holt said, according to the notes of a clerk.'

The tagger ties words to what stands beside them: the notes. Whose they are says the verb of speech above
them; and of what a thing 'suggests', the one who says so: 'That it is low suggests “a slump”, Holt said'.
"""

from __future__ import annotations

from reader.annotate.names.unnamed import is_inanimate
from reader.annotate.quotes.clauses import Syntax
from reader.annotate.records import Attribution
from reader.annotate.speakers.source_words import before_verb
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import replace
from reader.model.analysis import QuoteKind

TELLS = 0.5  # probability from which on a verb attributes
MOST_UP = 14  # steps up the parse
SURE = 0.8  # confidence where what was linked is no more than where it is told
RULE = "the verb of speech above the words"
URGES = speech_words("directs somebody")
TEACHES = speech_words("teaches")
MUTE = frozenset({"WDT", "WP", "EX", "DT"})  # tags of subjects that name nobody
FILLERS = frozenset({"it", "there", "this", "that", "which", "what"})


def by_who_says_it(tokens: Tokens, syntax: Syntax, one: Attribution) -> Attribution | None:
    """The words as those of the one who says them in the account of another; None where none is told of."""
    if one.cue is None or one.source is None or one.carried:
        return None
    first, past = tokens.range_of(one.cue)
    if _is_according(tokens, first, past):
        behind = _behind(tokens, one)
        verb = behind if behind is not None else _above(tokens, one, first)
    elif one.kind is not QuoteKind.INDIRECT and _is_of_a_thing(tokens, one, first):
        verb = _over(tokens, first)
    else:
        return None
    subject = _subject(tokens, one, verb) if verb is not None else None
    words = syntax.mention(subject) if subject is not None else None
    if verb is None or subject is None or words is None:
        return None
    dated = tokens.text[subject].isupper() and tokens.text[subject + 1 : subject + 2] == ["("]
    source = before_verb(tokens, verb) if dated else tokens.span(*words)  # 'ELY (AP) — Ada Holt said'
    if source is None:
        return None
    cue = tokens.span(verb, verb + 1)
    return replace(one, source=source, cue=cue, rule=RULE, confidence=max(one.confidence, SURE))


def _is_according(tokens: Tokens, first: int, past: int) -> bool:
    return any(tokens.text[i].lower() == "according" for i in range(first, past))


def _is_of_a_thing(tokens: Tokens, one: Attribution, cue: int) -> bool:
    """Whether the source is a thing or a clause that shows something."""
    if one.source is None or tokens.lemma[cue].lower() not in TEACHES:
        return False
    first, past = tokens.range_of(one.source)
    return tokens.tag[first] in ("IN", "VBG") or is_inanimate(tokens.lemma[past - 1].lower())


def _behind(tokens: Tokens, one: Attribution) -> int | None:
    """The verb of speech right behind words in marks: '“Leave it,” Holt said'."""
    if one.kind is QuoteKind.INDIRECT:
        return None
    past = tokens.range_of(one.content)[1]
    for i in range(past, min(len(tokens), past + MOST_UP)):
        if tokens.sentence[i] != tokens.sentence[past - 1] or tokens.text[i].lower() == "according":
            return None
        if tokens.tag[i] in ("VBD", "VBZ", "VBP") and tokens.quote[i] == OUTSIDE:
            beside = past <= int(tokens.arrays.subject[i]) < past + MOST_UP
            return i if tokens.arrays.cue[i] >= TELLS and beside else None
    return None


def _above(tokens: Tokens, one: Attribution, cue: int) -> int | None:
    """The nearest verb of speech above the words, in the sentence that they stand in."""
    first, past = tokens.range_of(one.content)
    i = next((k for k in range(first, past) if tokens.text[k][:1].isalnum()), first)
    if i >= past or tokens.sentence[i] != tokens.sentence[cue]:
        return None
    for _ in range(MOST_UP):
        above = tokens.head[i]
        if above == i:
            return None
        i = above
        within = one.content.start <= tokens.start[i] < one.content.end
        if within or tokens.tag[i][:2] != "VB" or tokens.quote[i] != OUTSIDE:
            continue
        if tokens.tag[i] == "VBG" or any(tokens.tag[k] == "TO" for k in tokens.children(i, "aux")):
            continue  # 'complained that they were “late”, blaming the “snow”', 'urged them to call it “mad”'
        urges = one.kind is QuoteKind.MIXED and tokens.lemma[i].lower() in URGES
        if tokens.arrays.cue[i] >= TELLS or urges:
            return i
    return None


def _over(tokens: Tokens, verb: int) -> int | None:
    """The verb of speech whose clause a verb stands in."""
    for _ in range(MOST_UP):
        above = tokens.head[verb]
        if above == verb:
            return None
        clause = tokens.dep[verb] in ("ccomp", "csubj", "parataxis")
        verb = above
        if clause and tokens.tag[verb][:2] == "VB" and tokens.arrays.cue[verb] >= TELLS:
            return verb if tokens.quote[verb] == OUTSIDE else None
    return None


def _subject(tokens: Tokens, one: Attribution, verb: int) -> int | None:
    """Who says it by the verb: somebody named in the article's own words, outside of what is said."""
    subject = int(tokens.arrays.subject[verb])
    if subject < 0 or tokens.quote[subject] != OUTSIDE or tokens.tag[subject] in MUTE:
        return None
    inside = one.content.start <= tokens.start[subject] < one.content.end
    mute = tokens.text[subject].lower() in FILLERS or is_inanimate(tokens.lemma[subject].lower())
    return None if inside or mute else subject
