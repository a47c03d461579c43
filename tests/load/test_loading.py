"""Files, standard input and records to a Source; and the one line that each bad input gets."""

import hashlib
import io
import os
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import LoadError, MissingFile, NotAnArticle, TooLarge
from reader.load import file_bytes as opening
from reader.load.file_bytes import read_lines, read_path, read_stdin, stdin_lines
from reader.load.loading import load, load_text, read_file, read_input
from reader.load.source import File
from reader.model.article import SourceFormat


def refusal(path: Path) -> str:
    with pytest.raises(LoadError) as caught:
        load(read_file(path))
    return str(caught.value)


def test_a_file_is_described(tmp_path: Path) -> None:
    path = tmp_path / "tale.md"
    path.write_bytes(b"# Tale\r\n\r\ncaf\xc3\xa9\r\n")
    source = load(read_file(path))
    info = source.info
    assert (info.name, info.format, info.encoding, info.bytes) == (
        "tale.md",
        SourceFormat.MARKDOWN,
        "utf-8",
        17,
    )
    assert info.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.text == "# Tale\n\ncafé\n"
    assert source.decoded == "# Tale\r\n\r\ncafé\r\n"


def test_text_that_needs_nothing_is_kept_once() -> None:
    source = load(File(b"one\ntwo", "a.txt"))
    assert source.unchanged is None
    assert source.decoded is source.text


def test_names_are_safe_to_print() -> None:
    assert load(File(b"x", "a\x1b]0;\n\udcff.txt")).info.name == "a␛]0;␊�.txt"


def test_records_are_kept_as_they_are() -> None:
    source = load_text("a\r\n\x1b[2Jb", "7")
    assert source.decoded == "a\r\n\x1b[2Jb"
    assert source.text == "a\n␛[2Jb"
    assert source.info.format is SourceFormat.TEXT


def test_what_no_file_can_hold_becomes_a_mark_of_the_same_length() -> None:
    assert load_text("a\ud83db", "7").decoded == "a�b"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("absent.txt", "absent.txt: no such file"),
        ("folder", "folder: is a folder, not a file"),
        ("socket", "socket: is a socket, not a file"),
        ("null", "null: is a device, not a file"),
        ("loop", "loop: cannot be read (too many levels of symbolic links)"),
        ("file/below", "file/below: cannot be read (not a directory)"),
        ("empty", "empty: is empty"),
        ("blank", "blank: is empty"),
        ("unseen", "unseen: is empty"),
        ("picture.txt", "picture.txt: is a PNG picture"),
        ("noise.html", "noise.html: is not text in any encoding that is known"),
    ],
)
def test_each_bad_input_gets_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
    Path("null").symlink_to(os.devnull)
    Path("loop").symlink_to("loop")
    for file, data in {
        "file": b"x",
        "empty": b"",
        "blank": b" \n\t\r\n",
        "unseen": "\ufeff\u200b\n".encode(),
        "picture.txt": b"\x89PNG\r\n\x1a\n...",
        "noise.html": bytes(range(256)) * 4,
    }.items():
        Path(file).write_bytes(data)
    assert refusal(Path(name)) == message


def test_a_name_that_no_file_can_have() -> None:
    assert refusal(Path("a\0b")) == "a␀b: no file can have this name"
    assert refusal(Path("T" * 300)).endswith("cannot be read (file name too long)")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    assert refusal(path).endswith("no permission to read it")


def test_a_file_over_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "hole.txt"
    with path.open("wb") as file:
        file.truncate(opening.MAX_BYTES + 1)
    with pytest.raises(TooLarge, match="larger than 64 MB"):
        load(read_file(path))


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(NotAnArticle, match=r"nothing came through it for 0\.01 seconds"):
        read_path(path, timeout=0.01)


def test_a_pipe_that_somebody_writes_to_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"text " * 50_000,))
    writer.start()
    assert len(read_path(path)) == 250_000
    writer.join()


def test_a_pipe_that_never_ends_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", 100_000)
    path = tmp_path / "pipe"
    os.mkfifo(path)
    ended = threading.Event()

    def pour() -> None:
        try:
            path.write_bytes(b"x" * 10_000_000)
        except BrokenPipeError:
            ended.set()

    writer = threading.Thread(target=pour)
    writer.start()
    with pytest.raises(TooLarge):
        read_path(path)
    writer.join()
    assert ended.is_set()


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<html><p>x")))
    source = load(read_input())
    assert (source.info.name, source.info.format, source.text) == (
        "standard input",
        SourceFormat.HTML,
        "<html><p>x",
    )


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(NotAnArticle, match="standard input: is closed"):
        load(read_input())


@pytest.mark.parametrize("read", [read_stdin, lambda name: b"".join(stdin_lines(name))])
def test_standard_input_that_does_not_wait_is_waited_for(
    read: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    data = b"Rain fell on the quay.\n" * 20_000  # more than a pipe holds at once

    def pour() -> None:
        with os.fdopen(theirs, "wb") as pipe:
            pipe.write(data)

    with os.fdopen(ours, encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        writer = threading.Thread(target=pour)
        writer.start()
        assert read("standard input") == data
        writer.join()


def test_missing_is_distinguished_from_unfit() -> None:
    with pytest.raises(MissingFile):
        read_file(Path("absent"))


STARTS = st.sampled_from(
    [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"<html>", b"---\n", b"<?xml encoding='gbk'?>"]
)


@given(STARTS, st.binary(max_size=200), st.text(max_size=12))
def test_any_bytes_give_a_source_or_a_load_error(start: bytes, data: bytes, name: str) -> None:
    try:
        source = load(File(start + data, name))
    except LoadError as e:
        assert len(str(e).splitlines()) == 1
    else:
        assert source.text.strip()
        assert "\x1b" not in source.text


def test_records_come_line_by_line_from_a_file_or_a_pipe(tmp_path: Path) -> None:
    file, pipe = tmp_path / "records", tmp_path / "pipe"
    file.write_bytes(b"one\n\ntwo")
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"one\n\ntwo",))
    writer.start()
    assert list(read_lines(pipe)) == list(read_lines(file)) == [b"one\n", b"\n", b"two"]
    writer.join()


def test_records_are_never_waited_for_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", 100)
    endless, pipe = tmp_path / "endless", tmp_path / "pipe"
    endless.write_bytes(b"ok\n" + b"x" * 101)
    os.mkfifo(pipe)
    lines = read_lines(endless)
    assert next(lines) == b"ok\n"
    with pytest.raises(TooLarge, match="line 2"):
        next(lines)
    with pytest.raises(NotAnArticle, match="nothing came through"):
        next(read_lines(pipe, timeout=0.01))
    with pytest.raises(NotAnArticle, match="a device"):
        next(read_lines(Path("/dev/zero")))
