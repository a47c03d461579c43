"""What is read from the index: frozen rows, whose offsets are code points into the article's text."""

from __future__ import annotations

from bisect import bisect_right

from reader.frozen import frozen


@frozen
class IndexedArticle:
    """An article of the index. `part` is '' for a file that is one article; `gone`: its file is not there
    any more; `paragraphs` are the offsets at which ¶ 1, ¶ 2 ... begin."""

    id: int
    path: str
    part: str
    title: str
    outlet: str
    published: str
    authors: str
    url: str
    words: int
    gone: bool
    paragraphs: tuple[int, ...] = ()

    @property
    def day(self) -> str:
        """The day of publication, or as much of it as is known."""
        return self.published[:10]

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph at `offset`, 0 above the first."""
        return bisect_right(self.paragraphs, offset)


@frozen
class FoundQuote:
    """Speech in an article, with who says it. `words` is the text from `start` to `end`."""

    article: int
    number: int
    kind: str
    start: int
    end: int
    words: str
    cue: str
    rule: str
    confidence: float
    speaker: int | None = None
    name: str = ""
    speaker_kind: str = ""
    role: str = ""
    anonymous: bool = False
    address: str = ""


@frozen
class FoundFigure:
    """A number in an article. `sentence` is the one it stands in, `name` who says so."""

    article: int
    number: int
    start: int
    end: int
    text: str
    kind: str
    low: float
    high: float | None
    unit: str
    qualifier: str
    of: str
    name: str
    sentence: str


@frozen
class FoundDate:
    """A date in an article, from `first` to before `beyond`, with the sentence it stands in."""

    article: int
    start: int
    end: int
    text: str
    first: str
    beyond: str
    sentence: str


@frozen
class TagRow:
    """A word that the person filed articles under, with how many of them are in the index."""

    word: str
    articles: int


@frozen
class CollectionRow:
    """A collection, with how many files and articles it has."""

    name: str
    files: int
    articles: int
