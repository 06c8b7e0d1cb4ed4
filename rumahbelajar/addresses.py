"""Addresses that came from outside: only those within this program are ever followed."""

import re

# A browser reads `//host` and `/\host` as another place, and drops line breaks before that.
_OWN = re.compile(r"/(?:[^/\\\s\x00-\x1f\x7f][^\\\s\x00-\x1f\x7f]*)?")
_MOST_CHARACTERS = 400


def is_own(path: str) -> bool:
    """Whether a path that somebody sent leads to a page of this program, not to another place."""
    return len(path) <= _MOST_CHARACTERS and _OWN.fullmatch(path) is not None
