"""The metadata of an article, from one source or from all of them."""

from __future__ import annotations

from reader.named_tuple import NamedTuple


class Metadata(NamedTuple):
    """As in `reader.model.article.Article`; a field that a source does not state is None or empty."""

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    section: str | None = None
    dateline: str | None = None
    url: str | None = None
    language: str | None = None
    copyright: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """This metadata, with missing fields taken from `other`."""
        theirs = other._asdict()
        return self._replace(**{name: theirs[name] for name, value in self._asdict().items() if not value})
