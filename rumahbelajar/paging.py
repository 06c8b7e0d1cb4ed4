"""Lists that are shown a page at a time: which page an address asks for, and what stands on it."""

from dataclasses import dataclass

from flask import request

from rumahbelajar.forms import read_number


@dataclass(frozen=True)
class Pages:
    """A list of `total` lines, `size` on a page, at the page that was `asked` for, from 1.

    An empty list is one page, too; beyond the last page is the last.
    """

    total: int
    size: int
    asked: int = 1

    @property
    def count(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // self.size))

    @property
    def number(self) -> int:
        """Which of them this is."""
        return min(max(self.asked, 1), self.count)

    @property
    def lines(self) -> slice:
        """Which lines stand on it."""
        return slice((self.number - 1) * self.size, self.number * self.size)


def asked_page() -> int:
    """Return the page that the address at hand asks for, the first when it asks for none."""
    return max(1, read_number(request.args.get("hal"), 1))
