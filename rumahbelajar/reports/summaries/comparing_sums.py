"""Comparing the cells of some villages, and of their regencies, with how people stand there.

And those of every area above with the cells below it: so that no number of a province or the nation
can be wrong for long, whichever villages were chosen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Connection, FromClause, Select, func, or_, select, union_all
from sqlalchemy import literal_column as written

from rumahbelajar.people.areas import REGENCY_LENGTH, VILLAGE_LENGTH
from rumahbelajar.reports.summaries import meeting_states, pulses, standing_marks
from rumahbelajar.reports.summaries.contributions import MEASURES, table_of
from rumahbelajar.reports.summaries.families import FAMILIES, Family, named
from rumahbelajar.reports.summaries.filling import as_deltas
from rumahbelajar.reports.summaries.models import SummaryCell, SummaryDelta
from rumahbelajar.reports.summaries.parts import contributed, every_part
from rumahbelajar.reports.summaries.rolling import CELL_COLUMNS, cells_of

_KEYS = tuple(name for name in CELL_COLUMNS if name not in MEASURES)
_CELL, _DELTA = table_of(SummaryCell), table_of(SummaryDelta)


def wrong_cells(connection: Connection, villages: Sequence[str]) -> list[str]:
    """Return a line for each cell that, with the deltas that wait, is not what people sum up to."""
    regencies = sorted({code[:REGENCY_LENGTH] for code in villages})
    areas = {VILLAGE_LENGTH: list(villages), REGENCY_LENGTH: regencies}
    return [
        _line(row)
        for family in FAMILIES
        for level in family.levels
        if level in areas
        for row in connection.execute(_difference(family, level, areas[level]))
    ]


def wrong_upper_cells(connection: Connection) -> list[str]:
    """Return a line for each cell, of whatever area, that is not the sum of those below it.

    Those by traits are compared with those of everybody, too. What waits is left out: it is missing
    at all levels alike.
    """
    asked = [
        _difference_from(as_deltas(family, below), family, above)
        for family in FAMILIES
        for above, below in pairwise(family.levels)
    ]
    asked += [
        _difference_from(as_deltas(whole, family.levels[-1]), family, family.levels[-1])
        for whole, family in _sums_of_others()
    ]
    return [_line(row) for each in asked for row in connection.execute(each)]


def _sums_of_others() -> Iterator[tuple[Family, Family]]:
    """Yield each family with one by more traits, whose sums it is of the same areas."""
    for family in FAMILIES:
        if family.made_of:
            yield named(family.made_of), family
        elif family.traits:
            yield family, replace(named(""), levels=family.levels)


def wrong_days(connection: Connection, villages: Sequence[str]) -> list[str]:
    """Return a line for each village whose days, meetings or marks are not as they are told."""
    codes = list(villages)
    pulse, meeting = pulses.difference(codes), meeting_states.difference(codes)
    marked = standing_marks.difference(codes)
    return [
        *(
            _("Kabar terakhir dari %(area)s tidak sesuai.", area=code)
            for code in connection.scalars(pulse)
        ),
        *(
            _("Keadaan pertemuan di %(area)s tidak sesuai.", area=code)
            for code in connection.scalars(meeting)
        ),
        *(
            _("Tanda siapa yang tersendat di %(area)s tidak sesuai.", area=code)
            for code in connection.scalars(marked)
        ),
    ]


def _line(row: Any) -> str:
    return str(
        _(
            "Jumlah di %(area)s pada bulan %(month)s tidak sesuai (%(which)s).",
            area=row.area_code or _("Seluruh Indonesia"),
            month=row.month,
            which="/".join((row.course_id, row.family, row.sex, row.age_band, row.trait)),
        )
    )


def _difference(family: Family, level: int, codes: list[str]) -> Select[Any]:
    """Return the statement with a row for each cell where the three do not add up to nothing."""
    rows = union_all(*(contributed(told) for told in every_part())).subquery("standing")
    should_be = cells_of(rows, family, level).where(_lies_in(rows.c.village_code, level, codes))
    waiting = cells_of(_DELTA, family, level).where(_lies_in(_DELTA.c.village_code, level, codes))
    there = _kept(family, level).where(_CELL.c.area_code.in_(codes))
    return _that_differ(_signed(should_be, 1), _signed(waiting, -1), _signed(there, -1))


def _difference_from(below: FromClause, family: Family, level: int) -> Select[Any]:
    """Return the statement with a row for each cell that is not the sum of what lies below it."""
    should_be = cells_of(below, family, level)
    return _that_differ(_signed(should_be, 1), _signed(_kept(family, level), -1))


def _kept(family: Family, level: int) -> Select[Any]:
    kept = select(*(_CELL.c[name] for name in CELL_COLUMNS))
    return kept.where(_CELL.c.family == family.name, _CELL.c.level == level)


def _that_differ(*signed: Select[Any]) -> Select[Any]:
    found = union_all(*signed).subquery("found")
    keys = [found.c[name] for name in _KEYS]
    sums = [func.sum(found.c[name]) for name in MEASURES]
    differs = or_(*(each != written("0") for each in sums))
    return select(*keys).group_by(*keys).having(differs).order_by(*keys)


def _lies_in(code: Any, level: int, codes: list[str]) -> Any:
    return func.substr(code, written("1"), written(str(level))).in_(codes)


def _signed(cells: Select[Any], sign: int) -> Select[Any]:
    rows = cells.subquery()
    keys = [rows.c[name] for name in _KEYS]
    return select(*keys, *((rows.c[name] * written(str(sign))).label(name) for name in MEASURES))
