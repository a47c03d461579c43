"""`newsreader config`: the settings, where each comes from, and every fault in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli.main import run


def printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str
) -> tuple[str, int]:
    monkeypatch.setattr("sys.argv", ["newsreader", "config", *words])
    with pytest.raises(SystemExit) as ended:
        run()
    assert isinstance(ended.value.code, int)
    return capsys.readouterr().out, int(ended.value.code)


def row(out: str, name: str) -> list[str]:
    """The words of the last line that begins with this name."""
    return [line for line in out.splitlines() if line.startswith(f"{name} ")][-1].split()


def test_without_a_file_all_is_default(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, code = printed(capsys, monkeypatch)
    assert code == 0
    assert "config.toml  (not there)" in out
    assert row(out, "width") == ["width", "72", "default"]
    assert not any(line.startswith("fault") for line in out.splitlines())


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ('theme = "paper"', "theme", ["theme", "paper", "config", "file"]),
        ("width = 60", "width", ["width", "60", "config", "file"]),
        ("cache = false", "cache", ["cache", "false", "config", "file"]),
        ("pictures = 'off'", "pictures", ["pictures", "off", "config", "file"]),
        ('model = "en_core_web_md"', "model", ["model", "en_core_web_md", "config", "file"]),
        ('[keys]\n"quote.next" = "n"', "quote.next", ["quote.next", "n", "config", "file"]),
    ],
)
def test_a_setting_says_that_the_file_sets_it(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    line: str,
    name: str,
    words: list[str],
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(line, "utf-8")
    out, _ = printed(capsys, monkeypatch, "--config", str(path))
    assert row(out, name) == words


def test_every_fault_is_listed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'colour = 1\nwidth = 7\ntheme = "none"\n[keys]\n"no.such" = "x"\n"quote.next" = "wat"\n', "utf-8"
    )
    out, code = printed(capsys, monkeypatch, "--config", str(path))
    faults = [line for line in out.splitlines() if line.startswith("fault")]
    assert code == 1
    for words in ("“colour”", "40 to 120 cells", "No theme is called none", "“no.such”", "wat"):
        assert sum(words in fault for fault in faults) == 1, words


def test_a_file_that_is_not_there_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["newsreader", "config", "--config", str(tmp_path / "none.toml")])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 1
    assert capsys.readouterr().err.count("\n") == 1
