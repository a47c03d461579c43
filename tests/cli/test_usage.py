"""What is said about words of the command line that are wrong, and what is done without any."""

from __future__ import annotations

import http.client
import json
import os
import pty
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.export.formats import FORMATS
from reader.load.formats import what_opens

STORY = "Rain in Port Ellis\n\nRain fell on the quay of Port Ellis on Monday, and nobody was surprised.\n"
FORMATS_OFFERED = " or ".join(", ".join(FORMATS).rsplit(", ", 1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("story.txt", "-dash.txt", "one/same.txt", "two/same.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY, "utf-8")
    (tmp_path / "bare").mkdir()
    (tmp_path / "two" / "none.txt").write_text(" ")
    (tmp_path / "empty.jsonl").write_text("\n \n")
    return tmp_path


def newsreader(
    folder: Path, words: str, stdin: bytes | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*_bare(), *words.split()],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100", "XDG_CACHE_HOME": str(folder / ".cache"), **env},
        timeout=60,
        stdin=subprocess.DEVNULL if stdin is None else None,
        input=None if stdin is None else stdin.decode(),
    )


def _bare() -> list[str]:
    return [sys.executable, "-m", "reader"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("--themes x", "there is no option --themes; did you mean --theme? Try 'newsreader read --help'."),
        ("show --widht 60", "there is no option --widht; did you mean --width or --why?"),
        ("show --widht 60", "Try 'newsreader show --help'."),
        ("story.txt --cut", "--cut is an option of 'newsreader show'. Try 'newsreader read --help'."),
        ("export --port 3", "--port is an option of 'newsreader serve'. Try 'newsreader export --help'."),
        ("-help", "there is no option -help; did you mean --help? Try 'newsreader read --help'."),
        ("show -Q", "there is no option -Q. Try 'newsreader show --help'."),
        ("show -QX", "there is no option -Q (in -QX). Try 'newsreader show --help'."),
        ("show -dash.txt", "-dash.txt: a file whose name begins with a dash is opened with ./-dash.txt."),
        ("show --width", "--width needs a value. Try 'newsreader show --help'."),
        ("show --demo=1", "--demo takes no value. Try 'newsreader show --help'."),
        ("--demo=1", "--demo takes no value. Try 'newsreader read --help'."),
        ("show --width 5", "--width should be a whole number from 20 to 1000. Try 'newsreader show --help'."),
        ("show --why x", "--why should be a whole number, 1 or more. Try 'newsreader show --help'."),
        ("export -j 0", "--jobs should be a whole number, 1 or more. Try 'newsreader export --help'."),
        ("show --color blue", "--color should be auto, always or never. Try 'newsreader show --help'."),
        ("export --format yaml", f"--format should be {FORMATS_OFFERED}. Try 'newsreader export --help'."),
        ("export --demo --format tsv -o a.csv", "a.csv is named as csv, and --format asks for"),
        ("export --demo -o a.pdf", "no format is written as .pdf: give --format, or a name that ends"),
        ("export --demo --rows names -o a.json", "--rows goes with md, docx, csv, tsv, xlsx, parquet; json"),
        ("export --demo -o a.csv --no-analysis", "--no-analysis leaves nothing for these rows; --rows art"),
        ("shwo story.txt", "there is no command and no file shwo; did you mean show? Try 'newsreader "),
        ("diff old.txt new.txt", "there is no command and no file diff; the commands are read, show, "),
        ("person", "NAME is missing. Try 'newsreader person --help'."),
        ("person ", "the name of a person is empty. Try 'newsreader person --help'."),
        ("compare old.txt", "NEW is missing. Try 'newsreader compare --help'."),
        ("get", "ADDRESS is missing. Try 'newsreader get --help'."),
        ("export --map text a.jsonl", "--map should be FIELD=NAME, such as text=maintext; a FIELD is text, "),
        ("completion", "SHELL is missing. Try 'newsreader completion --help'."),
        (f"add story.txt --into {'x' * 101}", "the name of the collection is longer than 100 characters."),
        ("read", "name a file or a folder, or give --demo. Try 'newsreader read --help'."),
        ("show", "name a file or a folder, or give --demo. Try 'newsreader show --help'."),
        ("serve", "name a file or a folder, or give --demo. Try 'newsreader serve --help'."),
        ("export", "name a file or a folder, or give --demo or --records FILE. Try 'newsreader exp"),
        ("show ", "the name of a file is empty. Try 'newsreader show --help'."),
        ("show - -", "- can be named once: it stands for all that comes through standard input."),
    ],
)  # fmt: skip
def test_wrong_words(
    words: str, line: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["newsreader", *words.split(" ")])
    with pytest.raises(SystemExit) as left:
        run()
    out, err = capsys.readouterr()
    assert left.value.code == 2
    assert out == ""
    assert err.startswith("newsreader: ")
    assert line in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("show bare", f"bare: there are no articles in this folder ({what_opens()})"),
        ("show gone.txt", "gone.txt: no such file"),
        ("export --records empty.jsonl", "empty.jsonl: there are no records in it"),
        ("export story.txt -o no/such/out.json", "there is no folder no/such; make it first"),
        ("show two/none.txt", "two/none.txt: is empty"),
        ("serve gone.txt", "gone.txt: no such file"),
        ("serve -", "standard input cannot be shown in a browser; save it to a file first"),
    ],
)
def test_what_cannot_be_read_or_written(words: str, line: str, folder: Path) -> None:
    done = newsreader(folder, words)
    assert done.returncode == 1
    assert done.stdout == ""
    assert line in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        ("", "Usage: newsreader [OPTIONS] FILE... | COMMAND ..."),
        ("help", "Usage: newsreader [OPTIONS] FILE... | COMMAND ..."),
        ("help show", "Usage: newsreader show"),
        ("export -h", "Usage: newsreader export"),
    ],
)
def test_help(words: str, usage: str, folder: Path) -> None:
    done = newsreader(folder, words)
    assert done.returncode == 0
    assert done.stdout.startswith(usage)


@pytest.mark.parametrize("words", ["", "--help", "export --help", "--version"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_help_that_cannot_be_printed_is_one_line(words: str, unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*_bare(), *words.split()],
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr == b"newsreader: standard output: the disk is full\n"


def test_what_fails_elsewhere_is_not_blamed_on_standard_output(folder: Path) -> None:
    line = f"ulimit -n 12; '{sys.executable}' -m reader export --no-analysis -j 2 story.txt one/same.txt"
    done = subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr == b"newsreader: cannot go on: too many open files\n"


@pytest.mark.parametrize("words", ["show", "export --no-analysis", "export --no-analysis -", "show -"])
def test_what_is_piped_in_needs_no_name(words: str, folder: Path) -> None:
    assert "Rain in Port Ellis" in newsreader(folder, words, STORY.encode()).stdout


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_what_is_piped_in_may_be_in_another_encoding(encoding: str, folder: Path) -> None:
    done = subprocess.run(
        [*_bare(), "show"],
        input=STORY.encode(encoding),
        capture_output=True,
        timeout=60,
        cwd=folder,
        check=True,
    )
    assert done.stdout.decode().startswith("Rain in Port Ellis\n")


def test_records_may_be_piped_in(folder: Path) -> None:
    rows = b'{"id": "a", "text": "Rain."}\nrain\n{"id": "b", "text": "Wind."}\n'
    done = newsreader(folder, "export --records - --format jsonl --no-analysis", rows)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "b"]
    assert done.stderr == "newsreader: standard input, line 2: this line is no JSON object\n"
    assert done.returncode == 3


def test_files_and_records_together(folder: Path) -> None:
    rows = b'{"id": "a", "text": "Rain."}\n'
    done = newsreader(folder, "export story.txt --records - --format jsonl --no-analysis", rows)
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["file"], second["id"]) == ("story.txt", "a")


def test_what_the_analysis_says_of_itself_is_told_once(folder: Path) -> None:
    for name in ("eins.txt", "zwei.txt"):
        words = "Die Arbeiter im Hafen streiken, weil der Lohn nicht steigt. „Wir warten“, sagte Anna. "
        (folder / name).write_text(words * 2, "utf-8")
    done = newsreader(folder, "export eins.txt zwei.txt --rows quotes")
    said = "this article is not in English: speakers and names were not looked for."
    assert done.stderr == f"newsreader: eins.txt and 1 other article: {said}\n"


def test_files_of_one_name_are_distinguished(folder: Path) -> None:
    done = newsreader(folder, "export one two/same.txt two story.txt --format jsonl --no-analysis")
    assert done.stderr == "newsreader: two/none.txt: is empty\n"
    shown = [json.loads(line)["file"] for line in done.stdout.splitlines()]
    assert shown == ["one/same.txt", "two/same.txt", "two/same.txt", "story.txt"]


def test_a_link_that_cannot_be_followed_costs_no_other_file_of_its_folder(folder: Path) -> None:
    (folder / "one" / "far.txt").symlink_to("x" * 300)  # what the system refuses, and not only to some users
    (folder / "one" / "gone.txt").symlink_to("nothing.txt")
    done = newsreader(folder, "export one --format jsonl --no-analysis")
    assert done.returncode == 3
    assert done.stderr == "newsreader: one/far.txt: cannot be read (file name too long)\n"
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == ["same.txt"]


def test_printed_articles_are_parted_by_a_line(folder: Path) -> None:
    done = newsreader(folder, "show story.txt story.txt --width 40")
    first, line, second = done.stdout.partition("\n" + "═" * 40 + "\n\n")
    assert line and first.strip() == second.strip()
    assert "═" not in newsreader(folder, "show story.txt story.txt --linear --no-analysis").stdout


def test_articles_in_markdown_are_parted_by_a_rule(folder: Path) -> None:
    rows = b'{"id": 1, "text": "Rain."}\n{"id": 2, "text": "Wind."}\n'
    done = newsreader(folder, "export --records - --format md --no-analysis", rows)
    assert done.stdout == "Rain.\n\n---\n\nWind.\n"


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_that_only_prints_lines_gets_lines(term: str, folder: Path) -> None:
    out = on_a_terminal(folder, "story.txt", TERM=term)
    assert out.startswith(b"Rain in Port Ellis\r\n\r\nRain fell on the quay")
    assert b"\x1b" not in out


def test_a_terminal_without_a_name_gets_help(folder: Path) -> None:
    assert on_a_terminal(folder, "").startswith(b"Usage: newsreader [OPTIONS] FILE...")


def on_a_terminal(folder: Path, words: str, **env: str) -> bytes:
    """What is printed where all three streams are a terminal, to its end."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*_bare(), *words.split()],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", **env},
    )
    os.close(theirs)
    pieces = []
    try:
        while piece := os.read(ours, 4096):
            pieces.append(piece)
    except OSError:  # how Linux tells that the other side is closed
        pass
    finally:
        os.close(ours)
        process.kill()
        process.wait(timeout=30)
    return b"".join(pieces)


def _answered(port: int, path: str = "/", **headers: str) -> tuple[int, str]:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    asked.request("GET", path, headers=headers)
    reply = asked.getresponse()
    return reply.status, reply.read().decode()


def test_the_address_is_printed_a_taken_port_is_one_line_and_other_sites_get_nothing(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = newsreader(folder, f"serve story.txt --port {port}")
    assert done.returncode == 1
    assert done.stderr == f"newsreader: port {port} is in use already; name another with --port\n"
    with subprocess.Popen(
        [*_bare(), "serve", "story.txt", "--port", str(port)], cwd=folder, stderr=subprocess.PIPE
    ) as serving:
        assert serving.stderr is not None
        try:
            line = serving.stderr.readline().decode()
            assert line == f"newsreader: the reader is at http://127.0.0.1:{port} now; Ctrl+c ends it\n"
            assert "body { margin: 0; background: #" in _answered(port)[1]
            assert _answered(port, Host=f"localhost:{port}")[0] == 200
            assert _answered(port, Host=f"news.example:{port}")[0] == 403  # a name given our address
            assert _answered(port, "/ws", Origin="http://news.example")[0] == 403
        finally:
            serving.terminate()
        assert serving.wait(timeout=30) == 0
