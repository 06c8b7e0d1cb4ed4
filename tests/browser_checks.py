"""What a real browser is asked of every page: axe, targets, width, focus, and bytes."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import Page

COLD_BYTES = 14_000
WARM_BYTES = 6_000
COLD_REQUESTS = 3
_AXE = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # axe leaves it out unless it is asked for by name.
    "rules": {"target-size": {"enabled": True}},
}
_SMALL_TARGETS = """() => {
  const main = '.btn, .tabs a, .opt label, a.opt, a.card, .field input, .field select, textarea';
  const isInText = (link) => {
    const around = link.closest('p, li, dd, td, small, .muted');
    const inline = getComputedStyle(link).display === 'inline';
    return inline && around && around.textContent.trim() !== link.textContent.trim();
  };
  const pressed = 'a, button, input, select, textarea, summary, .opt label';
  const found = [];
  for (const each of document.querySelectorAll(pressed)) {
    const box = each.getBoundingClientRect();
    const laidOnItsLabel = each.matches('.opt input');
    if (box.width <= 1 || box.height <= 1 || laidOnItsLabel) continue;
    if (each.matches('a') && isInText(each)) continue;
    const least = each.matches(main) ? 48 : 44;
    if (box.height < least - 0.1 || (box.width < least - 0.1 && !each.matches('.foot *, p a')))
      found.push(`${each.outerHTML.slice(0, 80)}: ${box.width}x${box.height}, wants ${least}`);
  }
  return found;
}"""
_TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .map((each) => [each.getBoundingClientRect().right, each.outerHTML.slice(0, 80)])
    .filter(([right]) => right > width + 1)
    .map(([right, html]) => `${html}: ${right} of ${width}`)
    .concat([`the page is ${document.documentElement.scrollWidth} wide`]);
}"""
_FOCUS = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const style = getComputedStyle(focused);
  const box = focused.getBoundingClientRect();
  // Of what is longer than the window, the part that stands in it.
  const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
  const top = document.elementFromPoint(
    middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  const near = top && (focused.contains(top) || top.contains(focused));
  const laid = focused.matches('.opt input') && top && focused.closest('.opt').contains(top);
  return {
    name: focused.outerHTML.slice(0, 80),
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: Boolean(near || laid),
  };
}"""


def check_axe(page: Page) -> None:
    """Fail with every violation of WCAG 2.2 AA that axe finds, target size with it."""
    found = Axe().run(page, options=_AXE)
    assert not found.violations_count, f"{page.url}:\n{found.generate_report()}"


def check_targets(page: Page) -> None:
    """Fail when something to press is smaller than 48 px (main) or 44 px (other).

    Links inside running text are free, as WCAG 2.5.8 has it.
    """
    small = page.evaluate(_SMALL_TARGETS)
    assert not small, f"{page.url}:\n  " + "\n  ".join(small)


def check_no_sideways_scroll(page: Page) -> None:
    """Fail when the page is wider than its window, and name what sticks out."""
    wide = page.evaluate(_TOO_WIDE)
    assert not wide, f"{page.url}:\n  " + "\n  ".join(wide)


def check_focus(page: Page, most: int = 100) -> list[str]:
    """Walk the page with the tab key; fail when what has focus shows no ring or lies hidden.

    Return what was walked over, in order.
    """
    walked: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        at: dict[str, Any] | None = page.evaluate(_FOCUS)
        if at is None or at["name"] in walked:
            break
        assert at["ringed"], f"{page.url}: no ring on {at['name']}"
        assert at["seen"], f"{page.url}: hidden under something: {at['name']}"
        walked.append(at["name"])
    return walked


def check_bytes(client: FlaskClient, path: str) -> None:
    """Fail when reading a page takes more than the budget, cold or warm, counted as gzip."""
    html, warm = _transferred(client, path)
    links = re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)
    links += re.findall(r'<script src="([^"]+)"', html)
    cold = warm + sum(_transferred(client, link)[1] for link in links)
    assert warm <= WARM_BYTES, f"{path}: {warm} bytes warm"
    assert cold <= COLD_BYTES, f"{path}: {cold} bytes cold"
    assert len(links) + 1 <= COLD_REQUESTS, f"{path}: {links}"


def _transferred(client: FlaskClient, path: str) -> tuple[str, int]:
    """Return the text at a path as sent plain, and how many bytes it takes with gzip."""
    with client.get(path, headers={"Accept-Encoding": "gzip"}) as packed:
        assert packed.status_code == 200, packed.status
        assert packed.headers.get("Content-Encoding") == "gzip", f"{path} is not compressed"
        size = len(packed.data)
    with client.get(path) as plain:
        return plain.get_data(as_text=True), size


_INDONESIAN = re.compile(
    r"\b(yang|dan|atau|untuk|dengan|tidak|anda|belum|sudah|dari|bisa|ini|itu|kursus|pelajaran)\b",
    re.IGNORECASE,
)
_WORDS_IN_THE_PAGE_LANGUAGE = """() => {
    const words = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const around = walker.currentNode.parentElement
        if (!around.closest("script, [lang=id]")) words.push(walker.currentNode.textContent)
    }
    return words.map((each) => each.trim()).filter(Boolean)
}"""


def check_english(page: Page) -> None:
    """Fail with what an English page says in Indonesian without marking it as Indonesian."""
    assert page.locator("html").get_attribute("lang") == "en"
    said = page.evaluate(_WORDS_IN_THE_PAGE_LANGUAGE)
    assert [words for words in said if _INDONESIAN.search(words)] == [], page.url
