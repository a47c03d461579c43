"""A few words in marks by which somebody calls something: 'called the plan “mad”', 'warned of a “flood”'.

A classifier of how marks look takes them for a term. Here the verb that they hang on says whose they are:
one of judging or warning, or one of speech whose clause they describe something in.
"""

from __future__ import annotations

from reader.annotate.quotes.clauses import Syntax
from reader.annotate.records import Attribution
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import replace
from reader.model.analysis import QuoteKind

CALLED = 0.7  # confidence
TELLS = 0.5  # probability from which on a verb reports the clause below it
MOST_WORDS = 4  # in the marks
MOST_UP = 8  # steps from the words to the verb
RULE = "what somebody calls it"
CALLS = speech_words("calls it so")
CALLS_OF = speech_words("calls it so with a preposition")
NAMES = frozenset({"call", "term", "label", "brand"})  # which give names too, but mostly in the present
DESCRIBING = frozenset({"JJ", "JJR", "JJS", "VBN", "RB"})
SUBJECTS = ("nsubj",)


def with_words_called(tokens: Tokens, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with those of a verb of calling or speech for words that were taken for a term."""
    result, gone = list(found), set[int]()
    syntax: Syntax | None = None
    for i, one in enumerate(found):
        words = _words(tokens, one)
        if not words:
            continue
        verb = _verb(tokens, words)
        speaks = who_speaks(tokens, verb) if verb is not None else None
        if verb is None or speaks is None:
            continue
        syntax = syntax or Syntax(tokens.arrays)
        source = syntax.mention(speaks)
        if source is None or source[0] <= words[0] < source[1]:
            continue
        around = next((j for j, a in enumerate(found) if _holds(a, one)), None)
        spans = (found[around].content,) if around is not None else ()
        if around is not None:
            gone.add(around)
        cue = tokens.span(verb, verb + 1)
        result[i] = replace(
            one, kind=QuoteKind.MIXED, source=tokens.span(*source), cue=cue, carried=False,
            confidence=CALLED, rule=RULE, spans=spans, said=1.0,
        )  # fmt: skip
    return [a for i, a in enumerate(result) if i not in gone]


def _holds(one: Attribution, term: Attribution) -> bool:
    return one.kind is QuoteKind.INDIRECT and one.content.contains(term.content)


def _words(tokens: Tokens, one: Attribution) -> list[int]:
    """The few words of a term in small letters."""
    if one.kind is not QuoteKind.SCARE:
        return []
    words = [i for i in range(*tokens.range_of(one.content)) if tokens.text[i][:1].isalnum()]
    capital = any(tokens.is_name_like(i) for i in words)
    return [] if capital or len(words) > MOST_WORDS else words


def _verb(tokens: Tokens, words: list[int]) -> int | None:
    """The verb by which somebody calls something so, or the verb of speech above the clause it stands in."""
    i, last = words[0], words[-1]
    while words[0] <= tokens.head[i] <= last and tokens.head[i] != i:
        i = tokens.head[i]
    top, with_preposition = i, False
    for _ in range(MOST_UP):
        above = tokens.head[i]
        if above == i:
            return None
        with_preposition = with_preposition or tokens.dep[i] == "prep"
        i = above
        if tokens.tag[i][:2] == "VB" and tokens.quote[i] == OUTSIDE:
            break
        if tokens.dep[i] == "nsubj":
            return None
    lemma = tokens.lemma[i].lower()
    if lemma in CALLS and not (lemma in NAMES and tokens.tag[i] in ("VBP", "VBZ")):
        return i
    if lemma in CALLS_OF and with_preposition:
        return i
    verb = tokens.head[i]
    said = tokens.dep[i] == "ccomp" and tokens.arrays.cue[verb] >= TELLS and tokens.quote[verb] == OUTSIDE
    describes = tokens.tag[top] in DESCRIBING and tokens.dep[top] in ("amod", "acomp", "attr")
    return verb if said and describes else None


def who_speaks(tokens: Tokens, verb: int) -> int | None:
    """The subject of a verb, or of the verb that it goes with: 'condemned it, calling it “mad”'; the agent of
    a passive one."""
    if tokens.children(verb, "auxpass") or tokens.children(verb, "nsubjpass"):
        agents = tokens.children(verb, "agent")
        return next(iter(tokens.children(agents[0], "pobj")), None) if agents else None
    for _ in range(2):
        subject = next(iter(tokens.children(verb, *SUBJECTS)), int(tokens.arrays.subject[verb]))
        if subject >= 0:
            named = tokens.quote[subject] == OUTSIDE and tokens.tag[subject] not in ("WDT", "EX")
            return subject if named else None
        if tokens.dep[verb] not in ("xcomp", "advcl", "conj"):
            return None
        verb = tokens.head[verb]
    return None
