"""The command line, run as a user runs it: what is printed where, and the exit code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

STORY = """Board votes for the quay

By Ada Morland

The harbour board of Port Ellis voted on Monday for the new quay, nine to two, after four hours of debate.

“We counted 4,200 containers on the quay,” said Ines Okafor, the port's chief engineer. “It cannot go on.”

Tomas Reyer, who leads the opposition, said that the town would lose more than 600 jobs by the spring.
"""


def newsreader(
    *words: str, stdin: str | bytes | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    return subprocess.run(
        [sys.executable, "-m", "reader", *words],
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "100", **(env or {})},
        stdin=subprocess.DEVNULL if data is None else None,
        input=data,
    )


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, str]]:
    """What the first export of the story prints, and where its results are kept for other runs."""
    folder = tmp_path_factory.mktemp("analysed")
    (folder / "story.txt").write_text(STORY, "utf-8")
    env = {"XDG_CACHE_HOME": str(folder / "cache")}
    return newsreader("export", str(folder / "story.txt"), env=env).stdout, env


def test_show_prints_the_article(story: Path) -> None:
    done = newsreader("show", str(story), "--width", "60")
    out = done.stdout.decode()
    assert done.returncode == 0
    assert done.stderr == b""
    assert out.startswith("Board votes for the quay\nAda Morland\n")
    assert "“We counted 4,200 containers on the quay,”" in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 60


def test_without_a_terminal_reading_is_showing(story: Path) -> None:
    assert newsreader(str(story)).stdout == newsreader("show", str(story)).stdout


@pytest.mark.parametrize("words", [["-"], [], ["show", "-"], ["show"]])
def test_an_article_may_be_piped_in(words: list[str]) -> None:
    done = newsreader(*words, stdin=STORY)
    assert done.returncode == 0
    assert "Ines Okafor" in done.stdout.decode()


def test_the_demonstration() -> None:
    done = newsreader("--demo")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("Harbour board approves dredging after two years of dispute\n")


def test_color_brings_highlights(story: Path, analysed: tuple[bytes, dict[str, str]]) -> None:
    env = {"NO_COLOR": "", **analysed[1]}
    out = newsreader("show", str(story), "--color", "always", env=env).stdout.decode()
    assert "\x1b[" in out
    plain = newsreader("show", str(story), "--color", "never").stdout.decode()
    assert "\x1b" not in plain


def test_export_is_the_documented_object(story: Path, analysed: tuple[bytes, dict[str, str]]) -> None:
    first, env = analysed
    assert newsreader("export", str(story), env=env).stdout == first
    value = json.loads(first)
    assert value["schema"] == "newsreader/1"
    assert value["file"] == "story.txt"
    assert value["title"] == "Board votes for the quay"
    assert value["authors"] == ["Ada Morland"]
    quote = next(q for q in value["quotes"] if value["text"][q["start"] :].startswith("“We"))
    assert quote["speaker_name"] == "Ines Okafor"


def test_without_analysis_there_is_the_article_alone(story: Path) -> None:
    value = json.loads(newsreader("export", str(story), "--no-analysis").stdout)
    assert "quotes" not in value
    assert value["text"].startswith("The harbour board")


def test_without_cleaning_the_text_is_the_files_own(story: Path) -> None:
    value = json.loads(newsreader("export", str(story), "--no-clean", "--no-analysis").stdout)
    assert value["text"] == STORY
    assert value["cut"] == []


def test_records_keep_their_ids_and_texts(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": "Rain\u2028fell on Monday.\x1b[31m", "published": "2024-03-12", "title": "Rain"},
        {"id": "b", "text": "“No,” he said."},
    ]
    file = tmp_path / "records.jsonl"
    file.write_text("\n".join(json.dumps(r) for r in rows), "utf-8")
    done = newsreader("export", "--records", str(file), "--format", "jsonl")
    out = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    assert [o["id"] for o in out] == ["a", "b"]
    assert [o["text"] for o in out] == [r["text"] for r in rows]
    assert out[0]["published"] == "2024-03-12"
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, jobs: str) -> None:
    for name, data in (
        ("a.txt", STORY.encode()),
        ("b.txt", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("c.txt", STORY.encode()),
    ):
        (tmp_path / name).write_bytes(data)
    (tmp_path / ".hidden.txt").write_text("x")
    done = newsreader("export", str(tmp_path), "--format", "jsonl", "--no-analysis", "--jobs", jobs)
    assert done.returncode == 3
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == ["a.txt", "c.txt"]
    assert done.stderr.decode().count("\n") == 1
    assert "b.txt" in done.stderr.decode()


def test_output_goes_to_a_file_at_once_or_not_at_all(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    assert newsreader("export", str(tmp_path / "none.txt"), "-o", str(target)).returncode == 1
    assert target.read_text() == "old"
    assert newsreader("export", str(story), "-o", str(target), "--no-analysis").returncode == 0
    assert json.loads(target.read_text("utf-8"))["title"] == "Board votes for the quay"
    assert {p.name for p in tmp_path.iterdir()} == {"story.txt", "out.json"}


def test_cut_shows_what_was_removed() -> None:
    out = newsreader("show", "--demo", "--cut").stdout.decode()
    assert "Skip to main content" in out
    assert "Skip to main content" not in newsreader("show", "--demo").stdout.decode()


def test_a_quote_is_explained(story: Path, analysed: tuple[bytes, dict[str, str]]) -> None:
    out = newsreader("show", str(story), "--why", "1", env=analysed[1]).stdout.decode()
    assert "Ines Okafor" in out
    wrong = newsreader("show", str(story), "--why", "999", env=analysed[1])
    assert wrong.returncode == 1
    assert wrong.stderr.decode().count("\n") == 1


def test_linear_marks_quotes_in_words(story: Path, analysed: tuple[bytes, dict[str, str]]) -> None:
    out = newsreader(str(story), "--linear", env=analysed[1]).stdout.decode()
    assert "[QUOTE Ines Okafor] “We counted" in out
    assert "[END]" in out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["show", "no-such-file.txt"], 1),
        (["no-such-file.txt"], 1),
        (["export", "no-such-file.txt"], 1),
        (["export"], 2),
        (["show", "--width", "wide", "x.txt"], 2),
        (["--no-such-option"], 2),
        (["show", "--demo", "--config", "no-such.toml"], 1),
        (["export", "--records", "no-such.jsonl"], 1),
        (["export", "--no-cache", "--model", "no_such_model", "--demo-not"], 2),
        (["export", "--demo", "no-such-file.txt", "--model", "no_such_model"], 1),
        (["add", str(Path(__file__)), "--model", "no_such_model"], 1),
        (["add", str(Path(__file__)), "--model", "numpy"], 1),
    ],
)
def test_what_goes_wrong_is_one_line(words: list[str], code: int) -> None:
    done = newsreader(*words)
    assert done.returncode == code
    assert done.stdout == b""
    assert done.stderr.decode().startswith("newsreader: ")
    assert done.stderr.decode().count("\n") == 1


def test_a_closed_pipe_ends_quietly(story: Path) -> None:
    line = f"'{sys.executable}' -m reader show '{story}' '{story}' | head -n 1"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert done.stdout.decode() == "Board votes for the quay\n"
    assert done.stderr == b""


def test_a_full_disk_is_one_line(story: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "show", str(story)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["show", "--help"]])
def test_help_costs_little(words: list[str]) -> None:
    assert loaded(*words).isdisjoint({"textual", "spacy", "numpy", "lxml", "rich"})


def test_showing_plain_text_needs_no_language_model(story: Path) -> None:
    assert loaded("show", str(story)).isdisjoint({"textual", "spacy", "trafilatura", "readability"})


def loaded(*words: str) -> set[str]:
    """The top-level modules that a run imports."""
    code = (
        "import sys; sys.argv[0] = 'newsreader'\nfrom reader.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(' '.join({m.partition('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return set(done.stderr.split())


def test_markdown_export_has_the_title_and_the_paragraphs(story: Path) -> None:
    done = newsreader("export", str(story), "--format", "md", "--no-analysis")
    out = done.stdout.decode()
    assert done.returncode == 0
    assert out.startswith("# Board votes for the quay\n\nThe harbour board of Port Ellis")
    assert "\n\nTomas Reyer, who leads the opposition," in out
    assert "By Ada Morland" not in out
    assert out.endswith("by the spring.\n")


HOSTILE = "“We shall \x1b[31mgo,” said Ines\x9b \x1b]0;x\x07Okafor\u202e, who left.\r\nTwo\x85men left.\n"


def harmless(printed: bytes) -> bool:
    out = printed.decode()
    unsafe = re.search("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202e]|\x1b(?!\\[[0-9;]*m)", out)
    return bool(out) and not unsafe and "\x1b[31mgo" not in out


@pytest.mark.parametrize(
    "words",
    [
        ["--why", "1"],
        ["--no-analysis"],
        ["--color", "always", "--no-cache"],
        ["--color", "always", "--no-analysis", "--cut"],
    ],
)
def test_text_read_unchanged_is_made_harmless_before_it_is_printed(words: list[str], tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_bytes(HOSTILE.encode())
    assert harmless(newsreader("show", "--no-clean", *words, str(path)).stdout)


def test_what_was_made_harmless_is_not_kept_for_those_who_want_the_file(tmp_path: Path) -> None:
    path, home = tmp_path / "hostile.txt", {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    path.write_bytes(HOSTILE.encode())
    assert harmless(newsreader("show", "--no-clean", "--linear", str(path), env=home).stdout)
    value = json.loads(newsreader("export", "--no-clean", "--no-analysis", str(path), env=home).stdout)
    assert value["text"] == HOSTILE


@pytest.mark.parametrize(
    ("closed", "words", "code"),
    [
        ("<&-", "", 2),
        ("<&-", "show", 2),
        ("<&-", "show -", 1),
        (">&-", "show --demo", 1),
        ("2>&-", "show no-such-file.txt", 1),
        ("<&- >&- 2>&-", "show --demo", 1),
    ],
)
def test_closed_streams(closed: str, words: str, code: int) -> None:
    line = f"'{sys.executable}' -m reader {words or 'read'} {closed}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


IN_A_CLASS = """
class Interrupted:
    def __set_name__(self, owner, name):
        raise KeyboardInterrupt
class Made:
    name = Interrupted()
"""


@pytest.mark.parametrize("module", ["raise KeyboardInterrupt", IN_A_CLASS], ids=["plain", "in a class"])
def test_an_interrupt_while_the_program_loads_is_no_traceback(module: str, tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text(module, "utf-8")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = newsreader("show", "--demo", env={"PYTHONPATH": path})
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
