"""Which characters may stand in text, by class: the one place that decides.

Nothing here parses escape sequences, since unterminated ones get past filters that do. All control
characters go, so that no sequence can begin. Background: Unicode UTR 36 and UTS 39
(security), UAX 9 (bidi controls), UAX 15 (stream-safe text), UTS 51 (flags), WHATWG HTML (C1).
"""

from __future__ import annotations

import re

NAME_KEPT = 120  # characters of a file name in a message
MARKS_KEPT = 30  # combining characters on one base: the bound of stream-safe text in UAX 15
_NOTHING = "\N{REPLACEMENT CHARACTER}"

_CONTROL = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
_BREAK = "\r\v\f\x1c-\x1e\x85\u2028\u2029"
_BIDI = "\u202a-\u202e\u2066-\u2069"
# soft hyphen, Arabic letter mark, Mongolian vowel separator, zero-width space, direction marks, word
# joiner, invisible operators, deprecated format characters, byte order mark, tags
_UNSEEN = "\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\ufeff\U000e0000-\U000e007f"
_JOINER = "\u200c\u200d"
# lone surrogates, noncharacters, interlinear annotation
_NO_TEXT = "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_BLANK = "\u3164\uffa0"  # Hangul fillers, letters that look like a space
_MARK = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef"
)
# scripts in which joiners matter: Arabic, the scripts of India and its neighbours, Mongolian, emoji
_JOINABLE = (
    "\u0600-\u061b\u061d-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u180d\u180f-\u18ff\u2190-\u2bff\ufb50-\ufdcf"
    "\ufdf0-\ufdff\ufe0f\ufe70-\ufefe\U0001f000-\U0001faff"
)
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,8}\U000e007f"

# compiled when first needed: never, for most texts
_LINE = "\r\n|[\r\v\f\x1c-\x1e\u2028]|(?<![\\w\x80-\x9f])\x85"
_HIDDEN = f"{_FLAG}|(?:[{_UNSEEN}{_BIDI}]|(?<![{_JOINABLE}])[{_JOINER}])+"
_HEAP = f"([{_MARK}{_JOINER}]{{{MARKS_KEPT}}})[{_MARK}{_JOINER}]+"
_SUSPECT = f"[{_CONTROL}{_BREAK}{_BIDI}{_UNSEEN}{_JOINER}{_NO_TEXT}{_BLANK}]|[{_MARK}]{{{MARKS_KEPT}}}"

_HARMLESS_ASCII = bytes([9, 10, *range(32, 127)])
_PROSE = ((0xA0, 0xAC), (0xAE, 0x2FF), (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF))
_HARMLESS_SIGNS = frozenset(chr(c) for low, high in _PROSE for c in range(low, high + 1))

_ESCAPES = f"{_FLAG}|[{_CONTROL}{_BREAK}{_BIDI}{_NO_TEXT}\U000e0000-\U000e007f]"
_IN_NAMES = f"[\t\n{_CONTROL}{_BREAK}{_BIDI}{_UNSEEN}{_NO_TEXT}{_BLANK}]|(?<![{_JOINABLE}])[{_JOINER}]"


def sanitise(text: str, utf_8: bytes | None = None) -> str:
    """`text` without characters that act on a terminal, are invisible, or reorder what is read.

    Line ends become "\\n". Control characters become visible symbols, one for a run of the same; C1 controls
    are read as windows-1252, as browsers do. Invisible characters are removed, except joiners that shape
    their script; a bidi control between two letters becomes U+FFFD. Idempotent and linear. `utf_8`: the
    text's UTF-8 where it is at hand, which saves time.
    """
    if not (suspect := _remainder(text, utf_8)):
        return text
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
        if not (suspect := _remainder(text)):
            return text
    distinct = "".join(set(suspect))
    if re.search(f"[{_BREAK}]", distinct):
        text = re.sub(_LINE, "\n", text.replace("\u2029", "\n\n"))
    for control in re.findall(f"[{_CONTROL}\x85{_NO_TEXT}]", distinct):
        picture = _picture(control)
        run = "" if picture.isalpha() else "+"  # windows-1252 has letters there, and words with two of them
        text = re.sub(f"{re.escape(control)}{run}", picture, text)
    for blank in _BLANK:
        text = text.replace(blank, " ")
    if re.search(f"[{_BIDI}{_JOINER}\U000e0000-\U000e007f]", distinct):
        text = re.sub(_HIDDEN, _without, text)
    else:
        for unseen in re.findall(f"[{_UNSEEN}]", distinct):
            text = text.replace(unseen, "")
    if re.search(f"[{_MARK}]", distinct):
        text = re.sub(_HEAP, r"\1", text)
    return text


def one_line(text: str) -> str:
    """A field such as a title, an author, a link or a date: sanitised, white space as single spaces."""
    return " ".join(sanitise(text).split())


def file_name(name: str, kept: int = NAME_KEPT) -> str:
    """A file name or path for a message: one line, nothing invisible, with the middle left out if it is long.

    Bytes that are not text (surrogate escapes) become U+FFFD.
    """
    plain = name.isascii() and name.isprintable()
    shown = name if plain else re.sub(_IN_NAMES, lambda m: _picture(m[0]), name)
    if len(shown) > kept:
        shown = f"{shown[: kept // 2]}…{shown[len(shown) - (kept - kept // 2 - 1) :]}"
    return shown


def in_place(text: str) -> str:
    """`text` made safe for a screen one character for one, so that every offset stays.

    For text that is read unchanged (`--no-clean`), whose annotations are offsets into the file.
    """
    if not _remainder(text):
        return text
    return re.sub(_ESCAPES, lambda m: _one_for_one(m[0]), text)


def _remainder(text: str, utf_8: bytes | None = None) -> str:
    """The characters that need a check: all but ASCII letters, signs, tabs and line feeds; "" if none does.

    `bytes.translate` is an order of magnitude faster than a regular expression.
    """
    whole = text.encode("utf-8", "surrogatepass") if utf_8 is None else utf_8
    rest = whole.translate(None, _HARMLESS_ASCII)
    suspect = rest.decode("utf-8", "surrogatepass")
    return suspect if not _HARMLESS_SIGNS.issuperset(suspect) and re.search(_SUSPECT, suspect) else ""


def _picture(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", "replace")
    return _NOTHING


def _one_for_one(char: str) -> str:
    if len(char) > 1:
        return char  # the flag of a region
    if char in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
        return " " if char == "\r" else "\n"
    return _picture(char)


def _without(hidden: re.Match[str]) -> str:
    run, text = hidden[0], hidden.string
    if run[0] == "\U0001f3f4":
        return run
    if not re.search(_BIDI_CONTROL, run):
        return ""
    before, after = text[hidden.start() - 1 : hidden.start()], text[hidden.end() : hidden.end() + 1]
    return _NOTHING if before.isalnum() and after.isalnum() else ""


_BIDI_CONTROL = f"[{_BIDI}]"
