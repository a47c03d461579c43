"""Which program gets what is copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ui.features import clipboard

PROGRAMS = ("wl-copy", "xclip", "tmux")


@pytest.mark.parametrize(
    ("around", "program"),
    [
        ((), ""),
        (("TMUX",), "tmux load-buffer -w -"),
        (("WAYLAND_DISPLAY",), "wl-copy"),
        (("WAYLAND_DISPLAY", "TMUX"), "wl-copy"),
        (("DISPLAY",), "xclip -selection clipboard"),
        (("DISPLAY", "TMUX"), "xclip -selection clipboard"),
    ],
)
def test_the_desktop_comes_before_the_multiplexer(
    around: tuple[str, ...], program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Every program is a file that writes down how it was called and what it read."""
    for name in PROGRAMS:
        file = tmp_path / name
        file.write_text(
            f'#!/bin/sh\necho "{name} $*" | sed "s/ *$//" > {tmp_path}/called; cat > {tmp_path}/text\n'
        )
        file.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    for name in ("TMUX", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name in around:
        monkeypatch.setenv(name, "1")
    if not program:
        monkeypatch.setenv("PATH", "")
    clipboard.copy("“It cannot go on.”")
    called = tmp_path / "called"
    assert (called.read_text().strip() if called.exists() else "") == program
    assert not program or (tmp_path / "text").read_text() == "“It cannot go on.”"
