"""By what an article is known again, in another file or another version."""

from __future__ import annotations

from fnmatch import fnmatchcase

from reader.model.article import Article
from reader.text.data_files import data_lines
from reader.text.digest import sha256

_PORTS = {"http": ":80", "https": ":443"}


def article_identity(article: Article) -> str:
    """`url:` and the canonical address; else `title:` and a digest of title and publisher; else `text:` and
    a digest of the text."""
    address = canonical_url(article.url or "")
    if address:
        return f"url:{address}"
    title, publisher = (
        " ".join((words or "").casefold().split()) for words in (article.title, article.publisher)
    )
    if title and publisher:
        return "title:" + _digest(f"{publisher}\n{title}")
    return "text:" + _digest(article.text)


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
