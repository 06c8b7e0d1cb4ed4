"""Where a person goes on after signing in: a page of this program, never another place."""

from flask import url_for

from rumahbelajar.addresses import is_own


def way_on(asked: str | None) -> str:
    """Return the page asked for if it is one of ours, and the home page otherwise."""
    return asked if asked and is_own(asked) else url_for("desk.home")
