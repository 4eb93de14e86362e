"""A real browser for the tests: Chromium, driven by Playwright, and what it hears, asks for and finds on a page.

Where it is not installed, its tests are skipped, and say so.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Page, Request, sync_playwright

from tests.servers import NotInstalledError

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
DESKTOP, PHONE = 1280, 360
"""The widths of a screen, in CSS pixels."""
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules of axe that a page is held to, by their tags (https://github.com/dequelabs/axe-core/blob/develop/doc/API.md)."""
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that a colour scheme can break."""
_TRAP = """
window.ran = [];
window.alert = window.confirm = window.prompt = (...words) => void window.ran.push(words.join());
"""
"""What scripts of others call is written down instead."""

PATIENCE = 5.0
"""How long a page may take to do something, in seconds."""

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@contextmanager
def run_browser() -> Iterator[Browser]:
    """Chromium, without a window. Raises `NotInstalledError` where there is none."""
    program = shutil.which("chromium")
    if program is None:
        raise NotInstalledError("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class Tab:
    """A tab that keeps what it hears, and what it asks for.

    `heard` are words on the console, exceptions and dialogs; `asked` the addresses that were requested beside the
    page's own.
    """

    def __init__(self, context: BrowserContext) -> None:
        context.add_init_script(_TRAP)
        self.page = context.new_page()
        self.heard: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.heard.append(f"exception: {error}"))
        self.page.on("request", self._ask)

    def _hear(self, message: ConsoleMessage) -> None:
        self.heard.append(f"{message.type}: {message.text}")

    def _ask(self, request: Request) -> None:
        if not (request.is_navigation_request() and request.frame == self.page.main_frame):
            self.asked.append(request.url)

    def open(self, address: str, width: int = DESKTOP, scheme: Scheme = "light") -> Page:
        """The page at an address, loaded."""
        self.page.set_viewport_size({"width": width, "height": 900 if width > 600 else 740})
        self.page.emulate_media(color_scheme=scheme, media="screen")
        if self.page.url.partition("#")[0] == address.partition("#")[0]:
            self.page.goto("about:blank")  # else an address that differs in its fragment alone is not loaded anew
        self.page.goto(address)
        return self.page

    def troubles(self) -> list[str]:
        """All that was heard and asked for since the last call, and what scripts ran that are not ours."""
        ran: list[str] = self.page.evaluate("() => window.ran.splice(0)")
        found = [*self.heard, *(f"asked for {address}" for address in self.asked), *(f"ran alert({w})" for w in ran)]
        self.heard.clear()
        self.asked.clear()
        return found


def until(page: Page, condition: str) -> None:
    """Wait until a condition (JavaScript) holds; Playwright's own way to wait is stopped by the page's policy."""
    deadline = time.monotonic() + PATIENCE
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, f"never: {condition}"
        page.wait_for_timeout(10)


def painted(page: Page) -> None:
    """Wait until a page is on the screen: a key that is pressed before may be lost."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")


def overflowing(page: Page) -> list[str]:
    """What is wider than the screen: the page itself, and every text that reaches beyond it."""
    found: list[str] = page.evaluate(_OVERFLOWING)
    return found


_OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > width) found.push(`page: ${document.documentElement.scrollWidth}`);
  for (const text of document.querySelectorAll("bdi, h1, h2, h3, h4, p, a, summary, select, input, button, output")) {
    const box = text.getBoundingClientRect();
    if (box.width > 1 && box.top > -20 && (box.left < -1 || box.right > width + 1) && !text.closest(".scroll, .skip"))
      found.push(`${text.localName}: ${text.textContent.slice(0, 60)}`);
  }
  return found;
}"""


def audit(page: Page) -> list[str]:
    """What axe finds wrong with a page: how it is built, and its colours in both schemes. It is thinned before."""
    page.evaluate(_THIN)
    found = _run_axe(page, {"type": "tag", "values": STANDARDS}, {rule: {"enabled": False} for rule in COLOURS})
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += illegible(page)
    return found


def illegible(page: Page) -> list[str]:
    """What axe finds wrong with the colours of a page, as it is shown now."""
    return _run_axe(page, {"type": "rule", "values": COLOURS}, {})


def _run_axe(page: Page, chosen: dict[str, Any], rules: dict[str, Any]) -> list[str]:
    page.evaluate(_axe())
    found: list[str] = page.evaluate(_AXE, {"runOnly": chosen, "rules": rules, "resultTypes": ["violations"]})
    return found


def meter(page: Page) -> CDPSession:
    """A session that counts what a page costs, from now on, in time of the processor, whatever else the machine does.

    Source: https://chromedevtools.github.io/devtools-protocol/tot/Performance/
    """
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def metric(session: CDPSession, name: str) -> float:
    """What has been counted, by its name: ``TaskDuration`` in seconds, ``JSHeapUsedSize`` in bytes."""
    metrics: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == name))


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


_AXE = """async (options) => (await axe.run(document, options)).violations.flatMap(
  ({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`))"""
# Of neighbours that are alike in tag and classes, four stay: axe takes long with each, to find the same.
_THIN = """() => {
  for (const parent of document.querySelectorAll("main *, main")) {
    const seen = {};
    for (const child of [...parent.children]) {
      const kind = `${child.localName} ${child.getAttribute("class")}`;
      if ((seen[kind] = (seen[kind] ?? 0) + 1) > 4) child.remove();
    }
  }
}"""


class _Quiet(SimpleHTTPRequestHandler):
    """A server of files that writes down what it is asked for, and no log."""

    def __init__(self, asked: list[str], *arguments: Any, **options: Any) -> None:
        self.asked = asked
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """A folder over HTTP on loopback: its address, and the paths that it was asked for."""
    asked: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, asked, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", asked
        finally:
            server.shutdown()
            thread.join()
