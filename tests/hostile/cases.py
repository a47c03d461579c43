"""Files that a stranger might send: what is in them, and what must come of them."""

from __future__ import annotations

import os
import socket
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.case import QUOTE, STORY, Case, raw, text
from tests.hostile.packed_cases import packed


def cases() -> Iterator[Case]:
    """Every case, group by group."""
    yield from _controls()
    yield from _spoofing()
    yield from _encodings()
    yield from _pages()
    yield from _markdown()
    yield from _sizes()
    yield from _slow_patterns()
    yield from _long_sentences()
    yield from _no_articles()
    yield from packed()


def _page(body: str, title: str = "Harbour works", head: str = "") -> str:
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body><article>"
        f"<h1>{title}</h1><p>{STORY}</p>{body}<p>{QUOTE}</p></article></body></html>"
    )


SIGNALS = {
    "clipboard": "\x1b]52;c;cm0gLXJm\x07",
    "title of the window": "\x1b]0;owned\x07",
    "link": "\x1b]8;;http://example.com\x1b\\here\x1b]8;;\x1b\\",
    "colour": "\x1b[31m",
    "cursor": "\x1b[2J\x1b[H",
    "unterminated": "\x1b]52;c;",
    "device query": "\x1b[c\x1b[6n",
    "eight-bit": "\x9b31m\x9d52;c;x\x9c",
    "backspaces": "secret\b\b\b\b\b\bpublic",
    "carriage return": "one\rtwo",
    "null and delete": "a\0b\x7fc",
    "shift out": "\x0e\x0f",
}


def _controls() -> Iterator[Case]:
    for name, signal in SIGNALS.items():
        entity = "".join(f"&#{ord(c)};" if ord(c) < 32 or 127 <= ord(c) < 160 else c for c in signal)
        percent = signal.encode("latin-1", "replace").hex("%")
        written = signal.encode("unicode_escape").decode()
        yield Case(
            f"{name} in text", "control characters", text(f"{signal}Quay\n\n{STORY}\n\n{signal}{QUOTE}\n")
        )
        yield Case(
            f"{name} in a page",
            "control characters",
            text(_page(f"<p>{signal} {STORY}</p>", f"Quay {signal}")),
        )
        yield Case(
            f"{name} as entities", "control characters", text(_page(f"<p>{entity} x</p>", f"Quay {entity}"))
        )
        yield Case(
            f"{name} in names",
            "control characters",
            text(
                _page(
                    f"<p><a href='http://x.example/%{percent}' title='{entity}'>here</a></p>",
                    head=f"<meta name=author content='Ann {entity} Ba'>",
                )
            ),
        )
        yield Case(
            f"{name} in front matter",
            "control characters",
            text(f'---\ntitle: "Quay {written}"\nauthor: Ann {signal}\n---\n\n{STORY}\n\n{QUOTE}\n'),
            file="story.md",
        )
    for name, signal in (
        ("escape", "\x1b[31m"),
        ("line break", "a\nb"),
        ("bidi", "\u202egpj"),
        ("eight-bit", "\x9b"),
    ):
        yield Case(
            f"{name} in the file's name", "file names", text(f"Quay\n\n{STORY}\n"), file=f"{signal}.txt"
        )
        yield Case(
            f"{name} in the name of no file",
            "file names",
            lambda path: None,
            opens=False,
            file=f"{signal}.txt",
        )
    yield Case(
        "no letters but marks", "file names", text(f"Quay\n\n{STORY}\n"), file="--help [x] $(id) ;.txt"
    )


def _spoofing() -> Iterator[Case]:
    for name, signs in {
        "right to left": "\u202e\u202d\u2066\u2069\u200f",
        "zero width": "\u200b\u200c\u200d\ufeff\u2060",
        "tags": "".join(chr(0xE0000 + ord(c)) for c in "hidden"),
        "marks on marks": "a" + "\u0301" * 3000,
        "variation": "\ufe0f" * 500,
        "emoji chains": "👩\u200d" * 2000,
        "private use": "\ue000\uf8ff\U0010fffd",
        "no characters": "\ufffe\uffff\ufdd0",
        "line separators": "a\u2028b\u2029c\x85d",
        "fillers": "\u3164\u115f\u00ad",
    }.items():
        yield Case(f"{name} in text", "spoofing", text(f"Quay {signs}\n\n{STORY}\n\n{signs} {QUOTE}\n"))
        yield Case(f"{name} in a page", "spoofing", text(_page(f"<p>{signs} {STORY}</p>", f"Quay {signs}")))


def _encodings() -> Iterator[Case]:
    words = f"Quay\n\n{STORY}\n\n{QUOTE}\n"
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252"):
        yield Case(encoding, "encodings", text(words, encoding))
    yield Case(
        "a page that lies about itself", "encodings", raw(_page("").replace("utf-8", "utf-16").encode())
    )
    yield Case(
        "bytes that are none", "encodings", raw(words.encode() + b"\xff\xfe\xc3(\xf0\x9f" + words.encode())
    )
    yield Case("half a character at the end", "encodings", raw(words.encode() + "“".encode()[:2]))
    yield Case("lone surrogates", "encodings", text(words + "\ud800 \udfff", "utf-8"))
    yield Case(
        "two declarations",
        "encodings",
        raw(b"<?xml version='1.0' encoding='koi8-r'?>" + _page("").encode()),
    )
    yield Case("an encoding of no name", "encodings", raw(_page("").replace("utf-8", "x-none").encode()))


def _pages() -> Iterator[Case]:
    bomb = "".join(f"<!ENTITY e{i} '{f'&e{i - 1};' * 10 if i else 'lol'}'>" for i in range(12))
    for name, body in {
        "50,000 nested elements": "<div>" * 50_000 + STORY,
        "50,000 open lists": "<ul><li>" * 50_000,
        "nested tables": "<table><tr><td>" * 5_000 + "x",
        "100,000 attributes": f"<p {' '.join(f'a{i}=1' for i in range(100_000))}>x</p>",
        "an attribute of 5 MB": f"<p title='{'x' * 5_000_000}'>x</p>",
        "200,000 line breaks": "<br>" * 200_000,
        "100,000 links": "<a href=x>y</a> " * 100_000,
        "20,000 pictures": "<figure><img src=x alt=y></figure>" * 20_000,
        "a table of a million cells": "<table>" + ("<tr>" + "<td>1" * 1000) * 1000 + "</table>",
        "a wide span": "<table><tr><td colspan=999999999>x</table>",
        "5 MB of nested tags": "<div><p><b>" * 450_000 + STORY,
        "100,000 comments without end": "<!-- x " * 100_000,
        "a million entities": "&amp;&lt;&#65;" * 330_000,
        "pictures of 20 MB": f"<img src='data:image/png;base64,{'iVBORw0K' * 2_500_000}'>",
        "20,000 boxes that ask": "<div><input type=email><p>Already a subscriber? Log in</p></div>" * 20_000,
        "20,000 notes": "<p>Correction: An earlier version of this story was wrong.</p>" * 20_000,
        "5,000 headings of many parts": f"<h2>{'Quay | Quay - ' * 20}</h2>" * 5_000,
        "a box of 10,000 pictures": f"<div class=photo>{'<img src=x><p>The quay</p>' * 10_000}</div>",
        "10,000 lines in bold": "<p><b>Quay</b></p><p>It rained.</p>" * 10_000,
        "scripts": "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>",
        "frames": "<iframe src=file:///etc/passwd></iframe>",
        "a comment without end": "<!-- " + "x" * 1000,
        "half a tag": "<p",
        "null in a tag": "<p\0 class\0=x>y",
        "data": "<img src='data:image/png;base64,AAAA'>",
    }.items():
        yield Case(
            name,
            "pages",
            text(_page(body)),
            keeps=not name.endswith(("comment without end", "comments without end")),
            file="story.html",
        )
    yield Case(
        "entities of entities",
        "pages",
        text(f"<?xml version='1.0'?><!DOCTYPE html [{bomb}]>{_page('<p>&e11;</p>')}"),
        file="story.html",
    )
    yield Case(
        "a file as an entity",
        "pages",
        text("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + _page("<p>&x;</p>")),
        file="story.html",
    )
    yield Case(
        "numbers of no character",
        "pages",
        text(_page("<p>&#0; &#xD800; &#x110000; &#99999999999; &#x80;</p>")),
        file="story.html",
    )
    yield Case(
        "metadata of 2 MB",
        "pages",
        text(_page("", head=f"<script type='application/ld+json'>{'[' * 1_000_000}</script>")),
        file="story.html",
    )
    yield Case("a page cut short", "pages", raw(_page("").encode()[:-60]), file="story.html")


def _markdown() -> Iterator[Case]:
    for name, words in {
        "100,000 brackets": "[" * 100_000,
        "100,000 quotes": ">" * 100_000 + " x",
        "stars": "*a " * 50_000,
        "backticks": "`" * 50_000 + "x",
        "nested lists": "".join(" " * i + "- x\n" for i in range(2_000)),
        "links in links": "[a](" * 20_000,
        "a table of one row": "|x" * 50_000 + "|\n" + "|-" * 50_000 + "|",
        "html in it": "<div>" * 10_000 + "<script>alert(1)</script>",
    }.items():
        yield Case(name, "Markdown", text(f"# Quay\n\n{STORY}\n\n{QUOTE}\n\n{words}\n"), file="story.md")
    yaml = "a: &a [x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 10)}]\n" for i in range(12)
    )
    for name, front in {
        "a bomb": yaml,
        "an object": "title: !!python/object/apply:os.system ['touch PWNED']",
        "no end": "title: x\n" * 10,
        "nested": "a: " + "[" * 20_000,
        "a list for a title": "title: [1, {2: 3}]",
        "dates that are none": "date: 9999-99-99\ntitle: 12",
    }.items():
        end = "" if name == "no end" else "---\n"
        yield Case(
            f"front matter: {name}",
            "Markdown",
            text(f"---\n{front}\n{end}\n{STORY}\n\n{QUOTE}\n"),
            file="story.md",
        )


def _sizes() -> Iterator[Case]:
    start = f"Quay\n\n{STORY}\n\n"
    yield Case("one line of 5 MB", "sizes", text(start + "word " * 1_000_000))
    yield Case("one word of 5 MB", "sizes", text(start + "x" * 5_000_000))
    yield Case("200,000 paragraphs", "sizes", text(start + "A short one.\n\n" * 200_000))
    yield Case("20,000 quotes", "sizes", text(start + "“No,” said Ann Ba.\n\n" * 20_000))
    yield Case("50,000 figures", "sizes", text(start + "12,000 of 31 percent " * 25_000))
    yield Case("a million line ends", "sizes", text(start + "\n" * 1_000_000 + QUOTE))
    yield Case("nothing but spaces", "sizes", text(" \n" * 10_000), opens=False)
    yield Case("an empty file", "sizes", text(""), opens=False)
    yield Case("one letter", "sizes", text("x"), keeps=False)
    yield Case(
        "larger than any article",
        "sizes",
        lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 1 << 30),
        opens=False,
    )


def _slow_patterns() -> Iterator[Case]:
    for name, piece in {
        "opening marks": "“",
        "straight marks": '"',
        "apostrophes": "'",
        "commas": "1,",
        "dots": "1.",
        "dashes": "- ",
        "spaces": " ",
        "dollars": "$ ",
        "ands": "one hundred and ",
        "saids": "said ",
        "capitals": "Mr. A. ",
        "at signs": "a@",
        "addresses": "http://",
        "brackets": "(",
        "percent": "5 % ",
        "by lines": "By Ann\n",
        "dates": "12 March, ",
        "months": "March ",
        "slashes": "1/",
        "colons": "a: ",
    }.items():
        yield Case(f"30,000 times {name}", "slow patterns", text(f"Quay\n\n{STORY}\n\nx{piece * 30_000}\n"))


def _long_sentences() -> Iterator[Case]:
    """Prose that never ends: what pairs words with words must not pair each with each."""
    for name, words in {
        "20,000 words without a stop": "the long quay of the old port and " * 2_500,
        "10,000 who said": "Ann Ba said that it was late and " * 10_000,
        "5,000 marks among words": "he said “it was late” and ‘so it was’ and " * 1_250,
        "5,000 marks that open": "he said “it was late and " * 5_000,
        "10,000 names": "Ann Ba, Tom Ott, " * 5_000,
        "10,000 figures and cues": "he said 12 of 300 people and " * 5_000,
    }.items():
        yield Case(name, "long sentences", text(f"Quay\n\n{STORY}\n\n{words}\n"))


def _no_articles() -> Iterator[Case]:
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\2"
    for name, data in {
        "a picture": png,
        "a program": b"\x7fELF\2\1\1" + bytes(500),
        "a bomb": zlib.compress(bytes(50_000_000)),
        "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(100),
        "a zip": b"PK\3\4" + bytes(100),
        "noise": bytes((i * 7919 + i // 3) % 256 for i in range(5_000)),
        "a database": b"SQLite format 3\0" + bytes(100),
        "a picture named text": png + STORY.encode(),
    }.items():
        yield Case(name, "no articles", raw(data), opens=False)
    yield Case("a folder", "no articles", Path.mkdir, opens=False)
    yield Case("a pipe that nobody writes to", "no articles", os.mkfifo, opens=False)
    yield Case("a socket", "no articles", _socket, opens=False)
    yield Case("a link to a device", "no articles", lambda path: path.symlink_to("/dev/zero"), opens=False)
    yield Case("a link to itself", "no articles", lambda path: path.symlink_to(path), opens=False)
    yield Case("a file that is not there", "no articles", lambda path: None, opens=False)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))
