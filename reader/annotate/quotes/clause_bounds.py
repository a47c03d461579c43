"""Where a reported clause ends: with the whole of its last noun, and before what its teller did as well.

'She said the office made an offer, which was turned down' reports the relative clause too; 'She said she had
been ill, and showed a letter' does not report the letter.
"""

from __future__ import annotations

from reader.annotate.quotes.clauses import Range
from reader.annotate.tokens.tokens import OUTSIDE, Tokens

MOST_PARTS = 3  # parts by which a clause grows
NOMINAL = ("NN", "PR", "CD")
RELATIVES = frozenset({"which", "who", "whom", "whose", "where"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
HELPED = frozenset({"VBN", "VB", "VBG"})
HELPERS = frozenset({"had", "'d", "’d", "would", "will", "could", "should", "might", "may", "must", "be"})
"""Helpers of a verb that none in the past is joined to: 'had been ill, and showed' has two subjects."""
TOLD = frozenset({"VBD", "VBZ"})
PERSONS = frozenset({"he", "she", "they", "i", "we"})
STATES = frozenset({"be", "have", "do", "need", "want", "know", "feel", "think", "believe", "seem", "lack"})
STOPS = frozenset({".", "!", "?"})
JOINING = frozenset({"and", "but", ","})


def bounded(tokens: Tokens, clause: Range, cue: int) -> Range:
    """The tokens of a clause that stands behind its cue, with its ends put right."""
    first, past = clause
    end = tokens.sentences[tokens.sentence[cue]][1] if cue >= 0 else 0
    if cue < 0 or not cue < first < end:
        return clause
    if past > end and tokens.text[end - 1] not in STOPS:
        return clause
    past = min(past, end - 1) if past > end else past
    fronted = _fronted(tokens, past, cue)
    if fronted is not None:
        return first, fronted
    cut = _other_deed(tokens, first, past, cue) or _as_told(tokens, first, past, cue)
    return (first, cut) if cut is not None else (first, _extended(tokens, first, past, cue))


def _fronted(tokens: Tokens, past: int, cue: int) -> int | None:
    """The end of what 'Arguing that ..., with ..., she said' reports: all before the comma of the subject."""
    low = tokens.sentences[tokens.sentence[cue]][0]
    who = int(tokens.arrays.subject[tokens.head[cue]])
    leads = tokens.tag[cue] == "VBG" and tokens.dep[cue] == "advcl" and cue - low < 2 and who > past
    if not leads or [word.lower() for word in tokens.text[past : past + 2]] != [",", "with"]:
        return None
    end = tokens.left[who]
    return end - 1 if end - 1 > past and tokens.text[end - 1] == "," else None


def _other_deed(tokens: Tokens, first: int, past: int, cue: int) -> int | None:
    """Where a verb begins that is joined to a verb with a helper and has neither subject nor helper of its
    own: its subject is the teller."""
    for verb in range(first + 1, past):
        head = tokens.head[verb]
        if tokens.dep[verb] != "conj" or not first <= head < verb or tokens.head[head] != cue:
            continue
        helpers = tokens.children(head, "aux", "auxpass")
        helped = tokens.tag[head] in HELPED and helpers and tokens.text[helpers[0]].lower() in HELPERS
        alone = not tokens.children(verb, "aux", "auxpass", *SUBJECTS)
        told = tokens.tag[verb] == tokens.tag[cue] or tokens.tag[verb] == "VBD"  # 'says it will, and warned'
        if helped and alone and told and tokens.tag[cue] in TOLD:
            at = tokens.left[verb]
            while at > first and tokens.text[at - 1].lower() in JOINING:
                at -= 1
            between = [tokens.text[i].lower() for i in range(at, verb)]
            shares = "," not in between and _has_pronoun(tokens, head)
            return at if at > first + 1 and not shares and not JOINING.isdisjoint(between) else None
    return None


def _has_pronoun(tokens: Tokens, verb: int) -> bool:
    """Whether somebody is its subject, by a pronoun: 'he had sold two and now kept one'."""
    return any(tokens.text[i].lower() in PERSONS for i in tokens.children(verb, "nsubj"))


def _as_told(tokens: Tokens, first: int, past: int, cue: int) -> int | None:
    """Where it begins what the teller did at the time: 'claimed he had been ill as he left the court'."""
    for i in range(first + 2, past - 2):
        if tokens.text[i].lower() != "as" or tokens.text[i + 1].lower() not in PERSONS:
            continue
        verb = tokens.head[i]
        root = tokens.head[verb]
        deed = tokens.dep[verb] == "advcl" and tokens.tag[verb] == "VBD" and tokens.lemma[verb] not in STATES
        helped = any(tokens.text[j].lower() in HELPERS for j in tokens.children(root, "aux"))
        if deed and helped and tokens.head[root] == cue and tokens.tag[cue] == "VBD":
            return i
    return None


def _extended(tokens: Tokens, first: int, past: int, cue: int) -> int:
    """The end with the rest of a list and a relative clause that hang on the clause's own nouns, and with a
    further deed in the past where the teller tells in the present."""
    end = tokens.sentences[tokens.sentence[first]][1]
    for _ in range(MOST_PARTS):
        at = past
        while at < end and tokens.text[at].lower() in ("and", ","):
            at += 1
        if at in (past, end) or tokens.quote[at] != OUTSIDE:
            return past
        top = at if _is_past_deed(tokens, at, cue) else _top(tokens, at, first, past)
        if top is None or not (_is_past_deed(tokens, at, cue) or _is_part(tokens, at, top)):
            return past
        further = min(tokens.right[top] + 1, end)
        if further <= past or any(tokens.quote[i] != OUTSIDE for i in range(past, further)):
            return past
        past = further
    return past


def _is_past_deed(tokens: Tokens, at: int, cue: int) -> bool:
    """Whether a verb in the past without a subject is joined: 'reports that two were kept, and showed'."""
    joined = tokens.dep[at] == "conj" and tokens.tag[at] == "VBD" and not tokens.children(at, *SUBJECTS)
    return joined and tokens.tag[cue] in ("VBZ", "VBP") and tokens.head[at] == cue


def _top(tokens: Tokens, at: int, first: int, past: int) -> int | None:
    """The highest token above `at` whose own head stands in the clause."""
    while not first <= tokens.head[at] < past:
        if tokens.head[at] == at:
            return None
        at = tokens.head[at]
    return at


def _is_part(tokens: Tokens, at: int, top: int) -> bool:
    """Whether it is a further thing of a list or a relative clause of a thing."""
    on_noun = tokens.tag[tokens.head[top]].startswith(NOMINAL)
    if tokens.dep[top] == "relcl":
        return on_noun and tokens.text[at].lower() in RELATIVES
    return tokens.dep[top] in ("conj", "appos") and on_noun and tokens.tag[top].startswith(NOMINAL)
