"""The tags of the notebook in the index: which articles have them, and how they are asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import QueryError
from reader.model.article import Article
from reader.model.notebook import ReaderTag
from reader.pipeline import open_record
from reader.store.index.finding import count_articles, find_places
from reader.store.index.listing import list_shelf
from reader.store.index.query import IndexQuery, parse_query
from reader.store.index.reading import IndexReader
from reader.store.index.rows import TagRow
from reader.store.index.tags import lay_tags
from reader.store.index.writing import FileState, IndexWriter
from reader.store.notebook.article_notebook import ArticleNotebook
from reader.store.notebook.notebook import Notebook
from tests.shelf import Story

STORIES = {
    "/news/by-address.html": (
        Story("The port is shut.", title="One"),
        "https://www.example.org/port?utm_source=x",
    ),
    "/news/by-title.html": (Story("The port is open.", title="Two"), None),
    "/news/by-file.txt": (Story("The port is for sale.", title="Three", outlet=""), None),
    "/news/other.html": (Story("The port is old.", title="Four"), "https://example.org/quay"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of four articles, and a notebook with tags of three of them and of one that is not in it."""
    folder = tmp_path_factory.mktemp("tags")
    writer = IndexWriter(folder / "index.db", "version", "made by hand")
    for path, (story, url) in STORIES.items():
        writer.put(path, "", replace(story.entry, url=url), None)
        writer.finish(path, FileState(1, 1), parts=[""])
    writer.close()
    notebook = Notebook(folder / "notebook.db", "Ada", "desk")
    _file(notebook, _article("The port, shut.", "https://example.org/port/"), "Strikes", "to call")
    _file(notebook, _article("The port, open.", title="two", publisher="the gazette"), "strikes")
    _file(notebook, _article("The port is for sale."), "To “call”", path=Path("/news/by-file.txt"))
    _file(notebook, _article("A whale."), "whales")
    notebook.close()
    return folder


def _article(
    text: str, url: str | None = None, title: str | None = None, publisher: str | None = None
) -> Article:
    return replace(open_record(text, "article"), url=url, title=title, publisher=publisher)


def _file(notebook: Notebook, article: Article, *words: str, path: Path | None = None) -> None:
    """File an article under words, and under another one that is taken back."""
    ours = ArticleNotebook(notebook, article, path)
    for word in (*words, "taken back"):
        ours.add(ReaderTag(word))
    ours.undo()


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("tag:strikes", ["Two", "One"]),
        ("tag:STRIKES shut", ["One"]),
        ('tag:"to call"', ["Three", "One"]),
        ("tag:strik*", ["Two", "One"]),
        ("tag:strik", []),
        ("tag:whales", []),
        ("tag:taken*", []),
    ],
)
def test_a_tag_limits_where(typed: str, titles: list[str], folder: Path) -> None:
    reader, query = IndexReader(folder / "index.db"), parse_query(typed)
    assert lay_tags(reader, folder / "notebook.db") == (TagRow("Strikes", 2), TagRow("to call", 2))
    assert sorted(place.article.title for place in find_places(reader, query)) == sorted(titles)
    assert count_articles(reader, query, collection=None, said=False) == len(titles)
    reader.close()


def test_the_shelf_lists_tags_and_narrows_to_one_that_is_only_begun(folder: Path) -> None:
    index, notebook = folder / "index.db", folder / "notebook.db"
    assert [tag.word for tag in list_shelf(index, notebook=notebook).tags] == ["Strikes", "to call"]
    assert len(list_shelf(index, "tag:stri", notebook=notebook).places) == 2


def test_without_a_notebook_and_with_one_that_is_no_good_there_are_no_tags(
    folder: Path, tmp_path: Path
) -> None:
    foreign = tmp_path / "notebook.db"
    foreign.mkdir()
    for notebook in (None, tmp_path / "nowhere.db", foreign):
        listing = list_shelf(folder / "index.db", notebook=notebook)
        assert (listing.tags, len(listing.articles)) == ((), 4)
        assert list_shelf(folder / "index.db", "tag:strikes", notebook=notebook).places == ()


def test_nothing_of_the_notebook_is_changed(folder: Path) -> None:
    before = (folder / "notebook.db").read_bytes()
    list_shelf(folder / "index.db", "tag:strikes", notebook=folder / "notebook.db")
    assert (folder / "notebook.db").read_bytes() == before


def test_an_option_and_a_query_do_not_both_name_a_tag() -> None:
    assert parse_query("port").limited(tag="To “call”*") == IndexQuery('"port"', tag="to call")
    with pytest.raises(QueryError, match="both name a tag"):
        parse_query("tag:strikes").limited(tag="whales")
    with pytest.raises(QueryError, match=r"there is no word in “\*”"):
        parse_query("tag:*")
