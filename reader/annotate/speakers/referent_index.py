"""The people, organisations and things of an article, to be looked up by the words that mean them."""

from __future__ import annotations

from bisect import bisect_left

from reader.annotate.names.joint import JOINT
from reader.annotate.names.sources import head_of
from reader.annotate.names.tables import tables
from reader.annotate.records import Mention, Referent
from reader.annotate.tokens.tokens import Tokens
from reader.frozen import frozen
from reader.model.analysis import EntityKind
from reader.model.span import Span

NAMED_HOW = frozenset({"full name", "surname", "given name", "name"})
MOST_NAME = 12  # words of an unnamed source that make its name
DANGLING = frozenset({"POS", "HYPH", "PRP", "IN", "DT", "CC", "TO", ",", ":", "``"})
BREAKS = frozenset(
    {",", "who", "whose", "whom", "which", "that", "after", "before", "when", "while", "because"}
)
OPENING_TAGS = frozenset({"DT", "PDT", "PRP$", "CD", "IN", "RB", "JJR"})


@frozen
class ReferentLink:
    """The referent that a source means (an index into the referents), and by which mention."""

    referent: int
    mention: Mention


class ReferentIndex:
    """The referents with their mentions in order, to be looked up by place."""

    def __init__(self, tokens: Tokens, referents: tuple[Referent, ...]) -> None:
        self.tokens = tokens
        self.referents = referents
        self.all = sorted(
            ((m, r) for r, one in enumerate(referents) for m in one.mentions), key=lambda pair: pair[0].span
        )
        self.starts = [m.span.start for m, _ in self.all]
        self.joint = [(m, r) for m, r in self.all if m.how == JOINT]
        self.people = frozenset(
            i
            for mention, r in self.all
            if referents[r].kind is EntityKind.PERSON and mention.how in NAMED_HOW
            for i in range(*tokens.range_of(mention.span))
        )
        self.names = {
            r: [
                m.span
                for m in one.mentions
                if m.how in NAMED_HOW or (one.kind is None and m.how != "pronoun")
            ]
            for r, one in enumerate(referents)
        }

    def link(self, source: Span) -> ReferentLink | None:
        """The people who are named together, else the narrowest mention that holds the source's head word."""
        k = bisect_left(self.joint, source.start, key=lambda pair: pair[0].span.start)
        if k < len(self.joint) and self.joint[k][0].span.end <= source.end:
            return ReferentLink(self.joint[k][1], self.joint[k][0])
        head = head_of(self.tokens, source, self.people)
        return self.at(head) if head is not None else None

    def at(self, head: int) -> ReferentLink | None:
        """The narrowest mention that holds a word; of 'the Hungarian' that of a person, not of a people."""
        at = self.tokens.start[head]
        k = bisect_left(self.starts, at + 1)
        holding = [pair for pair in self.all[max(0, k - 12) : k] if pair[0].span.end > at]
        if not holding:
            return None
        mention, referent = min(
            holding, key=lambda pair: (pair[0].span.end - pair[0].span.start, pair[0].how in NAMED_HOW)
        )
        return ReferentLink(referent, mention)

    def antecedent(self, link: ReferentLink) -> Span | None:
        """The name last read before a pronoun or role noun, else the next one."""
        names = self.names[link.referent]
        k = bisect_left(names, link.mention.span)
        return names[k - 1] if k > 0 else names[0] if names else None

    def name(self, link: ReferentLink, source: Span | None) -> str:
        """A referent's name; the unnamed are called as their source calls them, up to the first clause."""
        one = self.referents[link.referent]
        if one.kind is not None or source is None or link.mention.how in ("pronoun", JOINT):
            return one.name
        first, past = self.tokens.range_of(source)
        opens = first and self.tokens.tag[first - 1] in ("CD", "DT")
        if opens and (first <= self.tokens.head[first - 1] < past or self.tokens.text[first - 1] == "one"):
            first -= 1  # of 'one Tory MP', whatever the parser hangs it on
        if (
            first
            and self.tokens.text[first - 1].lower() == "as"
            and self.tokens.text[first].lower() == "many"
        ):
            first -= 1
        end = first
        while end < min(past, first + MOST_NAME) and not self._breaks(end):
            end += 1
        while end > first + 1 and self._dangles(end - 1):
            end -= 1
        return self._inside(first, end) if end > first else one.name

    def _dangles(self, i: int) -> bool:
        """Whether a name cannot end with token i: 'the board's', 'multiple customers we', 'aged 55-'."""
        if self.tokens.tag[i] == "PRP" and self.tokens.tag[i - 1] in ("IN", "TO"):
            return False  # 'a source close to him'
        return self.tokens.tag[i] in DANGLING or self.tokens.text[i] in ("'s", "’s", "-", "–", "—")

    def _inside(self, first: int, end: int) -> str:
        """The words as they would stand inside a sentence: 'a board member', also where they begin one."""
        said, tag = self.tokens.text_of(first, end).lstrip("-–— "), self.tokens.tag[first]
        word = self.tokens.text[first]
        if len(said) == 2 and said[1] == ".":
            return said[0]  # 'Q.' above a question
        if (
            word != word.capitalize()
            or len(said) == 1
            or (tag not in OPENING_TAGS and not self._describes(first))
        ):
            return said
        return said[:1].lower() + said[1:]

    def _describes(self, i: int) -> bool:
        """Whether token i begins its sentence and is a plain noun or adjective, no people's ('American')."""
        tokens = self.tokens
        begins = i == tokens.sentences[tokens.sentence[i]][0]
        return (
            begins and tokens.tag[i] in ("NN", "NNS", "JJ", "JJR") and tokens.text[i] not in tables().places
        )

    def _breaks(self, i: int) -> bool:
        """Whether what describes a source at length begins at token i."""
        after_noun = self.tokens.tag[i] in ("VBN", "VBG") and self.tokens.tag[i - 1].startswith("N")
        after_noun = after_noun and not self.tokens.is_name_like(i)
        return after_noun or self.tokens.text[i] in BREAKS

    def head(self, referent: int) -> int:
        """The head word of a referent's first mention by a name or noun."""
        mentions = self.referents[referent].mentions
        span = next((m.span for m in mentions if m.how != "pronoun"), mentions[0].span)
        return max(self.tokens.range_of(span)[1] - 1, 0)


def bearers_of_names(referents: tuple[Referent, ...]) -> dict[str, int]:
    """Named referents by all their names, in small letters; what names two of them is left out."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for r, one in enumerate(referents):
        for name in {n.casefold() for n in (one.name, *one.aliases)} if one.kind is not None else ():
            if found.setdefault(name, r) != r:
                twice.add(name)
    return {name: r for name, r in found.items() if name not in twice}
