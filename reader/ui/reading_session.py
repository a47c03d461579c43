"""One open article, with where the reader is in it: what is kept while another one is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import InitVar, dataclass, field
from typing import TYPE_CHECKING

from reader.frozen import replace
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.paragraphs import Paragraphs
from reader.model.span_index import SpanIndex
from reader.model.speaker_marks import SpeakerMark, SpeakerMarks
from reader.named_tuple import NamedTuple
from reader.pipeline import Opened, corrected
from reader.render.annotation_index import NOTHING, AnnotationIndex, index
from reader.render.picture_boxes import NO_PICTURES, PicturePlan
from reader.store.place_excerpts import LEAST, PlaceExcerpt
from reader.ui.documents import Document
from reader.ui.navigation.jump_list import JumpList

if TYPE_CHECKING:
    from reader.corpus.elsewhere import QuoteElsewhere
    from reader.model.changes import Comparison
    from reader.store.notebook.article_notebook import ArticleNotebook

AROUND = 6000
"""Code points kept before and behind the place in a large article."""
QUICK_PASS_LIMIT = 60_000
"""Code points that the quick pass covers; the rest is left to the analysis."""


class EarlierVersion(NamedTuple):
    """An article as it was read before, its analysis (None where that was not kept), and when, in UTC: '' in
    this session."""

    article: Article
    analysis: Analysis | None = None
    opened: str = ""


@dataclass(slots=True, repr=False, eq=False)  # more methods would be compiled at every start
class ReadingSession:
    """The state of one article. `read_at` is the file's modification time when it was read, in ns, and
    `stamp` the last one that was noticed.

    `number` counts the versions of a file that was read again; `quick_passed` is how many code points the
    quick pass has covered. `part`: the article is only the beginning of a large one, for the first paint, or
    the `excerpt` of it.
    `found` is the analysis as the program made it; `annotations` have the corrections of the `notebook`.
    `checked` are how many of all things on the check sheet are done, where any is. `earlier` is the version
    that was read last, where it was another one, and `since` what changed since then. `elsewhere` are the
    quotes that stand in other articles of the index, `pictures` those that are known to have room in the
    text.
    """

    document: Document
    opened: InitVar[Opened]
    annotations: AnnotationIndex = NOTHING
    given_marks: SpeakerMarks = field(default_factory=SpeakerMarks)
    place: int = 0
    jumps: JumpList = field(default_factory=JumpList)
    marks: dict[str, int] = field(default_factory=dict)
    restored: frozenset[int] = frozenset()
    stamp: int | None = None
    read_at: int | None = None
    number: int = 0
    quick_passed: int = 0
    part: bool = False
    excerpt: PlaceExcerpt | None = None
    found: Analysis = field(default_factory=Analysis)
    notebook: ArticleNotebook | None = None
    checked: tuple[int, int] | None = None
    earlier: EarlierVersion | None = None
    since: Comparison | None = None
    elsewhere: tuple[QuoteElsewhere, ...] = ()
    pictures: PicturePlan = NO_PICTURES
    article: Article = field(init=False)
    paragraphs: Paragraphs = field(init=False)

    def __post_init__(self, opened: Opened) -> None:
        self.article = opened.article
        self.paragraphs = Paragraphs(self.article)
        self.stamp = self.read_at = stamp(self.document)
        if opened.analysis is not None:
            self.take(opened.analysis)

    @property
    def key(self) -> str:
        """Identifies this version of this article to the analysis."""
        return f"{id(self.document)}/{self.number}"

    def take(self, analysis: Analysis) -> None:
        """Use a new analysis."""
        self.quick_passed = len(self.article.text)
        self.found = analysis
        self.renew()

    def renew(self) -> None:
        """Apply what stands in the notebook now."""
        state = None if self.notebook is None else self.notebook.state
        analysis = self.found if state is None else corrected(self.article, self.found, state)
        if analysis is self.annotations.analysis:
            self.annotations = self.annotations._replace(notebook=state)
        else:
            changed, shared = self.annotations.changed, self.annotations.elsewhere
            self.annotations = index(analysis, self.article.text)._replace(
                notebook=state, changed=changed, elsewhere=shared
            )
            self.given_marks = self.given_marks.updated(analysis)
        marked = () if state is None else state.highlights
        highlighted = SpanIndex(kept.span for kept in marked if kept.span is not None)
        self.annotations = self.annotations._replace(highlighted=highlighted)
        self.checked = None
        if state is not None and state.checks and analysis.complete:
            from reader.notebook.sheet import progress

            self.checked = progress(self.article, analysis, state)

    def quick_pass(self, most: int) -> None:
        """Find what needs no language model in the first `most` code points, unless that was done."""
        end = min(most, len(self.article.text))
        if self.quick_passed < end:
            self.take_quick_pass(run_quick_pass(self.article, end), end)

    @property
    def quick_pass_pending(self) -> bool:
        """Whether the quick pass can find more."""
        return self.quick_passed < self.quick_pass_end

    @property
    def quick_pass_end(self) -> int:
        """The code point up to which the quick pass goes."""
        return min(QUICK_PASS_LIMIT, len(self.article.text))

    def take_quick_pass(self, analysis: Analysis, end: int) -> bool:
        """Use what the quick pass found in `end` code points; False if as much is known already."""
        if self.quick_passed >= end:
            return False
        self.take(analysis)
        self.quick_passed = end
        return True

    @property
    def speaker_marks(self) -> Mapping[str, SpeakerMark]:
        """The mark of every speaker, by id."""
        return self.given_marks.by_speaker

    @property
    def is_stale(self) -> bool:
        """Whether the file has changed since this version was read from it."""
        return self.read_at is not None and stamp(self.document) not in (None, self.read_at)

    def changed_on_disk(self) -> bool:
        """Whether the file has changed since it was read, or since this was asked."""
        now = stamp(self.document)
        if now is None or self.stamp is None or now == self.stamp:
            return False
        self.stamp = now
        return True

    def excerpt_here(self) -> PlaceExcerpt | None:
        """What stands around the place in a large article; None at its beginning, and in a smaller one."""
        from reader.annotate.incremental.excerpt import excerpt
        from reader.model.span import Span

        article, place = self.article, self.place
        if not place or article.source.bytes < LEAST or not article.blocks:
            return None
        start = max(0, place - AROUND)
        begun = article.blocks[article.block_index(start)].start
        start = begun if place - begun < 3 * AROUND else start
        near = replace(excerpt(article, Span(start, min(len(article.text), place + AROUND))), cut=())
        number = self.paragraphs.number(place)
        return PlaceExcerpt(near, start, place, len(article.text), number, len(self.paragraphs))

    def reload(self, opened: Opened) -> None:
        """Use a new version of the file, at the same place: the paragraph that begins with the same
        words, or else the same share of the text."""
        old = self.article
        self.earlier, self.since, self.elsewhere = EarlierVersion(old, self.found), None, ()
        self.place = same_place(old, opened.article, self.place)
        self.marks = {letter: same_place(old, opened.article, place) for letter, place in self.marks.items()}
        self.number += 1
        self.restored = frozenset()
        self.jumps = JumpList()
        self.annotations, self.given_marks, self.quick_passed = NOTHING, SpeakerMarks(), 0
        self.found, self.notebook, self.pictures = Analysis(), None, NO_PICTURES
        self.__post_init__(opened)

    def give_day(self, day: str) -> None:
        """Use another day of publication: everything is found anew, the text and its places stay."""
        self.article = replace(self.article, published=day)
        self.number += 1
        self.annotations, self.given_marks, self.quick_passed = NOTHING, SpeakerMarks(), 0
        self.found, self.notebook = Analysis(), None


def open_session(document: Document, place_of: Callable[[Article], int]) -> ReadingSession:
    """Open `document` where `place_of` says that it was left; ReaderError where it cannot be opened."""
    session = ReadingSession(document, document.open())
    session.place = place_of(session.article)
    return session


def stamp(document: Document) -> int | None:
    """The time of the file's last change in ns; None when there is no file to watch."""
    if document.path is None:
        return None
    try:
        return document.path.stat().st_mtime_ns
    except (OSError, ValueError):
        return None


def run_quick_pass(article: Article, end: int) -> Analysis:
    """What needs no language model in the first `end` code points of the article.

    Tens of milliseconds for a few screens, most of them for imports; half of the time that the toolkit takes
    to start for all of QUICK_PASS_LIMIT.
    """
    from reader.annotate.incremental.excerpt import excerpt
    from reader.annotate.quick_pass import quick_pass
    from reader.model.span import Span

    if len(article.text) <= end:
        return quick_pass(article)
    last = article.block_index(end)  # left out, unless there is no other
    return quick_pass(excerpt(article, Span(0, article.blocks[last].start if last else end)))


def same_place(old: Article, new: Article, place: int) -> int:
    """Where in `new` the reader should be who was at `place` in `old`."""
    if not old.blocks or not new.blocks:
        return 0
    block = old.blocks[old.block_index(place)]
    within = place - block.start
    words = old.text[block.start : block.end]
    at = new.text.find(words)
    if at < 0:
        at = new.text.find(words[:40])
    if at >= 0:
        return at + min(within, len(words))
    return len(new.text) * place // max(1, len(old.text))
