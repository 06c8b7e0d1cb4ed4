"""A process of its own that makes one photo anew: standard input is the file, standard output a
JPEG in shades of grey that has nothing of the file but what one sees.

What a picture can be made to do to its reader, as to fill all memory, it does here alone. It stands
alone and is started by its path, so that it loads nothing of the program.
"""

import importlib
import io
import os
import sys
import warnings

from PIL import Image, ImageOps

TOO_SMALL, TOO_LARGE = 3, 4
"""How it ends for a picture on which nothing can be read, and for one that takes too much room.

Any other failure: it is broken.
"""
MOST_PIXELS = 52_000_000
"""What the largest cameras of phones make by default; looked at before anything is unpacked."""
LONG_SIDE = 2_000
"""Pixels: a sheet of A4 at 170 a inch, on which a mark in pencil is four wide."""
LEAST_LONG_SIDE, LEAST_SHORT_SIDE = 700, 300
_MOST_BYTES = 400_000
_TRIES = tuple(
    (side, quality) for side in (LONG_SIDE, 1_600, 1_200, 900) for quality in (78, 64, 52)
)
"""One after the other, until it is small enough: letters stand less fine better than fewer points.
"""
_MOST_MEMORY = 512 * 1024 * 1024
_MOST_SECONDS = 10
"""Of a core: ten times what the largest photo of a phone takes."""
_LIGHTEST, _DARKEST = 1, 0.2
"""Percent of all pixels that become white and black: paper in a dim room is grey."""
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Windows has none, and no such limit.
_resource = importlib.import_module("resource") if os.name == "posix" else None


def main(form: str) -> int:
    """Write the photo anew; `form` is what its first bytes are those of."""
    _limit()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        made = made_anew(sys.stdin.buffer.read(), form)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError):
        return TOO_LARGE
    if made is None:
        return TOO_SMALL
    sys.stdout.buffer.write(made)
    return 0


def made_anew(content: bytes, form: str) -> bytes | None:
    """Return the JPEG; None for a picture on which nothing can be read."""
    with Image.open(io.BytesIO(content), formats=[form]) as found:
        long_side, short_side = max(found.size), min(found.size)
        shrunk = min(1.0, LONG_SIDE / long_side)
        if long_side < LEAST_LONG_SIDE or short_side * shrunk < LEAST_SHORT_SIDE:
            return None
        # Of a JPEG this unpacks the shades alone, and no more points than are needed.
        found.draft("L", (round(found.width * shrunk), round(found.height * shrunk)))
        turn = _turn_of(found)
        shades = _shades_of(found)
    shades.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    upright = shades.transpose(turn) if turn is not None else shades
    return _written(ImageOps.autocontrast(upright, cutoff=(_DARKEST, _LIGHTEST)))


def _turn_of(found: Image.Image) -> Image.Transpose | None:
    """Return how the camera was held; what cannot be read says nothing of it."""
    try:
        return _TURNS.get(found.getexif().get(_ORIENTATION, 1))
    except Exception:
        return None


def _shades_of(found: Image.Image) -> Image.Image:
    """Return it in shades of grey; what one sees through lies on white paper."""
    if found.mode.startswith(("I", "F")):
        # Sixteen bits for each point; converted as they are, all but the darkest become white.
        return found.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if found.has_transparency_data:
        seen = found.convert("LA")
        shades, opaque = seen.split()
        return Image.composite(shades, Image.new("L", found.size, 255), opaque)
    return found.convert("L")


def _written(shades: Image.Image) -> bytes:
    """Return the JPEG, of fewer points and less fine where it would be too large."""
    written = b""
    for side, quality in _TRIES:
        smaller = shades.copy()
        smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
        # From its points alone, so that nothing that came with the file can go along.
        anew = Image.frombytes("L", smaller.size, smaller.tobytes())
        kept = io.BytesIO()
        anew.save(kept, "JPEG", quality=quality, optimize=True)
        written = kept.getvalue()
        if len(written) <= _MOST_BYTES:
            break
    return written


def _limit() -> None:
    if _resource is not None:
        _resource.setrlimit(_resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        _resource.setrlimit(_resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
        _resource.setrlimit(_resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
