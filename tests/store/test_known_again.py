"""An article without address and publisher is known again in its file, where enough of it is the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.article import Article, Block, BlockKind, SourcePart
from reader.model.notebook import ReaderTag, ReadingPlace, anchor
from reader.store.notebook.article_notebook import ArticleNotebook
from tests.store.notebooks import ARTICLE, notebook

FIRST = ("The pier is lost.", "Nobody counts the boats.", "The ferry is late.", "It rains.")
FILE = Path("pier.txt")


def text_of(*paragraphs: str) -> Article:
    """An article that is known by its text alone."""
    text, blocks = "\n".join(paragraphs), list[Block]()
    for words in paragraphs:
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(words)))
    return replace(ARTICLE, text=text, blocks=tuple(blocks), url=None)


def write_in(folder: Path, *, kept: bool = True, article: Article | None = None) -> None:
    """Open the first text in its file, and file it under a word."""
    article = article or text_of(*FIRST)
    opened, mine = ArticleNotebook(notebook(folder), article, FILE), notebook(folder)
    assert opened.add(ReaderTag("harbour")) is None
    assert opened.add(ReadingPlace(anchor(article.text, 0, 3))) is None
    if kept:
        mine.keep_version(opened.card, article)


@pytest.mark.parametrize(
    ("paragraphs", "file", "tags", "replaced"),
    [
        (FIRST, "pier.txt", 1, 0),
        (FIRST, "copy.txt", 1, 0),
        ((*FIRST[:2], "The ferry is early.", "The sun shines."), "pier.txt", 1, 0),
        ((*FIRST[:2], "The  ferry is  late.", "Two more.", "And more."), "pier.txt", 1, 0),
        (FIRST[:2], "pier.txt", 1, 0),
        (FIRST[:2], "./x/../pier.txt", 1, 0),
        (FIRST[:2], "copy.txt", 0, 0),
        (FIRST[:1], "pier.txt", 0, 1),
        ((*FIRST[:2], "One.", "Two.", "Three."), "pier.txt", 0, 1),
        (("Something else.",), "pier.txt", 0, 1),
    ],
)
def test_half_of_the_paragraphs_make_it_the_same_article_in_its_file_alone(
    paragraphs: tuple[str, ...], file: str, tags: int, replaced: int, tmp_path: Path
) -> None:
    write_in(tmp_path)
    opened = ArticleNotebook(notebook(tmp_path), text_of(*paragraphs), Path(file))
    assert (len(opened.state.tags), opened.replaced) == (tags, replaced)


def test_without_a_kept_text_nothing_is_guessed_and_it_is_told(tmp_path: Path) -> None:
    write_in(tmp_path, kept=False)
    opened = ArticleNotebook(notebook(tmp_path), text_of(*FIRST[:3]), FILE)
    assert (len(opened.state.tags), opened.replaced) == (0, 1)


def test_version_by_version_it_stays_the_article_and_is_known_in_another_file_then(tmp_path: Path) -> None:
    write_in(tmp_path)
    for change in range(4):
        article = text_of(*(f"New {n}." if n <= change else FIRST[n] for n in range(4)))
        opened = ArticleNotebook(notebook(tmp_path), article, FILE)
        assert len(opened.state.tags) == 1
        notebook(tmp_path).keep_version(opened.card, article)
    assert len(ArticleNotebook(notebook(tmp_path), article, Path("moved.txt")).state.tags) == 1
    assert ArticleNotebook(notebook(tmp_path), article).card.identity == opened.card.identity


def test_one_of_many_articles_in_a_file_is_not_known_by_the_file(tmp_path: Path) -> None:
    first = text_of(*FIRST)
    many = replace(first, source=replace(first.source, part=SourcePart(1, 2)))
    write_in(tmp_path, article=many)
    opened = ArticleNotebook(notebook(tmp_path), replace(many, text=many.text + "!"), FILE)
    assert (len(opened.state.tags), opened.replaced) == (0, 0)
