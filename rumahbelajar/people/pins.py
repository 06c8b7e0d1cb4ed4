"""PINs are made by the system: six digits, none that a neighbour would try first."""

import secrets
from itertools import count

from rumahbelajar.people.hashing import keyed_digest

PIN_DIGITS = 6
_UP = "01234567890"
_DOWN = _UP[::-1]


def make_pin(village_code: str) -> str:
    """Return a random PIN that is not easy to guess for somebody from the same village."""
    while True:
        pin = f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}d}"
        if not is_easy(pin, village_code):
            return pin


def pin_made_by(purpose: str, key: str, village_code: str) -> str:
    """Return a PIN that is the same whenever it is made by the same key, and as hard to guess.

    So a page that shows one shows it again, and nothing is kept that could be read.
    """
    for number in count():
        digest = int(keyed_digest(f"{purpose}-{number}", key), 16)
        pin = f"{digest % 10**PIN_DIGITS:0{PIN_DIGITS}d}"
        if not is_easy(pin, village_code):
            break
    return pin


def is_easy(pin: str, village_code: str) -> bool:
    """Whether a PIN repeats, counts up or down, or stands in the code of the village."""
    halves = pin[:3] == pin[3:]
    thirds = pin[:2] == pin[2:4] == pin[4:]
    counts = pin in _UP or pin in _DOWN
    return halves or thirds or counts or pin in village_code.replace(".", "")


def plain_pin(typed: str) -> str:
    """Return a typed PIN without the spaces, dots and dashes people put between digits."""
    return "".join(each for each in typed if each not in " .-\u00a0\t")
