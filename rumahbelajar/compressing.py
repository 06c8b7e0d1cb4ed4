"""Compressing: pages leave as small as the browser can take them."""

import zlib
from collections.abc import Callable
from functools import lru_cache

import brotli
from flask import Flask, Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

_KINDS = frozenset({"text/html", "text/plain", "text/csv", "application/json"})
_SMALLEST = 500
"""Bytes from which on it is worth the trouble."""
_GZIP_WINDOW = 31
"""The largest window, with the head of gzip (zlib.net/manual.html#Advanced, deflateInit2)."""
_LEVEL = 4
"""Pages grow by a thirtieth against 6, and take two thirds of the time."""
_BROTLI_QUALITY = 4


def init_app(app: Flask) -> None:
    """Compress each page after everything else was done to it."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if response.mimetype not in _KINDS or response.is_streamed:
        return response
    response.headers.add("Vary", "Accept-Encoding")
    name = _encoding(request.headers.get("Accept-Encoding", ""))
    content = response.get_data()
    if name is None or len(content) < _SMALLEST or "Content-Encoding" in response.headers:
        return response
    response.set_data(_WAYS[name](content))
    response.headers["Content-Encoding"] = name
    return response


@lru_cache(maxsize=256)
def _encoding(accepted: str) -> str | None:
    """Return what a browser that sends this header likes best of our ways; None for none of them.

    Browsers of one make all send the same.
    """
    return parse_accept_header(accepted, Accept).best_match(_WAYS)


def _gzip(content: bytes) -> bytes:
    return zlib.compress(content, _LEVEL, wbits=_GZIP_WINDOW)


def _brotli(content: bytes) -> bytes:
    return bytes(brotli.compress(content, quality=_BROTLI_QUALITY))


_WAYS: dict[str, Callable[[bytes], bytes]] = {"br": _brotli, "gzip": _gzip}
