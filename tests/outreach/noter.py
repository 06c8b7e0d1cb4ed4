"""Somebody who notes services, as the pages let them."""

import re
from html import unescape

from tests.visitor import Visitor


class Noter:
    """Somebody with the form of a service on the phone."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    @property
    def page(self) -> str:
        return " ".join(unescape(self.visitor.page).split())

    def value(self, name: str) -> str:
        """Return what stands in a field of the page at hand."""
        field = re.search(rf"<(?:input|textarea)[^>]*\bname=\"{name}\"[^>]*>([^<]*)", self.page)
        assert field, name
        typed = re.search(r'\bvalue="([^"]*)"', field[0])
        return typed[1] if typed else field[1].strip()

    def open(self, kind: str = "informasi-migrasi") -> dict[str, str]:
        """Open the form of a kind; return what it would send."""
        assert self.visitor.get(f"/kegiatan/baru/{kind}").status_code == 200
        return {name: self.value(name) for name in ("service_id", "village", "on")}

    def note(self, kind: str = "informasi-migrasi", **fields: str) -> int:
        """Open the form of a kind, fill it in and send it; return the status."""
        sent = self.open(kind) | fields
        return self.visitor.post(f"/kegiatan/baru/{kind}", sent).status_code

    def look(self, asked: str = "") -> str:
        """Look at a month; this one unless another is asked for."""
        self.visitor.get(f"/kegiatan{asked}")
        return self.page

    def path(self) -> str:
        """Return where the latest service of the month is changed."""
        self.look()
        found = re.search(r'href="(/kegiatan/[0-9a-f-]{36})"', self.page)
        assert found
        return found[1]

    def change(self, path: str, **fields: str) -> int:
        """Open a service, and send it with these changes."""
        self.visitor.get(path)
        names = re.findall(r'name="(n[PLT]\d|on|seen)"', self.page)
        sent = {name: self.value(name) for name in names} | fields
        if "obstacles" not in fields and 'name="obstacles"' in self.page:
            sent["obstacles"] = self.value("obstacles")
        return self.visitor.post(path, sent).status_code

    def withdraw(self, path: str) -> int:
        """Withdraw a service as its page lets one."""
        self.visitor.get(path)
        return self.visitor.post(f"{path}/batalkan", {"seen": self.value("seen")}).status_code
