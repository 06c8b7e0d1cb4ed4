"""Addresses: those of our own pages, the only ones ever followed, and those of whole servers."""

import re

from flask import request

# A browser reads `//host` and `/\host` as another place, and drops line breaks before that.
_OWN = re.compile(r"/(?:[^/\\\s\x00-\x1f\x7f][^\\\s\x00-\x1f\x7f]*)?")
_SERVER = re.compile(r"https?://[^\s/?#@]+")
_MOST_CHARACTERS = 400


def is_own(path: str) -> bool:
    """Whether a path that somebody sent leads to a page of this program, not to another place."""
    return len(path) <= _MOST_CHARACTERS and _OWN.fullmatch(path) is not None


def asked_for() -> str:
    """Return the address within this program that the request at hand asks for."""
    return request.full_path.rstrip("?")


def is_of_a_server(address: str) -> bool:
    """Whether an address names a server by scheme, host and perhaps port, and nothing more."""
    return _SERVER.fullmatch(address) is not None
