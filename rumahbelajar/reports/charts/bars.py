"""Bars: one number for each of some areas, courses or people, below each other."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _
from markupsafe import Markup

from rumahbelajar.reports.charts.drawing import (
    INK,
    LEAF,
    LINE,
    PAPER,
    SOFT,
    WIDTH,
    boxes,
    chart,
    gaps,
    trace,
    words,
)
from rumahbelajar.reports.charts.writing import height, not_drawn, shortened, written
from rumahbelajar.reports.tables.table import WITHHELD, Kind, Value

MOST_BARS = 20
_LINE, _TOP, _BAR = 32, 17, 10
_ROOM = WIDTH - 60
"""How long the longest bar is; the number stands right of it."""
Item = tuple[str, Value]


def bars(
    title: str,
    items: Sequence[Item],
    kind: Kind = Kind.COUNT,
    *,
    full: float | None = None,
    average: Item | None = None,
) -> Markup:
    """Draw a bar with name and number for each of the first twenty; "" where there is none.

    `full` is what the longest bar would stand for: 1 of shares, 100 of marks, the largest of all
    where nothing is said. `average`, with its name, is a mark on every bar.
    """
    shown = items[:MOST_BARS]
    if not shown:
        return Markup()
    most = full or max((height(value) or 0 for _name, value in shown), default=0) or 1
    rest = not_drawn(len(items) - len(shown))
    tall = _LINE * len(shown)
    below = list(_beside(average, kind, most, tall))
    tall += 22 if below else 0
    if rest:
        tall += 18
        below.append(words(0, tall - 4, rest, fill=SOFT))
    said = ", ".join(f"{shortened(name)} {written(value, kind)}" for name, value in shown)
    also = f"{average[0]}: {written(average[1], kind)}. " if average else ""
    return chart(title, f"{also}{said}. {rest}".strip(), tall, [*_bars(shown, kind, most), *below])


def _bars(shown: Sequence[Item], kind: Kind, most: float) -> Iterator[str]:
    """Yield the bars in one piece, then what is written beside them."""
    places = [(at * _LINE, value) for at, (_name, value) in enumerate(shown)]
    told = [(y, height(value) or 0) for y, value in places if value is not WITHHELD]
    yield boxes(((0, y + _TOP, _ROOM, _BAR) for y, _value in told), fill=LINE)
    lengths = ((y, _ROOM * min(1, max(0, value / most))) for y, value in told)
    yield boxes(((0, y + _TOP, wide, _BAR) for y, wide in lengths if wide), fill=LEAF)
    yield gaps((1, y + _TOP, _ROOM / 4, _BAR) for y, value in places if value is WITHHELD)
    for at, (name, _value) in enumerate(shown):
        yield words(0, at * _LINE + 12, shortened(name))
    numbers = (words(WIDTH, y + _TOP + _BAR, written(value, kind)) for y, value in places)
    yield f'<g text-anchor="end">{"".join(numbers)}</g>'


def _beside(average: Item | None, kind: Kind, most: float, tall: float) -> Iterator[str]:
    """Yield a mark on each bar where the average is, and what it says; nothing where that is not
    told."""
    value = height(average[1]) if average else None
    if average is None or value is None:
        return
    x = round(_ROOM * min(1, max(0, value / most)))
    tops = [*range(_TOP - 2, int(tall), _LINE), int(tall) + 3]
    path = "".join(f"M{x if top < tall else 3},{top}v{_BAR + 4}" for top in tops)
    yield trace(path, stroke=PAPER, stroke_width=5) + trace(path, stroke=INK, stroke_width=2)
    said = _("%(area)s: %(number)s", area=shortened(average[0], 36), number=written(value, kind))
    yield words(12, tall + 14, said)
