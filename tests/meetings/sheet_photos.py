"""Photos of sheets as phones make them, and as nobody should, for the tests."""

import io
import struct
import zlib
from typing import Any

from flask import Flask
from PIL import Image, ImageDraw
from werkzeug.test import TestResponse

from rumahbelajar.config import the_settings
from tests.meetings.caller import Caller
from tests.visitor import Visitor

PAPER, PENCIL, INK = 205, 150, 60
"""Shades of a sheet in a dim room, of what is ticked in pencil, and of what is printed."""
MARK = (900, 700)
"""Where the middle of a tick in pencil is, on a sheet of 1,600 × 1,200."""


def sheet(width: int = 1_600, height: int = 1_200, shade: int = PAPER) -> Image.Image:
    """Return a sheet with printed lines and one tick in pencil."""
    image = Image.new("L", (width, height), shade)
    drawn = ImageDraw.Draw(image)
    for y in range(100, height, 100):
        drawn.line((50, y, width - 50, y), fill=INK, width=3)
    x, y = MARK[0] * width // 1_600, MARK[1] * height // 1_200
    drawn.rectangle((x - 30, y - 3, x + 30, y + 3), fill=PENCIL)
    return image.convert("RGB")


def another(number: int) -> bytes:
    """Return a photo like no other: its size tells it, for the shade of a sheet is evened out."""
    return encoded(sheet(1_600 + 8 * number))


def encoded(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    """Return a picture as a file."""
    kept = io.BytesIO()
    image.save(kept, form, **options)
    return kept.getvalue()


def announced(width: int, height: int, rows: int = 1) -> bytes:
    """Return a PNG that says it is so large and holds so many rows, of nothing."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checked = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + checked

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    packer = zlib.compressobj()
    row = bytes(1 + min(4 * width, 100_000))
    points = b"".join(packer.compress(row) for _row in range(rows)) + packer.flush()
    pieces = (chunk(b"IHDR", header), chunk(b"IDAT", points), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def sections(jpeg: bytes) -> list[tuple[int, bytes]]:
    """Return the marker and the content of each part of a JPEG up to its points, and its end."""
    found, at = [], 2
    while jpeg[at + 1] != 0xDA:
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        found.append((jpeg[at + 1], jpeg[at + 4 : at + 2 + length]))
        at += 2 + length
    return [*found, (jpeg[-1], b"")]


def sent(
    visitor: Visitor, path: str, content: bytes | None = None, field: str = "now"
) -> TestResponse:
    """Send a photo to the meeting at this address; return the answer."""
    kept = encoded(sheet()) if content is None else content
    upload = (io.BytesIO(kept), "lembar.html", "text/html")
    return visitor.post(f"{path}/foto/unggah", {field: upload})


def send(caller: Caller, content: bytes | None = None, field: str = "now") -> int:
    """Send a photo in; return the status."""
    return sent(caller.visitor, caller.path, content, field).status_code


def place_of_last(caller: Caller) -> str:
    """Return the address of the photo that the last answer led to."""
    assert caller.visitor.response is not None
    return str(caller.visitor.response.location)


def kept_files(app: Flask) -> set[str]:
    """Return the names of all pictures that are kept."""
    with app.app_context():
        return {file.name for file in (the_settings().instance / "sheets").glob("*")}
