"""Somebody who calls the roll of a meeting, as its page lets them."""

import re
from html import unescape
from uuid import UUID

from tests.visitor import Visitor


class Caller:
    """Somebody with the roll of a meeting on the phone."""

    def __init__(self, visitor: Visitor, meeting: UUID, *, may_look: bool = True) -> None:
        self.visitor = visitor
        self.path = f"/pertemuan/{meeting}"
        if may_look:
            self.look()

    def look(self, filtered: str = "") -> str:
        self.visitor.get(f"{self.path}/daftar-hadir{filtered}")
        return self.page

    @property
    def page(self) -> str:
        return unescape(self.visitor.page)

    def value(self, name: str, status: str) -> str:
        """Return what the button of this status sends, for who is called so on the page."""
        after = self.page[self.page.index(name) :]
        found = re.search(rf'value="([^"]+:{status})"', after)
        assert found
        return found[1]

    def tap(self, name: str, status: str) -> int:
        value = self.value(name, status)
        return self.visitor.post(f"{self.path}/daftar-hadir", {"tap": value}).status_code

    def press(self, what: str, **fields: str) -> int:
        return self.visitor.post(f"{self.path}/{what}", fields).status_code

    def undo(self) -> int:
        found = re.search(r'name="urungkan" value="([^"]+)"', self.look())
        assert found
        return self.press("urungkan", urungkan=found[1])
