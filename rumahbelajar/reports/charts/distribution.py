"""A distribution: how the people of each area or course fall into a few parts, as one full bar."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from markupsafe import Markup

from rumahbelajar.reports.charts.drawing import (
    CLAY,
    GOLD,
    INK,
    LEAF,
    PAPER,
    SOFT,
    WIDTH,
    box,
    boxes,
    chart,
    gaps,
    words,
)
from rumahbelajar.reports.charts.writing import height, not_drawn, shortened, written
from rumahbelajar.reports.tables.table import WITHHELD, Kind, Value

MOST_ITEMS = 12
MOST_PARTS = 4
_FEWEST_PARTS = 2
"""Of two, the first and the last of four are drawn."""
_LINE, _BAR = 42, 20
_ROOM_FOR_WORDS = 34


class _Piece(NamedTuple):
    """A piece of a bar: which part it is, None for the gap of what is withheld, and where."""

    part: int | None
    x: float
    y: float
    wide: float
    said: str


def distribution(
    title: str,
    parts: Sequence[str],
    items: Sequence[tuple[str, Sequence[Value]]],
    kind: Kind = Kind.SHARE,
) -> Markup:
    """Draw a full bar of up to four parts for each of the first twelve.

    Where a part is withheld the whole bar is an empty, dashed one.
    """
    shown = items[:MOST_ITEMS]
    if not shown:
        return Markup()
    rest = not_drawn(len(items) - len(shown))
    key = "p" + sha256(f"{title}{shown}".encode()).hexdigest()[:8]
    fills: tuple[str, ...] = (f"url(#{key}0)", PAPER, f"url(#{key}2)", LEAF)
    if len(parts) == _FEWEST_PARTS:
        fills = (fills[0], LEAF)
    top = 18 * len(parts) + 8
    drawn = [_patterns(key), *_legend(parts, fills)]
    drawn += (
        words(0, top + _LINE * at + 13, shortened(name)) for at, (name, _) in enumerate(shown)
    )
    pieces = [
        piece for at, item in enumerate(shown) for piece in _pieces(top + _LINE * at, *item, kind)
    ]
    drawn += _bars(pieces, fills)
    tall = top + _LINE * len(shown) + (16 if rest else 0)
    if rest:
        drawn.append(words(0, tall - 4, rest, fill=SOFT))
    said = "; ".join(_said(name, parts, values, kind) for name, values in shown)
    return chart(title, f"{said}. {rest}".strip(), tall, drawn)


def _said(name: str, parts: Sequence[str], values: Sequence[Value], kind: Kind) -> str:
    told = zip(parts, values, strict=False)
    return f"{shortened(name)}: " + ", ".join(
        f"{part} {written(value, kind)}" for part, value in told
    )


def _bars(pieces: Sequence[_Piece], fills: Sequence[str]) -> Iterator[str]:
    """Yield the pieces of every bar, those of one part together, and what is written on them."""
    for part, fill in enumerate(fills):
        mine = (each for each in pieces if each.part == part)
        places = ((each.x, each.y + 18, each.wide, _BAR) for each in mine)
        yield boxes(places, fill=fill, stroke=INK)
    untold = (each.y + 18 for each in pieces if each.part is None)
    yield gaps((1, y, WIDTH - 2, _BAR - 2) for y in untold)
    told = "".join(
        words(each.x + each.wide / 2, each.y + 33, each.said)
        for each in pieces
        if each.wide >= _ROOM_FOR_WORDS
    )
    halo = f'paint-order="stroke" stroke="{PAPER}" stroke-width="4"'
    yield f'<g text-anchor="middle" {halo}>{told}</g>'


def _patterns(key: str) -> str:
    """Return the two fills that are told by their lines."""
    return (
        f'<pattern id="{key}0" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path d="M0,0h6v6h-6z" fill="{CLAY}"/><path d="M1,0v6" stroke="{PAPER}"/></pattern>'
        f'<pattern id="{key}2" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path d="M0,0h6v6h-6z" fill="{GOLD}"/><path d="M2,3h2" stroke="{INK}"/></pattern>'
    )


def _legend(parts: Sequence[str], fills: Sequence[str]) -> Iterator[str]:
    for place, (part, fill) in enumerate(zip(parts, fills, strict=False)):
        y = 18 * place
        yield box(1, y + 1, 24, 13, fill=fill, stroke=INK)
        yield words(34, y + 12, part)


def _pieces(y: float, _name: str, values: Sequence[Value], kind: Kind) -> Iterator[_Piece]:
    """Yield the pieces of one bar; a single one without a part where nothing may be told."""
    heights = [max(0, height(value) or 0) for value in values[:MOST_PARTS]]
    whole = sum(heights)
    is_withheld = any(value is WITHHELD for value in values)
    if is_withheld or whole <= 0:
        said = written(WITHHELD if is_withheld else None, kind)
        yield _Piece(None, 1, y, 60, said)
        return
    x = 1.0
    for part, (value, tall) in enumerate(zip(values, heights, strict=False)):
        wide = (WIDTH - 2) * tall / whole
        if wide:
            yield _Piece(part, x, y, wide, written(value, kind))
        x += wide
