"""From linked pieces to attributions: one record for each quotation, one for each reported clause."""

from __future__ import annotations

from collections import Counter

import numpy as np

from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.quotes.appearance import Quotation
from reader.annotate.quotes.interrupted import rejoined
from reader.annotate.quotes.linked_content import LinkedContent
from reader.annotate.quotes.scare import headings, is_sentence, is_term, is_titled
from reader.annotate.quotes.speech_classifier import SpeechScores
from reader.annotate.quotes.tagger.linker import SourceKind
from reader.annotate.quotes.tagger.tagged_spans import Range, Tagging
from reader.annotate.quotes.tagger.tags import Tag
from reader.annotate.records import Attribution, Mark
from reader.annotate.tokens.arrays import TokenArrays
from reader.frozen import replace
from reader.model.analysis import QuoteKind
from reader.model.span import Span

DIRECT_SHARE = 0.9  # words of a direct quotation that stand between marks
LEAST_INDIRECT = 0.1  # reported clauses less sure than this are dropped
LEAST_UNSOURCED = 0.35  # and of those for which nobody is named, these
LEAST_MIXED = 0.37  # below it the quotation stays and the clause around it is dropped
SPEECH = 0.3  # mean probability of content from which on an untagged whole sentence is speech
UNTAGGED = 0.3  # the confidence of such a sentence at most
TERM = 0.6  # the confidence of a term within reported words


def quotations(parsed: ParsedArticle, arrays: TokenArrays) -> list[Quotation]:
    """The outer quotations of an article."""
    starts, text = arrays.edges[:-1], parsed.article.text
    firsts = np.searchsorted(starts, [m.start for m in arrays.outer]).tolist()
    lasts = np.searchsorted(starts, [m.end for m in arrays.outer]).tolist()
    return [
        Quotation(arrays, text, *of) for of in zip(arrays.outer, zip(firsts, lasts, strict=True), strict=True)
    ]


def assemble(
    parsed: ParsedArticle,
    arrays: TokenArrays,
    tagging: Tagging,
    pieces: list[LinkedContent],
    speech_scores: SpeechScores,
) -> list[Attribution]:
    """The attributions of one article, in order; quotations in no piece are classified by how they look."""
    found: list[Attribution] = []
    attributed = np.zeros(len(arrays.outer) + 1, bool)
    headed = headings(arrays, parsed.article.text)
    pieces, halves = rejoined(arrays, pieces)
    for i, piece in enumerate(pieces):
        if _is_name_for(arrays, piece):
            continue
        numbers = [q for q in quoted(arrays, speech_scores, piece) if not attributed[q]]
        if numbers and headed.issuperset(numbers):
            continue
        records = _records(parsed, arrays, speech_scores, numbers, piece)
        said = {r.content.start for r in records if r.kind is not QuoteKind.INDIRECT}
        attributed[[q for q in numbers if arrays.outer[q].start in said]] = True
        if records and i - 1 in halves and found and found[-1].content == arrays.span(pieces[i - 1].content):
            records = [_whole(found.pop(), records[0])]
        found += records
    ranges = [(quotation.first, quotation.last) for quotation in speech_scores.outer_quotations]
    parts = Counter(mark.group for mark in arrays.outer)
    content = tagging.marginals[:, Tag.B_CONTENT] + tagging.marginals[:, Tag.I_CONTENT]
    for q, mark in enumerate(arrays.outer):
        first, last = ranges[q]
        if not attributed[q] and first < last:
            likely = float(content[first:last].mean())
            found.append(_in_no_piece(parsed, arrays, (first, last), mark, likely, parts[mark.group]))
    found.sort(key=lambda a: (a.content, a.kind))
    return _joined(found, {m.start: m.group for m in arrays.outer})


def _in_no_piece(
    parsed: ParsedArticle, arrays: TokenArrays, tokens: Range, mark: Mark, likely: float, paragraphs: int
) -> Attribution:
    """What a quotation is to which the tagger found no attribution: speech where it is a whole sentence, else
    a term. `likely` is the probability that it is content, `paragraphs` how many its speech has."""
    first = tokens[0]
    whole = Span(mark.start, mark.end)
    opens = first == 0 or arrays.space[first - 1] or arrays.paragraph[first - 1] != arrays.paragraph[first]
    goes_on = paragraphs > 1 and opens and mark.closed  # the last of several paragraphs of speech
    speech = likely >= SPEECH and not is_titled(arrays, first)
    if goes_on or (speech and is_sentence(arrays, tokens, mark, parsed.article.text)):
        sure, rule = min(likely, UNTAGGED), "a whole sentence in marks"
        return Attribution(QuoteKind.DIRECT, whole, confidence=sure, rule=rule)
    sure, rule = max(TERM, 1 - likely), "marks that report no speech"
    return Attribution(QuoteKind.SCARE, whole, confidence=sure, rule=rule)


def _is_name_for(arrays: TokenArrays, piece: LinkedContent) -> bool:
    """Whether the cue is "so-called" or "known as", which introduces a term and reports nobody."""
    if piece.cue is None:
        return False
    words = [arrays.strings[int(h)] for h in arrays.lower[slice(*piece.cue)]]
    return words in (["so", "-", "called"], ["so-called"], ["known", "as"])


def _whole(one: Attribution, other: Attribution) -> Attribution:
    """A report and the part of it behind its cue, as one."""
    content = Span(one.content.start, other.content.end)
    return replace(one, content=content, spans=(one.content, other.content))


def _joined(found: list[Attribution], groups: dict[int, int]) -> list[Attribution]:
    """Give the first paragraph of a quotation over several the extent of the whole."""
    first = 0
    for i, a in enumerate(found):
        group = groups.get(a.content.start)
        if a.kind is not QuoteKind.DIRECT or group is None or i == 0:
            first = i
        elif groups.get(found[first].content.start) == group and not a.spans:
            whole = Span(found[first].content.start, a.content.end)
            found[first] = replace(found[first], spans=(whole,))
        else:
            first = i
    return found


def quoted(arrays: TokenArrays, speech_scores: SpeechScores, piece: LinkedContent) -> list[int]:
    """The quotations that mostly stand in a piece, by their numbers."""
    numbers = [int(q) for q in np.unique(arrays.quote[slice(*piece.content)]) if q >= 0]
    tokens = [(o.first, o.last) for o in (speech_scores.outer_quotations[q] for q in numbers)]
    return [q for q, inside in zip(numbers, tokens, strict=True) if _mostly(inside, piece.content)]


def _mostly(quotation: Range, content: Range) -> bool:
    both = min(quotation[1], content[1]) - max(quotation[0], content[0])
    return 2 * both >= quotation[1] - quotation[0]


def speech(speech_scores: SpeechScores, numbers: list[int], piece: LinkedContent) -> list[int]:
    """Those of a piece's quotations that are speech."""
    outer, likely = speech_scores.outer_quotations, speech_scores.speech
    return [q for q in numbers if not is_term(outer[q], float(likely[q]), piece.confidence)]


def is_mixed(arrays: TokenArrays, numbers: list[int], piece: LinkedContent) -> bool:
    """Whether a piece has words without marks."""
    return _share(arrays, piece.content, numbers) < DIRECT_SHARE


def _records(
    parsed: ParsedArticle,
    arrays: TokenArrays,
    speech_scores: SpeechScores,
    numbers: list[int],
    piece: LinkedContent,
) -> list[Attribution]:
    whole = arrays.span(piece.content)
    mixed = is_mixed(arrays, numbers, piece)
    text = parsed.article.text
    if not numbers and (_refers_back(arrays, piece.content) or _says_nothing(arrays, piece)):
        return []
    spoken = speech(speech_scores, numbers, piece)
    if not spoken:
        unsourced = piece.source.kind is SourceKind.NONE
        if not mixed or piece.confidence < (LEAST_UNSOURCED if unsourced else LEAST_INDIRECT):
            return []
        return [_record(arrays, piece, QuoteKind.INDIRECT, whole)]
    kind = QuoteKind.MIXED if mixed else QuoteKind.DIRECT
    said = [Span(arrays.outer[q].start, arrays.outer[q].end) for q in spoken]
    more = len(said) > 1 or text[whole.start : whole.end].strip("“”\"'‘’`«»„.,;: ") != text[
        said[0].start : said[0].end
    ].strip("“”\"'‘’`«»„.,;: ")
    extent = (whole,) if more and (kind is QuoteKind.DIRECT or piece.confidence >= LEAST_MIXED) else ()
    return [
        replace(
            _record(arrays, piece, kind, content, () if n else extent),
            confidence=round(speech_scores.confidence(q, piece.confidence, mixed=mixed), 3),
        )
        for n, (q, content) in enumerate(zip(spoken, said, strict=True))
    ]


def _refers_back(arrays: TokenArrays, content: Range) -> bool:
    """Whether a content is one word that refers to what was said before ("The union denied that")."""
    first, last = content
    return last - first == 1 and arrays.strings[int(arrays.pos[first])] in ("PRON", "DET", "SCONJ")


def _says_nothing(arrays: TokenArrays, piece: LinkedContent) -> bool:
    """Whether a content has neither a verb nor a source ("The specimen, ...")."""
    first, last = piece.content
    verbs = (arrays.strings["VERB"], arrays.strings["AUX"])
    return piece.source.kind is SourceKind.NONE and not np.isin(arrays.pos[first:last], verbs).any()


def _share(arrays: TokenArrays, content: Range, numbers: list[int]) -> float:
    """The share of a content's words that stand between marks."""
    first, last = content
    loose = arrays.space[first:last] | (arrays.pos[first:last] == np.uint64(arrays.strings["PUNCT"]))
    words = arrays.quote[first:last][~loose]
    return float(np.isin(words, numbers).mean()) if len(words) else float(bool(numbers))


def _record(
    arrays: TokenArrays, piece: LinkedContent, kind: QuoteKind, content: Span, extent: tuple[Span, ...] = ()
) -> Attribution:
    source = None if piece.source.kind is SourceKind.NONE else arrays.span(piece.source.words)
    cue = None if piece.cue is None else arrays.span(piece.cue)
    carried = piece.source.kind is SourceKind.CARRIED
    confidence = round(piece.confidence, 3)
    return Attribution(kind, content, source, cue, carried, confidence, _reason(arrays, piece), extent)


def _reason(arrays: TokenArrays, piece: LinkedContent) -> str:
    if piece.source.kind is SourceKind.NONE:
        return "no source is named"
    if piece.source.kind is SourceKind.CARRIED:
        return "the speaker of the words before goes on"
    if piece.cue is None:
        return "named beside the words"
    words = " ".join(arrays.strings[int(h)] for h in arrays.lower[slice(*piece.cue)] if int(h))
    how = "subject of the cue" if piece.own_subject else "named with the cue"
    return f'{how} "{words}"'
