"""Finding an area by its name or code, among those of a reader that have villages."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, or_, select

from rumahbelajar.database import db, within_any
from rumahbelajar.forms import one_line
from rumahbelajar.people.areas import upper_codes
from rumahbelajar.people.models import Area, Village
from rumahbelajar.reports.asking.places import names_of

MOST = 30
_MOST_CHARACTERS = 60


@dataclass(frozen=True)
class FoundArea:
    """An area with what it lies in, since names repeat."""

    code: str
    name: str
    above: str
    """The names of the areas above it, the nearest first."""


def find_areas(typed: str, areas: tuple[str, ...]) -> list[FoundArea]:
    """Return the areas within these that bear all typed words in their name, or begin so by code.

    The widest come first; no more than MOST. Of what lies elsewhere nothing is told.
    """
    words = one_line(typed[:_MOST_CHARACTERS]).split()
    if not words:
        return []
    found = select(Area.code, Area.name).where(
        within_any(Area.code, areas), _has_villages(), *(_is_called(word) for word in words)
    )
    ordered = found.order_by(func.length(Area.code), Area.name, Area.code).limit(MOST)
    rows = db.session.execute(ordered).all()
    above = names_of({upper for code, _name in rows for upper in upper_codes(code)})
    return [
        FoundArea(code, name, ", ".join(above[upper] for upper in reversed(upper_codes(code))))
        for code, name in rows
    ]


def the_one_meant(found: Sequence[FoundArea], typed: str) -> str | None:
    """Return the code of the area that a search leads straight to: the only one, or the code typed.

    None where somebody has to choose.
    """
    if len(found) == 1:
        return found[0].code
    return next((each.code for each in found if each.code == one_line(typed)), None)


def _is_called(word: str) -> ColumnElement[bool]:
    by_code = Area.code.startswith(word, autoescape=True)
    return or_(Area.name.icontains(word, autoescape=True), by_code)


def _has_villages() -> ColumnElement[bool]:
    below = (Village.code >= Area.code.concat(".")) & (Village.code < Area.code.concat("/"))
    return exists().where(or_(Village.code == Area.code, below))
