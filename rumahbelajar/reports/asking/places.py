"""The areas of a report: what they are called, what lies above one, and what below."""

from collections.abc import Iterable

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import exists, func, literal, select, union

from rumahbelajar.database import db, within
from rumahbelajar.people.areas import VILLAGE_LENGTH, upper_codes
from rumahbelajar.people.models import Area, Village
from rumahbelajar.reports.asking.scope import Scope

LENGTHS = (0, 2, 5, 8, VILLAGE_LENGTH)
"""How long the codes of each level are: nation, province, regency, district, village."""


def name_of(code: str) -> str:
    """Return what an area is called, its code where no name is known."""
    return names_of([code])[code]


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """Return what each of these areas is called, its code where no name is known.

    One query, and none for names that the session at hand has been told.
    """
    asked = set(codes)
    known = _known()
    wanted = asked - {"", *known}
    if wanted:
        rows = db.session.execute(select(Area.code, Area.name).where(Area.code.in_(wanted)))
        known |= {code: name for code, name in rows if name}
    return {code: known.get(code, code or nation()) for code in asked}


def require(code: str, scope: Scope) -> str:
    """Return the code of an area that the scope sees, and that there is; any other is a 404.

    One query, which page heads need anyway: it learns the names of the areas above, too.
    """
    scope.require(code)
    names_of([*upper_codes(code), code])
    if not code or code in _known():
        return code
    has_villages = select(exists().where(within(Village.code, code)))
    return code if db.session.scalar(has_villages) else abort(404)


def _known() -> dict[str, str]:
    known: dict[str, str] = db.session.info.setdefault("names of areas", {})
    return known


def nation() -> str:
    """Return what the whole country is called."""
    return str(_("Seluruh Indonesia"))


def path_to(code: str, scope: Scope) -> list[tuple[str, str]]:
    """Return code and name of each area from the scope's own down to this one, both in it.

    An area that the scope does not see has no path.
    """
    codes = [each for each in ("", *upper_codes(code), code) if scope.sees(each)]
    names = names_of(codes)
    return [(each, names[each]) for each in dict.fromkeys(codes)]


def names_of_villages(code: str) -> dict[str, str]:
    """Return what the villages of an area are called, their districts and their regencies."""
    parts = (
        select(func.substr(Village.code, 1, length)).where(within(Village.code, code))
        for length in LENGTHS[2:]
    )
    rows = db.session.execute(select(Area.code, Area.name).where(Area.code.in_(union(*parts))))
    return {found: name or found for found, name in rows}


def children_of(code: str) -> list[str]:
    """Return the areas one level below that have villages, by code; none below a village."""
    length = below(code)
    if length is None:
        return []
    child = func.substr(Village.code, 1, length)
    below_it = select(child).where(within(Village.code, code)).distinct()
    return sorted(db.session.scalars(below_it))


def with_children(code: str) -> dict[str, str]:
    """Return the names of an area and of those one level below that have villages; one query."""
    length = below(code)
    if length is None:
        return {code: name_of(code)}
    child = func.substr(Village.code, 1, length).label("code")
    below_it = select(child).where(within(Village.code, code))
    each = below_it.union(select(literal(code))).subquery().c.code
    rows = db.session.execute(select(each, Area.name).outerjoin(Area, Area.code == each))
    names = {found: name or "" for found, name in rows}
    known = _known()
    known |= {found: name for found, name in names.items() if name}
    return {found: name or found or nation() for found, name in names.items()}


def below(code: str) -> int | None:
    """Return how long the codes one level below are; None below a village."""
    return next((length for length in LENGTHS if length > len(code)), None)


def level_name(length: int) -> str:
    """Return what kind of area has codes of this length, as the head of a column of such."""
    return str(
        {
            0: _("Negara"),
            2: _("Provinsi"),
            5: _("Kabupaten/kota"),
            8: _("Kecamatan"),
            VILLAGE_LENGTH: _("Desa/kelurahan"),
        }[length]
    )
