"""Going on elsewhere: addresses that are opened, the line for an editor, commands that words are piped to."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from reader.ui.app import ReaderApp
from reader.ui.features.addresses import Address, checked_address
from reader.ui.features.piped import piped
from reader.ui.features.source_lines import editor_command, source_line
from reader.ui.overlays.card import CardScreen
from reader.ui.panels.strips import Hints
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.scrolled_lines import ScrolledLines
from tests.ui.journeys import document, press, travel, until
from tests.ui.sample import TEXT, at
from tests.ui.terminals import read_until, reading


@pytest.mark.parametrize(
    ("href", "opened"),
    [
        ("https://vann.example/a?b=1#c", "https://vann.example/a?b=1#c"),
        ("HTTP://Vann.Example", "http://vann.example/"),
        ("/rules", "https://paper.example/rules"),
        ("https://vann.example/ä ö", "https://vann.example/%C3%A4%20%C3%B6"),
        ("https://bücher.example:8080/", "https://xn--bcher-kva.example:8080/"),
        ("https://bank.example@evil.example/", "https://evil.example/"),
        ("https://[::1]/", "https://[::1]/"),
        ("mailto:ada@vann.example?subject=Hi&attach=/etc/passwd", "mailto:ada@vann.example?subject=Hi"),
    ],
)
def test_an_address_is_opened_in_ascii_and_leads_where_it_says(href: str, opened: str) -> None:
    found = checked_address(href, "https://paper.example/news/1.html")
    assert isinstance(found, Address) and found.opened == opened and found.opened.isascii()


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://", "https://a b/", "dam.jpg",
     "https://x/" + "a" * 5000, "https://exa\tmple.\u202eexample\u2028.x y", "mailto:", "https://a:99999/"],
)  # fmt: skip
def test_anything_else_is_refused_in_a_sentence(href: str) -> None:
    assert isinstance(checked_address(href), str)


def test_letters_that_look_latin_are_shown_as_what_they_are() -> None:
    found = checked_address("https://v\u0430nn.example/")  # a Cyrillic letter
    assert isinstance(found, Address)
    facts = dict(found.facts)
    assert facts["host"] == "xn--vnn-6cd.example" and facts["in letters"].startswith("v\u0430nn.example")
    assert isinstance(again := checked_address(found.opened), Address) and dict(again.facts) == facts


PLAIN = b"Council votes\n\nThe lake council\nvoted on Monday.\n\nThe lake council\nmet again.\n"
PAGE = "<p>A</p>\n<p>The <b>lake</b> council\nvoted &amp; left.</p>\n<p>It’s over now.</p>".encode()


@pytest.mark.parametrize(
    ("raw", "words", "share", "line"),
    [
        (PLAIN, "The lake council voted on Monday.", 0.0, 3),
        (PLAIN, "The lake council", 0.9, 6),
        (PLAIN.replace(b"\n", b"\r\n"), "met again.", 0.9, 7),
        (PAGE, "The lake council voted & left.", 0.2, 2),
        (PAGE, "It’s over now.", 0.9, 4),
        (PAGE, "Nothing of the kind", 0.9, 1),
        (b"PK\x03\x04\0\0", "It", 0.0, None),
        ("x\nlake".encode("utf-16"), "lake", 0.0, 2),
    ],
)
def test_the_line_of_the_file_is_found(raw: bytes, words: str, share: float, line: int | None) -> None:
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    assert source_line(raw, encoding, words, share) == line


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"EDITOR": "nano"}, ["nano", "+3", "/a b"]),
        ({"EDITOR": "nano", "VISUAL": "vim -n"}, ["vim", "-n", "+3", "/a b"]),
        ({"VISUAL": "/opt/bin/hx"}, ["/opt/bin/hx", "/a b:3"]),
        ({"VISUAL": "code"}, ["code", "--wait", "--goto", "/a b:3"]),
        ({"VISUAL": "ed"}, ["ed", "/a b"]),
        ({"VISUAL": " "}, None),
    ],
)  # fmt: skip
def test_an_editor_is_told_the_line(environ: dict[str, str], command: list[str] | None) -> None:
    assert editor_command(Path("/a b"), 3, environ) == command


def python(code: str) -> list[str]:
    return [sys.executable, "-S", "-c", code]


def test_a_command_gets_the_words_and_its_output_is_safe_and_bounded() -> None:
    shown = piped(python("import sys; print(sys.stdin.read().upper(), '\\x1b[31m')"), "a\n")
    assert shown.lines == ("A", " ␛[31m") and not shown.wrong
    endless = piped(python("while True: print('y')"), "x" * 200_000)
    assert len(endless.lines) == 200 and not endless.wrong
    failed = piped(python("import sys; sys.exit('no\\nway')"), "")
    assert failed.lines == () and failed.wrong.endswith("ended with 1: no")
    assert "took too long" in piped(python("import time; time.sleep(60)"), "", seconds=0.3).wrong
    assert piped(["no-such-program"], "").wrong == "There is no program no-such-program."


def card(app: ReaderApp) -> list[str]:
    """The lines of the card that is shown."""
    assert isinstance(app.screen, CardScreen)
    return [strip.text.rstrip() for strip in painted(app)]


def painted(app: ReaderApp) -> list[Strip]:
    lines = app.screen.query_one(ScrolledLines)
    return [lines.render_line(y) for y in range(lines.size.height)]


def script(folder: Path, name: str, lines: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{lines}\n", "utf-8")
    file.chmod(0o755)


@pytest.mark.skipif(sys.platform != "linux", reason="opens with xdg-open")
def test_a_link_is_shown_whole_and_opened_when_that_is_agreed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path, "xdg-open", f'printf %s "$1" > {tmp_path}/new && mv {tmp_path}/new {tmp_path}/opened')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "O")
        assert screen.status.message == "No link or picture here; ]l goes to the next link."
        await press(pilot, "] l ] l O .")
        assert card(app) == ["", "address  https://waters.example/rules?id=7", "host     waters.example"]
        assert app.screen.query_one(Hints).offered == (("Enter", "open it"), ("Esc", "close"))
        shown = [piece for strip in painted(app) for piece in strip]
        assert len({piece.style.bgcolor for piece in shown if piece.style}) == 1  # one ground
        await press(pilot, "escape")
        assert not (tmp_path / "opened").exists()
        await press(pilot, "O . enter")
        await until(pilot, (tmp_path / "opened").exists)
        assert (tmp_path / "opened").read_text() == "https://waters.example/rules?id=7"

    travel(journey)


def test_the_quote_the_selection_or_the_article_is_piped() -> None:
    async def pipe(screen: ReadingScreen, pilot: Pilot[int], command: str) -> None:
        await press(pilot, "|")
        for key in command:
            await pilot.press("space" if key == " " else key)
        await press(pilot, "enter")
        await until(pilot, lambda: screen.heading.busy == "")

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await pipe(screen, pilot, "head -c 11")
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        await until(pilot, lambda: card(app)[1:] == [TEXT[:11]])
        await press(pilot, "q ] q | enter")  # the command is there still
        await until(pilot, lambda: isinstance(app.screen, CardScreen))
        await until(pilot, lambda: card(app)[1:] == ["“We measur"[:9]])
        await press(pilot, "q | ctrl+u enter")
        assert screen.status.message == "Nothing was piped."
        assert screen.here == at("“We measured 310 leaks in the dam last winter,”")
        await pipe(screen, pilot, "no-such-program")
        await until(pilot, lambda: screen.status.message == "There is no program no-such-program.")

    travel(journey, size=(80, 24))


def test_from_a_browser_no_program_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ReaderApp, "is_web", True)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    story = tmp_path / "vann.txt"
    story.write_text(TEXT, "utf-8")

    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        for keys in ("] l O", "E", "|", "R"):
            await press(pilot, keys)
            assert screen.status.message == "From a browser no program is started." and app.screen is screen
            await press(pilot, "k")

    travel(journey, documents=(document(path=story),))


def test_what_comes_from_no_file_or_has_no_editor_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    story = tmp_path / "vann.txt"
    story.write_text(TEXT, "utf-8")

    async def without_file(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "E")
        assert screen.status.message == "This article comes from no file."

    async def with_file(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "E")
        assert screen.status.message == "No editor is known: VISUAL or EDITOR names one."
        monkeypatch.setenv("EDITOR", "ed")
        await press(pilot, "E")
        assert screen.status.message == "An editor cannot be opened on this screen."

    travel(without_file)
    travel(with_file, documents=(document(path=story),))


def test_the_editor_has_the_terminal_and_the_reader_comes_back(tmp_path: Path) -> None:
    script(tmp_path, "own-editor", 'echo "edits $1 ${2##*/}"')
    with reading(tmp_path, EDITOR=str(tmp_path / "own-editor"), size=(100, 30)) as reader:
        read_until(reader.terminal, b"\x1b[?2004h", 30)
        reader.terminal.write(b"}E")
        data = read_until(reader.terminal, b"edits +5 story.txt", 30)
        before, _, behind = data.partition(b"edits +5")
        assert before.rfind(b"\x1b[?1049l") > before.rfind(b"\x1b[?1049h")
        behind += read_until(reader.terminal, b"Back from", 30)
        assert b"\x1b[?1049h" in behind and b"Okafor" in behind
        reader.terminal.write(b"q")
        read_until(reader.terminal, None, 20)
        assert reader.program.wait(20) == 0
