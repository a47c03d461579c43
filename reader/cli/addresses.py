"""Addresses that somebody typed: each page is fetched once, kept, and opened from where it is kept."""

from __future__ import annotations

from pathlib import Path

from reader.cli.diagnostics import report


def fetched(address: str, *, allow_local: bool) -> Path:
    """The file in which the page at `address` is kept now. Raises FetchError."""
    from reader.fetch.addresses import LONGEST
    from reader.fetch.download import fetch
    from reader.store.fetched_pages import keep_page

    report(f"fetching {address[:LONGEST]}")
    return keep_page(fetch(address, allow_local=allow_local))
