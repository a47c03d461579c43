"""Addresses that may be handed to another program: http, https and mailto, in ASCII, and whole."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit

from reader.named_tuple import NamedTuple
from reader.text.sanitise import one_line

MOST = 4000
"""Characters of an address; a longer one is no address that anybody reads before agreeing."""
MAIL_FIELDS = frozenset({"subject", "body", "cc"})
"""What a mail may begin with. Some mail programs take files for `attach`."""


class Address(NamedTuple):
    """`opened` is what is opened, ASCII without white space; `facts` are names and values for the reader."""

    opened: str
    facts: tuple[tuple[str, str], ...]


def checked_address(href: str, base: str | None = None) -> Address | str:
    """The address `href`, seen from the page `base`; or a sentence why it is not opened."""
    shown = one_line(href)
    try:
        parts = urlsplit(urljoin(base or "", href.strip()))
        if parts.scheme in ("http", "https"):
            return _web(parts)
        if parts.scheme == "mailto":
            return _mail(parts)
    except ValueError:
        return f"{shown[:200]} is no address that can be opened."
    if not parts.scheme:
        return f"{shown[:200]} leads to no page by itself, and the article names no address of its own."
    return f"Only http, https and mailto are opened, not {one_line(parts.scheme)[:20]}."


def _web(parts: SplitResult) -> Address:
    """Raises ValueError where there is no host, or the address is too long."""
    host = parts.hostname or ""
    ascii_host = host if ":" in host else host.encode("idna").decode("ascii")  # UnicodeError is a ValueError
    if not ascii_host or any(c in ascii_host for c in " \\%<>\"'`"):
        raise ValueError(host)
    place = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    port = f":{parts.port}" if parts.port is not None else ""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~-._") if parts.query else ""
    fragment = "#" + quote(parts.fragment, safe="/?%:@!$&'()*+,;=~-._") if parts.fragment else ""
    opened = f"{parts.scheme}://{place}{port}{path}{query}{fragment}"
    if len(opened) > MOST:
        raise ValueError(host)
    facts = [("address", opened), ("host", ascii_host)]
    written = _in_letters(ascii_host)
    if written != ascii_host:
        facts.append(("in letters", f"{written}; letters of other scripts may look like Latin ones"))
    if parts.username is not None or parts.password is not None:
        facts.append(("left out", "the name before the @, which is not where it leads"))
    return Address(opened, tuple(facts))


def _in_letters(host: str) -> str:
    """The host as its owner writes it; as it is where it is no such name."""
    try:
        return one_line(host.encode("ascii").decode("idna"))
    except ValueError:
        return host


def _mail(parts: SplitResult) -> Address:
    """Raises ValueError where nobody is written to, or the name is not ASCII."""
    to = quote(parts.path, safe="@,%+._-!")
    if "@" not in to or len(to) > MOST:
        raise ValueError(to)
    asked = parse_qsl(parts.query)
    kept = [(name.lower(), value) for name, value in asked if name.lower() in MAIL_FIELDS]
    opened = "mailto:" + to + ("?" + urlencode(kept, quote_via=quote) if kept else "")
    if len(opened) > MOST:
        raise ValueError(to)
    dropped = sorted({one_line(name)[:20] for name, _ in asked if name.lower() not in MAIL_FIELDS})
    facts = [("address", opened)]
    if dropped:
        facts.append(("left out", ", ".join(dropped)))
    return Address(opened, tuple(facts))
