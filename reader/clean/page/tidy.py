"""Corrects the selection by rules for kinds of text that no extractor gets right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.clean.metadata.collect import Collected
from reader.clean.page.asking_boxes import asking_boxes, discloses, invites
from reader.clean.page.block_reasons import BREAK, by_words, firm_phrase, furniture
from reader.clean.page.end_notes import end_notes
from reader.clean.page.link_lists import LINKS, headings_of_nothing, is_labelled, listed_below, teasers
from reader.clean.page.own_story import ANOTHER_STORY, other_stories
from reader.clean.page.pull_quotes import pull_quotes
from reader.clean.repeats import second_copies
from reader.clean.structure.embeds import POST, is_of_post_alone
from reader.clean.structure.page_model import Page, PageBlock
from reader.clean.update_notes import says_updated
from reader.model.article import BlockKind
from reader.text.late_pattern import late
from reader.text.written_dates import is_time, written_dates

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ABOVE_HEADLINE = 0.15  # share of the kept words
_HALF = 0.5
_MUCH = 0.2  # share of the kept words
_ONLY_LINKS = 0.9  # share of the characters
_SHORT = 12  # words
_TIMED, _PLAYER, _PROMOTION = 8, 20, 40  # words
_CREDITED = re.compile(
    r"\((?:image|photo|picture|foto|bild)s?(?: credit)?: ?[^()]{2,60}\)\s*$"
    r"|\((?:ap|pool) photo ?/[^()]{2,60}\)\s*$|\breuters/[^.!?]{3,60}$|/(?:afp|getty images|epa|reuters)\)?$",
    re.I,
)
_MINUTES = late(r"\d+(?:\+\d+)? ?min(?:utes?)?\.?", re.I)  # of a match
_DISCLOSED = 70  # words
_LEAST_LOUD = 4  # words
_INVITATIONS = 3  # paragraphs: a page with more is about what it links to
_LABELLED = 4  # links with a label, likewise
_STORY = 100  # words of a story above comments that are longer than it
_SCRAP = 2  # words
_END = '.!?:…”"'
_ASKS = ("sign up", " subscribe", "register")
_OF_THE_END = frozenset(("contact line", "about the author", "about the publisher", "newsletter"))
_OF_LINKS = frozenset(
    ("advertisement", "related links", "share bar", "navigation", "page numbers", "keywords")
)
_OF_BOXES = frozenset(
    ("comments", "page header", "page footer", "pop-up", "beside the story", "cookie notice")
)
_PLAIN = frozenset(("p", "ul", "ol", "dl", "table", "blockquote", "h2", "h3", "h4"))
_LEADING = ("a", "button", "form", "iframe", "input")
_LAST = 3  # blocks
_FIRST = 5  # blocks
_CLOCK = 14  # characters
_STROKES = frozenset("*⁂•·_–—- ")
_STAMPED = re.compile(
    r"(?:first |last )?(?:published|updated|posted|modified)\b(?! (?:by|in|a|an|the)\b)", re.I
)
_PROSE = (BlockKind.PARAGRAPH, BlockKind.BLOCKQUOTE)
_SENTENCE = (".", "!", "?", "”", '"')
_TINY = 150  # words: on a page that short a paragraph of links belongs to the story


def tidy(page: Page, kept: Sequence[bool], collected: Collected) -> tuple[list[bool], dict[int, str]]:
    """The corrected selection, and cut reasons by block number."""
    known_reasons = _known_reasons(page, kept, collected)
    words = [len(block.text.split()) if keep else 0 for block, keep in zip(page.blocks, kept, strict=True)]
    total = max(1, sum(words))
    above = _above(page, words, total, collected)
    known_reasons |= {n: cut_reason for n, cut_reason in above.items() if n not in known_reasons}
    _add_reasons_of_blocks(page, kept, words, total, known_reasons)
    known_reasons |= dict.fromkeys(listed_below(page, kept, known_reasons), LINKS)
    result = [keep and n not in known_reasons for n, keep in enumerate(kept)]
    for number in headings_of_nothing(page, result, known_reasons):
        known_reasons[number], result[number] = "related headline", False
    for number in pull_quotes(page, result):
        known_reasons[number], result[number] = "repeated", False
    # last, so that of two copies never both are taken out
    for number in _repeated(page, result):
        known_reasons[number], result[number] = "repeated", False
    return (result, known_reasons) if any(result) else (list(kept), {})


def _known_reasons(page: Page, kept: Sequence[bool], collected: Collected) -> dict[int, str]:
    """Reasons that are known before any block is looked at by itself: of the metadata, boxes and notes."""
    found: dict[int, str] = {}
    if collected.headline is not None:
        found[collected.headline.number] = "headline"
    found |= dict.fromkeys(collected.visible.bylines, "byline")
    found |= dict.fromkeys(collected.visible.datelines, "date line")
    if collected.visible.standfirst is not None:
        found.setdefault(
            collected.visible.standfirst, "subtitle" if collected.metadata.subtitle else "repeated"
        )
    found |= dict.fromkeys(_scraps(page, kept, collected), "site furniture")
    found |= _breaks(page, kept) | _clock_times(page, kept)
    found |= dict.fromkeys(other_stories(page, kept, collected.headline), ANOTHER_STORY)
    asks = [b.number for b in page.blocks if kept[b.number] and _invites(b)]
    labelled = [b.number for b in page.blocks if kept[b.number] and is_labelled(b)]
    for notes in (
        dict.fromkeys(labelled if len(labelled) <= _LABELLED else (), LINKS),
        dict.fromkeys(asks if len(asks) <= _INVITATIONS else (), "subscription"),
        asking_boxes(page, kept, collected.headline),
        end_notes(page, kept, collected.metadata.authors),
    ):
        found = notes | found
    return found


def _add_reasons_of_blocks(
    page: Page, kept: Sequence[bool], words: Sequence[int], total: int, known_reasons: dict[int, str]
) -> None:
    """Add to the reasons those that a block gives by its words, its links or where it stands."""
    tiny = sum(len(block.text.split()) for block in page.blocks) <= _TINY
    parts = _words_of_parts(page, words)
    doubted: dict[str, list[int]] = {}
    content: set[int] = set()
    linked = set() if tiny else teasers(page, kept)
    ending = _ending(kept)
    minutes = _minutes(page, kept)
    opening = frozenset([n for n, keep in enumerate(kept) if keep][:_FIRST])
    for block in page.blocks:
        if kept[block.number] and block.number not in known_reasons:
            if block.number in opening and is_stamp_line(block.text):
                known_reasons[block.number] = "date line"
            elif block.number in minutes:
                continue
            elif cut_reason := _by_itself(block, tiny) or _at_end(block, ending):
                known_reasons[block.number] = cut_reason
            elif block.number in linked:
                known_reasons[block.number] = LINKS
            elif placed := _by_place(block, parts, total):
                doubted.setdefault(placed[0], []).append(block.number)
                content |= {block.number} if placed[1] else set()
    for cut_reason, numbers in doubted.items():
        # a class name on much of the story does not mean furniture on this site
        much = sum(words[n] for n in numbers) > _MUCH * total
        if not much or (cut_reason == "comments" and _is_tail(numbers, words, known_reasons)):
            known_reasons |= {n: cut_reason for n in numbers if n not in content}


def _is_tail(numbers: Sequence[int], words: Sequence[int], known_reasons: Mapping[int, str]) -> bool:
    """Whether blocks are the end of what is kept, and a story stands above them."""
    tail = frozenset(numbers)
    rest = [n for n, count in enumerate(words) if count and n not in known_reasons and n not in tail]
    return bool(rest) and min(numbers) > max(rest) and sum(words[n] for n in rest) >= _STORY


def _repeated(page: Page, kept: Sequence[bool]) -> list[int]:
    """The numbers of kept blocks that repeat an earlier one."""
    blocks = [block for block in page.blocks if kept[block.number]]
    prose = [block.kind in _PROSE and "\n" not in block.text for block in blocks]
    return [blocks[k].number for k in second_copies([block.text for block in blocks], prose)]


def _above(page: Page, words: Sequence[int], total: int, collected: Collected) -> dict[int, str]:
    """The blocks above the headline, unless they are many: then it is not the headline of the story."""
    if collected.headline is None or sum(words[: collected.headline.number]) > _ABOVE_HEADLINE * total:
        return {}
    return {
        b.number: "above the headline" for b in page.blocks[: collected.headline.number] if words[b.number]
    }


def _words_of_parts(page: Page, words: Sequence[int]) -> Counter[HtmlElement]:
    """The kept words in each element."""
    parts: Counter[HtmlElement] = Counter()
    for block, count in zip(page.blocks, words, strict=True):
        if count:
            parts[block.element] += count
            for place in block.element.iterancestors():
                parts[place] += count
    return parts


def _by_itself(block: PageBlock, tiny: bool) -> str | None:
    if block.reason is not None:
        return block.reason
    if block.post and is_of_post_alone(block.text):
        return POST
    if block.kind is BlockKind.CREDIT:
        return "photo credit"
    if block.kind is BlockKind.CAPTION:
        return "caption"
    if block.control:
        return "form"
    if cut_reason := firm_phrase(block.text):
        return cut_reason
    if says_updated(block.text):
        return "update note"
    words = len(block.text.split())
    if words <= _PLAYER and block.kind is BlockKind.PARAGRAPH:
        cut_reason = by_words(block.text)
        if cut_reason == "audio player" or (cut_reason == "reading time" and words <= _TIMED):
            return cut_reason
    if words <= _PROMOTION and _is_promotion(block):
        return "newsletter"
    if words <= _DISCLOSED and block.kind is BlockKind.PARAGRAPH and discloses(block.text):
        return "advertisement"
    if words <= _PROMOTION and block.kind is BlockKind.PARAGRAPH and _CREDITED.search(block.text):
        return "caption"
    if block.kind is BlockKind.PARAGRAPH and _is_loud_link(block, words):
        return LINKS
    short = words <= _SHORT or (len(block.links) > 1 and not block.text.endswith(_SENTENCE))
    if short and block.kind is BlockKind.PARAGRAPH and block.link_share > _ONLY_LINKS and not tiny:
        return LINKS
    return None


def _invites(block: PageBlock) -> bool:
    """Whether a paragraph asks the reader to do something for the site, by a link."""
    return block.kind is BlockKind.PARAGRAPH and bool(block.links) and invites(block.text)


def _is_loud_link(block: PageBlock, words: int) -> bool:
    """Whether a paragraph is a link in capitals to another story, as papers put them between paragraphs."""
    return _LEAST_LOUD <= words <= _PROMOTION and block.link_share > _ONLY_LINKS and block.text.isupper()


def is_stamp_line(text: str) -> bool:
    """Whether a line says when the article was published or changed, and nothing else."""
    fits = _STAMPED.match(text) is not None and len(text.split()) <= _PROMOTION
    return fits and next(written_dates(text, month_first=True), None) is not None and text[-1] not in ".!?"


def _is_promotion(block: PageBlock) -> bool:
    """Whether a paragraph asks to sign up for a newsletter."""
    folded = block.text.casefold()
    return bool(block.links) and "newsletter" in folded and any(ask in folded for ask in _ASKS)


def _scraps(page: Page, kept: Sequence[bool], collected: Collected) -> list[int]:
    """The numbers of kept scraps between headline and first paragraph: counts, names of buttons."""
    if collected.headline is None:
        return []
    found: list[int] = []
    for block in page.blocks[collected.headline.number + 1 :]:
        size = len(block.text.split())
        if block.kind is not BlockKind.PARAGRAPH or (kept[block.number] and size >= _SHORT):
            return found if kept[block.number] and size >= _SHORT else []
        if kept[block.number] and size <= _SCRAP and block.text[-1] not in _END and not is_time(block.text):
            found.append(block.number)
    return []


def _minutes(page: Page, kept: Sequence[bool]) -> frozenset[int]:
    """The numbers of the lines that hold a minute of a match: one alone is a reading time."""
    short = (b for b in page.blocks if kept[b.number] and len(b.text) <= _CLOCK and "min" in b.text)
    found = [block.number for block in short if _MINUTES.fullmatch(block.text)]
    return frozenset(found if len(found) > 1 else ())


def _breaks(page: Page, kept: Sequence[bool]) -> dict[int, str]:
    """Lines of stars or dashes between two parts of the story."""
    numbers = [n for n, keep in enumerate(kept) if keep]
    within = page.blocks[numbers[0] + 1 : numbers[-1]] if numbers else ()
    return {block.number: BREAK for block in within if _STROKES.issuperset(block.text)}


def _clock_times(page: Page, kept: Sequence[bool]) -> dict[int, str]:
    """Times of day alone above the entries of a page, if most of them were cut."""
    times = [block.number for block in page.blocks if len(block.text) <= _CLOCK and is_time(block.text)]
    return dict.fromkeys(times, "date line") if 2 * sum(kept[n] for n in times) <= len(times) else {}


def _ending(kept: Sequence[bool]) -> frozenset[int]:
    """The numbers of the last blocks of the story."""
    return frozenset([n for n, keep in enumerate(kept) if keep][-_LAST:])


def _at_end(block: PageBlock, ending: frozenset[int]) -> str | None:
    """The reason to cut a last line that is about the story: contact of the reporter, author's note."""
    if block.number not in ending or block.kind is not BlockKind.PARAGRAPH:
        return None
    cut_reason = by_words(block.text)
    return cut_reason if cut_reason in _OF_THE_END else None


def _is_content(
    block: PageBlock, place: HtmlElement, cut_reason: str, parts: Counter[HtmlElement], total: int
) -> bool:
    """Whether a part that is named like a box of links has sentences or a table, and leads nowhere.

    A long paragraph without links is content wherever it stands. Other names say nothing of what stands
    among the paragraphs of the story itself.
    """
    above = place.getparent()
    beside = above is not None and parts[above] > _HALF * total and place.tag in _PLAIN
    if cut_reason not in _OF_LINKS and not (beside and cut_reason in _OF_BOXES):
        return False
    if block.kind is not BlockKind.TABLE and not block.text.endswith(_SENTENCE):
        return False
    if invites(block.text):
        return False
    if not block.links and len(block.text.split()) >= _PROMOTION:
        return True
    return not block.control and next(place.iter(*_LEADING), None) is None


def _by_place(block: PageBlock, parts: Counter[HtmlElement], total: int) -> tuple[str, bool] | None:
    """Why a block is cut by the name of a part that it stands in, and whether it is content all the same."""
    if block.kind is BlockKind.HEADING and block.element.getparent().tag == "header":
        return None
    likely: tuple[str, bool] | None = None
    for place in (block.element, *block.element.iterancestors()):
        share = parts[place] / total
        if share > _HALF or place.tag == "body":
            break
        cut_reason = furniture(place, share)
        if cut_reason and (likely is None or cut_reason == "newsletter"):
            content = _is_content(block, place, cut_reason, parts, total)
            if not content:
                return cut_reason, False
            likely = likely or (cut_reason, True)
    return likely
