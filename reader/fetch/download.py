"""Fetches one page: redirections by hand, within limits of time and size, without cookies or proxies.

Each connection goes to the machine whose number was checked, so that a name cannot lead elsewhere in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader.errors import FetchError
from reader.fetch.addresses import Target, target_of
from reader.frozen import frozen

if TYPE_CHECKING:
    import httpx

SECONDS = 20.0  # from the first byte asked for to the last one there
MAX_BYTES = 20 << 20
MAX_REDIRECTIONS = 10
_TRIED = 3  # machines of one name
_ERROR_NUMBER = re.compile(r"\[Errno -?\d+\] ")
_FIELDS = {
    "User-Agent": "newsreader",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


@frozen
class WebResponse:
    """What a server answered: `head` is its status line and fields, `body` the bytes as they came."""

    address: str
    machine: str
    status: int
    head: bytes
    body: bytes
    kind: str


@frozen
class FetchedPage:
    """A page and the redirections that led to it."""

    asked: str
    response: WebResponse
    redirections: tuple[WebResponse, ...] = ()


def fetch(
    address: str, *, allow_local: bool = False, seconds: float = SECONDS, max_bytes: int = MAX_BYTES
) -> FetchedPage:
    """The page at an address. Raises FetchError, with what to do in one line."""
    deadline = monotonic() + seconds
    passed: list[WebResponse] = []
    at = address
    while len(passed) <= MAX_REDIRECTIONS:
        target = target_of(at, allow_local=allow_local)
        with _explained(target, seconds):
            response, location = _ask(target, deadline, seconds, max_bytes)
        if location is None:
            if not 200 <= response.status < 300:
                raise FetchError(f"{target.host}: answered {response.status} instead of a page")
            return FetchedPage(address, response, tuple(passed))
        passed.append(response)
        at = urljoin(at, location)
    raise FetchError(f"{address}: leads on and on ({MAX_REDIRECTIONS} redirections)")


@contextmanager
def _explained(target: Target, seconds: float) -> Iterator[None]:
    import httpx

    try:
        yield
    except httpx.TimeoutException as e:
        raise _too_slow(target, seconds) from e
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as e:
        reason = _ERROR_NUMBER.sub("", " ".join(str(e).split()))[:150] or type(e).__name__
        raise FetchError(f"{target.host}: the page could not be fetched ({reason})") from e


def _too_slow(target: Target, seconds: float) -> FetchError:
    return FetchError(f"{target.host}: did not answer within {seconds:g} seconds")


def _ask(target: Target, deadline: float, seconds: float, max_bytes: int) -> tuple[WebResponse, str | None]:
    """The answer of the first machine that can be connected to, and where it leads on to."""
    import httpx

    transport = httpx.HTTPTransport(trust_env=False)
    try:
        for number, machine in enumerate(target.machines[:_TRIED], 1):
            try:
                response = transport.handle_request(_request(target, machine, deadline - monotonic()))
                break
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if number == min(len(target.machines), _TRIED):
                    raise
        try:
            pieces, size = [], 0
            for piece in response.iter_raw():
                size += len(piece)
                if size > max_bytes:
                    raise FetchError(
                        f"{target.host}: sends more than {max_bytes >> 20} MB, which is no article"
                    )
                if monotonic() > deadline:
                    raise _too_slow(target, seconds)
                pieces.append(piece)
        finally:
            response.close()
    finally:
        transport.close()
    location = response.headers.get("location") if response.is_redirect else None
    return _as_it_came(target, machine, response, b"".join(pieces)), location


def _request(target: Target, machine: str, left: float) -> httpx.Request:
    import httpx

    host = f"[{machine}]" if ":" in machine else machine
    limit = max(left, 0.001)
    return httpx.Request(
        "GET",
        f"{target.scheme}://{host}:{target.port}{target.path}",
        headers={"Host": target.host_field, **_FIELDS},
        extensions={
            "sni_hostname": target.host,
            "timeout": dict.fromkeys(("connect", "read", "write", "pool"), limit),
        },
    )


def _as_it_came(target: Target, machine: str, response: httpx.Response, body: bytes) -> WebResponse:
    phrase = response.extensions.get("reason_phrase", b"")
    lines = [b"HTTP/1.1 %d %s" % (response.status_code, phrase)]
    lines += [name + b": " + value for name, value in response.headers.raw]
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    head = b"\r\n".join(lines) + b"\r\n\r\n"
    return WebResponse(target.address, machine, response.status_code, head, body, kind)
