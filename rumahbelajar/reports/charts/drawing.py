"""The ground of a chart: an SVG that says what it shows in words, and the parts it is drawn of.

Colours are attributes, so that a chart looks the same on a page, in print and in a PDF, and the
policy of the pages, which forbids styles, has nothing to forbid.
"""

from collections.abc import Iterable
from hashlib import sha256
from textwrap import wrap

from markupsafe import Markup, escape

INK, SOFT, LINE, PAPER = "#1f2d27", "#55655d", "#e3dccf", "#fff"
LEAF, CLAY, GOLD = "#0b6b4f", "#b4481f", "#d99a1c"
WIDTH = 360
"""The inner width of every chart: on the narrowest phone its words are hardly smaller."""
_SHOWN_WIDTH = 480
TEXT = 13
Box = tuple[float, float, float, float]
"""A rectangle: where its corner is, how wide and how tall it is."""
MOST_TITLE, MOST_DESCRIPTION = 120, 700
_HEADING, _NEXT_LINE, _MOST_HEADING = 26, 16, 44


def chart(title: str, description: str, tall: float, parts: Iterable[str]) -> Markup:
    """Return the SVG of a chart; the parts are SVG already, title and description plain words."""
    lines = wrap(title, _MOST_HEADING, max_lines=2, placeholder="…") or [""]
    heading = "".join(
        words(0, TEXT + at * _NEXT_LINE, line, font_weight="bold") for at, line in enumerate(lines)
    )
    top = _HEADING + _NEXT_LINE * (len(lines) - 1)
    drawn = f'{heading}<g transform="translate(0 {top})">{"".join(parts)}</g>'
    said = description[:MOST_DESCRIPTION]
    key = "c" + sha256(f"{title}{said}{drawn}".encode()).hexdigest()[:8]
    return Markup(  # noqa: S704 - words are escaped here and in `words`
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {plain(tall + top)}" '
        f'width="{_SHOWN_WIDTH}" role="img" aria-labelledby="{key}t {key}d" '
        f'font-size="{TEXT}" fill="{INK}">'
        f'<title id="{key}t">{escape(title[:MOST_TITLE])}</title>'
        f'<desc id="{key}d">{escape(said)}</desc>{drawn}</svg>'
    )


def words(x: float, y: float, text: str, **attributes: str | float) -> str:
    """Return words at a place; `anchor="end"` lets them end there."""
    anchor = attributes.pop("anchor", "")
    more = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{plain(x)}" y="{plain(y)}"{more}{_written(attributes)}>{escape(text)}</text>'


def box(x: float, y: float, wide: float, tall: float, **attributes: str | float) -> str:
    """Return a rectangle."""
    place = f'x="{plain(x)}" y="{plain(y)}" width="{plain(wide)}" height="{plain(tall)}"'
    return f"<rect {place}{_written(attributes)}/>"


def boxes(places: Iterable[Box], **attributes: str | float) -> str:
    """Return some rectangles in one piece, which takes a third of the room; "" for none."""
    path = "".join(
        f"M{plain(x)},{plain(y)}h{plain(wide)}v{plain(tall)}h-{plain(wide)}z"
        for x, y, wide, tall in places
    )
    return f'<path d="{path}"{_written(attributes)}/>' if path else ""


def gaps(places: Iterable[Box]) -> str:
    """Return the empty, dashed boxes that stand where a number is withheld."""
    return boxes(places, fill="none", stroke=SOFT, stroke_dasharray="3 2")


def rule(x: float, y: float, wide: float, **attributes: str | float) -> str:
    """Return a level line."""
    return trace(f"M{plain(x)},{plain(y)}h{plain(wide)}", **attributes)


def trace(path: str, **attributes: str | float) -> str:
    """Return a path that is drawn as a line; "" for an empty one."""
    return f'<path d="{path}" fill="none"{_written(attributes)}/>' if path else ""


def plain(value: float) -> str:
    """Return a number as SVG takes it, with one place at most: it is drawn no finer than that."""
    return f"{value:.1f}".removesuffix(".0")


def _written(attributes: dict[str, str | float]) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{plain(value) if isinstance(value, float) else value}"'
        for name, value in attributes.items()
    )
