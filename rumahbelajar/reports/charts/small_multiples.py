"""Small multiples: the same line for each of some areas, small and on one scale."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flask_babel import gettext as _
from markupsafe import Markup

from rumahbelajar.reports.charts.drawing import LEAF, LINE, SOFT, WIDTH, chart, plain, trace, words
from rumahbelajar.reports.charts.runs import ceiling, through, untold
from rumahbelajar.reports.charts.writing import height, not_drawn, shortened, written
from rumahbelajar.reports.tables.table import Kind, Value

MOST_PANELS = 20
MOST_POINTS = 24
_ROOM, _NAME_AND_NUMBER, _POINT = 4_300, 125, 7
"""Bytes: of all panels, and of what each is made of."""
_ACROSS, _GAP = 2, 16
_WIDE = (WIDTH - _GAP * (_ACROSS - 1)) / _ACROSS
_DOWN, _TALL, _LAST = 80, 40, 52
_NAME, _LONG_NAME, _SMALL = 26, 21, 11
"""Letters of a name, from how many on they are smaller, and how tall they are then."""
Item = tuple[str, Sequence[Value]]


class _Panel(NamedTuple):
    """One small chart: where it stands, and the paths of its frame, its line and its gaps."""

    left: float
    top: float
    frame: str
    line: str
    untold: str


def small_multiples(
    title: str,
    labels: Sequence[str],
    items: Sequence[Item],
    kind: Kind = Kind.COUNT,
    *,
    full: float | None = None,
) -> Markup:
    """Draw the line of each over the last 24 labels, with its latest number.

    As many find room as are told in some four kilobytes: twenty over a year, fifteen over two.
    """
    labels = labels[-MOST_POINTS:]
    room = _ROOM // (_NAME_AND_NUMBER + _POINT * max(1, len(labels)))
    shown = [(name, values[-MOST_POINTS:]) for name, values in items[: min(MOST_PANELS, room)]]
    if not shown or not labels:
        return Markup()
    told = [height(value) for _name, values in shown for value in values]
    most = full or ceiling([value for value in told if value is not None])
    panels = [_panel(place, values, most) for place, (_name, values) in enumerate(shown)]
    parts = [
        trace("".join(panel.frame for panel in panels), stroke=LINE),
        trace("".join(panel.line for panel in panels), stroke=LEAF, stroke_width=2),
        trace("".join(panel.untold for panel in panels), stroke=SOFT, stroke_width=2),
        *_words(panels, shown, kind),
    ]
    sentences = [
        f"{labels[0]} – {labels[-1]}.",
        _("Garis atas di tiap gambar: %(most)s.", most=written(most, kind)),
        not_drawn(len(items) - len(shown)),
    ]
    tall = _DOWN * -(-len(shown) // _ACROSS)
    below = [each for each in (" ".join(sentences[:2]), sentences[2]) if each]
    parts += (words(0, tall + 12 + 17 * at, each, fill=SOFT) for at, each in enumerate(below))
    said = ", ".join(f"{shortened(name, 30)} {_last(values, kind)}" for name, values in shown)
    return chart(title, f"{labels[-1]}: {said}. {' '.join(below)}", tall + 17 * len(below), parts)


def _panel(place: int, values: Sequence[Value], most: float) -> _Panel:
    left, top = (_WIDE + _GAP) * (place % _ACROSS), _DOWN * (place // _ACROSS)
    ground = top + 20 + _TALL
    step = (_WIDE - _LAST) / max(1, len(values) - 1)
    xs = [left + step * at for at in range(len(values))]
    return _Panel(
        left,
        top,
        f"M{plain(left)},{plain(ground)}h{plain(_WIDE)}m0,-{_TALL}h-{plain(_WIDE)}",
        through(values, xs, ground, _TALL, most),
        untold(values, xs, ground),
    )


def _words(panels: Sequence[_Panel], shown: Sequence[Item], kind: Kind) -> Iterator[str]:
    for panel, (name, _values) in zip(panels, shown, strict=True):
        smaller: dict[str, float] = {"font_size": _SMALL} if len(name) > _LONG_NAME else {}
        yield words(panel.left, panel.top + 13, shortened(name, _NAME), **smaller)
    numbers = (
        words(panel.left + _WIDE, panel.top + 16 + _TALL, _last(values, kind))
        for panel, (_name, values) in zip(panels, shown, strict=True)
    )
    yield f'<g text-anchor="end">{"".join(numbers)}</g>'


def _last(values: Sequence[Value], kind: Kind) -> str:
    return written(values[-1], kind) if values else ""
