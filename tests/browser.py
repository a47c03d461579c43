"""Tries `newsreader serve` in a headless Chromium: `python tests/browser.py [CHROMIUM]`.

Opens the demonstration article, presses keys without a click before them, leaves with one key and comes back
with another, ends the server while the page is open, and fails when the page asks any other machine for
anything. Keeps what is seen in screenshots/serve.png. Needs Chromium and the extra `serve`.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp

PICTURE = Path(__file__).resolve().parent.parent / "screenshots" / "serve.png"
PAGE_PORT, DEBUG_PORT = 8791, 8792
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--window-size=1280,900",
)  # fmt: skip
KEYS = ("]", "q", "]", "q")
CLOSED = "document.body.classList.contains('-closed')"
OPEN = f"document.body.classList.contains('-first-byte') && !{CLOSED}"


class Tab:
    """One page of the browser, spoken to in the DevTools protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self.asked: set[str] = set()

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its answer; addresses that the page asks for are noted meanwhile."""
        self._number += 1
        await self._socket.send_str(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            message = json.loads((await self._socket.receive()).data)
            if message.get("method") == "Network.requestWillBeSent":
                self.asked.add(message["params"]["request"]["url"])
            if message.get("id") == self._number:
                answer: dict[str, Any] = message.get("result", {})
                return answer

    async def until(self, holds: str, problem: str) -> None:
        """Wait until an expression is true in the page."""
        for _ in range(100):
            state = await self.call("Runtime.evaluate", expression=holds)
            if state.get("result", {}).get("value") is True:
                return
            await asyncio.sleep(0.2)
        raise SystemExit(problem)

    async def press(self, key: str, text: str = "") -> None:
        """Press and release one key that types itself, or `text`."""
        await self.call("Input.dispatchKeyEvent", type="keyDown", text=text or key, key=key)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=key)


async def address(session: aiohttp.ClientSession) -> str:
    """The address of the first page's socket, once the browser is up."""
    for _ in range(100):
        try:
            async with session.get(f"http://127.0.0.1:{DEBUG_PORT}/json/list") as reply:
                pages = [page for page in await reply.json() if page["type"] == "page"]
                if pages:
                    return str(pages[0]["webSocketDebuggerUrl"])
        except aiohttp.ClientError:
            pass
        await asyncio.sleep(0.2)
    raise SystemExit("the browser did not start")


async def visit_page(server: subprocess.Popen[bytes]) -> set[str]:
    """Open the page, use it, take its picture, end the server; the hosts that it asked."""
    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(await address(session), max_msg_size=0)
        async with socket:
            tab = Tab(socket)
            await tab.call("Network.enable")
            await tab.call("Page.enable")
            await tab.call("Page.navigate", url=f"http://127.0.0.1:{PAGE_PORT}/")
            await tab.until(OPEN, "the reader did not appear in the page")
            await asyncio.sleep(8)  # the analysis, which the page says nothing of
            for key in KEYS:
                await tab.press(key)
                await asyncio.sleep(0.3)
            await asyncio.sleep(2)
            picture = await tab.call("Page.captureScreenshot", format="png")
            PICTURE.write_bytes(base64.b64decode(picture["data"]))
            await tab.press("q")
            await tab.until(CLOSED, "q did not close the reader")
            await tab.press("Enter", text="\r")
            await tab.until(OPEN, "Enter did not open the reader again")
            server.terminate()
            server.wait(10)  # for no page
            await tab.until(CLOSED, "the page did not see the end of the server")
            await tab.press("Enter", text="\r")
            await tab.until("document.body.innerText.includes('has ended')", "nothing was said of the end")
            asked = [urlsplit(url) for url in tab.asked]
            return {url.hostname or "" for url in asked if url.scheme in ("http", "https", "ws", "wss")}


def main(chromium: str | None) -> int:
    """Run server and browser; 1 when the page asked another machine."""
    browser = chromium or shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("Chromium is not installed", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {f"XDG_{kind}_HOME": home for kind in ("CONFIG", "CACHE", "DATA", "STATE")}
        server = subprocess.Popen(
            [sys.executable, "-m", "reader", "serve", "--demo", "--port", str(PAGE_PORT)],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            words = [browser, *FLAGS, f"--remote-debugging-port={DEBUG_PORT}", f"--user-data-dir={profile}"]
            page = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                hosts = asyncio.run(visit_page(server))
            finally:
                for process in (server, page):
                    process.terminate()
                    process.wait(10)
    print(f"asked: {', '.join(sorted(hosts))}; seen: {PICTURE}")
    return 0 if hosts <= {"127.0.0.1", "localhost"} else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
