"""What looks like a name and is none: words of headlines, labels, codes, roles."""

from __future__ import annotations

import re
from collections import Counter

from reader.annotate.names.bounds import words
from reader.annotate.names.kind_features import is_town, titled_blocks
from reader.annotate.names.openers import without_openers
from reader.annotate.names.span_table import NameSpan, NameSpans
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

MEASURE = re.compile(r"\d[\d.,]*[a-z]+")  # '0.5secs'
CODE = re.compile(
    r"\S*[=@#<>_]\S*|\W+|[A-Z]?\d+[A-Z]?|[A-Z]{2,5}\.[A-Z]{1,2}"
    r"|\S*[\[\]{}|\\]\S*|\d+(st|nd|rd|th)|(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*\d{1,2}"
    r"|Rs|[A-Z]{1,2}\d+[.,]\d[\d.,]*\w{0,3}|[A-Z]\d+(bn|m|tn|k)"
)
ROMAN = re.compile(r"[IVX]{1,4}")
LEAST_WORDS = 3  # of a block that is a headline in title case
SHORT = 4  # letters of an abbreviation
MOST_SENTENCES = 3  # of a block that is a headline
MOST_NUMBER = 2  # tokens of '1.'
LOOSE = frozenset({"a", "an", "of", "the", "is", "to", "and"})
LEAST_SMALL = 3  # letters of a small word that a headline in title case may leave small
COMMON = frozenset({"NN", "NNS", "VB", "VBG", "VBN", "VBZ", "JJ", "RB"})
OPENING_MARKS = frozenset("\n“\"‘'(—–-:")


def reject(name_spans: NameSpans) -> None:
    """Remove what is no name, before names are looked for in the rest of the text."""
    tokens = name_spans.tokens
    loud, titled = loud_blocks(tokens), _title_blocks(tokens)
    without_openers(name_spans, titled)
    outside = {
        name_spans.key(name)
        for name in name_spans.ordered()
        if tokens.block[name.first] not in loud and tokens.block[name.first] not in titled
    }
    running = Counter(
        text for text, block in zip(tokens.text, tokens.block, strict=True) if block not in loud
    )
    ends = {key[-1] for key in outside if len(key) > 1}
    small = {t for t, tag in zip(tokens.text, tokens.tag, strict=True) if t.islower() and tag in COMMON}
    titled |= _subheads(tokens, small)
    inside = {tokens.text[i] for i in range(len(tokens)) if not _begins(tokens, i)}
    for name in name_spans.ordered():
        key, block = name_spans.key(name), tokens.block[name.first]
        opens = name.past - name.first == 1 and tokens.text[name.first] not in inside
        if (
            _is_none(tokens, name, ends)
            or (opens and _is_word(tokens, name, small))
            or (
                (block in loud and not _is_known(key, outside, running))
                or (block in titled and key not in outside and not _may_head(tokens, name))
                or (block not in loud and _is_shouted(tokens, name, running))
            )
        ):
            name_spans.remove(name)


def loud_blocks(tokens: Tokens) -> frozenset[int]:
    """The blocks that are all in capitals."""
    letters: Counter[int] = Counter()
    small: Counter[int] = Counter()
    for text, block in zip(tokens.text, tokens.block, strict=True):
        if text.isalpha() and len(text) > 1:
            letters[block] += 1
            small[block] += not text.isupper()
    return frozenset(block for block, n in letters.items() if not small[block] and n > 1)


def _title_blocks(tokens: Tokens) -> frozenset[int]:
    long = Counter(block for text, block in zip(tokens.text, tokens.block, strict=True) if text[:1].isalpha())
    lasts = (_last(tokens, *sentence) for sentence in tokens.sentences if not _is_number(tokens, *sentence))
    ended = {tokens.block[i] for i in lasts if tokens.text[i] in (".", ":")}
    ended -= _set_as_titles(tokens)
    return frozenset(b for b in titled_blocks(tokens) if long[b] >= LEAST_WORDS and b not in ended)


def _set_as_titles(tokens: Tokens) -> set[int]:
    """The blocks of one sentence in which even small words begin with capitals: 'Ely Votes On The Tax.'"""
    sentences = Counter(tokens.block[first] for first, _ in tokens.sentences)
    capital, small = Counter[int](), Counter[int]()
    for i, (text, block) in enumerate(zip(tokens.text, tokens.block, strict=True)):
        word = sentences[block] <= MOST_SENTENCES and text.lower() in words("small words")
        if word and not _begins(tokens, i):
            capital[block] += text.istitle()
            small[block] += text.islower() and len(text) > LEAST_SMALL
    return {block for block, n in capital.items() if n >= sentences[block] and not small[block]}


def _begins(tokens: Tokens, i: int) -> bool:
    """Whether a sentence, a line or a quotation begins at token i."""
    return tokens.sentences[tokens.sentence[i]][0] == i or tokens.text[i - 1][:1] in OPENING_MARKS


def _is_number(tokens: Tokens, first: int, past: int) -> bool:
    """Whether this is the '1.' before a subhead."""
    return past - first <= MOST_NUMBER and tokens.text[first].rstrip(".").isdigit()


def _is_slogan(tokens: Tokens, name: NameSpan) -> bool:
    """'“BREAD FOR ALL”': several words in capitals right behind a quotation mark."""
    loud = all(tokens.text[i].isupper() for i in range(name.first, name.past))
    quoted = name.first > 0 and tokens.text[name.first - 1] in ('"', "“", "‘", "'")
    known = tokens.text_of(name.first, name.past).title() in tables().places
    long = all(len(tokens.text[i]) >= SHORT - 1 for i in range(name.first, name.past))
    return loud and quoted and long and name.past - name.first > 1 and not known


def _subheads(tokens: Tokens, small: set[str]) -> set[int]:
    """The blocks of two or three words with capitals that all stand in small letters elsewhere."""
    blocks: dict[int, list[str]] = {}
    for text, block in zip(tokens.text, tokens.block, strict=True):
        if text.strip():
            blocks.setdefault(block, []).append(text)
    return {
        block
        for block, texts in blocks.items()
        if 2 <= len(texts) <= LEAST_WORDS and all(t.istitle() and t.lower() in small for t in texts)
    }


def _last(tokens: Tokens, first: int, past: int) -> int:
    """The last token of a sentence that is no line break."""
    last = past - 1
    while last > first and not tokens.text[last].strip():
        last -= 1
    return last


def _is_known(key: tuple[str, ...], outside: set[tuple[str, ...]], running: Counter[str]) -> bool:
    """Whether a name in capitals is one by the rest of the text, or by the tables."""
    known, text = tables(), " ".join(key)
    if key in outside or text in known.places or text in known.aliases or text in known.known:
        return True
    return len(key) > 1 and all(running[word.title()] for word in key)


def _may_head(tokens: Tokens, name: NameSpan) -> bool:
    """Whether a name that stands in a headline alone reads as one: 'Anna Reed', 'Germany'."""
    text, known = tokens.text_of(name.first, name.past), tables()
    if text in known.places or text in known.known or text in known.aliases:
        return True
    if name.kind is EntityKind.GPE and name.sure and is_town(text):
        return True
    person = name.kind is EntityKind.PERSON and 2 <= name.past - name.first <= 4
    return person and is_given_name(tokens.text[name.first]) and name.sure


def _is_shouted(tokens: Tokens, name: NameSpan, running: Counter[str]) -> bool:
    """'DISTRICT' in running text: a long word in capitals that also stands in small letters or is a noun."""
    text = tokens.text[name.first]
    if name.past - name.first != 1 or not text.isupper() or not text.isalpha() or len(text) <= SHORT:
        return False
    if text.title() in tables().places:
        return False  # of a dateline
    nouns, last = tables().nouns, {word.lower() for word in tables().last_words}
    lower = text.lower()
    common = lower in nouns.person | nouns.places | nouns.organisations | nouns.facilities | nouns.events
    opens = name.first < 3 or tokens.block[name.first - 3] != tokens.block[name.first]
    small = tokens.text[name.past : name.past + 1]
    led = opens and bool(small) and small[0].islower() and tokens.tag[name.past] == "NN"
    return common or lower in last or running[lower] > 0 or (led and text not in tables().known)


def _is_word(tokens: Tokens, name: NameSpan, small: set[str]) -> bool:
    """Whether a word that only ever begins sentences is a common noun: 'Crowds', 'Defiance'."""
    i, known = name.first, tables()
    text, lower = tokens.text[i], tokens.text[i].lower()
    if text in known.known or text in known.places or text in known.aliases or is_given_name(text):
        return False
    if not text.istitle() or is_town(text):
        return False
    if tokens.tag[i] not in COMMON:
        thing = name.kind not in (EntityKind.PERSON, EntityKind.WORK) or lower.endswith("s")
        return lower in small and thing
    abstract = tokens.tag[i] == "NN" and lower.endswith(known.nouns.abstract_endings)
    return tokens.tag[i] == "NNS" or abstract or lower in small


def _is_numbered(tokens: Tokens, name: NameSpan) -> bool:
    """'Grade 2', 'Game 1', 'Group A': one of several, which a number tells apart."""
    if name.past - name.first != 2 or tokens.text[name.first].lower() not in words("numbered"):
        return False
    number = tokens.text[name.past - 1]
    known = tables().known
    counted = number.isdigit() or len(number) == 1 or (ROMAN.fullmatch(number) is not None)
    return counted and tokens.text_of(name.first, name.past) not in known


def _is_former_role(tokens: Tokens, name: NameSpan) -> bool:
    """'Former Minister' at the beginning of a sentence, before what the office is for and its holder."""
    said = [tokens.text[i].lower() for i in range(name.first, name.past)]
    return len(said) == 2 and said[0] in words("informing") and said[1] in tables().nouns.person


def _is_none(tokens: Tokens, name: NameSpan, ends: set[str]) -> bool:
    """Whether this is a tag, a piece of a sentence, a code, an hour, a role or the mere end of a name."""
    text, known = tokens.text[name.first], tables()
    if _is_slogan(tokens, name):
        return True
    tagged = tokens.glued(name.first) and tokens.text[name.first - 1] in ("#", "@")
    tagged = tagged or any("(" in tokens.text[i][1:] for i in range(name.first, name.past))  # 'Rate(MPR'
    if (
        tagged
        or _is_numbered(tokens, name)
        or (name.past - name.first > 1 and tokens.text[name.past - 1] in LOOSE)
    ):
        return True
    if name.past - name.first != 1:
        return _is_former_role(tokens, name) or tokens.text_of(name.first, name.past) in words(
            "no names of several words"
        )
    if MEASURE.fullmatch(text):
        return True
    if CODE.fullmatch(text) and text not in known.known and text not in known.places:
        return True
    if text in words("clocks") or text in words("greetings") or text in words("no names"):
        return True
    if text in known.known or text in known.places or text in known.aliases or text in ends:
        return False
    lower = text.lower()
    role = lower in known.nouns.person or (lower in known.titles and not is_given_name(text))
    return (role and not is_given_name(text)) or text in words("of one")
