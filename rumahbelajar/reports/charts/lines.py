"""Lines: how some numbers went from month to month."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from rumahbelajar.reports.charts.drawing import (
    CLAY,
    INK,
    LEAF,
    LINE,
    SOFT,
    WIDTH,
    chart,
    rule,
    trace,
    words,
)
from rumahbelajar.reports.charts.runs import ceiling, through, untold
from rumahbelajar.reports.charts.writing import height, shortened, written
from rumahbelajar.reports.tables.table import WITHHELD, Kind, Value

MOST_LINES = 3
MOST_POINTS = 36
_TOP, _TALL, _LEFT, _RIGHT = 12, 120, 44, 8
_STROKES: tuple[dict[str, str | float], ...] = (
    {"stroke": LEAF, "stroke_width": 3},
    {"stroke": CLAY, "stroke_width": 2, "stroke_dasharray": "7 4"},
    {"stroke": INK, "stroke_width": 2, "stroke_dasharray": "2 3"},
)


def lines(
    title: str,
    labels: Sequence[str],
    series: Mapping[str, Sequence[Value]],
    kind: Kind = Kind.COUNT,
    *,
    full: float | None = None,
) -> Markup:
    """Draw up to three lines over the last 36 labels, each drawn otherwise and named below.

    A line breaks where a number is withheld, and a tick under the ground stands there.
    """
    labels = labels[-MOST_POINTS:]
    shown = {name: values[-MOST_POINTS:] for name, values in list(series.items())[:MOST_LINES]}
    if not labels or not shown:
        return Markup()
    told = [height(value) for values in shown.values() for value in values]
    most = full or ceiling([value for value in told if value is not None])
    xs = _places(len(labels))
    parts = [*_frame(labels, xs, most, kind)]
    for (_name, values), style in zip(shown.items(), _STROKES, strict=False):
        parts += _line(values, xs, most, style)
    legend = _TOP + _TALL + 36
    for place, (name, style) in enumerate(zip(shown, _STROKES, strict=False)):
        y = legend + 18 * place
        parts.append(rule(_LEFT, y - 4, 30, **style))
        parts.append(words(_LEFT + 38, y, shortened(name, 38)))
    return chart(title, _said(labels, shown, kind), legend + 18 * len(shown) - 10, parts)


def _places(count: int) -> list[float]:
    room = WIDTH - _LEFT - _RIGHT
    step = room / max(1, count - 1)
    return [_LEFT + step * place for place in range(count)]


def _frame(labels: Sequence[str], xs: Sequence[float], most: float, kind: Kind) -> Iterator[str]:
    for share in (0, 0.5, 1):
        y = _TOP + _TALL * (1 - share)
        yield rule(_LEFT, y, WIDTH - _RIGHT - _LEFT, stroke=LINE)
        if share != 0.5:
            yield words(_LEFT - 6, y + 4, written(most * share, kind), anchor="end", fill=SOFT)
    under = _TOP + _TALL + 16
    yield words(xs[0], under, labels[0], fill=SOFT)
    if len(labels) > 1:
        yield words(xs[-1], under, labels[-1], anchor="end", fill=SOFT)


def _line(
    values: Sequence[Value], xs: Sequence[float], most: float, style: Mapping[str, str | float]
) -> Iterator[str]:
    ground = _TOP + _TALL
    yield trace(through(values, xs, ground, _TALL, most), **style)
    yield trace(untold(values, xs, ground), stroke=SOFT, stroke_width=2)


def _said(labels: Sequence[str], shown: Mapping[str, Sequence[Value]], kind: Kind) -> str:
    """Say of each line where it begins, where it turns most, and where it ends."""
    sentences = []
    for name, values in shown.items():
        turns = [0, *_turns(values), len(values) - 1]
        told = (f"{labels[at]} {written(values[at], kind)}" for at in dict.fromkeys(turns))
        sentences.append(f"{name}: {', '.join(told)}.")
    return " ".join(sentences)


def _turns(values: Sequence[Value]) -> list[int]:
    """Return where the most is reached first, and where a number is withheld first."""
    told = [(height(value) or 0, -at) for at, value in enumerate(values) if height(value)]
    withheld = [at for at, value in enumerate(values) if value is WITHHELD]
    return sorted({*([-max(told)[1]] if told else []), *withheld[:1]})
