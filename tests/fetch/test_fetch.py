"""Pages from the web, asked of a server on this machine: what is fetched, what is refused, what is kept."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reader.clean.clean import clean
from reader.cli.inputs import list_files
from reader.errors import FetchError
from reader.fetch import addresses
from reader.fetch.addresses import is_public, target_of
from reader.fetch.download import fetch
from reader.load.loading import load, read_file
from reader.store.fetched_pages import keep_page
from reader.text.digest import sha256

PAGE = "<html><body><p>The café on the quay of Vann closed.</p></body></html>".encode("cp1252")
ENDED = threading.Event()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: list[dict[str, str]]

    def do_GET(self) -> None:
        type(self).asked.append({"path": self.path, **{k.lower(): v for k, v in self.headers.items()}})
        match self.path:
            case "/page":
                self.answer(PAGE, ("Content-Type", "text/html; charset=windows-1252"))
            case "/packed":
                self.answer(gzip.compress(PAGE), ("Content-Encoding", "gzip"), ("Content-Type", "text/html"))
            case "/notes.pdf":
                self.answer(b"%PDF-1.7", ("Content-Type", "application/pdf"))
            case "/moved":
                self.answer(b"", ("Location", "/page"), ("Set-Cookie", "a=b"), status=302)
            case "/on":
                self.answer(b"", ("Location", "/on"), status=301)
            case "/file":
                self.answer(b"", ("Location", "file:///etc/passwd"), status=301)
            case "/inside":
                self.answer(b"", ("Location", "http://10.0.0.1/"), status=301)
            case "/large":
                self.answer(b"x" * 300_000)
            case "/silent":
                ENDED.wait(20)
            case _:
                self.answer(b"", status=404)

    def answer(self, body: bytes, *fields: tuple[str, str], status: int = 200) -> None:
        self.send_response(status)
        for name, value in (*fields, ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    Handler.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        ENDED.set()
        running.shutdown()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "newsreader" / "pages"


def test_a_page_is_kept_as_it_came_and_opened_from_there(server: str, folder: Path) -> None:
    page = fetch(f"{server}/page", allow_local=True)
    path = keep_page(page, datetime(2024, 3, 5, 10, 15, tzinfo=UTC))
    assert path == folder / f"20240305-101500-127.0.0.1-page-{sha256(PAGE)[:8]}.warc"
    kept = path.read_bytes()
    assert PAGE in kept
    for told in (f"WARC-Target-URI: {server}/page", "WARC-Date: 2024-03-05T10:15:00Z", sha256(PAGE)):
        assert told.encode() in kept
    article = clean(load(read_file(path)))
    assert (article.text, article.url) == ("The café on the quay of Vann closed.", f"{server}/page")
    assert path.stat().st_mode & 0o777 == 0o600


def test_redirections_are_followed_by_hand_and_kept_without_a_cookie_given_back(
    server: str, folder: Path
) -> None:
    page = fetch(f"{server}/moved", allow_local=True)
    assert [r.status for r in (*page.redirections, page.response)] == [302, 200]
    assert "cookie" not in Handler.asked[-1]
    assert Handler.asked[-1]["path"] == "/page"
    assert clean(load(read_file(keep_page(page)))).text.startswith("The café")


def test_a_packed_page_is_kept_packed_and_read(server: str, folder: Path) -> None:
    path = keep_page(fetch(f"{server}/packed", allow_local=True))
    assert b"\x1f\x8b" in path.read_bytes()
    assert clean(load(read_file(path))).text.startswith("The café")


def test_what_is_no_page_stands_by_itself_beside_its_record(server: str, folder: Path) -> None:
    path = keep_page(fetch(f"{server}/notes.pdf", allow_local=True))
    assert (path.suffix, path.read_bytes()) == (".pdf", b"%PDF-1.7")
    assert path.with_suffix(".warc").exists()


def test_an_address_on_the_command_line_is_opened_from_where_it_is_kept(server: str, folder: Path) -> None:
    (task,) = list_files((f"{server}/page",), allow_local=True)
    assert task.path.parent == folder


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nothing", "answered 404 instead of a page"),
        ("/on", "leads on and on"),
        ("/file", "is no address of a page; http:// and https:// are fetched"),
        ("/large", "sends more than"),
        ("/silent", "did not answer within 0.5 seconds"),
    ],
)
def test_a_page_that_cannot_be_fetched_is_one_line(server: str, path: str, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        fetch(
            f"{server}{path}", allow_local=True, seconds=0.5 if path == "/silent" else 20, max_bytes=200_000
        )


def test_where_nobody_answers_that_is_said_in_words() -> None:
    with socket.socket() as taken:  # bound, and not listening
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match=r"could not be fetched \([^\[\]]*[Rr]efused\)$"):
            fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/", allow_local=True)


def test_a_machine_of_this_network_is_not_asked_unless_allowed(server: str) -> None:
    with pytest.raises(FetchError, match=r"^127.0.0.1: is an address of this machine .*--allow-local"):
        fetch(f"{server}/page")


def test_a_redirection_into_this_network_is_not_followed(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = server.rpartition(":")[2]
    monkeypatch.setattr(addresses, "is_public", lambda machine: machine == "127.0.0.1")
    with pytest.raises(FetchError, match=r"^10.0.0.1: is an address of a private network"):
        fetch(f"http://127.0.0.1:{port}/inside")


@pytest.mark.parametrize(
    ("machine", "public"),
    [
        ("1.1.1.1", True),
        ("2606:4700:4700::1111", True),
        ("::ffff:1.1.1.1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_machines_are_public(machine: str, public: bool) -> None:
    assert is_public(machine) is public


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://user:word@1.1.1.1/",
        "http:///page",
        "ftp://1.1.1.1/",
        "http://1.1.1.1:99999/",
        "http://1.1.1.1/\x1b[2J",
        "http://1.1.1.1/" + "a" * 5_000,
        "http://[::1",
    ],
)
def test_addresses_that_are_not_fetched(address: str) -> None:
    with pytest.raises(FetchError) as raised:
        target_of(address)
    assert len(str(raised.value)) < 400
