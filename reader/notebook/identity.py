"""By what an article is known again, in another file or another version."""

from __future__ import annotations

from collections import Counter
from fnmatch import fnmatchcase

from reader.model.article import Article, Block, BlockKind
from reader.text.data_files import data_lines
from reader.text.digest import sha256

BY_TEXT = "text:"
"""Begins the identity of an article that is known by its text alone."""
IDENTITIES = ("url:", "title:", BY_TEXT)
"""What identities begin with."""
_PORTS = {"http": ":80", "https": ":443"}


def article_identity(article: Article) -> str:
    """`url:` and the canonical address; else `title:` and a digest of title and publisher; else `text:` and
    a digest of the text. The store knows such a text again in its file too
    (`reader.store.notebook.known_again`)."""
    stated = stated_identity(article.url, article.title, article.publisher)
    return stated or BY_TEXT + _digest(article.text)


def stated_identity(url: str | None, title: str | None, publisher: str | None) -> str:
    """The identity of an article by what it states of itself, '' where that is too little."""
    address = canonical_url(url or "")
    if address:
        return f"url:{address}"
    title, publisher = (" ".join((words or "").casefold().split()) for words in (title, publisher))
    return "title:" + _digest(f"{publisher}\n{title}") if title and publisher else ""


def is_version_of(article: Article, earlier: Article) -> bool:
    """Whether at least half of the paragraphs, of whichever text has more, are the same in both but for
    white space. Says so of two texts that were in one file; of any two it would be no proof."""
    mine, theirs = _paragraphs(article), _paragraphs(earlier)
    same = (mine & theirs).total()
    return same > 0 and 2 * same >= max(mine.total(), theirs.total())


def _paragraphs(article: Article) -> Counter[str]:
    blocks = article.blocks or (Block(BlockKind.PARAGRAPH, 0, len(article.text)),)
    return Counter(" ".join(article.text[block.start : block.end].split()) for block in blocks)


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass"))


def canonical_url(url: str) -> str:
    """An address without scheme, `www.`, the usual port, tracking parameters, fragment and last slash; empty
    where it is no address of a page of its own, as that of a whole site is none."""
    from urllib.parse import parse_qsl, urlencode, urlsplit

    try:
        parts = urlsplit(url.strip())
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2].lower()
    host = host.removesuffix(_PORTS.get(parts.scheme.lower(), ":")).removeprefix("www.")
    tracking = data_lines("reader.notebook", "tracking.txt")
    kept = [(name, value) for name, value in query if not any(fnmatchcase(name, one) for one in tracking)]
    path = parts.path.rstrip("/")
    if parts.scheme.lower() not in _PORTS or not host or not (path or kept):
        return ""
    return f"{host}{path}{'?' + urlencode(kept) if kept else ''}"
