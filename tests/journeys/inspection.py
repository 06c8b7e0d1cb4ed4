"""Looking at a page as people with other needs meet it: on small phones, by ear, by thumb."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Page

from tests.browser_checks import check_axe, check_no_sideways_scroll, check_targets
from tests.page_checks import check_html

NARROW = {"width": 320, "height": 568}


@dataclass
class Inspector:
    """Looks at each kind of page once for each person; `seen` are the pairs of view and person."""

    app: Flask
    seen: set[tuple[str, str]] = field(default_factory=set)

    def endpoint(self, url: str) -> str:
        """Return which view answers an address of the program."""
        adapter = self.app.url_map.bind("localhost")
        return str(adapter.match(urlsplit(url).path)[0])

    def look_at(self, page: Page, who: str, with_axe: bool = True) -> None:
        """Fail when the page at hand shuts somebody out; the second look at its kind is free."""
        kind = (self.endpoint(page.url), who)
        if kind in self.seen:
            return
        self.seen.add(kind)
        check_html(page.content(), page.url)
        check_targets(page)
        if with_axe:
            check_axe(page)
        size = page.viewport_size
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        check_no_sideways_scroll(page)
        if size:
            page.set_viewport_size(size)
