"""What may stand in text, and what becomes of the rest."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.text.sanitise import MARKS_KEPT, file_name, in_place, one_line, sanitise

ESC, BEL = "\x1b", "\x07"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"

# hostile text is made of these more often than of anything else
SPICE = "\x00\x07\x08\t\n\v\f\r\x1b\x1c\x7f\x80\x85\x92\x9b\x9f\xad\u0301\u061c\u094d\u115f\u200b\u200c"
SPICE += "\u200d\u200e\u2028\u2029\u202a\u202e\u2066\u2069\u3164\ufe0f\ufeff\ufff9\uffff\U0001f3f4\U000e0067"
SPICE += "\U000e007fa9 é\u0627क"
spiced = st.text(st.one_of(st.sampled_from(SPICE), st.characters())) | st.text(
    st.sampled_from(SPICE), max_size=80
)
raw = spiced | st.text(st.characters(codec=None), max_size=40)


def acts(text: str) -> list[str]:
    """The characters of `text` that act on a terminal, reorder it, or are no characters."""
    return [
        c for c in text if c not in "\t\n" and unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")
    ] + re.findall("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufdd0-\ufdef\ufffe\uffff]", text)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain, “curly”, naïve\tand\nlines", "plain, “curly”, naïve\tand\nlines"),
        # line ends
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\vb\fc\x1cd\u2028e", "a\nb\nc\nd\ne"),
        ("one\u2029two", "one\n\ntwo"),
        ("The end.\x85Next", "The end.\nNext"),
        # escape sequences of every kind lose their beginning and show it
        (f"a {ESC}]52;c;aGk={BEL} b", "a ␛]52;c;aGk=␇ b"),
        (f"{ESC}[2J{ESC}c", "␛[2J␛c"),
        (f"{ESC}]0;never ends", "␛]0;never ends"),
        ("a\x9b2Jb\x9d52;c;x", "a›2Jb�52;c;x"),
        # no control disappears between two words, nor floods the page
        ("one\x07two", "one␇two"),
        ("safe\b\b\b\bevil", "safe␈evil"),
        ("a\x7fb\x00c", "a␡b␀c"),
        ("\x00" * 4000, "␀"),
        # C1 controls are what windows-1252 means by them
        ("don\x92t \x93wait\x94\x85 he said", "don’t “wait”… he said"),
        # bidi controls: gone, with a trace where they stood inside a word
        ("user\u202e \u2066// admin\u2069", "user // admin"),
        ("pay\u202e000", "pay�000"),
        ("gpj\u202e\u200b\u2066exe", "gpj�exe"),
        ("\u200fשלום\u200f 5", "שלום 5"),
        # what shows nothing
        ("pass\u200bword", "password"),
        ("un\xadbe\xadliev\xadable", "unbelievable"),
        ("\ufeffa\u2060b", "ab"),
        ("hello\U000e0069\U000e0067", "hello"),
        ("a\u3164b", "a b"),
        # joiners stay where they have work to do
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        (FAMILY, FAMILY),
        (SCOTLAND, SCOTLAND),
        ("ab\u200dcd\u200cef", "abcdef"),
        ("ا\u200c\u200c\u200cب", "ا\u200cب"),
        ("\u061c\u200c", ""),
        # no text at all
        ("a\ud83db\uffffc\ufdd0d", "a�b�c�d"),
        ("\ufff9base\ufffanote\ufffb", "�base�note�"),
        # heaps of marks
        ("Z" + "\u0301" * 2000 + "algo", "Z" + "\u0301" * MARKS_KEPT + "algo"),
        ("ȩ́", "ȩ́"),
    ],
)
def test_each_class_of_character(text: str, safe: str) -> None:
    assert sanitise(text) == safe


@given(raw)
def test_nothing_that_acts_is_left(text: str) -> None:
    assert not acts(sanitise(text))


@given(raw)
@settings(max_examples=300)
def test_sanitising_twice_changes_nothing(text: str) -> None:
    once = sanitise(text)
    assert sanitise(once) == once


@example("Hu\x9a\x9aein")
@given(raw)
def test_letters_and_digits_are_kept_in_order(text: str) -> None:
    def seen(s: str) -> str:
        return "".join(c for c in s if c.isalnum() and c not in "\u3164\uffa0")

    assert seen(sanitise(text)) == seen(re.sub("[\x80-\x9f]", lambda c: sanitise(c[0]), text))


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"])))
def test_plain_text_is_the_same_object(text: str) -> None:
    assert sanitise(text) is text


def test_ten_megabytes_are_walked_once() -> None:
    text = "The “council” met.\xad\x07\u202e\n" * 100
    assert sanitise(text * 50) == sanitise(text) * 50


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  Harbour\n\n works\tagain ", "Harbour works again"),
        (f"T{ESC}]0;x{BEL}", "T␛]0;x␇"),
        ("one\u2029two\u2028three", "one two three"),
        ("a\u00a0b", "a b"),
        ("", ""),
    ],
)
def test_a_field_is_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(raw)
def test_a_field_is_one_line_whatever_it_was(text: str) -> None:
    line = one_line(text)
    assert not acts(line)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert one_line(line) == line


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("article (1).txt", "article (1).txt"),
        ("first\nERROR: second.txt", "first␊ERROR: second.txt"),
        (f"n{ESC}]0;x{BEL}.txt", "n␛]0;x␇.txt"),
        ("invoice\u202etxt.exe", "invoice�txt.exe"),
        ("pay\u200bpal.txt", "pay�pal.txt"),
        ("bad-\udcff-name.txt", "bad-�-name.txt"),
        (f"{FAMILY} news.txt", f"{FAMILY} news.txt"),
        ("[red]x[/].txt", "[red]x[/].txt"),
    ],
)
def test_a_file_name_shows_all_that_is_in_it(name: str, shown: str) -> None:
    assert file_name(name) == shown


@given(raw, st.integers(3, 200))
def test_a_file_name_is_one_short_line(name: str, kept: int) -> None:
    shown = file_name(name, kept)
    assert not acts(shown)
    assert len(shown) <= kept
    assert "\n" not in shown


def test_a_long_file_name_keeps_both_ends() -> None:
    shown = file_name("A" * 200 + "middle" + "B" * 200 + ".txt", 20)
    assert shown == "AAAAAAAAAA…BBBBB.txt"


@given(raw)
def test_in_place_keeps_every_offset(text: str) -> None:
    shown = in_place(text)
    assert len(shown) == len(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert in_place(shown) == shown
    assert [a for a, b in zip(text, shown, strict=True) if a != b and a.isalnum()] == []


def test_in_place_keeps_lines() -> None:
    assert in_place("a\r\nb\vc\x1b[d\x85") == "a \nb\nc␛[d\n"


def test_in_place_shows_hidden_letters_but_keeps_flags() -> None:
    assert in_place(f"a\U000e0069\U000e0067 {SCOTLAND}") == f"a�� {SCOTLAND}"
