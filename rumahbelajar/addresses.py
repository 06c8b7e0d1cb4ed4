"""Addresses: those of our own pages, the only ones ever followed, and those of whole servers."""

import re
from datetime import date
from urllib.parse import urlsplit

from flask import request

# A browser reads `//host` and `/\host` as another place, and drops line breaks before that.
_OWN = re.compile(r"/(?:[^/\\\s\x00-\x1f\x7f][^\\\s\x00-\x1f\x7f]*)?")
_SERVER = re.compile(r"https?://[^\s/?#@]+")
_MOST_CHARACTERS = 400
_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


def is_own(path: str) -> bool:
    """Whether a path that somebody sent leads to a page of this program, not to another place."""
    return len(path) <= _MOST_CHARACTERS and _OWN.fullmatch(path) is not None


def asked_for() -> str:
    """Return the address within this program that the request at hand asks for."""
    return request.full_path.rstrip("?")


def came_from() -> str | None:
    """Return the address within this program whose link was followed to this one, if it is known.

    Where the browser tells nothing, or somebody came from elsewhere or from this same page, it is
    None.
    """
    try:
        before = urlsplit(request.referrer or "")
    except ValueError:
        return None
    address = f"{before.path}?{before.query}" if before.query else before.path
    is_here = before.netloc == request.host and before.path != request.path
    return address if is_here and is_own(address) else None


def month_asked() -> date | None:
    """Return the first day of the month that the address asks for; None where it names none."""
    asked = _MONTH.fullmatch(request.args.get("bulan", ""))
    return date(int(asked[1]), int(asked[2]), 1) if asked else None


def is_of_a_server(address: str) -> bool:
    """Whether an address names a server by scheme, host and perhaps port, and nothing more."""
    return _SERVER.fullmatch(address) is not None
