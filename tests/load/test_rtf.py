"""Rich text: code pages, structure, notes and comments, and files that somebody made to do harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean.clean import clean
from reader.errors import NotAnArticle
from reader.load.loading import load
from reader.load.source import CUT_OFF, File
from reader.model.article import Article, BlockKind, DocumentComment

HEAD = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil Arial;}{\f1\fcharset204 Arial Cyr;}"
HEAD += rb"{\f2\fcharset128 Gothic;}}{\stylesheet{\ql Normal;}{\s1\b heading 1;}{\s2 heading 2;}}"


def article(body: bytes) -> Article:
    return clean(load(File(HEAD + body + b"}", "a.rtf")))


def blocks(found: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"The council met\par", "The council met"),
        (rb"\'93At last,\'94 she said", "“At last,” she said"),
        (rb"\ldblquote At last,\rdblquote  she\emdash and he", "“At last,” she—and he"),
        (rb"caf\u233?, \u8220\'93at last\u8221\'94", "café, “at last”"),
        (rb"{\uc2\u8220\'81\'67at last}", "“at last"),
        (rb"{\uc0\u8220 at last}", "“at last"),
        (rb"{\f1\'cf\'f0\'e8\'f1\'f2\'e0\'ed\'fc}", "Пристань"),
        (rb"{\f2\'8d\'60\'83A}", "港ア"),
        (rb"\u-10179?\u-8704? crane", "\U0001f600 crane"),
        (rb"one\~two\_three fo\-ur", "one two-three four"),
        (b"The council\r\n met\\\non Tuesday", "The council met\n\non Tuesday"),
        (rb"kept{\v hidden}{\deleted gone}{\*\unknown x}{\pict 0a1b} text", "kept text"),
        (rb'{\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt the quay}} closed', "the quay closed"),
        (rb"a {\pict\bin4 }{\}}b", "a b"),
        (rb"\{braces\} and \\", "{braces} and \\"),
    ],
)
def test_the_text(body: bytes, text: str) -> None:
    assert article(body).text.replace("\xa0", " ") == text


def test_headings_lists_and_tables_keep_their_kind() -> None:
    body = (
        rb"{\info{\title Quay}{\author Ines Okafor}}\pard\s1 Quay\par\pard The council of Vann met.\par"
        rb"\pard\s2 What is asked\par\pard{\listtext\'95\tab}that it closes\par"
        rb"\pard{\b In the islands}\par\pard"
        rb"\trowd\intbl North\cell 12\cell\row\trowd\intbl South\cell 9\cell\row"
        rb"\pard Trade goes on.\par"
    )
    found = article(body)
    assert (found.title, found.authors) == ("Quay", ("Ines Okafor",))
    assert [(kind.value, text) for kind, text in blocks(found)] == [
        ("paragraph", "The council of Vann met."),
        ("heading", "What is asked"),
        ("list_item", "that it closes"),
        ("heading", "In the islands"),
        ("table", found.text[found.blocks[4].start : found.blocks[4].end]),
        ("paragraph", "Trade goes on."),
    ]
    assert [len(row) for row in found.tables[0].rows] == [2, 2]


def test_footnotes_comments_and_running_heads_leave_the_line() -> None:
    body = (
        rb"{\header Draft 3\par}The council met on {\*\atrfstart 1}Tuesday{\*\atrfend 1}"
        rb"{\*\atnid NH}{\*\atnauthor Ned Holt}{\*\annotation{\*\atnref 1}\pard Was it not Monday?}"
        rb"{\super\chftn{\footnote\pard As of Friday.}} in Vann.\par"
    )
    found = article(body)
    assert found.text == "The council met on Tuesday in Vann.\n\nAs of Friday."
    assert found.notes == ("Comment by Ned Holt on “Tuesday”: Was it not Monday?",)
    assert found.comments == (DocumentComment("Ned Holt", "Was it not Monday?", "Tuesday"),)
    assert [(cut.text, cut.reason) for cut in found.cut] == [
        ("Draft 3", "running head"),
        ("[1]", "note mark"),
    ]


def test_tracked_changes_are_read_as_if_accepted() -> None:
    found = article(rb"The council met{\deleted  on Monday}{\revised  on Tuesday}.")
    assert found.text == "The council met on Tuesday."
    assert found.notes == ("Tracked changes are shown as if accepted.",)


def test_a_file_that_was_cut_off_says_so_first() -> None:
    whole = HEAD + rb"The council met {\b on Tuesday} in Vann.\par It will meet again.\par}"
    assert clean(load(File(whole, "a.rtf"))).notes == ()
    for size in (len(whole) - 1, whole.index(b"again"), whole.index(b"Tuesday")):
        found = clean(load(File(whole[:size], "a.rtf")))
        assert found.text.startswith("The council met on")
        assert found.notes == (CUT_OFF,)


@pytest.mark.parametrize(
    "body",
    [b"", rb"{\*\x text}", b"{" * 100_000, b"}" * 100_000, rb"\bin99999999 text", rb"\ansicpg99999\'e4"[:-4]],
    ids=["empty", "left out", "opened", "closed", "binary", "no text"],
)
def test_a_file_without_text_is_refused(body: bytes) -> None:
    with pytest.raises(NotAnArticle, match=r"^a.rtf: is a rich-text file \(RTF\) without text$"):
        load(File(HEAD + body, "a.rtf"))


@given(
    st.lists(
        st.sampled_from(
            [b"{", b"}", rb"\b ", rb"\u9?", rb"\'83", b"a", rb"\cell", rb"\row", rb"\par ", rb"\*"]
        )
    )
)
def test_any_pieces_are_read_to_the_end(pieces: list[bytes]) -> None:
    body = b"".join(pieces) + b"}" * 40 + rb"\u0 The end\par"
    assert "end" in load(File(HEAD + body, "a.rtf")).text
