"""Words of an article that look as if a tag was forgotten. They are hints for the writer, no errors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reader.model.span import Span
from reader.training.corpus.markup import NAMES, Annotated, Fault

_NUMBER: Final = re.compile(r"\d(?:[\d,.:]*\d)?")
_NO_FIGURE: Final = re.compile(
    r"(?:1[0-9]|20)\d\d(?:s\b)?|\d{1,2}[.:]\d\d(?=\s?(?:[ap]\.?m\b|hrs|GMT|h\b)|\b)|\d{1,2}(?=\s?[ap]\.?m\b)"
)
"""A year or a time of day, from where a number begins."""

_SPELLED: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|(?:mi|bi|tri)llions?|lakh"
    r"|crore|dozens?|(?<!first-)(?<!first )(?<!second-)(?<!second )half(?![- ]?time)"
    r"|twice|doubled|tripled|trebled|halved|per ?cent|a third|a quarter)\b",
    re.IGNORECASE,
)
_CUE: Final = re.compile(r"\b(?:said|says|according to|told|tells|insisted|claimed|argued|wrote)\b")
_CAPITAL: Final = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'.&-]*(?: [A-ZÀ-ÖØ-Þ][\w’'&-]*)*")
_WORDS: Final = """
Mr Mrs Ms Miss Mx Dr Sir Dame Lord Lady Baroness Prof Professor Judge Justice Magistrate President Prime
Minister Premier Chancellor Secretary Senator Sen Rep Representative Congressman Congresswoman Governor Gov
Mayor Cllr Councillor Councilman Councilwoman Alderman Speaker Deputy Chief Chairman Chair Captain Capt
General Gen Colonel Col Major Maj Sergeant Sgt Lieutenant Lt Detective Det Inspector Insp Supt
Superintendent Constable PC Officer Sheriff Commissioner Commander Admiral Corporal Private Pastor Rev
Reverend Father Fr Bishop Archbishop Cardinal Pope Sister Brother Rabbi Imam Sheikh Canon King Queen Prince
Princess Chef Coach Attorney Advocate Adv Barrister Justices Smt Shri Alhaji Chief Otunba Honourable Hon The
I I’m I’ve I’d I’ll I'm I've I'd I'll CEO MP MPs TD TDs MLA MLAs GP GPs TV QC KC SC A&E VAT IT AI MEP MEPs
MSP SUV DNA GDP CCTV HIV VAR PhD OK Q A MC DJ PM QB
"""
_TITLES: Final = frozenset(_WORDS.split())
"""Words that have a capital and are no name."""

_AFTER_STOP: Final = re.compile(r"(?:^|[.!?:;…—–•(]|\n)[\s“”‘’\"'(\[«»„—–-]*$|[“‘«\"]$|(?<![\w’'])'$")


def warnings(article: Annotated) -> list[Fault]:
    """The hints for an article, in the order of its lines."""
    named = [m.span for m in article.mentions if m.by_name]
    dated = [d.span for d in article.days]
    counted = [f.span for f in article.figures]
    found = [*_names(article, named), *_numbers(article, named, dated, counted), *_cues(article)]
    found += [*_capitals(article, named, dated, counted), *_identities(article)]
    return sorted(set(found), key=lambda f: f.line)


def _hit(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _fault(article: Annotated, span: Span, message: str) -> Fault:
    near = article.text[max(0, span.start - 15) : span.end + 15].replace("\n", " ")
    return Fault(article.line(span.start), f"{message} {span.of(article.text)!r} in {near!r}")


def _names(article: Annotated, named: Sequence[Span]) -> Iterator[Fault]:
    """Names of a known identity that are not tagged."""
    forms = {s.of(article.text) for s in named}
    for identity in article.identities.values():
        if identity.kind in NAMES:
            forms |= {identity.name}
        if identity.kind == "PERSON":
            forms |= {identity.name.split()[-1]}
    for form in forms:
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", article.text):
            span = Span(*match.span())
            if not _hit(span, named):
                yield _fault(article, span, "untagged name")


def _numbers(
    article: Annotated, named: Sequence[Span], dated: Sequence[Span], counted: Sequence[Span]
) -> Iterator[Fault]:
    tagged = [*named, *dated, *counted]
    for pattern in (_NUMBER, _SPELLED):
        for match in pattern.finditer(article.text):
            span = Span(*match.span())
            if not _hit(span, tagged) and not _NO_FIGURE.match(article.text, span.start):
                yield _fault(article, span, "untagged number")


def _cues(article: Annotated) -> Iterator[Fault]:
    """Verbs of speech outside every cue and every quotation in marks."""
    covered = [s for q in article.quotes for s in q.cues]
    covered += [s for q in article.quotes if q.kind in ("direct", "mixed") for s in q.spans]
    for match in _CUE.finditer(article.text):
        span = Span(*match.span())
        if not _hit(span, covered):
            yield _fault(article, span, "untagged cue")


def _capitals(
    article: Annotated, named: Sequence[Span], dated: Sequence[Span], counted: Sequence[Span]
) -> Iterator[Fault]:
    """Capitals within a sentence that belong to no name, date or title."""
    tagged = [*named, *dated, *counted]
    for match in _CAPITAL.finditer(article.text):
        span = Span(*match.span())
        if _hit(span, tagged) or _AFTER_STOP.search(article.text, max(0, span.start - 30), span.start):
            continue
        words = [w.removesuffix("’s").removesuffix("'s").rstrip(".") for w in match[0].split()]
        if span.start > article.paragraphs[0].end and not all(w in _TITLES for w in words):
            yield _fault(article, span, "untagged capitals")


def _identities(article: Annotated) -> Iterator[Fault]:
    """Identities whose full name the article does not use, and speech without source that names nobody."""
    for key, identity in article.identities.items():
        if identity.kind in NAMES:
            named = [m.span for m in article.mentions if m.by_name and m.key == key]
            if identity.name.casefold() not in {s.of(article.text).casefold() for s in named}:
                yield Fault(identity.line, f"full name {identity.name!r} is nowhere tagged")
    for quote in article.quotes:
        if quote.cues and not quote.sources and quote.kind != "scare":
            yield Fault(article.line(quote.spans[0].start), f"quotation {quote.key} has a cue and no source")
