"""Where a person goes on after signing in: a page of this program, never another place."""

import re

from flask import url_for

# A browser reads `//host` and `/\host` as another place, and drops line breaks before that.
_LOCAL = re.compile(r"/(?:[^/\\\s][^\\\s]*)?")
_MOST_CHARACTERS = 400


def way_on(asked: str | None) -> str:
    """Return the page asked for if it is one of ours, and the home page otherwise."""
    if asked and len(asked) <= _MOST_CHARACTERS and _LOCAL.fullmatch(asked):
        return asked
    return url_for("desk.home")
