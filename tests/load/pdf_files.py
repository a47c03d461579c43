"""Writes small PDF documents for tests: lines of text at places on pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 420, 595


class Text(NamedTuple):
    """A line: points from the left and from above, the size of its letters, and whether they are bold."""

    left: float
    top: float
    text: str
    size: float = 10
    bold: bool = False


def column(left: float, top: float, lines: Sequence[str], size: float = 10) -> list[Text]:
    """Lines one below the other."""
    return [Text(left, top + 1.2 * size * n, line, size) for n, line in enumerate(lines)]


def pdf(
    pages: Sequence[Sequence[Text]], *, extra: str = "", catalog: str = "", picture: bool = False
) -> bytes:
    """The bytes of a document. `extra` goes into the trailer, `catalog` into the root object; `picture`: each
    page shows a grey one."""
    numbers = [6 + 2 * n for n in range(len(pages))]
    kids = " ".join(f"{n} 0 R" for n in numbers)
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] /MediaBox [0 0 {WIDTH} {HEIGHT}] >>",
        3: _font("Helvetica"),
        4: _font("Helvetica-Bold"),
        5: "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
        " /Length 1 >>\nstream\nx\nendstream",
    }
    for number, page in zip(numbers, pages, strict=True):
        drawn = ("q 300 0 0 300 50 50 cm /Im Do Q\n" if picture else "") + "\n".join(map(_shown, page))
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /Contents {number + 1} 0 R /Resources"
            " << /Font << /F 3 0 R /B 4 0 R >> /XObject << /Im 5 0 R >> >> >>"
        )
        objects[number + 1] = f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"
    out = b"%PDF-1.7\n"
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{places[n]:010} 00000 n \n" for n in sorted(places))
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R {extra} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (head + tail).encode("latin-1")


def _font(name: str) -> str:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"


def _shown(text: Text) -> str:
    codes = "".join(f"{byte:02x}" for byte in text.text.encode("cp1252"))
    font = "B" if text.bold else "F"
    return f"BT /{font} {text.size} Tf 1 0 0 1 {text.left} {HEIGHT - text.top} Tm <{codes}> Tj ET"
