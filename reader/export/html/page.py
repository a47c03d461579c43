"""The whole page: its head, which allows nothing but its own style, the story, and the lists."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from reader.export.html.body import PageBody
from reader.export.html.lists import PageLists
from reader.export.html.plots import PagePlots
from reader.export.html.view import PageView, words_of
from reader.export.item import ExportItem
from reader.text.data_files import data_text

_ARTICLE = "<article "


def article_page(item: ExportItem) -> str:
    """A page with one article. Its last two closing tags, which HTML lets one leave out, are left out, so
    that further articles can stand on it."""
    view = PageView(item)
    lists = PageLists(view)
    article = item.article
    language = words_of(article.language or "en")
    parts = (
        f'{_ARTICLE}lang="{language}">\n<header>',
        *lists.head(),
        *lists.legend(),
        "</header>",
        *PageBody(view).lines(),
        "<footer>",
        *PagePlots(view).lines(),
        *lists.tail(),
        "</footer>\n</article>\n",
    )
    return _head(words_of(article.shown_title), language) + "\n".join(parts)


def without_head(page: str) -> str:
    """The article of a page alone, for a page that has a head."""
    return page[page.index(f"\n{_ARTICLE}") + 1 :]


def _head(title: str, language: str) -> str:
    style = f"\n{data_text('reader.export', 'page.css')}"
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="newsreader">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )
