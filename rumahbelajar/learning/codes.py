"""Codes that people type: made at random, written in fours, read however they are typed.

The alphabet is Douglas Crockford's base 32 (crockford.com/base32.html): no I, L, O or U, and what
looks alike is read alike. Each character is five random bits.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
OF_CERTIFICATE = 16
"""Characters: 80 random bits, too many to guess among all that were ever issued."""
OF_INVITATION = 8
"""Characters: nobody guesses one of the few invitations that wait."""
_LOOKALIKES = str.maketrans("OIL", "011")


def new_code(length: int = OF_CERTIFICATE) -> str:
    """Return a new code of so many characters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def read_code(typed: str, length: int = OF_CERTIFICATE) -> str | None:
    """Return the code of this length that was typed, or None when it cannot be one.

    >>> read_code("abcd-efgh jkmn.oil0") == "ABCDEFGHJKMN0110"
    True
    """
    bare = "".join(character for character in typed.upper() if character.isalnum())
    code = bare.translate(_LOOKALIKES)
    return code if len(code) == length and set(code) <= set(ALPHABET) else None


def grouped(code: str) -> str:
    """Return the code as it is written: groups of four, by hyphens."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
