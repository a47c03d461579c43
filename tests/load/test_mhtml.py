"""The page of a web archive."""

import base64
import quopri
import sys
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import NotAnArticle
from reader.load.containers.mhtml import is_archive, page_of
from reader.load.loading import load
from reader.load.source import File
from reader.model.article import SourceFormat

PAGE = "<html><head><title>Café</title></head><body><p>The council met – “at last”.</p></body></html>"
HEAD = b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
HEAD += b'\ttype="text/html";\r\n\tboundary="--B--x"\r\n\r\n'


def part(kind: str, encoding: str, body: bytes) -> bytes:
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: https://a.example/\r\n\r\n"
    return b"----B--x\r\n" + head.encode() + body + b"\r\n"


IMAGE = part("image/png", "base64", base64.b64encode(b"\x89PNG" * 50))
END = b"----B--x--\r\n"


@pytest.mark.parametrize(
    ("kind", "encoding", "body"),
    [
        ("text/html", "quoted-printable", quopri.encodestring(PAGE.encode())),
        ("text/html; charset=utf-8", "base64", base64.encodebytes(PAGE.encode())),
        ("text/html; charset=utf-8", "binary", PAGE.encode()),
        ("TEXT/HTML; charset=windows-1252", "8bit", PAGE.encode("cp1252")),
        ('text/html; charset="no-such"', "7bit", PAGE.encode()),
        ("text/html (a page); charset=utf-8", "base64 (as of old)", base64.encodebytes(PAGE.encode())),
        ("text/html;charset=utf-8", "(as of old) Base64;", base64.encodebytes(PAGE.encode())),
        ("application/xhtml+xml; charset=utf-8", "8bit", PAGE.encode()),
    ],
)
@pytest.mark.parametrize("before", [b"", IMAGE], ids=["first", "behind a picture"])
def test_the_page_is_found_and_decoded(kind: str, encoding: str, body: bytes, before: bytes) -> None:
    source = load(File(HEAD + before + part(kind, encoding, body) + IMAGE + END, "saved.mhtml"))
    assert source.text.strip() == PAGE
    assert source.info.format is SourceFormat.HTML


PLAIN = part("text/plain; charset=windows-1252", "8bit", "Café & <b>tide</b>.".encode("cp1252"))


def test_a_message_of_plain_text_alone_is_plain_text() -> None:
    other = part("text/plain", "7bit", b"Sent from afar.")
    source = load(File(HEAD + IMAGE + PLAIN + other + END, "saved.mhtml"))
    assert source.text.strip() == "Café & <b>tide</b>."
    assert source.info.format is SourceFormat.TEXT


def test_a_page_behind_plain_text_is_preferred() -> None:
    source = load(File(HEAD + PLAIN + part("text/html", "8bit", PAGE.encode()) + END, "saved.mhtml"))
    assert source.text.strip() == PAGE
    assert source.info.format is SourceFormat.HTML


def test_a_head_of_many_lines_takes_no_more_calls_than_one_of_few() -> None:
    def calls(lines: int) -> int:
        made: list[str] = []
        more = b"X-More: a\r\n" + b"\ta\r\n b\r\n" * lines
        message = (
            HEAD + b"----B--x\r\n" + more + part("text/html", "8bit", b"<p>page").partition(b"\n")[2] + END
        )
        sys.setprofile(lambda *event: made.append(event[1]))
        page = page_of(message)
        sys.setprofile(None)
        assert page is not None and page.data.strip() == b"<p>page"
        return len(made)

    calls(1)  # what is read once and kept
    assert calls(5_000) == calls(2)


def test_a_page_in_an_alternative_in_an_archive() -> None:
    inner = b"Content-Type: multipart/alternative; boundary=in\n\n--in\nContent-Type: text/plain\n\nplain\n"
    inner += b"--in\nContent-Type: text/html\n\n<p>page</p>\n--in--\n"
    page = page_of(HEAD + b"----B--x\n" + inner + END)
    assert page is not None
    assert page.data == b"<p>page</p>\n"


def test_an_archive_that_is_cut_off_gives_what_is_there() -> None:
    body = base64.encodebytes(PAGE.encode() * 20)
    source = load(File(HEAD + part("text/html; charset=utf-8", "base64", body)[:-400], "saved.mhtml"))
    assert source.text.startswith(PAGE)


@pytest.mark.parametrize("parts", [b"", IMAGE + END, END])
def test_an_archive_without_a_page_is_refused(parts: bytes) -> None:
    with pytest.raises(NotAnArticle, match="without a page in it"):
        load(File(HEAD + parts, "saved.mhtml"))


def test_two_thousand_levels_are_walked_not_climbed() -> None:
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (i, i) for i in range(2000)
    )
    page = page_of(b"MIME-Version: 1.0\r\n" + deep + b"Content-Type: text/html\r\n\r\n<p>deep</p>")
    assert page is not None
    assert page.data == b"<p>deep</p>"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"The council: it met on Tuesday\n\nContent-Type: multipart/x\n",
        b"From: a\nSubject: b\nContent-Type: text/plain\n\nbody",
        b"<html><p>x",
    ],
)
def test_other_text_is_no_archive(data: bytes) -> None:
    assert not is_archive(data)


@given(
    st.lists(
        st.sampled_from(
            [b"--", b"B", b"\n", b"Content-Type: multipart/x; boundary=B\n", b"x: y\n", b" ", b"="]
        )
    )
)
def test_any_bytes_behind_the_head_are_walked_to_their_end(pieces: list[bytes]) -> None:
    page = page_of(b"Content-Type: multipart/x; boundary=B\n\n" + b"".join(pieces))
    assert page is None


def test_a_boundary_may_hold_brackets() -> None:
    head = b'Content-Type: multipart/related; (of old) boundary="a(b)c"\n\n'
    page = page_of(head + b"--a(b)c\nContent-Type: text/html\n\n<p>page</p>\n--a(b)c--\n")
    assert page is not None
    assert page.data == b"<p>page</p>\n"


@pytest.mark.parametrize(
    "field", [b"(" * 60_000, b'; a="' * 12_000, b"; a*0=x" * 9_000, b"multipart/;" * 6_000]
)
@pytest.mark.parametrize("name", [b"Content-Type: ", b"Content-Transfer-Encoding: "])
def test_hostile_fields_are_bounded(name: bytes, field: bytes) -> None:
    begin = process_time()
    page = page_of(HEAD + (b"----B--x\n" + name + field + b"\n\nx\n") * 40 + END)
    assert page is None or page.data
    assert process_time() - begin < 5
