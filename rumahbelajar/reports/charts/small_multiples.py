"""Small multiples: the same line for each of some areas, small and on one scale."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from rumahbelajar.reports.charts.drawing import LEAF, LINE, SOFT, WIDTH, chart, plain, trace, words
from rumahbelajar.reports.charts.runs import ceiling, through, untold
from rumahbelajar.reports.charts.writing import height, not_drawn, shortened, written
from rumahbelajar.reports.tables.table import Kind, Value

MOST_PANELS = 9
MOST_POINTS = 24
_ACROSS, _GAP = 3, 12
_WIDE = (WIDTH - _GAP * (_ACROSS - 1)) / _ACROSS
_DOWN, _TALL = 78, 36


class _Panel(NamedTuple):
    """One small chart: where it stands, and the paths of its ground, its line and its gaps."""

    left: float
    top: float
    ground: str
    line: str
    untold: str


def small_multiples(
    title: str,
    labels: Sequence[str],
    items: Sequence[tuple[str, Sequence[Value]]],
    kind: Kind = Kind.COUNT,
    *,
    full: float | None = None,
) -> Markup:
    """Draw the line of each of the first nine over the last 24 labels, with its latest number."""
    shown = [(name, values[-MOST_POINTS:]) for name, values in items[:MOST_PANELS]]
    labels = labels[-MOST_POINTS:]
    if not shown or not labels:
        return Markup()
    told = [height(value) for _name, values in shown for value in values]
    most = full or ceiling([value for value in told if value is not None])
    rest = not_drawn(len(items) - len(shown))
    panels = [_panel(place, *each, most) for place, each in enumerate(shown)]
    parts = [
        trace("".join(panel.ground for panel in panels), stroke=LINE),
        trace("".join(panel.line for panel in panels), stroke=LEAF, stroke_width=2),
        trace("".join(panel.untold for panel in panels), stroke=SOFT, stroke_width=2),
    ]
    for panel, (name, values) in zip(panels, shown, strict=True):
        parts.append(words(panel.left, panel.top + 12, shortened(name, 15)))
        last = written(values[-1], kind) if values else ""
        parts.append(words(panel.left + _WIDE, panel.top + 16 + _TALL, last, anchor="end"))
    tall = _DOWN * -(-len(shown) // _ACROSS) + 18
    parts.append(words(0, tall - 5, f"{labels[0]} – {labels[-1]}. {rest}".strip(), fill=SOFT))
    said = ", ".join(
        f"{shortened(name, 30)} {written(values[-1], kind)}" for name, values in shown if values
    )
    return chart(title, f"{labels[-1]}: {said}. {rest}".strip(), tall, parts)


def _panel(place: int, _name: str, values: Sequence[Value], most: float) -> _Panel:
    left, top = (_WIDE + _GAP) * (place % _ACROSS), _DOWN * (place // _ACROSS)
    ground = top + 20 + _TALL
    step = (_WIDE - 44) / max(1, len(values) - 1)
    xs = [left + step * at for at in range(len(values))]
    return _Panel(
        left,
        top,
        f"M{plain(left)},{plain(ground)}h{plain(_WIDE)}",
        through(values, xs, ground, _TALL, most),
        untold(values, xs, ground),
    )
