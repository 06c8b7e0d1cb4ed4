"""Names of the sheets of a workbook, as Excel allows them: short, each once, of harmless signs."""

import re
from collections.abc import Iterable

LONGEST = 31
_NOT_ALLOWED = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_KEPT_BY_EXCEL = "history"


class SheetNames:
    """Gives out names, each once, whatever the case of its letters."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {_KEPT_BY_EXCEL, *(name.casefold() for name in taken)}

    def give(self, title: str) -> str:
        """Return a name like the title: of 31 signs at most, numbered where it is given already."""
        plain = " ".join(_NOT_ALLOWED.sub(" ", title).split()).strip("'") or "1"
        name, number = _cut(plain, LONGEST), 1
        while name.casefold() in self._taken:
            number += 1
            end = f" ({number})"
            name = _cut(plain, LONGEST - len(end)) + end
        self._taken.add(name.casefold())
        return name


def _cut(words: str, most: int) -> str:
    """Return as many whole words as find room; a part of the first where it is longer."""
    if len(words) > most:
        head, blank, _tail = words[: most + 1].rpartition(" ")
        words = head if blank else words[:most]
    return words.strip("',: ")
