"""What stands beside a verb of speech and reports nothing: 'underscored the divide', 'Asked whether ...'.

The weights that choose reported clauses learnt from articles in which nearly every verb of speech reports; in
others it names a topic, leads in to words in marks or is a deed. Here the grammar of the sentence decides.
"""

from __future__ import annotations

from reader.annotate.quotes.reported_speech import SAID
from reader.annotate.records import Attribution
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.finite_tags import FINITE
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import replace
from reader.model.analysis import QuoteKind

LEAST_SAID = SAID - 0.001  # of what is no report
CLAIMS_THINGS = speech_words("claims things")
"""Verbs whose object alone may be a report: 'claimed responsibility', 'announced an inquiry'."""
RESEARCH = speech_words("research")
FINDS = frozenset({"find", "show"})
"""What research does with a thing: 'the poll shows the two parties level'."""
SHOWS = speech_words("shows something")
PROCEEDS = frozenset({"continue", "keep", "go"})
SEEN = frozenset({"show", "capture", "reveal", "depict", "appear"})
PICTURES = speech_words("pictures")
COMMENTS = frozenset({"comment", "elaborate"})
UNABLE = frozenset({"unable", "decline", "refuse"})
SILENT = frozenset({"decline", "refuse"})
NAMING = frozenset({"name", "identify"})
THINGS = frozenset({"it", "this", "that", "which"})
OPENS_CLAUSE = speech_words("opens clauses")
TIMES = frozenset({"before", "after", "until", "once"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
CLAUSES = frozenset({"ccomp", "xcomp", "parataxis", "ROOT", "conj", "advcl", "acl", "pcomp", "relcl"})
CHARGES = speech_words("charges")
MOST_CHARGE = 4  # tokens of 'all of the allegations'
MOST_BETWEEN = 12  # tokens from the end of words in marks to a verb that attributes them
MOST_ASKED = 4  # tokens from 'Asked' to the question


def without_deeds(tokens: Tokens, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions; of those clauses that report nothing, it is said that nobody said them."""
    return [
        replace(one, said=LEAST_SAID) if one.said >= SAID and _reports_nothing(tokens, one) else one
        for one in attributions
    ]


def _reports_nothing(tokens: Tokens, one: Attribution) -> bool:
    if one.kind is not QuoteKind.INDIRECT or one.cue is None:
        return False
    first, past = tokens.range_of(one.content)
    cue, behind = tokens.range_of(one.cue)
    if first >= past or cue >= behind:
        return False
    lemmas = {tokens.lemma[i].lower() for i in range(cue, behind)}
    roots = [
        i
        for i in range(first, past)
        if not first <= tokens.head[i] < past or tokens.head[i] == i
        if tokens.dep[i] != "punct"
    ]
    if not roots:
        return True
    return (
        _is_topic(tokens, one, roots, lemmas)
        or _is_adjunct(tokens, roots, lemmas)
        or _is_deed(tokens, cue, behind, first, lemmas)
        or _is_summons(tokens, cue, first, roots)
        or _is_shown(tokens, one, roots[0])
        or _is_seen(tokens, one, lemmas)
        or _is_silence(tokens, roots)
        or _is_time(tokens, cue, behind, first, roots)
        or _is_asked(tokens, first)
        or _is_learnt(tokens, cue, lemmas)
        or _is_afterthought(tokens, one, cue, behind, roots[0])
        or _is_denied_charge(tokens, first, past, lemmas)
        or (tokens.dep[roots[0]] == "pcomp" and tokens.text[first - 1].lower() == "about")
        or _is_credited(tokens, cue, behind, roots)
        or _leads_in(tokens, first, past, roots)
        or _follows_speech(tokens, cue, behind, first)
    )


def _is_topic(tokens: Tokens, one: Attribution, roots: list[int], lemmas: set[str]) -> bool:
    """Whether the content is a thing and no number: 'cited the programme', 'dismissed the idea that ...'."""
    noun, others = roots[0], roots[1:]
    is_noun = tokens.tag[noun].startswith("NN") or tokens.text[noun].lower() == "one"
    if not is_noun or tokens.dep[noun] not in ("dobj", "pobj"):
        return False
    demands = "call" in lemmas and tokens.text[tokens.head[noun]].lower() == "for"  # 'called for a truce'
    verb = tokens.head[noun]
    inside = one.cue is not None and tokens.dep[noun] == "dobj" and tokens.tag[verb].startswith("VB")
    if inside and one.cue is not None and not tokens.span(verb, verb + 1).overlaps(one.cue):
        lemmas = {tokens.lemma[verb].lower()}  # 'reported it, citing court records'
    if (not CLAIMS_THINGS.isdisjoint(lemmas) and not demands) or (
        not FINDS.isdisjoint(lemmas) and _is_research(tokens, one)
    ):
        return False
    cues = range(*tokens.range_of(one.cue)) if one.cue is not None else range(0)
    if any(
        tokens.dep[i] in ("ccomp", "xcomp", "advcl", "ROOT")
        or (tokens.dep[i] == "conj" and tokens.head[i] not in cues)
        for i in others
    ):
        return False
    within = (j for i in others if tokens.dep[i] == "prep" for j in tokens.children(i, "pcomp"))
    if any(tokens.tag[j] == "VBG" for j in within):
        return False  # 'blamed the firm for hiding it'
    first = tokens.range_of(one.content)[0]
    return tokens.text[first - 1].lower() != "that" and not _is_counted(tokens, noun)


def _is_counted(tokens: Tokens, noun: int) -> bool:
    """Whether a thing is a number, or one of or by a number: 'a loss of $2 million', 'a rise to 40'."""
    if tokens.children(noun, "nummod") or tokens.text[noun].isdigit():
        return True
    within = (j for i in tokens.children(noun, "prep") for j in tokens.children(i, "pobj"))
    return any(tokens.tag[j] == "CD" or tokens.children(j, "nummod") for j in within)


def _is_research(tokens: Tokens, one: Attribution) -> bool:
    if one.source is None:
        return False
    return any(tokens.lemma[i].lower() in RESEARCH for i in range(*tokens.range_of(one.source)))


def _is_adjunct(tokens: Tokens, roots: list[int], lemmas: set[str]) -> bool:
    """Whether only a place, a time or a topic stands behind the verb: 'said in the advertisement'."""
    if tokens.dep[roots[0]] not in ("prep", "prt") or "accord" in lemmas:
        return False
    word = tokens.text[roots[0]].lower()
    if word in OPENS_CLAUSE or (word in ("of", "from") and tokens.children(roots[0], "pcomp")):
        return False
    return not any(tokens.dep[i] in ("ccomp", "xcomp", "ROOT", "conj", "parataxis") for i in roots[1:])


def _is_deed(tokens: Tokens, cue: int, behind: int, first: int, lemmas: set[str]) -> bool:
    """'continued to push', 'declined to say whether', 'states' as the plural of a noun."""
    if not SILENT.isdisjoint(lemmas):
        return True
    head = tokens.head[cue]
    if tokens.dep[cue] == "xcomp" and tokens.lemma[head].lower() in SILENT:
        return True
    if "agree" in lemmas and tokens.tag[first] == "TO":
        return True
    if lemmas == {"state"} and tokens.tag[cue] == "NNS":
        return True
    proceeds = lemmas <= PROCEEDS and first >= behind
    return proceeds and (tokens.tag[first] == "TO" or tokens.text[first].lower() == "while")


def _is_summons(tokens: Tokens, cue: int, first: int, roots: list[int]) -> bool:
    """'called a baker to testify', 'called the room to order': who calls *on* or *for* somebody says it."""
    if tokens.lemma[cue].lower() != "call" or first != cue + 1:
        return False
    parts = [i for i in roots if tokens.head[i] == cue]
    to_do = any(tokens.dep[i] == "xcomp" and tokens.tag[i] == "VB" for i in parts)
    to_order = any(tokens.dep[i] == "prep" and tokens.text[i].lower() == "to" for i in parts)
    return to_do or to_order


def _is_shown(tokens: Tokens, one: Attribution, root: int) -> bool:
    """Whether 'it' or 'which' shows something: no document is named that could say so."""
    if one.source is None or tokens.lemma[tokens.head[root]].lower() not in SHOWS:
        return False
    return one.source.of(tokens.source).lower() in THINGS


def _is_seen(tokens: Tokens, one: Attribution, lemmas: set[str]) -> bool:
    """Whether a picture shows it: 'the footage shows a man running'."""
    if one.source is None or SEEN.isdisjoint(lemmas):
        return False
    first, past = tokens.range_of(one.source)
    return any(tokens.lemma[i].lower() in PICTURES for i in range(first, past))


def _is_silence(tokens: Tokens, roots: list[int]) -> bool:
    """Whether somebody only says that he does not speak: 'said he could not comment on the inquiry', or wants
    no name: 'asked not to be named'."""
    first = roots[0]
    if tokens.tag[first].startswith("VB") and tokens.children(first, "neg"):
        named = tokens.lemma[first].lower() in NAMING or any(
            tokens.text[j].lower() in ("name", "names") for j in tokens.children(first, "dobj")
        )
        if named and any(tokens.tag[j] == "TO" for j in tokens.children(first, "aux")):
            return True
    verbs = [*roots, *(j for i in roots for j in tokens.children(i, "xcomp"))]
    speaks = any(tokens.lemma[i].lower() in COMMENTS for i in verbs)
    unable = any(tokens.lemma[i].lower() in UNABLE for i in verbs)
    return speaks and (unable or any(tokens.children(i, "neg") for i in verbs))


def _is_time(tokens: Tokens, cue: int, behind: int, first: int, roots: list[int]) -> bool:
    """Whether it only says when something was said: 'before the votes were counted, she said ...'."""
    opening = {tokens.text[i].lower() for i in (first - 1, first) if i >= 0}
    said = any(j >= behind for i in range(cue, behind) for j in tokens.children(i, "ccomp"))
    return said and all(tokens.dep[i] == "advcl" for i in roots) and not opening.isdisjoint(TIMES)


def _is_asked(tokens: Tokens, first: int) -> bool:
    """Whether it is what a speaker was asked: 'Asked whether he would go, the coach said ...'."""
    low = tokens.sentences[tokens.sentence[first]][0]
    for i in range(max(low, first - MOST_ASKED), first + 2):
        if tokens.has(i) and tokens.text[i].lower() == "asked" and tokens.tag[i] in ("VBN", "VBD"):
            opens = i == low or tokens.text[i - 1].lower() in ("when", "if")
            return opens and not tokens.children(i, *SUBJECTS)
    return False


def _is_learnt(tokens: Tokens, cue: int, lemmas: set[str]) -> bool:
    """'only found out that ...', 'ruled out a rise', 'the man accused of the theft': nobody says so."""
    out = any(tokens.text[i].lower() == "out" for i in tokens.children(cue, "prt"))
    accused = "accuse" in lemmas and tokens.tag[cue] == "VBN" and not tokens.children(cue, "agent")
    active = any(tokens.lemma[i].lower() == "have" for i in tokens.children(cue, "aux"))
    passive = not active or bool(tokens.children(cue, "auxpass"))
    found_out = not lemmas.isdisjoint(("find", "rule")) and (out or "out" in lemmas)
    return found_out or (accused and passive)


def _is_afterthought(tokens: Tokens, one: Attribution, cue: int, behind: int, root: int) -> bool:
    """Whether it is said of what stands before: '“It is late,” she said, even with a clock'."""
    first = tokens.range_of(one.content)[0]
    low = tokens.sentences[tokens.sentence[cue]][0]
    if one.spans or not behind < first or tokens.text[first - 1] not in (",", "—", "–"):
        return False
    who = int(tokens.arrays.subject[cue])
    begin = min(cue, tokens.left[who]) if who >= 0 else cue
    told = any(tokens.tag[i] in FINITE for i in range(low, begin - 1)) and (
        tokens.text[begin - 1] == "," or tokens.quote[begin - 1] != OUTSIDE
    )
    finite = tokens.tag[root] in FINITE or any(tokens.tag[i] in FINITE for i in tokens.children(root, "aux"))
    return told and not finite and tokens.text[first].lower() not in OPENS_CLAUSE - {"when", "while"}


def _is_denied_charge(tokens: Tokens, first: int, past: int, lemmas: set[str]) -> bool:
    """'denied the allegations': they are what others said."""
    last = tokens.lemma[past - 1].lower()
    return "deny" in lemmas and last in CHARGES and past - first <= MOST_CHARGE


def _is_credited(tokens: Tokens, cue: int, behind: int, roots: list[int]) -> bool:
    """Whether the verb tells who published it first, or is none: 'The plan, first reported by the Post, is
    late', 'All told, five are late'."""
    verb = next((i for i in range(cue, behind) if tokens.tag[i] in ("VBN", "VBD")), cue)
    within = tokens.dep[verb] in ("acl", "relcl") and any(
        tokens.head[verb] == j for j in _subjects(tokens, roots)
    )
    idiom = tokens.text[verb].lower() == "told" and verb > 0 and tokens.text[verb - 1].lower() == "all"
    return (within and tokens.tag[verb] == "VBN") or (idiom and tokens.text[verb + 1 : verb + 2] == [","])


def _subjects(tokens: Tokens, roots: list[int]) -> list[int]:
    return [j for i in roots for j in tokens.children(i, *SUBJECTS)]


def _leads_in(tokens: Tokens, first: int, past: int, roots: list[int]) -> bool:
    """Whether it is the lead-in of a sentence that quotes: 'Stressing the danger, she said: “...”'."""
    low, high = tokens.sentences[tokens.sentence[first]]
    if first != low or roots != [first] or tokens.tag[first] != "VBG" or tokens.dep[first] != "advcl":
        return False
    return any(tokens.quote[i] != OUTSIDE for i in range(past, min(high, past + MOST_BETWEEN)))


def _follows_speech(tokens: Tokens, cue: int, behind: int, first: int) -> bool:
    """Whether the verb has reported already, in marks: '“We won,” she told the crowd, waving'."""
    if first != behind or tokens.text[first].lower() in OPENS_CLAUSE or tokens.lemma[cue].lower() == "accuse":
        return False
    for i in range(cue - 1, max(-1, cue - MOST_BETWEEN), -1):
        if tokens.quote[i] != OUTSIDE:
            inner = tokens.text[i - 1] if i else ""
            return inner in (",", "!", "?") and tokens.block[i] == tokens.block[first]
        joins = tokens.text[i].lower() in OPENS_CLAUSE or tokens.text[i] in ("but", ".", ",", ";", ":", "—")
        if joins or tokens.tag[i].startswith("VB"):
            return False
    return False
