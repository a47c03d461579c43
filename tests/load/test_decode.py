"""Bytes to text, in the order mark, declaration, UTF-8, guess."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.decode import decode
from reader.load.encodings import by_label, declared

FRENCH = "Le conseil a débattu mardi des travaux du port – « trop bruyants », d’après les résidents. "
RUSSIAN = "Совет обсудил во вторник работы в гавани, сообщили жители соседнего района. "
JAPANESE = "市の委員会は火曜日に港の工事を検討し、住民は騒音に不満を述べた。"
CHINESE = "委员会周二讨论了港口工程，居民抱怨噪音太大，工程师答应春天以前改善。"
KOREAN = "위원회는 화요일에 항구 공사를 논의했고 주민들은 소음을 불평했습니다. "


def page(text: str, charset: str) -> str:
    return f"<html><head><meta charset='{charset}'><title>T</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
@pytest.mark.parametrize("text", [FRENCH, JAPANESE, page(FRENCH, "iso-8859-1"), "x\n"])
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, codec: str, name: str, text: str) -> None:
    decoded = decode(mark + text.encode(codec))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, name)


@pytest.mark.parametrize(
    ("label", "codec", "text", "name"),
    [
        ("utf-8", "utf-8", FRENCH, "utf-8"),
        ("iso-8859-1", "cp1252", FRENCH, "windows-1252"),
        ("ascii", "cp1252", FRENCH, "windows-1252"),
        ("Windows-1251", "cp1251", RUSSIAN, "windows-1251"),
        ("koi8-r", "koi8_r", RUSSIAN, "koi8-r"),
        ("gb2312", "gb18030", CHINESE, "gb18030"),
        ("shift_jis", "cp932", JAPANESE, "shift_jis"),
        ("euc-jp", "euc_jp", JAPANESE, "euc-jp"),
        ("iso-2022-jp", "iso2022_jp", JAPANESE, "iso-2022-jp"),
        ("euc-kr", "cp949", KOREAN, "euc-kr"),
        # read as UTF-8: the standard reads UTF-16 in ASCII bytes so, and codecs of Python's are no encodings
        ("utf-16", "utf-8", FRENCH, "utf-8"),
        ("rot13", "utf-8", FRENCH, "utf-8"),
        ("utf-7", "utf-8", "+ADw-script+AD4-", "utf-8"),
        ("x-no-such-codec", "utf-8", FRENCH, "utf-8"),
        # a page that was saved again as UTF-8 declares what it was in before
        ("iso-8859-1", "utf-8", FRENCH, "utf-8"),
    ],
)
def test_a_page_declares_its_encoding(label: str, codec: str, text: str, name: str) -> None:
    decoded = decode(page(text, label).encode(codec))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (page(text, label), name)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<?xml version="1.0" encoding="windows-1251"?><a/>', "windows-1251"),
        (b'<html><meta http-equiv="Content-Type" content="text/html; charset=big5">', "big5"),
        (b"<html><META CHARSET=Latin1>", "windows-1252"),
        (b"a text that writes about <meta charset=big5>", None),
        (b"<html><head><meta name=a>", None),
        (b"<html>" + b" " * 5000 + b"<meta charset=big5>", None),
    ],
)
def test_where_a_declaration_is_looked_for(head: bytes, name: str | None) -> None:
    found = declared(head)
    assert (found.name if found else None) == name


def test_labels_are_those_of_the_web() -> None:
    assert [
        e.codec if (e := by_label(label)) else None for label in (" UTF8 ", '"sjis"', "idna", "hex", "")
    ] == [
        "utf_8",
        "cp932",
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", FRENCH),
        ("latin-1", "Résumé of a café owner, naïve but not blasé.\n"),
        ("cp1251", RUSSIAN),
        ("koi8_r", RUSSIAN),
        ("shift_jis", JAPANESE),
        ("euc_jp", JAPANESE),
        ("iso2022_jp", JAPANESE),
        ("gb18030", CHINESE),
        ("euc_kr", KOREAN),
        ("utf-16-le", FRENCH + "\n"),
        ("utf-16-be", JAPANESE + "\n"),
        ("utf-32-le", FRENCH + "\n"),
    ],
)
def test_undeclared_text_is_recognised(codec: str, text: str) -> None:
    data = ("A headline\n\n" + text * 10).encode(codec)
    decoded = decode(data)
    assert decoded is not None
    assert decoded.text == data.decode(codec)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"BEFORE \xc1\x9b]0;x AFTER and more", "BEFORE Á›]0;x AFTER and more"),
        (b"BEFORE \xe2\x82 AFTER and more words", "BEFORE â‚ AFTER and more words"),
        (b"lone \xed\xa0\x80 surrogate", "lone � surrogate"),
        (b"a pair \xed\xa0\xbd\xed\xb8\x80 of them", "a pair 😀 of them"),
        (FRENCH.encode() * 3 + b"caf\xe9", FRENCH * 3 + "café"),
        (FRENCH.encode() * 3 + b"cut \xf0\x9f\x98", FRENCH * 3 + "cut �"),
        (b"plain words " * 1000 + b"caf\xe9", "plain words " * 1000 + "café"),
        (codecs.BOM_UTF16_LE + "odd".encode("utf-16-le") + b"A", "odd�"),
        (codecs.BOM_UTF8 + b"bad \xff byte", "bad � byte"),
        (b"one \0 in many words of a text", "one \0 in many words of a text"),
    ],
)
def test_what_is_malformed_costs_no_more_than_itself(data: bytes, text: str) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_mark_of_utf_8_before_wide_text_is_not_believed(mark: str, codec: str) -> None:
    decoded = decode(codecs.BOM_UTF8 + (mark + FRENCH).encode(codec))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (FRENCH, codec[:6])


@pytest.mark.parametrize(
    "text", ["", "\0", "words \0\0 of a text", "words of a text" + "\0" * 500, "字 \0" * 9]
)
def test_the_mark_of_utf_8_is_believed_of_all_else(text: str) -> None:
    decoded = decode(codecs.BOM_UTF8 + text.encode())
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, "utf-8")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\0" * 500,
        b"\xff\xfe" + bytes(i * 211 % 251 for i in range(4000)),
        b"words \0\0\0\0\0\0 words",
        b"\xca\xfe\xba\xbe\0\1\2\3" * 40,
    ],
    ids=["every byte", "zeros", "behind a mark", "zeros in words", "a class file"],
)
def test_noise_is_no_text(data: bytes) -> None:
    assert decode(data) is None


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff\x1b")))
def test_utf_8_is_read_as_it_was_written(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.text == text


@given(
    st.binary()
    | st.binary(min_size=2, max_size=8).map(lambda b: b"A plain text, then " + b + b" and more of it.")
)
def test_any_bytes_are_decoded_or_not(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or not any("\ud800" <= c <= "\udfff" for c in decoded.text)


@given(st.lists(st.integers(128, 255), max_size=6).map(bytes))
def test_ascii_beside_a_few_stray_bytes_survives(stray: bytes) -> None:
    decoded = decode(b"The council met BEFORE " + stray + b" AFTER the works had begun.")
    assert decoded is not None
    assert decoded.text.startswith("The council met BEFORE ")
    assert decoded.text.endswith(" AFTER the works had begun.")


@pytest.mark.parametrize("codec", ["cp932", "euc_jp"])
def test_a_few_words_of_japanese_are_no_korean(codec: str) -> None:
    text = "港の工事を検討\n\n住民は「うるさい」と述べた。\n"
    decoded = decode(text.encode(codec))
    assert decoded is not None
    assert decoded.text == text
