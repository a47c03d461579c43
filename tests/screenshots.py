"""Makes the pictures in screenshots/ from the running program: `python tests/screenshots.py [NAME...]`.

Each picture is the demonstration article, really cleaned and analysed, after the keys that a reader would
press. The SVG files need nothing but this program; `reader.png` needs rsvg-convert as well, and `serve.png`
is made by `tests/browser.py`.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "screenshots"
CELL, ADVANCE = 12.2, 0.602
"""Width of a cell in the pictures, and of a letter of the first font for a size of 1: with letters as wide as
cells, words stand in their place too where `textLength` is not heeded, as in rsvg-convert."""
FONTS = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, theme, size in cells, and the keys that lead to it (`~` waits a little)."""

    name: str
    theme: str
    width: int
    height: int
    keys: tuple[str, ...] = ()


SHOTS = (
    Shot("reader", "graphite", 120, 36, ("]", "q", "]", "q")),
    Shot("thread", "graphite", 120, 36, ("tab", "enter", "j")),
    Shot("figures", "paper", 120, 36, ("tab", "right", "right", "right", "z", "j", "j", "j", "~")),
    Shot("cut", "graphite", 120, 36, ("c",)),
    Shot("narrow", "fjord", 64, 28, ("]", "q", "]", "q")),
    Shot("light", "paper", 120, 36, ("]", "q", "]", "q")),
    Shot("why", "harbour", 120, 36, ("]", "q", "]", "q", "]", "q", "]", "q", "w")),
    Shot("help", "sepia", 120, 36, ("question_mark",)),
    # the last one: what is checked stays so for those behind it
    Shot(
        "checks", "paper", 120, 36,
        ("]", "f", "x", "]", "f", "x", "x", "x", "o", *"Ask for the minutes.", "enter", "]", "q", "x",
         "]", "f", "x", "x", "tab", "left", "j", "j", "~"),
    ),
)  # fmt: skip


async def take(shot: Shot) -> str:
    """The SVG text of one picture."""
    from reader import pipeline
    from reader.config import Config
    from reader.ui.app import ReaderApp
    from reader.ui.documents import Document
    from reader.ui.features.background_analysis import BackgroundAnalysis
    from reader.ui.reading_session import ReadingSession
    from reader.ui.startup_state import read_startup_state

    demo = next((FOLDER.parent / "reader" / "data").glob("demo*"))
    article = pipeline.read(demo)
    opened = pipeline.Opened(article, pipeline.analyse(article))
    document = Document(None, demo.name, lambda: opened)
    startup = read_startup_state(Config(theme=shot.theme), os.environ)
    app = ReaderApp([document], ReadingSession(document, opened), startup, BackgroundAnalysis(None))
    app.title = "newsreader"
    async with app.run_test(size=(shot.width, shot.height)) as pilot:
        for _ in range(200):
            await pilot.pause(0.02)
            if app.reading.annotations.analysis.complete and app.query("#panel"):
                break
        for key in shot.keys:
            if key == "~":
                await pilot.pause(0.3)
            else:
                await pilot.press(key)
                await pilot.pause()
        await pilot.pause(0.3)
        return own(app.export_screenshot(title="newsreader"))


def own(svg: str) -> str:
    """The picture without fonts from elsewhere, without this run's number, with its spaces kept."""
    svg = re.sub(r"@font-face \{[^}]*\}", "", svg)
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    svg = re.sub(r"font-family: (Fira Code|arial)[^;]*;", f"font-family: {FONTS};", svg)
    svg = svg.replace("font-size: 20px", f"font-size: {CELL / ADVANCE:.2f}px")
    svg = svg.replace("<text ", '<text xml:space="preserve" ')
    return re.sub(r"\n\s*\n+", "\n", svg)


def rasterise(svg: Path, png: Path) -> bool:
    """Make a PNG of an SVG with whatever this machine has for it."""
    if shutil.which("rsvg-convert"):
        subprocess.run(["rsvg-convert", str(svg), "-o", str(png)], check=True)
        return True
    return False


def main(names: list[str]) -> int:
    """Make the pictures of these names, or all of them."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = home  # the pictures show no settings of whoever makes them
        for shot in SHOTS:
            if not names or shot.name in names:
                path = FOLDER / f"{shot.name}.svg"
                path.write_text(asyncio.run(take(shot)), "utf-8")
                print(path)
    if (not names or "reader" in names) and not rasterise(FOLDER / "reader.svg", FOLDER / "reader.png"):
        print("reader.png was left as it is: rsvg-convert is not installed", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
