"""Photograph the pages of output/, for README.md: on a screen and on a telephone, light and dark.

    apt-get install -y chromium
    .venv/bin/python -m tools.screenshots

Each picture is a part of a page that shows what it is about. The settings are fixed, so that a picture changes with
the page, and with the fonts and the browser of the machine; therefore no test holds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser import SCHEMES, Scheme, run_browser

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"


@dataclass(frozen=True, slots=True)
class Device:
    """A screen: its size in CSS pixels, and how many pixels of the picture each of them takes."""

    name: str
    width: int
    height: int
    scale: int


DESKTOP, PHONE = Device("desktop", 1280, 1140, 1), Device("phone", 360, 740, 2)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the page and the place in it, and the screen on which it is seen."""

    name: str
    file: str
    device: Device
    place: str = ""
    """The selector of what stands at the top; the page's own top, where none is given."""


SHOTS = (
    Shot("page", "defense-chiefs-call.html", DESKTOP),
    Shot("page", "defense-chiefs-call.html", PHONE, "[id='/who-says-what']"),
    Shot("timeline", "defense-chiefs-call.html", DESKTOP, "[id='/when']"),
)


def photograph(browser: Browser, shot: Shot, scheme: Scheme) -> bytes:
    """A picture, as PNG."""
    device = shot.device
    page = browser.new_page(
        viewport={"width": device.width, "height": device.height},
        device_scale_factor=device.scale,
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="en-GB",
    )
    try:
        page.goto((ROOT / "output" / shot.file).as_uri())
        _scroll(page, shot.place)
        return page.screenshot(animations="disabled", caret="hide")
    finally:
        page.close()


def _scroll(page: Page, place: str) -> None:
    if place:
        page.locator(place).evaluate("(element) => element.scrollIntoView({ behavior: 'instant' })")
    page.evaluate("() => document.fonts.ready.then(() => undefined)")


def photographs() -> Iterator[tuple[str, bytes]]:
    """All pictures: names and contents."""
    with run_browser() as browser:
        for shot in SHOTS:
            for scheme in SCHEMES:
                yield f"{shot.name}-{shot.device.name}-{scheme}.png", photograph(browser, shot, scheme)


def main() -> None:
    """Write them into docs/pictures/, and tell their weight."""
    for name, content in photographs():
        (PICTURES / name).write_bytes(content)
        print(f"{(PICTURES / name).relative_to(ROOT)}  {len(content) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
