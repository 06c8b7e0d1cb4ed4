"""User names: short, made from a name, and read forgivingly when typed."""

import unicodedata
from itertools import count

from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.people.models import Credential
from rumahbelajar.people.names import without_titles

_MOST_CHARACTERS = 20
_MOST_TYPED = 40
_NAMELESS = "peserta"


def plain_user_name(typed: str) -> str:
    """Return a typed user name as it is kept: small letters a-z and digits, nothing else."""
    decomposed = unicodedata.normalize("NFKD", typed).casefold()
    return "".join(each for each in decomposed if each.isascii() and each.isalnum())[:_MOST_TYPED]


def user_name_stem(name: str) -> str:
    """Return the user name somebody would have alone: the first word of three letters or more.

    Titles are none of it: Pak Joko is joko, and not the first of many called pak.
    """
    words = [plain_user_name(word) for word in without_titles(name)]
    long_enough = [word for word in words if len(word) > 2 and not word.isdigit()]
    stem = long_enough[0] if long_enough else "".join(words)
    return stem[:_MOST_CHARACTERS] or _NAMELESS


def free_user_name(name: str) -> str:
    """Return the stem, or the stem with the smallest free number from 2 on: siti, siti2, siti3."""
    stem = user_name_stem(name)
    taken = set(
        db.session.scalars(
            select(Credential.user_name).where(Credential.user_name.startswith(stem))
        )
    )
    numbered = (f"{stem}{number}" for number in count(2))
    return stem if stem not in taken else next(each for each in numbered if each not in taken)
