"""Tables and lists as one self-contained page without scripts, light and dark, readable and printable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from reader.export.rows.table import Cell
from reader.text.sanitise import in_place

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --dim: #777; }
body { font: 1rem/1.5 Georgia, 'Times New Roman', serif; margin: 2rem auto; max-width: 76rem; }
body { padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.2rem; margin-top: 2rem; }
p.note, td.dim, footer { color: var(--dim); } div.wide { overflow-x: auto; }
table { border-collapse: collapse; font: .9rem/1.4 system-ui, sans-serif; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
th { position: sticky; top: 0; background: Canvas; } td.number, th.number { text-align: right; }
blockquote { margin: .2rem 0 1.2rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
blockquote { max-width: 66ch; }
blockquote p { margin: 0; } blockquote footer { font-size: .85rem; }
mark { background: #fd76; color: inherit; }
@media print { body { margin: 0; max-width: none; } th { position: static; } }
"""


def page(title: str, body: Iterable[str]) -> str:
    """The page with these pieces of markup, each made by a function of this module."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{_STYLE}</style></head>\n<body>\n<h1>{text(title)}</h1>\n"
        + "".join(body)
        + "</body></html>\n"
    )


def text(words: str) -> str:
    """Words as text of a page."""
    return escape(in_place(words))


def heading(words: str) -> str:
    """A heading of a section."""
    return f"<h2>{text(words)}</h2>\n"


def note(words: str) -> str:
    """A remark."""
    return f'<p class="note">{text(words)}</p>\n'


def quote(words: str, source: str) -> str:
    """Words that somebody said, and below them where."""
    return f"<blockquote><p>{text(words)}</p><footer>{text(source)}</footer></blockquote>\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table; numbers stand at the right."""
    head = "".join(f"<th>{text(one)}</th>" for one in headings)
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>\n{lines}</tbody></table></div>\n'


def _cell(value: Cell) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, str):
        return f"<td>{text(value)}</td>"
    return (
        f'<td class="number">{value:,.1f}</td>'
        if isinstance(value, float)
        else f'<td class="number">{value:,}</td>'
    )
