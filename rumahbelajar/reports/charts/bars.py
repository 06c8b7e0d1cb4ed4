"""Bars: one number for each of some areas, courses or people, beside each other."""

from collections.abc import Sequence

from markupsafe import Markup

from rumahbelajar.reports.charts.drawing import LEAF, LINE, SOFT, WIDTH, box, chart, gap, words
from rumahbelajar.reports.charts.writing import height, not_drawn, shortened, written
from rumahbelajar.reports.tables.table import WITHHELD, Kind, Value

MOST_BARS = 12
_LINE, _BAR, _VALUE = 36, 12, 60
_NAME = 34


def bars(
    title: str,
    items: Sequence[tuple[str, Value]],
    kind: Kind = Kind.COUNT,
    *,
    full: float | None = None,
) -> Markup:
    """Draw a bar with name and number for each of the first twelve; "" where there is none.

    `full` is what the longest bar would stand for: 1 of shares, 100 of marks, the largest of all
    where nothing is said.
    """
    shown = items[:MOST_BARS]
    if not shown:
        return Markup()
    most = full or max((height(value) or 0 for _name, value in shown), default=0) or 1
    rest = not_drawn(len(items) - len(shown))
    parts = [_bar(place, *each, kind, most) for place, each in enumerate(shown)]
    tall = _LINE * len(shown) + (18 if rest else 0)
    if rest:
        parts.append(words(0, tall - 4, rest, fill=SOFT))
    said = ", ".join(f"{shortened(name, _NAME)} {written(value, kind)}" for name, value in shown)
    return chart(title, f"{said}. {rest}".strip(), tall, parts)


def _bar(place: int, name: str, value: Value, kind: Kind, most: float) -> str:
    top = _LINE * place
    room = WIDTH - _VALUE
    said = words(0, top + 13, shortened(name, _NAME))
    if value is WITHHELD:
        drawn = gap(1, top + 18, room / 4, _BAR - 2)
    else:
        wide = room * min(1, max(0, (height(value) or 0) / most))
        drawn = box(0, top + 17, room, _BAR, fill=LINE) + box(0, top + 17, wide, _BAR, fill=LEAF)
    return said + drawn + words(WIDTH, top + 28, written(value, kind), anchor="end")
