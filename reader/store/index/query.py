"""The query language: what a person types becomes an FTS5 expression and filters, or one clear line.

    port strike               the words one after the other
    strik*                    every word that begins so
    port AND (strike OR walkout) NOT film
    NEAR(port strike, 8)      both with at most 8 words between
    speaker:morland  outlet:"the gazette"  said:"port strike"  date:2022-02  date:2022-01..2022-03
    tag:strikes               in articles that the person filed under the word

Nothing of it reaches SQL but as a parameter, and each word reaches FTS5 in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.errors import QueryError
from reader.frozen import frozen, replace
from reader.text.sanitise import one_line

FIELDS = ("speaker", "outlet", "said", "date", "tag")
MOST = 1000  # characters of a query
MOST_TERMS = 50  # words or phrases that are combined: FTS5 has a bound on nesting
NEAR = 10  # words between the words of NEAR(...) where no number is given

_TOKEN = re.compile(
    r"""\s+
    | (?P<field>[A-Za-z]+):(?=\S)
    | (?P<near>NEAR(?:/\d+)?)\s*\(
    | (?P<phrase>["“”„«»][^"“”„«»]*["“”«»])(?P<star>\*?)
    | (?P<open>\() | (?P<close>\))
    | (?P<comma>,)
    | (?P<word>[^\s()"“”„«»,]+)
    """,
    re.VERBOSE,
)
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_LETTERS = re.compile(r"\w")
_MARKS = re.compile(r"[\"“”„«»*]")


@frozen
class IndexQuery:
    """What is looked for: `text` in the article, `said` within quotes (both FTS5 expressions), by whom,
    where, and when (`since` and `until` are days, months or years, both inclusive). `tag` is as `tag_key` has
    it; with a star at its end it is the beginning of one."""

    text: str = ""
    said: str = ""
    speaker: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    tag: str = ""

    def limited(
        self, *, speaker: str = "", outlet: str = "", since: str = "", until: str = "", tag: str = ""
    ) -> IndexQuery:
        """The same, limited by options of the command line as well. Raises QueryError."""
        both = [(self.speaker, speaker, "speaker"), (self.outlet, outlet, "outlet"), (self.tag, tag, "tag")]
        for inside, given, name in both:
            if inside and given:
                raise QueryError(f"the query and an option both name a {name}: give it once")
        return replace(
            self,
            speaker=self.speaker or words_of_name(speaker),
            outlet=self.outlet or words_of_name(outlet),
            since=max(self.since, checked_day(since)),
            until=min(filter(None, (self.until, checked_day(until))), default=""),
            tag=self.tag or tag_key(tag),
        )


def parse_query(query: str) -> IndexQuery:
    """What a query means. Raises QueryError with what is wrong in it."""
    if len(query) > MOST:
        raise QueryError(f"the query is longer than {MOST:,} characters")
    tokens = _tokens(one_line(query))
    if (
        sum(token.kind not in ("word", "comma") for token in tokens) > MOST_TERMS
        or sum(bool(_operator(token)) for token in tokens) > MOST_TERMS
    ):
        raise QueryError(f"the query combines more than {MOST_TERMS} words or phrases")
    return _Parser(tokens).parsed()


def words_of_name(name: str) -> str:
    """The FTS5 expression for all the words of a name, in any order. Raises QueryError for a name without
    any."""
    if not name:
        return ""
    words = re.findall(r"\w+", name)
    if not words:
        raise QueryError(f"there is no word in “{name}”")
    return " AND ".join(f'"{word}"' for word in words)


def tag_key(word: str) -> str:
    """A tag as it is compared: capitals, quotation marks and stars make no difference."""
    return " ".join(_MARKS.sub(" ", one_line(word)).casefold().split())


def checked_day(day: str) -> str:
    """A day, a month or a year as it was given. Raises QueryError for anything else."""
    if day and not _DAY.fullmatch(day):
        raise QueryError(f"“{day}” is no date such as 2022, 2022-02 or 2022-02-01")
    return day


@frozen
class _Token:
    kind: str
    text: str
    star: bool = False


def _tokens(query: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(query):
        match = _TOKEN.match(query, at)
        if match is None:
            raise QueryError(f"a quotation mark in the query is not closed: {query[at : at + 30]}")
        at = match.end()
        kind = match.lastgroup or ""
        if kind == "star":
            kind = "phrase"
        if kind:
            found.append(_Token(kind, match[kind], bool(match["star"])))
    return found


class _Parser:
    """Reads the tokens from left to right; fields stand between the words and are taken out of them."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = list(tokens)
        self._fields: dict[str, str] = {}

    def parsed(self) -> IndexQuery:
        self._take_fields()
        text = self._expression() if self._tokens else ""
        if self._tokens:
            raise QueryError("the query closes a bracket that it did not open")
        since, until = _days(self._fields.get("date", ""))
        query = IndexQuery(
            text,
            self._fields.get("said", ""),
            words_of_name(self._fields.get("speaker", "")),
            words_of_name(self._fields.get("outlet", "")),
            since,
            until,
            self._fields.get("tag", ""),
        )
        if query == IndexQuery():
            raise QueryError("the query is empty")
        return query

    def _take_fields(self) -> None:
        depth = 0
        rest: list[_Token] = []
        tokens = self._tokens
        while tokens:
            token = tokens.pop(0)
            if token.kind != "field":
                depth += {"open": 1, "near": 1, "close": -1}.get(token.kind, 0)
                rest.append(token)
                continue
            name = token.text.lower()
            if name not in FIELDS:
                raise QueryError(
                    f"there is no field {token.text}: (there are {', '.join(FIELDS)}); "
                    "words with a colon stand in quotation marks"
                )
            if depth or (rest and _operator(rest[-1]) in ("OR", "NOT")):
                raise QueryError(
                    f"{name}: limits the whole query, so it stands in no bracket, after no OR or NOT"
                )
            if name in self._fields:
                raise QueryError(f"{name}: stands twice in the query")
            value = tokens.pop(0) if tokens and tokens[0].kind in ("word", "phrase") else None
            if value is None:
                raise QueryError(f"{name}: needs a word behind it")
            self._fields[name] = _value(name, value)
            if rest and _operator(rest[-1]) == "AND":
                rest.pop()
            elif not rest and tokens and _operator(tokens[0]) == "AND":
                tokens.pop(0)
        self._tokens = rest

    def _expression(self) -> str:
        parts = [self._term()]
        while self._tokens and self._tokens[0].kind != "close":
            operator = _operator(self._tokens[0])
            if operator:
                self._tokens.pop(0)
                if not self._tokens or _operator(self._tokens[0]):
                    raise QueryError(f"{operator} needs words on both sides")
            parts += [operator or "AND", self._term()]
        # brackets: NOT binds FTS5's way only among two
        built = parts[0]
        for operator, term in zip(parts[1::2], parts[2::2], strict=True):
            built = f"({built} {operator} {term})"
        return built

    def _term(self) -> str:
        token = self._tokens[0]
        if _operator(token):
            raise QueryError(f"{token.text} needs words on both sides")
        if token.kind == "open":
            self._tokens.pop(0)
            if not self._tokens or self._tokens[0].kind == "close":
                raise QueryError("there is nothing in a bracket of the query")
            inside = self._expression()
            self._close()
            return inside
        if token.kind == "near":
            return self._near()
        if token.kind not in ("word", "phrase"):
            raise QueryError(f"the query cannot go on with “{token.text}”")
        words = [self._tokens.pop(0)]
        while self._tokens and words[-1].kind == "word" and self._tokens[0].kind == "word":
            if _operator(self._tokens[0]) or words[-1].text.endswith("*"):
                break
            words.append(self._tokens.pop(0))
        return _phrase(words)

    def _near(self) -> str:
        opened = self._tokens.pop(0)
        phrases: list[str] = []
        distance = int(opened.text.partition("/")[2] or NEAR)
        while self._tokens and self._tokens[0].kind in ("word", "phrase"):
            phrases.append(_phrase([self._tokens.pop(0)]))
        if self._tokens and self._tokens[0].kind == "comma":
            self._tokens.pop(0)
            number = self._tokens.pop(0) if self._tokens else None
            if number is None or not number.text.isascii() or not number.text.isdigit():
                raise QueryError("behind the comma of NEAR(...) stands a number of words")
            distance = int(number.text)
        self._close()
        if len(phrases) < 2:
            raise QueryError("NEAR(...) needs two words or more: NEAR(port strike, 8)")
        return f"NEAR({' '.join(phrases)}, {min(distance, 1000)})"

    def _close(self) -> None:
        if not self._tokens or self._tokens[0].kind != "close":
            raise QueryError("a bracket of the query is not closed")
        self._tokens.pop(0)


def _value(name: str, token: _Token) -> str:
    """What a field is to be, as `IndexQuery` has it or as it was typed."""
    if name == "said":
        return _phrase([token])
    if name != "tag":
        return token.text.strip('"“”„«»')
    key = tag_key(token.text)
    if not key:
        raise QueryError(f"there is no word in “{token.text}”")
    return key + "*" * (token.star or token.text.endswith("*"))


def _operator(token: _Token) -> str:
    return token.text if token.kind == "word" and token.text in ("AND", "OR", "NOT") else ""


def _phrase(tokens: Sequence[_Token]) -> str:
    """The FTS5 phrase of words that stand one after the other; a star at its end is a prefix."""
    words = " ".join(token.text for token in tokens).strip('"“”„«»')
    star = tokens[-1].star or words.endswith("*")
    bare = words.rstrip("*")
    if "*" in bare:
        raise QueryError(f"a * stands at the end of a word: “{words}”")
    if not _LETTERS.search(bare):
        raise QueryError(f"there is no word in “{words}”")
    return f'"{bare}"' + (" *" if star else "")


def _days(value: str) -> tuple[str, str]:
    if not value:
        return "", ""
    first, dots, last = value.partition("..")
    return checked_day(first), checked_day(last) if dots else first
