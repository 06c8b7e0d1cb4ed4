"""Names of the sheets of a workbook, as Excel allows them: short, each once, of harmless signs."""

import re
from collections.abc import Iterable

LONGEST = 31
_NOT_ALLOWED = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_KEPT_BY_EXCEL = "history"
_LEADING_ON = frozenset(
    {
        *("dan", "atau", "yang", "di", "ke", "dari", "menurut", "per", "pada", "untuk", "dengan"),
        *("tiap", "bulan", "jenis", "and", "or", "of", "by", "in", "for", "with"),
    }
)
"""Words, Indonesian and English, after which a name would break off."""


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
    """Return as many whole words as find room, up to the last comma among them.

    Where the first is longer, a part of it; and no word at the end that something must follow.
    """
    if len(words) > most:
        head, blank, _tail = words[: most + 1].rpartition(" ")
        phrase, comma, _rest = head.rpartition(",")
        words = phrase if comma else head if blank else words[:most]
        while blank and words.rpartition(" ")[2].casefold() in _LEADING_ON:
            words = words.rpartition(" ")[0]
    return words.strip("',: ")
