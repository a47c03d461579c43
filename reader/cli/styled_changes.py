"""Changes on a terminal: one change a row, its kind and place on the left, its words on the right."""

from __future__ import annotations

from collections import Counter
from io import StringIO

from rich.table import Table
from rich.text import Text

from reader.cli.output import console_for, wants_color
from reader.compare.inline import PieceKind, pieces_of
from reader.export.changes import paragraph_of
from reader.model.article import Article
from reader.model.changes import Change, ChangeKind, Comparison
from reader.model.paragraphs import Paragraphs
from reader.text.sanitise import one_line, sanitise
from reader.wording import counted

_STYLES = {PieceKind.SAME: "", PieceKind.REMOVED: "red strike", PieceKind.ADDED: "bold green"}
_PLAIN = {PieceKind.SAME: ("", ""), PieceKind.REMOVED: ("[-", "-]"), PieceKind.ADDED: ("{+", "+}")}
_PAIRS = (
    ChangeKind.FIGURE, ChangeKind.DATE, ChangeKind.SPEAKER, ChangeKind.UNNAMED, ChangeKind.NAMED,
    ChangeKind.HEADLINE, ChangeKind.SUBTITLE,
)  # fmt: skip


def changes_text(old: Article, new: Article, found: Comparison, width: int | None, color: str) -> str:
    """The changes as lines of at most `width` cells (None: those of the terminal). Without colours, words
    that went stand in `[-` `-]`, and words that came in `{+` `+}`."""
    colored = wants_color(color)
    page = StringIO()
    console = console_for(page, width, color)
    console.print(Text(f"{_name(old)} → {_name(new)}", style="bold"))
    console.print(Text(_summary(found), style="dim"))
    if found.changes:
        console.print()
        console.print(_table(found, Paragraphs(old), Paragraphs(new), colored))
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n"))


def _name(article: Article) -> str:
    return one_line(article.source.name)


def _summary(found: Comparison) -> str:
    if not found.changes:
        return "No changes."
    kinds = Counter(change.kind for change in found.changes)
    told = ", ".join(f"{count} × {kind}" if count > 1 else str(kind) for kind, count in kinds.items())
    return f"{counted(len(found.changes), 'change')}: {told}"


def _table(found: Comparison, old: Paragraphs, new: Paragraphs, colored: bool) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0), pad_edge=False)
    table.add_column(justify="right", no_wrap=True, style="dim")
    table.add_column(no_wrap=True, max_width=18)
    table.add_column(ratio=1)
    for change in found.changes:
        number = paragraph_of(change, old, new)
        words = _words(change, colored)
        if change.note:
            words.append(f"\n{sanitise(change.note)}", "dim")
        table.add_row(f"¶ {number}" if number else "", str(change.kind), words)
    return table


def _words(change: Change, colored: bool) -> Text:
    if change.kind in _PAIRS:
        before, after = one_line(change.before) or "nobody", one_line(change.after) or "nobody"
        return Text.assemble(
            (before, "red" if colored else ""), " → ", (after, "bold green" if colored else "")
        )
    text = Text()
    for piece in pieces_of(change):
        first, last = ("", "") if colored else _PLAIN[piece.kind]
        text.append(f"{first}{sanitise(piece.text)}{last}", _STYLES[piece.kind] if colored else "")
        if piece.kind is PieceKind.REMOVED:
            text.append(" ")
    return text
