"""Codes of certificates: made at random, printed in fours, read however they are typed.

The alphabet is Douglas Crockford's base 32 (crockford.com/base32.html): no I, L, O or U, and what
looks alike is read alike. Sixteen characters are 80 random bits, too many to guess.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
_LOOKALIKES = str.maketrans("OIL", "011")


def new_code() -> str:
    """Return a new code of 16 characters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(typed: str) -> str | None:
    """Return the code that was typed, or None when it cannot be one.

    >>> read_code("abcd-efgh jkmn.oil0") == "ABCDEFGHJKMN0110"
    True
    """
    bare = "".join(character for character in typed.upper() if character.isalnum())
    code = bare.translate(_LOOKALIKES)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def grouped(code: str) -> str:
    """Return the code as it is printed: four groups of four, by hyphens."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))
