"""Jumps: pure functions from a place and a direction to the next thing of a kind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TypeVar

from reader.model.analysis import NOT_ENGLISH
from reader.model.article import Article, Block, BlockKind, Hyperlink
from reader.model.paragraphs import Paragraphs, is_counted
from reader.model.span import Span
from reader.model.span_index import Placed, SpanIndex
from reader.named_tuple import NamedTuple
from reader.render.annotation_index import NOTHING, AnnotationIndex
from reader.render.pictures import is_of_picture

T = TypeVar("T", bound=Placed)

CLAIM_WORDS = 8
"""A paragraph with fewer words is not called unsourced: it hardly makes a claim."""


class JumpTarget(NamedTuple):
    """Where a jump leads, with a word about it; or `span` None and why it leads nowhere."""

    span: Span | None
    says: str = ""


class JumpContext(NamedTuple):
    """What a jump needs to know. `origin` is the code point that it starts from (-1: before all),
    `speaker` the id of who speaks there."""

    article: Article
    annotations: AnnotationIndex
    origin: int
    speaker: str | None = None


NAMES = {
    "quote": "quote",
    "same": "quote of this speaker",
    "other": "quote of another speaker",
    "name": "name",
    "figure": "figure",
    "date": "date",
    "heading": "heading",
    "image": "image",
    "link": "link",
    "unsourced": "paragraph without a named source",
}

_ANNOTATED = ("quote", "same", "other", "name", "figure", "date")


def jump(kind: str, context: JumpContext, step: int) -> JumpTarget:
    """The next (step 1) or previous (-1) thing of a kind of `NAMES`, seen from the context's origin."""
    if kind == "same" and context.speaker is None:
        return JumpTarget(None, "Nobody is known to speak here, so there is no same speaker.")
    if kind == "unsourced" and not context.annotations.analysis.sought:
        late = not context.annotations.analysis.complete
        return JumpTarget(None, "Speakers are still being looked for." if late else NOT_ENGLISH)
    found = _SEARCHES[kind](context, step)
    if found is not None:
        return found
    anywhere = _SEARCHES[kind](JumpContext(context.article, context.annotations, -1, context.speaker), 1)
    if anywhere is None and kind in _ANNOTATED and not context.annotations.analysis.complete:
        return JumpTarget(None, f"There is no {NAMES[kind]} yet: the article is still being read.")
    where = ("below" if step > 0 else "above") if anywhere is not None else "in this article"
    return JumpTarget(None, f"There is no {NAMES[kind]} {where}.")


def _quote(context: JumpContext, step: int, wanted: Callable[[str | None], bool]) -> JumpTarget | None:
    index = context.annotations.quotes
    at = _first(index, context.origin, step)
    while 0 <= at < len(index):
        if wanted(index.items[at].speaker):
            return JumpTarget(Span(index.items[at].start, index.items[at].end))
        at += step
    return None


def _any_quote(context: JumpContext, step: int) -> JumpTarget | None:
    return _quote(context, step, lambda _: True)


def _same(context: JumpContext, step: int) -> JumpTarget | None:
    return _quote(context, step, lambda speaker: speaker == context.speaker)


def _other(context: JumpContext, step: int) -> JumpTarget | None:
    return _quote(context, step, lambda speaker: speaker is not None and speaker != context.speaker)


def _name(context: JumpContext, step: int) -> JumpTarget | None:
    return _nearest(context.annotations.names, context.origin, step)


def _date(context: JumpContext, step: int) -> JumpTarget | None:
    return _nearest(context.annotations.dates, context.origin, step)


def _figure(context: JumpContext, step: int) -> JumpTarget | None:
    return _nearest(context.annotations.figures, context.origin, step)


def _heading(context: JumpContext, step: int) -> JumpTarget | None:
    return _block(context, step, lambda _, block: block.kind is BlockKind.HEADING)


def _image(context: JumpContext, step: int) -> JumpTarget | None:
    blocks = context.article.blocks
    pictured = {image.block for image in context.article.images if image.block is not None}
    return _block(context, step, lambda i, _: i in pictured or is_of_picture(blocks, i))


def _link(context: JumpContext, step: int) -> JumpTarget | None:
    links = context.article.links
    starts = [link.start for link in links]
    at = bisect_right(starts, context.origin) if step > 0 else bisect_left(starts, context.origin) - 1
    return JumpTarget(Span(links[at].start, links[at].end), links[at].href) if 0 <= at < len(links) else None


def link_at(article: Article, span: Span) -> Hyperlink | None:
    """The link on `span`; of several, the first."""
    inside = (link for link in article.links if link.start < max(span.end, span.start + 1))
    return next((link for link in inside if link.end > span.start), None)


def _unsourced(context: JumpContext, step: int) -> JumpTarget | None:
    def wanted(_: int, block: Block) -> bool:
        return (
            block.kind is BlockKind.PARAGRAPH
            and unsourced(context.article, context.annotations, block) is not None
        )

    found = _block(context, step, wanted)
    if found is None or found.span is None:
        return None
    block = context.article.blocks[context.article.block_index(found.span.start)]
    return JumpTarget(found.span, unsourced(context.article, context.annotations, block) or "")


def unsourced(article: Article, annotations: AnnotationIndex, block: Block) -> str | None:
    """In what way a paragraph lacks a named source; None when somebody is named for what it says."""
    if len(article.text[block.start : block.end].split()) < CLAIM_WORDS:
        return None
    who = [
        annotations.speakers.get(q.speaker or "")
        for q in annotations.quotes.overlapping(block.start, block.end)
    ]
    if any(speaker is not None and not speaker.anonymous for speaker in who):
        return None
    if any(speaker is not None for speaker in who):
        return "Only unnamed sources speak in this paragraph."
    return (
        "Words are quoted here, and nobody is named for them."
        if who
        else "Nobody is named for this paragraph."
    )


def _block(context: JumpContext, step: int, wanted: Callable[[int, Block], bool]) -> JumpTarget | None:
    blocks = context.article.blocks
    if not blocks:
        return None
    at = context.article.block_index(max(0, context.origin))
    if step > 0 and blocks[at].start <= context.origin:
        at += 1
    elif step < 0 and blocks[at].start >= context.origin:
        at -= 1
    while 0 <= at < len(blocks):
        if wanted(at, blocks[at]):
            return JumpTarget(Span(blocks[at].start, blocks[at].end))
        at += step
    return None


def paragraph(article: Article, offset: int, step: int) -> Span | None:
    """The next or previous block, or with a step back from within a block its own start."""
    found = _block(JumpContext(article, NOTHING, offset), step, lambda *_: True)
    return found.span if found else None


def numbered(article: Article, paragraphs: Paragraphs, number: int) -> Span:
    """The paragraph with this number, or the first or last one."""
    blocks = article.blocks
    wanted = max(1, min(number, len(paragraphs)))
    at = bisect_left(blocks, wanted, key=lambda block: paragraphs.number(block.start))
    while at + 1 < len(blocks) and not is_counted(blocks[at]):
        at += 1
    return Span(blocks[at].start, blocks[at].end) if at < len(blocks) else Span(0, 0)


def _first(index: SpanIndex[T], origin: int, step: int) -> int:
    return index.after(origin) if step > 0 else index.before(origin)


def _nearest(index: SpanIndex[T], origin: int, step: int) -> JumpTarget | None:
    at = _first(index, origin, step)
    if not 0 <= at < len(index):
        return None
    return JumpTarget(Span(index.items[at].start, index.items[at].end))


_SEARCHES: dict[str, Callable[[JumpContext, int], JumpTarget | None]] = {
    "quote": _any_quote,
    "same": _same,
    "other": _other,
    "name": _name,
    "figure": _figure,
    "date": _date,
    "heading": _heading,
    "image": _image,
    "link": _link,
    "unsourced": _unsourced,
}
