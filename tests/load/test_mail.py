"""Mails and boxes of them: what is read, what is stated, what is left unopened."""

from __future__ import annotations

import base64
import quopri

import pytest

from reader.clean.clean import clean
from reader.errors import LoadError
from reader.load.formats import container_of
from reader.load.loading import load
from reader.load.source import CUT_OFF, File
from reader.model.article import SourceFormat
from tests.load.loaded import load_all

HEAD = (
    "Message-ID: <1@vann.example>\nDate: Tue, 5 Mar 2024 23:30:00 -0800\n"
    "From: Ada Morland <ada@vann.example>\nTo: ned@vann.example\n"
    "Subject: =?utf-8?q?Quay_closes_=E2=80=93_at_last?=\nMIME-Version: 1.0\n"
)
PROSE = "The council of Vann met on Tuesday to close the northern quay – “at last”, as Ned Holt said."
PAGE = f"<html><body><p>{PROSE}</p></body></html>"


def part(kind: str, body: bytes, encoding: str = "8bit", more: str = "") -> bytes:
    return f"Content-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n{more}\n".encode() + body


def mail(*parts: bytes, kind: str = "mixed", head: str = HEAD) -> bytes:
    if len(parts) == 1:
        return head.encode() + parts[0]
    inner = b"".join(b"--B\n" + one + b"\n" for one in parts)
    return f'{head}Content-Type: multipart/{kind}; boundary="B"\n\n'.encode() + inner + b"--B--\n"


PLAIN = part("text/plain; charset=utf-8", PROSE.encode())
HTML = part("text/html; charset=utf-8", quopri.encodestring(PAGE.encode()), "quoted-printable")


def test_the_fields_of_a_mail_are_those_of_the_article() -> None:
    article = clean(load(File(mail(PLAIN, HTML, kind="alternative"), "a.eml")))
    assert article.title == "Quay closes – at last"
    assert (article.authors, article.published) == (("Ada Morland",), "2024-03-05")
    assert article.text == PROSE


def test_a_newsletter_is_by_its_house() -> None:
    head = HEAD.replace("Ada Morland", '"The Vann Courier"')
    article = clean(load(File(mail(HTML, head=head), "a.eml")))
    assert (article.publisher, article.authors) == ("The Vann Courier", ())


LATIN = part("text/plain; charset=iso-8859-1", "Café – closed".replace("–", "-").encode("latin-1"))
FLOWED = part("text/plain; format=flowed", b"The council met \non Tuesday.\nIt rained.")
NESTED = (
    b'Content-Type: multipart/alternative; boundary="C"\n\n--C\n' + PLAIN + b"\n--C\n" + HTML + b"\n--C--\n"
)
FORWARDED = b"Content-Type: message/rfc822\n\nSubject: inner\n" + HTML


@pytest.mark.parametrize(
    ("data", "kind", "text"),
    [
        (mail(PLAIN), SourceFormat.TEXT, PROSE),
        (mail(HTML), SourceFormat.HTML, PAGE),
        (mail(part("text/html", base64.encodebytes(PAGE.encode()), "base64")), SourceFormat.HTML, PAGE),
        (mail(LATIN), SourceFormat.TEXT, "Café - closed"),
        (mail(FLOWED), SourceFormat.TEXT, "The council met on Tuesday.\nIt rained."),
        (mail(PLAIN, HTML), SourceFormat.HTML, PAGE),
        (mail(part("image/png", b"\x89PNG"), NESTED), SourceFormat.HTML, PAGE),
        (mail(part("image/png", b"\x89PNG"), FORWARDED), SourceFormat.HTML, PAGE),
        # parts that are not what they are called
        (mail(part("text/html", PROSE.encode())), SourceFormat.TEXT, PROSE),
        (mail(part("text/plain", PAGE.encode())), SourceFormat.HTML, PAGE),
        (mail(part("text/html", b""), PLAIN), SourceFormat.TEXT, PROSE),
        (mail(PLAIN, part("text/html", b"<p>x", more='Content-Disposition: attachment; filename="x.html"\n')),
         SourceFormat.TEXT, PROSE),
    ],
    ids=range(12),
)  # fmt: skip
def test_the_part_that_is_read(data: bytes, kind: SourceFormat, text: str) -> None:
    source = load(File(data, "a.eml"))
    assert source.info.format is kind
    assert source.text.strip() == text


def test_what_is_attached_is_named_and_not_opened() -> None:
    named = 'Content-Disposition: attachment; filename="../../\x1b[2Jbudget.xlsx"\n'
    article = clean(load(File(mail(PLAIN, part("application/octet-stream", b"PK", more=named)), "a.eml")))
    assert len(article.notes) == 1
    assert article.notes[0].startswith("Attached and not opened: ") and "\x1b" not in article.notes[0]


def test_a_message_of_apple_mail_ends_where_its_length_says() -> None:
    message = mail(PLAIN)
    data = f"{len(message)}\n".encode() + message + b"<?xml version='1.0'?><plist/>"
    assert load(File(data, "1.emlx")).text.strip() == PROSE


def box(*messages: bytes) -> bytes:
    return b"".join(b"From ada@vann.example Tue Mar  5 23:30:00 2024\n" + one + b"\n\n" for one in messages)


WHOLE = (
    mail(PLAIN, HTML),
    mail(HTML),
    mail(part("text/plain; charset=utf-8", base64.encodebytes(PROSE.encode()), "base64")),
    b"%d\n" % len(mail(PLAIN)) + mail(PLAIN),
)


@pytest.mark.parametrize("whole", WHOLE, ids=["parts", "quoted-printable", "base64", "emlx"])
def test_a_mail_that_was_cut_off_says_so(whole: bytes) -> None:
    assert clean(load(File(whole, "a.eml"))).notes == ()
    ends = {0: whole.find(b"--B--"), 1: whole.find(b"=E2=80=9C") + 2, 2: len(whole) - 6, 3: len(whole) - 10}
    short = clean(load(File(whole[: ends[WHOLE.index(whole)]], "a.eml")))
    assert short.text.startswith("The council of Vann met on Tuesday")
    assert short.notes == (CUT_OFF,)


def test_of_a_box_the_last_mail_alone_is_cut_off() -> None:
    data = box(mail(PLAIN, HTML), mail(PLAIN, HTML))
    notes = [clean(one).notes for one in load_all(File(data[: data.rindex(b"--B--")], "sent.mbox"))]
    assert notes == [(), (CUT_OFF,)]


def test_a_box_holds_an_article_for_each_mail() -> None:
    quoted = mail(part("text/plain", b"One\n\n>From the quay we saw it.\n\nFrom the sea too."))
    sources = list(load_all(File(box(mail(PLAIN), quoted, mail(HTML)), "sent.mbox")))
    assert [source.info.part.number for source in sources if source.info.part] == [1, 2, 3]
    assert sources[1].text.strip() == "One\n\nFrom the quay we saw it.\n\nFrom the sea too."
    assert {source.info.part.id for source in sources if source.info.part} == {"<1@vann.example>"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (mail(part("application/pdf", b"%PDF")), "a mail without text"),
        (mail(part("application/pkcs7-mime", b"x")), "an encrypted mail"),
        (HEAD.encode() + b"\n", "a mail without text"),
        (mail(*[part("image/png", b"x")] * 20_000), "a mail without text"),
        (HEAD.encode() + b"Content-Type: message/rfc822\n\n" * 20_000, "a mail without text"),
    ],
    ids=["attachment", "encrypted", "no body", "20,000 parts", "nested"],
)
def test_a_mail_without_text_is_refused_with_a_word(data: bytes, words: str) -> None:
    with pytest.raises(LoadError, match=f"^a.eml: is {words}"):
        load(File(data, "a.eml"))


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (mail(PLAIN), "a.txt", "mail"),
        (b"From: Ada\nSubject: quay\n\nIt closed.", "a.eml", "mail"),
        (b"From: Ada\nSubject: quay\n\nIt closed.", "a.txt", None),
        (b"Vann: the council met\nFrom: here\n\nIt closed.", "a.txt", None),
        (b"From the quay at 10:30 in 2024\nwe saw it.", "a.txt", None),
        (
            mail(PLAIN, HTML, head="From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\n"),
            "a.mhtml",
            "mhtml",
        ),
    ],
)
def test_what_is_a_mail(data: bytes, name: str, kind: str | None) -> None:
    found = container_of(data, name)
    assert (found.id if found else None) == kind
