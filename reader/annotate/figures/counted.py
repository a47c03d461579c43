"""The thing counted, from the parse around the number; without one it is guessed (`guessed`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.figures import lexicon
from reader.annotate.figures.amounts import Draft
from reader.annotate.figures.lexer import HYPHENS
from reader.annotate.figures.lexicon import words
from reader.annotate.figures.ranks import ORDINAL
from reader.annotate.figures.stated_counts import of_tally, stated_count
from reader.annotate.figures.sums import sum_of
from reader.text.late_pattern import late

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MOST_WORDS = 6
_LINE = late("[|\t\n\r\v\f\x85\u2028\u2029]")
_STOP = late(r"[.!?…][\"'”’)\]]{0,3}\s+(?![a-z])")
_INSIDE = ("compound", "amod", "nmod", "poss")
_BELONGING = (*_INSIDE, "nummod", "quantmod", "npadvmod", "advmod", "appos", "det")
"""How a number, or a word around it, hangs on the noun that is counted."""
_MOST_UP = 5  # steps up the parse
_NOUNS = ("NOUN", "PROPN")


def counted(text: str, doc: Doc, start: int, end: int, draft: Draft) -> str | None:
    """The thing counted by the number at `text[start:end]`, from the dependencies around it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    head = _noun(span.root, span.start, span.end, draft)
    if head is not None and draft.shape == "ratio" and not _of_score(head, span.end):
        return None
    money = draft.unit is not None and draft.unit.dimension == "money"
    if money and (head is None or _is_time(head, span.end) or _is_rate(head, span.end)):
        found = sum_of(span)
        if isinstance(found, str):
            return found
        head = found
    if head is None or _is_time(head, span.end) or _parted(text, head, start, end, draft):
        return None
    if draft.unit is not None and any(token.like_num for token in doc[span.end : max(span.end, head.i)]):
        return None  # 'owed £48m to 620 creditors', '6-foot-4 and 230 pounds'
    if head.lower_ == "percent":
        return None
    if draft.unit is None and head.pos_ == "PROPN" and head.i < span.start:
        return None  # '42 votes for Cole, 18 for Reed'
    if draft.shape == ORDINAL and head.tag_ in ("JJS", "RBS"):
        return None
    return _phrase(head, span.start, span.end)


def names_something(text: str, doc: Doc, end: int, phrase: str) -> bool:
    """Whether the words guessed behind a number that ends at `end` hold a noun, by the parse."""
    at = text.find(phrase, end, end + 2 * len(phrase) + 40)
    span = doc.char_span(at, at + len(phrase), alignment_mode="expand") if at >= 0 else None
    nouns = ("NOUN", "PROPN", "ADJ", "NUM", "PRON")
    return span is None or any(t.pos_ in nouns and t.tag_ not in ("JJS", "RBS") for t in span)


def _is_rate(head: Token, last: int) -> bool:
    """Whether the noun only says for what each sum is: 'Rs 4 a share', '£9 per head'."""
    return head.i == last + 1 and head.nbor(-1).lower_ in ("a", "an", "per", "each")


def _of_score(head: Token, last: int) -> bool:
    """Whether a score or a vote belongs to a noun: 'the 6-3 ruling', 'a vote of 51-49'."""
    return last <= head.i <= last + 1 or head.lower_ in words("results")


def _parted(text: str, head: Token, start: int, end: int, draft: Draft) -> bool:
    """Whether the border of a line, a cell or a sentence stands between the number and the noun.

    The parser may read over it: 'Total | £3.4m | Ms Holt', 'made £3.4m. Ms Holt'.
    """
    if not any(map(str.isalnum, head.text)):
        return True
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and head.idx < start and draft.unit:
        return draft.unit.dimension == "money"  # the price of a thing
    left, right = (end, head.idx) if head.idx >= end else (head.idx + len(head), start)
    return bool(_LINE.search(text, left, right) or _STOP.match(text, left, right + 1))


def _is_time(head: Token, last: int) -> bool:
    """Whether the noun only says when: 'voted on Monday, nine to two', 'one in 20 a decade ago'."""
    if head.lower_ in words("parts_of_whole") or head.lower_ in lexicon.table("scales.txt"):
        return True
    if head.ent_type_ == "DATE" and head.i < last and head.tag_ == "NNP":
        return True
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.i == last:
        return False
    when = head.lower_ in words("times_of_day")
    return when and not (
        head.i >= last and head.i - last < 2 and head.nbor(-1).lower_ not in ("a", "an", "per")
    )


def _noun(root: Token, first: int, last: int, draft: Draft) -> Token | None:
    """The noun that the number counts: what it is 'of', what it stands before, or whose measure it is."""
    inside = range(first, last)
    unit = draft.unit.dimension if draft.unit else ""
    if unit == "age" and (owner := _before_aged(root.doc, first)) is not None:
        return owner
    if unit == "times" and (measure := _multiplied(root.doc, last)) is not None:
        counted = of_tally(measure)
        return measure if counted is None or counted.lower_ in ("one", "ones") else counted
    if (whole := _whole(root, inside, unit)) is not None:
        return whole
    if unit in ("time", "percent", "times", "temperature", "speed") and root.dep_ not in (*_INSIDE, "nummod"):
        subject = _subject(root) if unit in ("percent", "times") else None
        often = root.lower_ in ("once", "twice", "thrice", "times", "time")
        return None if often and subject is not None and subject.dep_ == "nsubj" else subject
    if unit == "points" and root.head.lower_ in words("change"):
        return _subject(root)
    if unit == "age" and root.pos_ in ("VERB", "NUM", "ADJ", "NOUN") and root.head.i not in inside:
        node = root.head if root.head.pos_ in _NOUNS else root.head.head
        return node if node.pos_ in _NOUNS and node.i not in inside else None
    if unit == "length" and root.head.pos_ == "ADJ" and root.head.head.lemma_ == "be":
        return _subject(root)
    if unit == "" and root.i in inside and (moved := _moved(root, draft, first)) is not None:
        return moved
    if unit == "" and root.i in inside and (noun := stated_count(root)) is not None:
        return noun
    return _above(root, inside, unit, draft)


def _whole(root: Token, inside: range, unit: str) -> Token | None:
    """The noun behind 'of', or with a sum of money behind 'in': '40 of the boats', '£2m in fines'."""
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "in") and child.i not in inside:
            if child.lower_ == "in" and unit != "money":
                continue
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp") and inner.pos_ in _NOUNS:
                    return inner
    return None


def _above(root: Token, inside: range, unit: str, draft: Draft) -> Token | None:
    """The noun that the number belongs to by the parse: the nearest one above it."""
    node = root
    for _ in range(_MOST_UP):
        if node.i not in inside and node.pos_ not in ("NUM", "SYM", "ADV", "ADP", "ADJ", "PUNCT"):
            break
        if node.dep_ not in _BELONGING:
            break
        node = node.head
    if node.i not in inside and node.pos_ in _NOUNS:
        near = unit in ("", "age", "money") or _hyphened(node, inside.stop) or node.i > inside.start
        return node if near else None
    if (draft.qualifier or "").endswith(" of") and root.dep_ == "pobj":
        return None  # 'the support of millions'
    if node.i in inside and unit in ("", "length", "mass", "volume", "area"):
        owner = root.head
        if root.dep_ == "pobj" and owner.lower_ == "of" and owner.head.pos_ in _NOUNS:
            return None if _links(owner.head) else owner.head
    if unit in ("points", "volume") and root.i in inside and root.pos_ == "NOUN":
        return root
    return None


def _multiplied(doc: Doc, last: int) -> Token | None:
    """What is so many times as much: 'twice the distance', 'three times its price'."""
    if last >= len(doc) or doc[last].lower_ not in ("the", "its", "their", "his", "her"):
        return None
    for token in doc[last + 1 : last + _MOST_WORDS]:
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound" and token.left_edge.i <= last:
            return None if token.ent_type_ in ("DATE", "TIME") else token
    return None


def _links(noun: Token) -> bool:
    """Whether a noun before 'of' is part of a preposition and counted by nobody: 'in front of 18,000'."""
    return noun.head.lower_ in ("in", "on", "by") and noun.tag_ == "NN" and not any(noun.lefts)


def _hyphened(node: Token, last: int) -> bool:
    return node.i >= last


def _subject(root: Token) -> Token | None:
    """The subject that grew or fell by a percentage."""
    node = root
    for _ in range(4):
        if node.pos_ in ("VERB", "AUX"):
            break
        node = node.head
    if node.lower_ not in words("change") and node.lemma_ != "be":
        for child in node.children:  # 'they sold 303,417 cars, up 4 percent': the cars are more
            if child.dep_ == "dobj" and child.i < root.i and any(c.dep_ == "nummod" for c in child.children):
                return child
    moved = root.dep_ == "pobj" and root.head.lower_ in ("by", "to")
    for roles in (("dobj",) if moved else (), ("nsubj", "nsubjpass")):
        for child in node.children:
            if child.dep_ in roles and child.pos_ in ("NOUN", "PROPN") and child.i < root.i:
                if roles == ("dobj",) and any(inner.dep_ == "nummod" for inner in child.children):
                    continue  # an amount itself: 'lost 88 points to 9,210'
                return of_tally(child) or child
    return None


def _before_aged(doc: Doc, first: int) -> Token | None:
    """The noun right before the words of an age: 'two girls, aged 15', 'patients over 65'."""
    aged = ("aged", "age", "over", "under")
    i = first if doc[first].lower_ in aged else first - 1
    if i < 1 or doc[i].lower_ not in aged:
        return None
    i = i - 2 if doc[i - 1].text == "," else i - 1
    return doc[i] if i >= 0 and doc[i].pos_ in ("NOUN", "PROPN") else None


def _moved(root: Token, draft: Draft, first: int) -> Token | None:
    """What a verb moved by or to the number: 'prices rose by a third', 'bringing the toll to 31'."""
    link = root.head
    if root.dep_ != "pobj" or link.lower_ not in ("by", "to") or link.i != first - 1:
        return None
    if link.head.pos_ != "VERB":
        return None
    if link.head.lower_ in words("change"):
        return _subject(root)
    if link.lower_ == "by" and draft.shape != "share":
        return None
    if link.lower_ == "to" and not any(c.dep_ == "dobj" for c in link.head.children):
        return None
    return _subject(root)


def _phrase(head: Token, first: int, last: int) -> str:
    """The noun with what stands before it in its phrase: 'well-regarded books', 'people' with 'killed'."""
    doc, one = head.doc, head.i
    head = _joined(head)
    least = max(head.i - _MOST_WORDS, last if head.i >= last else 0, head.sent.start)
    start = head.i
    while start > least and not first <= start - 1 < last:
        if not (doc[start].text in HYPHENS or _describes(doc[start - 1], head, one)):
            break
        start -= 1
    while (
        start < head.i
        and doc[start + 1].text not in HYPHENS
        and (
            doc[start].is_punct
            or doc[start].pos_ in ("DET", "NUM", "ADP", "PART", "CCONJ")
            or doc[start].lower_ in words("leading")
        )
    ):
        start += 1
    after = doc[head.i + 1] if head.i + 1 < len(doc) else None
    end = head.i + 1
    if after is not None and after.dep_ == "acl" and after.head == head and after.tag_ == "VBN":
        end += 1
    return " ".join(doc[start:end].text.split())


def _joined(head: Token) -> Token:
    """The last noun of 'security and diplomatic officials', where the parse takes the first for the head."""
    if head.tag_ != "NN" or not any(c.dep_ == "nummod" for c in head.children):
        return head
    for child in head.children:
        if child.dep_ == "conj" and child.tag_ == "NNS" and child.i - head.i <= _MOST_WORDS:
            own = any(c.dep_ in ("det", "nummod", "poss") for c in child.children)
            return head if own else child
    return head


def _describes(token: Token, head: Token, one: int) -> bool:
    """Whether a token before the noun is a word of its phrase: no determiner, no owner, no clause."""
    if token.i == one:
        return True
    if token.dep_ in ("punct", "cc") or token.text in HYPHENS:
        return token.text in HYPHENS or token.dep_ == "cc"
    if token.pos_ in ("DET", "PRON", "ADP", "VERB", "AUX", "SCONJ") and token.dep_ not in (*_INSIDE, "conj"):
        return False
    for _ in range(_MOST_WORDS):
        if token.head.i in (head.i, one):
            return token.dep_ in (*_INSIDE, "conj") and token.dep_ != "poss" and token.lower_ != "old"
        if token.dep_ not in (*_INSIDE, "conj", "advmod", "npadvmod", "nummod") or token.dep_ == "poss":
            return False
        token = token.head
    return False
