"""Names: two spellings of one, and people who speak by a surname that nobody introduced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from unicodedata import normalize

from reader.model.analysis import Analysis, Entity, EntityKind, QuoteKind, SpeakerKind
from reader.model.article import Article
from reader.model.questions import Question, QuestionKind
from reader.text.data_files import word_lists

_LONG = 5
"""Letters from which one other letter in a surname is more likely a slip than another name."""
_MOST = 400
"""People in an article whose names are compared with each other: more is a list."""


def spellings(article: Article, analysis: Analysis) -> Iterator[Question]:
    """Two people whose names differ by one letter: 'Stefan Kovar' and 'Stefan Kovarr'."""
    people = [
        one
        for one in analysis.entities
        if one.kind is EntityKind.PERSON and one.mentions and one.name.isprintable()
    ]
    for one, other in combinations(people[:_MOST], 2):
        if one_slip(one.name.split(), other.name.split()):
            yield Question(
                QuestionKind.SPELLING,
                tuple(sorted((one.mentions[0], other.mentions[0]))),
                f"{one.name} and {other.name}: two people, or two spellings of one name?",
            )


def one_slip(first: list[str], second: list[str]) -> bool:
    """Whether two names are the same but for one letter of one word."""
    if len(first) == len(second) > 1:
        differing = [(a, b) for a, b in zip(first, second, strict=True) if _folded(a) != _folded(b)]
        return len(differing) == 1 and _near(*differing[0], _LONG - 1)
    if len(first) == 1 or len(second) == 1:
        return _near(first[-1], second[-1], _LONG + 1)
    return False


def _folded(word: str) -> str:
    return normalize("NFC", word).casefold().replace("’", "'").removesuffix("'s")


def _near(first: str, second: str, long: int) -> bool:
    """Whether two words differ by one letter that is not their ending: 'Ivanov' and 'Ivanova' are two people,
    'Smith' and 'Smiths' a family."""
    one, other = sorted((_folded(first), _folded(second)), key=len)
    if one == other or len(one) < long or one[0] != other[0] or len(other) - len(one) > 1:
        return False
    if len(one) < len(other):
        at = next((i for i, letter in enumerate(one) if letter != other[i]), len(one))
        return one[at:] == other[at + 1 :] and not (at == len(one) and other[-1] in "aesyi")
    unlike = [i for i in range(len(one)) if one[i] != other[i]]
    swapped = len(unlike) == 2 and [one[i] for i in unlike] == [other[i] for i in reversed(unlike)]
    alone = len(unlike) == 1 and not (unlike[0] >= len(one) - 1 and {one[-1], other[-1]} <= set("aeiouys"))
    return swapped or alone


def first_mentions(article: Article, analysis: Analysis) -> Iterator[Question]:
    """People who speak and are called by one word throughout, without title or role: 'said Okafor' where
    nothing says who Okafor is."""
    known = frozenset(word_lists("reader.questions", "one_name.txt")["people"])
    people = {one.id: one for one in analysis.entities}
    in_marks = {quote.speaker for quote in analysis.quotes if quote.kind is QuoteKind.DIRECT}
    for speaker in analysis.speakers:
        if speaker.id not in in_marks:
            continue  # a poll or a paper may be taken for a person who reports; hardly for one who is quoted
        entity = people.get(speaker.entity or "")
        if speaker.kind is not SpeakerKind.PERSON or speaker.role or not speaker.quotes or entity is None:
            continue
        if _is_introduced(article, speaker.name, entity) or speaker.name in known:
            continue
        yield Question(
            QuestionKind.FIRST_MENTION,
            (entity.mentions[0],),
            f"{speaker.name} is never introduced: who is it?",
        )


def _is_introduced(article: Article, name: str, entity: Entity) -> bool:
    """Whether a longer name or a title stands anywhere, or another word of a name before this one."""
    if entity.role or entity.kind is not EntityKind.PERSON or len(name.split()) > 1 or not entity.mentions:
        return True
    if any(len(alias.split()) > 1 for alias in entity.aliases):
        return True
    if any(name in person.split() and " " in person for person in (*article.authors, *article.contributors)):
        return True
    for mention in entity.mentions:
        before = article.text[max(0, mention.start - 30) : mention.start].split()
        if before and before[-1][:1].isupper() and article.text[mention.start - 1] == " ":
            return True
        if article.text[mention.end : mention.end + 2] in (", ", " ("):
            return True
    return False
