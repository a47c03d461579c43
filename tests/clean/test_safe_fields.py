"""Whatever states the metadata, and in whichever escapes: nothing in an article acts on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import read
from reader.model.codec import to_plain
from reader.text.sanitise import sanitise

BODY = "The harbour board met on Monday and sent the plan back to the town for another year of talks."
ESCAPED = r"A\u001b]0;OWN\u0007B \u009b2J \u202eC\u2066 \udb40\udc41"
FIELDS = (
    "headline", "alternativeHeadline", "description", "articleSection", "copyrightNotice", "dateline", "url",
    "author", "creator", "contributor", "publisher", "datePublished", "inLanguage",
)  # fmt: skip
PAGE = "<html><head>{}</head><body><article>" + f"<p>{BODY}</p>" * 4 + "</article></body></html>"
SCRIPT = '<script type="application/ld+json">{{"@type": "NewsArticle", {}}}</script>'


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def linked(field: str, value: str) -> str:
    return PAGE.format(SCRIPT.format(f'"{field}": {value}'))


CASES = {
    **{f"{field} in JSON-LD": (linked(field, f'"{ESCAPED} Bell"'), "page.html") for field in FIELDS},
    **{
        f"name of {field} in JSON-LD": (
            linked(field, f'{{"@type": "Person", "name": "Ann {ESCAPED}"}}'),
            "a.html",
        )
        for field in ("author", "creator", "publisher")
    },
    "a reference in JSON-LD": (linked("author", '"Anna &#x202e;Bell"'), "page.html"),
    "a reference within a reference": (
        linked("author", '"Anna &amp;#x202e;Bell &amp;#27;]0;x"'),
        "page.html",
    ),
    "references in meta tags": (
        PAGE.format('<meta name=author content="Ann &amp;#27;[2J&amp;#x202e;Bell">'),
        "page.html",
    ),
    "meta tags": (
        PAGE.format(
            '<meta name=author content="Ann &#27;[2J&#x202e;Bell"><title>T &#x9b;2J&amp;#27;</title>'
        ),
        "page.html",
    ),
    "YAML": (f'---\ntitle: "A \\e[2J \\u202e b"\nauthor: "Ann \\x9b Bell"\n---\n\n{BODY}\n', "a.md"),
    "TOML": (f'+++\ntitle = "A \\u001b[2J \\u202e b"\nauthor = "Ann \\u009b Bell"\n+++\n\n{BODY}\n', "a.md"),
}


@pytest.mark.parametrize("case", CASES)
def test_no_field_acts_on_a_terminal(case: str, tmp_path: Path) -> None:
    text, name = CASES[case]
    (tmp_path / name).write_text(text, "utf-8")
    article = read(tmp_path / name)
    assert BODY in article.text
    unsafe = [one for one in strings(to_plain(article)) if sanitise(one) != one]
    assert unsafe == []
