"""An RTF file as HTML that the cleaner of documents reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from reader.errors import NotAnArticle
from reader.load.containers.comment_notes import comment_note
from reader.load.containers.rtf.reading import RtfDocument, RtfParagraph, RtfRun, read
from reader.load.source import CUT_OFF, Part, PartFields
from reader.model.article import DocumentComment, SourceFormat

_LARGE = 1.2  # times the usual size: a heading
_LONGEST = 20  # words of a heading
_NO_HEADING = (".", ",", ";", ":")


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The one article of a file. Raises NotAnArticle where there is no text in it."""
    document = read(data.decode("latin-1"))
    if not any(piece.text.strip() for one in document.paragraphs for piece in one.pieces):
        raise NotAnArticle(f"{name}: is a rich-text file (RTF) without text")
    comments = tuple(_comments(document))
    fields = PartFields(notes=tuple(_notes(document, comments)), comments=comments)
    yield Part(as_html(document), SourceFormat.DOCUMENT, fields=fields)


def as_html(document: RtfDocument) -> str:
    """The markup of the document; footnotes stand at its end."""
    head = f'<title>{escape(document.title)}</title><meta name="author" content="{escape(document.author)}">'
    out = [f"<html><head>{head}</head><body>"]
    out += [f'<p data-cut="running head">{escape(text)}</p>' for text in document.heads]
    out += _blocks(document.paragraphs)
    if document.notes:
        out.append(f"<ol>{''.join(f'<li>{escape(note)}</li>' for note in document.notes)}</ol>")
    return _whole_pairs("\n".join((*out, "</body></html>")))


def _blocks(paragraphs: Sequence[RtfParagraph]) -> Iterator[str]:
    sizes = Counter[int]()
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            sizes[piece.size] += len(piece.text)
    usual = sizes.most_common(1)[0][0] if sizes else 24
    large = sorted({p.pieces[0].size for p in paragraphs if _is_large(p, usual)}, reverse=True)
    cells: list[str] = []
    rows: list[str] = []
    for paragraph in paragraphs:
        if paragraph.cell:
            cells.append(f"<td>{_inner(paragraph.pieces)}</td>")
            continue
        if paragraph.row:
            rows.append(f"<tr>{''.join(cells)}</tr>")
            cells.clear()
            continue
        if rows:
            yield f"<table>{''.join(rows)}</table>"
            rows.clear()
        yield _block(paragraph, usual, large)
    if cells:
        rows.append(f"<tr>{''.join(cells)}</tr>")
    if rows:
        yield f"<table>{''.join(rows)}</table>"


def _block(paragraph: RtfParagraph, usual: int, large: Sequence[int]) -> str:
    inner = _inner(paragraph.pieces)
    level = paragraph.level
    if not level and _is_large(paragraph, usual):
        level = large.index(paragraph.pieces[0].size) + 1
    elif not level and _is_heading(paragraph) and all(p.bold or not p.text.strip() for p in paragraph.pieces):
        level = len(large) + 1
    if level:
        return f"<h{min(level, 6)}>{inner}</h{min(level, 6)}>"
    if paragraph.mark is not None:
        number = paragraph.mark.rstrip(".)")
        kind, value = ("ol", f' value="{number}"') if number.isdecimal() and len(number) < 6 else ("ul", "")
        return f"<{kind}><li{value}>{inner}</li></{kind}>"
    return f"<p>{inner}</p>"


def _is_heading(paragraph: RtfParagraph) -> bool:
    text = "".join(piece.text for piece in paragraph.pieces).strip()
    return (
        paragraph.mark is None
        and 0 < len(text.split()) <= _LONGEST
        and not text.endswith(_NO_HEADING)
        and any(map(str.isalpha, text))
    )


def _is_large(paragraph: RtfParagraph, usual: int) -> bool:
    return bool(paragraph.pieces) and paragraph.pieces[0].size >= _LARGE * usual and _is_heading(paragraph)


def _inner(pieces: Sequence[RtfRun]) -> str:
    out = []
    for piece in pieces:
        text = escape(piece.text).replace("\n", "<br>")
        out.append(f"<sup>{text}</sup>" if piece.raised else text)
    return "".join(out)


def _whole_pairs(text: str) -> str:
    """Characters that were written as two halves (UTF-16) made whole."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _comments(document: RtfDocument) -> Iterator[DocumentComment]:
    for comment in document.comments:
        yield DocumentComment(*(_whole_pairs(" ".join(words.split())) for words in comment))


def _notes(document: RtfDocument, comments: Sequence[DocumentComment]) -> Iterator[str]:
    if document.cut_off:
        yield CUT_OFF
    yield from map(comment_note, comments)
    if document.insertions or document.deletions:
        yield "Tracked changes are shown as if accepted."
