"""`newsreader serve`: the same reader in a web page of this machine."""

from __future__ import annotations

import asyncio
import errno
import os
import shlex
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import click

from reader.cli.diagnostics import Exit, report
from reader.cli.inputs import resolve_inputs
from reader.cli.options import demo_option
from reader.cli.output import reason
from reader.errors import ReaderError
from reader.extras import require
from reader.pipeline import STDIN, read

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

    from reader.render.theming import ReaderTheme

HOST = "127.0.0.1"  # never another: who can open the page can read the user's files
NAMES = HOST, "localhost"
HTTP = 80
"""The port that browsers leave out of addresses."""


@click.command("serve", short_help="Show the reader in a web browser of this machine only.")
@click.argument("paths", metavar="FILE...", nargs=-1)
@click.option("--port", metavar="N", type=click.IntRange(1, 65535), default=8000, show_default=True)
@demo_option
def command(paths: tuple[str, ...], port: int, demo: bool) -> int:
    """Show the reader in a web browser of this machine, and of no other.

    It is at http://127.0.0.1:PORT until Ctrl+c. There is no password: everybody who is logged in to this
    machine can read these files there meanwhile. Links, editor and pipes do not work. To publish an
    article, 'newsreader export --format html' makes a page.
    """
    require("serve", "serving", "textual_serve")
    tasks = resolve_inputs(paths, demo=demo)
    if any(str(task.path) == STDIN for task in tasks):
        raise ReaderError("standard input cannot be shown in a browser; save it to a file first")
    read(tasks[0].path)  # an error is a plain line here, not a page in the browser
    _check_port(port)
    _serve([str(task.path.resolve()) for task in tasks], port)
    return Exit.OK


def _serve(files: list[str], port: int) -> None:
    from aiohttp import web
    from aiohttp_jinja2 import get_env
    from textual_serve.server import Server

    @web.middleware
    async def own_page_only(request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse what a page of another site asks for, which a browser lets it."""
        if not is_own(request.headers, port):
            raise web.HTTPForbidden(text="This reader is for its own page only.")
        return await handler(request)

    class OurServer(Server):
        """Reports its address in one line as soon as it answers there, and no request; answers its own page
        alone. At its end it closes the pages that are open, which would keep it for a minute."""

        pages: ClassVar[set[asyncio.Task[object]]] = set()

        async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
            page = asyncio.current_task()
            assert page is not None
            self.pages.add(page)
            try:
                return await super().handle_websocket(request)
            finally:
                self.pages.discard(page)

        async def on_shutdown(self, app: web.Application) -> None:
            for page in self.pages:
                page.cancel()

        async def _make_app(self) -> web.Application:
            app = await super()._make_app()
            get_env(app).globals["theme_now"] = theme_now
            app.middlewares.append(own_page_only)
            return app

        async def on_startup(self, app: object) -> None:
            """Nothing is said: no socket listens yet."""

        def serve(self, debug: bool = False) -> None:
            """As textual-serve does it, without its log, and with a word when the socket listens."""
            loop = asyncio.new_event_loop()
            with suppress(NotImplementedError):  # on Windows
                for ending in (signal.SIGINT, signal.SIGTERM):
                    loop.add_signal_handler(ending, self.request_exit)

            def listening(_: str) -> None:
                report(f"the reader is at {self.public_url} now; Ctrl+c ends it")

            web.run_app(
                self._make_app(), host=HOST, port=port, handle_signals=False, loop=loop, print=listening
            )

    # textual-serve starts its program through a shell, so every word is quoted for one.
    words = [sys.executable, "-P", "-m", "reader", "read", "--", *files]
    pages = str(Path(__file__).parent / "web")  # its own page fetches a font from the network
    address = f"http://{HOST}:{port}"
    OurServer(shlex.join(words), HOST, port, "newsreader", address, templates_path=pages).serve()


def theme_now() -> ReaderTheme:
    """The theme that the reader starts with, whose colours the page around it has."""
    from reader.config import load_config
    from reader.render.theming import load_themes
    from reader.store import session_memory
    from reader.user_folders import config_folder

    memory = session_memory.load(session_memory.memory_file())
    themes = load_themes(config_folder() / "themes")
    known = memory.theme if memory.theme in themes.by_name else None
    return themes.choose(load_config().theme or known, os.environ, memory.light)[0]


def is_own(headers: Mapping[str, str], port: int) -> bool:
    """Whether a request names this machine as the host, and comes from a page of this server or from no
    page: any site may open a socket to this machine, and may give its own name our address."""
    hosts = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == HTTP else set())
    origin = headers.get("Origin")
    return headers.get("Host") in hosts and (origin is None or origin.removeprefix("http://") in hosts)


def _check_port(port: int) -> None:
    """Raises ReaderError when the port is taken: the server itself reports that after its address."""
    import socket

    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")
            probe.bind((HOST, port))
    except OSError as e:
        problem = "is in use already" if e.errno == errno.EADDRINUSE else f"cannot be used ({reason(e)})"
        raise ReaderError(f"port {port} {problem}; name another with --port") from e
