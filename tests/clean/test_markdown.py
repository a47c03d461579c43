"""Markdown keeps its whole body and its structure; front matter becomes metadata, safely."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader import pipeline
from reader.clean.markdown.cleaner import clean_markdown
from reader.export.markdown_document import article_markdown
from reader.load.source import Source
from reader.model.article import Article, Block, BlockKind, Image, SourceFormat, SourceInfo


def _clean(text: str) -> Article:
    return clean_markdown(Source(SourceInfo("a.md", SourceFormat.MARKDOWN, "utf-8", len(text), ""), text))


def _blocks(text: str) -> list[tuple[str, int, str]]:
    article = _clean(text)
    return [(b.kind.value, b.level, article.text[b.start : b.end]) for b in article.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\ntwo\n\nthree", [("paragraph", 0, "One two"), ("paragraph", 0, "three")]),
        ("One  \ntwo<br>three", [("paragraph", 0, "One\ntwo\nthree")]),
        ("## A\n\nB\n-\n", [("heading", 2, "A"), ("heading", 2, "B")]),
        ("# A\n\n# B", [("heading", 1, "A"), ("heading", 1, "B")]),
        ("- a\n  1. b\n- c", [("list_item", 1, "a"), ("list_item", 2, "b"), ("list_item", 1, "c")]),
        ("> q\n>> r", [("blockquote", 1, "q"), ("blockquote", 2, "r")]),
        ("```\nx = 1\n  y\n```", [("code", 0, "x = 1\n  y")]),
        ("|a|b|\n|-|-|\n|1|2|", [("table", 0, "a | b\n1 | 2")]),
        ("*a* **b** ~~c~~ `d` \\* &amp;", [("paragraph", 0, "a b c d * &")]),
        ("a <b>b</b> <script>alert(1)</script> c", [("paragraph", 0, "a b c")]),
        ("<div>a<p>b</p></div>", [("paragraph", 0, "a"), ("paragraph", 0, "b")]),
        ("<script>alert(1)</script>\n\na", [("paragraph", 0, "a")]),
        ("a[^1]\n\n[^1]: b", [("paragraph", 0, "a[1]"), ("note", 0, "b")]),
        ("a\n\n***\n\nb", [("paragraph", 0, "a"), ("paragraph", 0, "b")]),
        ("", []),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert _blocks(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3. a\n\n   b\n4. c", [("list_item", "3.", "a"), ("list_item", "", "b"), ("list_item", "4.", "c")]),
        (
            "1. a\n   - b\n2. c",
            [("list_item", "1.", "a"), ("list_item", None, "b"), ("list_item", "2.", "c")],
        ),
        ("1) a\n\n   > b\n", [("list_item", "1.", "a"), ("blockquote", None, "b")]),
        ("1. ## a\n   b", [("heading", "1.", "a"), ("list_item", "", "b")]),
        ("Quay\n: a wall", [("list_item", ";", "Quay"), ("list_item", ":", "a wall")]),
        ("> It must stop.\n> — Ana", [("blockquote", None, "It must stop."), ("blockquote", "—", "— Ana")]),
        ("> It stops.\n>\n> – *Ana*", [("blockquote", None, "It stops."), ("blockquote", "—", "– Ana")]),
        ("> It must stop.\n>\n> - Ana", [("blockquote", None, "It must stop."), ("blockquote", "—", "Ana")]),
        ("> Two things.\n>\n> - a\n> - b", [("blockquote", None, "Two things."), ("blockquote", "•", "a"),
                                            ("blockquote", "•", "b")]),
        ("> — No.\n>\n> — Yes.", [("blockquote", None, "— No."), ("blockquote", None, "— Yes.")]),
        ("<ol start=7><li>a</ol>", [("list_item", "7.", "a")]),
    ],
)  # fmt: skip
def test_marks_of_items_and_who_a_quote_is_by(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    article = _clean(text)
    assert [(b.kind.value, b.mark, article.text[b.start : b.end]) for b in article.blocks] == expected


def test_a_table_has_its_cells() -> None:
    article = _clean("a\n\n| Port | [Tons](/t) | |\n|-|-:|-|\n| Vann \\| Ellis | 7 | x |\n")
    (table,) = article.tables
    assert (table.block, table.header) == (1, 1)
    assert [[cell.of(article.text) for cell in row] for row in table.rows] == [
        ["Port", "Tons", ""],
        ["Vann | Ellis", "7", "x"],
    ]


@pytest.mark.parametrize(
    ("text", "above"), [("a\n\n***\n\nb", ["b"]), ("---\n\na\n\n---\n", []), ("a\n\n---\n\n<hr>\n\nb", ["b"])]
)
def test_a_rule_stands_above_the_block_below_it(text: str, above: list[str]) -> None:
    article = _clean(text)
    assert [article.text[article.blocks[n].start :] for n in article.rules] == above


def test_links_pictures_and_their_places() -> None:
    article = _clean("First.\n\nSee [the *report*](/x) and ![A boat](b.jpg 'On Monday') [r].\n\n[r]: /y")
    assert [(article.text[k.start : k.end], k.href) for k in article.links] == [
        ("the report", "/x"),
        ("r", "/y"),
    ]
    assert article.images == (Image(1, "b.jpg", "A boat", "On Monday"),)
    assert [(c.text, c.reason) for c in article.cut] == [("[r]: /y", "link target")]


@pytest.mark.parametrize(
    "matter",
    [
        '---\ntitle: "Vote"\nauthor: Ana Ruiz\ndate: 2024-03-12\nlang: en\n---\n',
        "+++\ntitle = 'Vote'\nauthors = ['Ana Ruiz']\ndate = 2024-03-12T08:00:00Z\nlanguage = 'en'\n+++\n",
        "---\nTitle: Vote\nauthors:\n  - name: Ana Ruiz\npublished: 12 March 2024\nlang: en\n---\n",
    ],
)
def test_front_matter(matter: str) -> None:
    article = _clean(matter + "# Vote\n\nText.")
    assert (article.title, article.authors, article.published) == ("Vote", ("Ana Ruiz",), "2024-03-12")
    assert (article.language, article.text) == ("en", "Text.")
    assert [c.reason for c in article.cut] == ["front matter"]


@pytest.mark.parametrize(
    "author",
    [
        '"[[Ana Ruiz]]"',
        "[[Ana Ruiz]]",
        '["[[people/Ana Ruiz|Ana Ruiz]]"]',
        '\n  - "[[people/Ana Ruiz]]"',
    ],
)
def test_a_clip_of_a_page_with_links_to_notes(author: str) -> None:
    matter = (
        f"author: {author}\nsource: https://vann.example/quay\nsite: Vann Gazette\npublished: 2024-03-12\n"
    )
    article = _clean(f"---\n{matter}created: 2025-01-01\n---\nText.")
    assert (article.authors, article.published, article.publisher) == (
        ("Ana Ruiz",),
        "2024-03-12",
        "Vann Gazette",
    )
    assert article.url == "https://vann.example/quay"


@pytest.mark.parametrize(
    "matter",
    [
        "---\na: &x [1]\nb: *x\n---\n",
        "---\ntitle: [unclosed\n---\n",
        "---\na: " + "[" * 40 + "]" * 40 + "\n---\n",
        "---\ntitle: !!python/object/apply:os.system ['true']\n---\n",
        "+++\ntitle = \n+++\n",
        "---\ntitle: " + "x" * 70_000 + "\n---\n",
        "---\njust words\n---\n",
        '---\ntitle: !!int ""\n---\n',
        '---\ntitle: !!float ""\n---\n',
        "---\ntitle: !!bool nope\n---\n",
        '---\ntitle: "\\UFFFFFFFF"\n---\n',
        "---\ntitle: 1" + ":59" * 400 + ".5\n---\n",
        "---\ntitle: 1" + ":59" * 4000 + "\n---\n",
        "---\ntitle: 0x" + "f" * 4000 + "\n---\n",
        "---\n0x" + "f" * 4000 + ": a\n---\n",
        "+++\ntitle = 0x" + "f" * 4000 + "\n+++\n",
        "+++\n" + "a." * 30_000 + "a = 1\n+++\n",
        "+++\n" + '"" . ' * 10_000 + "a = 1\n+++\n",
        "+++\n[" + "a." * 10_000 + "a]\n" + "b.c = 1\n" * 1000 + "+++\n",
        "+++\na = [1, {" + "a." * 10_000 + "a = 1}]\n+++\n",
        '+++\nx = """a""""\n' + "a." * 10_000 + "a = 1\n+++\n",
    ],
    ids=["alias", "broken", "deep", "object", "toml", "long", "no keys", "no int", "no float", "no bool",
         "no character", "base 60 float", "base 60 int", "hex", "hex key", "toml hex", "key", "quoted key",
         "table", "inline", "key after a string"],
)  # fmt: skip
def test_front_matter_that_cannot_be_read_is_not_lost(matter: str) -> None:
    article = _clean(matter + "Text.")
    assert article.text == "Text."
    (cut,) = article.cut
    assert cut.reason == "front matter that could not be read"
    assert cut.text == matter[4:-4].strip("\n")


@pytest.mark.parametrize(
    "line",
    [
        f'a = "{"." * 99}"',
        f"a = '{'b.' * 99}'",
        f"a = [{'1.5, ' * 99}]",
        f'a = """\n{"c. " * 99}""""',
        "a = '''\n" + "it's.\n" * 99 + "'''",
        f"# {'. ' * 99}",
        f'a = "\\"{"." * 99}"',
        "[a.b.c]\nd.e.f = 2024-03-12T08:00:00.5Z",
        "\n".join(f"a.b{n} = 1.5" for n in range(99)),
    ],
)
def test_dots_in_values_are_no_long_key(line: str) -> None:
    assert _clean(f"+++\ntitle = 'Vote'\n{line}\n+++\nText.").title == "Vote"


@pytest.mark.parametrize("text", ["---\nnot closed", "a\n---\nb: c\n---", "----\n\na", "---"])
def test_what_only_looks_like_front_matter_is_text(text: str) -> None:
    assert not any("front" in c.reason for c in _clean(text).cut)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A\n\nb", "A"),
        ("b\n\n# A", None),
        ("# A\n\n# B", None),
        ("## A\n\nb", None),
        ("---\ntitle: T\n---\n# A", "T"),
    ],
)
def test_the_title_is_stated_or_the_first_heading(text: str, title: str | None) -> None:
    assert _clean(text).title == title


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (">" * 3000 + "deep", {"deep"}),
        ("\n".join("  " * n + f"- item{n}" for n in range(200)), {f"item{n}" for n in range(200)}),
    ],
)
def test_deep_nesting_loses_no_word(text: str, words: set[str]) -> None:
    article = _clean(text)
    held = " ".join((article.text, *(c.text for c in article.cut)))
    assert words - set(re.findall(r"\w+", held)) == set()


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["# ", "- ", "> ", "    ", "\n", "\n\n", "word ", "`", "*", "[a](b)", "|", "---\n", "<p>", "1. "]
        )
    )
)
def test_words_are_never_lost(parts: list[str]) -> None:
    text = "".join(parts)
    assume("```" not in text)  # what stands behind it is the language of the code, and no text
    article = _clean(text)
    held = article.text + (article.title or "") + "".join(c.text for c in article.cut)
    assert held.count("word") == text.count("word")
    assert all(one.end < two.start for one, two in zip(article.blocks, article.blocks[1:], strict=False))


def test_an_article_as_markdown_reads_back_as_itself() -> None:
    text = (
        "# Vote\n\nFirst with [a link](/x).\n\n## Part\n\n- one\n  - two\n\n> said\n\n"
        "| a | b |\n| ---: | --- |\n| 1 | x |\n\n```\ncode\n```\n\n![A boat](b.jpg)\n"
    )
    article = _clean(text)
    again = _clean(article_markdown(article))
    assert article_markdown(article) == text
    assert (again.text, again.blocks, again.links, again.title) == (
        article.text,
        article.blocks,
        article.links,
        "Vote",
    )


_FREE = (BlockKind.PARAGRAPH, BlockKind.CAPTION)  # a caption is a paragraph in Markdown


def _shape(article: Article) -> list[tuple[str, int, str | None, str]]:
    found = [b for b in article.blocks if b.kind not in _FREE]
    return [(b.kind.value, b.level, b.mark, article.text[b.start : b.end].lstrip("— ")) for b in found]


@pytest.mark.parametrize("name", ["structure.html", "structure.md"])
def test_structure_survives_as_markdown(name: str) -> None:
    article = pipeline.read(Path(__file__).parent / "data" / name)
    again = _clean(article_markdown(article))
    numbered = {"a.": "1.", "b.": "2."}  # Markdown has no letters
    assert _shape(again) == [(k, n, numbered.get(m or "", m), words) for k, n, m, words in _shape(article)]
    cells = [[cell.of(article.text) for row in table.rows for cell in row] for table in article.tables]
    assert [[cell.of(again.text) for row in t.rows for cell in row] for t in again.tables] == cells
    assert len(again.rules) == len(article.rules) == 1


def test_a_list_in_a_quote_survives_as_markdown() -> None:
    text = "> Some said no:\n>\n> 1. too loud\n>\n>    by far\n> 2. too late\n>\n> — Ana Ruiz\n"
    article = _clean(text)
    marks = [(b.kind.value, b.mark) for b in article.blocks]
    assert marks == [("blockquote", mark) for mark in (None, "1.", "", "2.", "—")]
    assert article_markdown(article) == text


def test_an_ordered_list_of_thousands_of_items_as_markdown() -> None:
    article = _clean("".join(f"{n}. item\n" for n in range(1, 3_001)))
    begin = process_time()
    assert article_markdown(article).endswith("\n3000. item\n")
    assert process_time() - begin < 10


def test_signs_of_markdown_in_text_are_escaped() -> None:
    article = _clean("a \\*b\\* \\[c\\](d) \\# 1\\. \\<i>")
    assert _clean(article_markdown(article)).text == article.text


def test_a_number_with_a_dot_is_an_item_at_the_start_of_a_line_alone() -> None:
    text = "1998\\. She has run the bakery since 1998. Nobody (or 3) left in 2) or 10."
    article = _clean(text)
    assert article.text.startswith("1998. She")
    assert article_markdown(article) == text + "\n"


def test_code_that_holds_a_fence_stays_code() -> None:
    article = _clean("````\n```\ncode\n```\n````\n")
    assert article_markdown(article) == "````\n```\ncode\n```\n````\n"


def test_long_runs_of_spaces_are_no_work_for_markdown() -> None:
    run = " " * 300_000
    parts = [f"one{run}item\ntwo{run}lines", f"{run}\n\n  kept as{run}it is{run}\n{run}\n"]
    text = "\n\n".join(parts)
    kinds = (BlockKind.LIST_ITEM, BlockKind.CODE)
    begins = (0, len(parts[0]) + 2)
    blocks = tuple(
        Block(kind, begin, begin + len(part)) for kind, begin, part in zip(kinds, begins, parts, strict=True)
    )
    begin = process_time()
    markdown = article_markdown(replace(_clean("# Works\n\nA text."), text=text, blocks=blocks, links=()))
    assert process_time() - begin < 5
    assert markdown == f"# Works\n\n- one item\\\n  two lines\n\n```\n  kept as{run}it is\n```\n"


@pytest.mark.parametrize(
    ("run", "size"),
    [("![", 300_000), ("[", 300_000), ("[^", 300_000), ("[a][", 300_000), ("\n- a\n\n\tb", 700_000)],
)
def test_what_would_take_the_parser_long_is_split_at_blank_lines(run: str, size: int) -> None:
    begin = process_time()
    article = _clean("# Works\n\n" + run * (size // len(run)) + "\n\nThe end.")
    assert article.text.endswith("The end.")
    assert process_time() - begin < 5
