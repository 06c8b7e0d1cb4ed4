"""Comparing the cells of some villages, and of their regencies, with how people stand there."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Connection, Select, func, or_, select, union_all
from sqlalchemy import literal_column as written

from rumahbelajar.people.areas import REGENCY_LENGTH, VILLAGE_LENGTH
from rumahbelajar.reports.summaries import meeting_states, pulses
from rumahbelajar.reports.summaries.contributions import MEASURES, table_of
from rumahbelajar.reports.summaries.models import SummaryCell, SummaryDelta
from rumahbelajar.reports.summaries.parts import contributed, every_part
from rumahbelajar.reports.summaries.rolling import CELL_COLUMNS, FAMILIES, cells_of

_KEYS = tuple(name for name in CELL_COLUMNS if name not in MEASURES)
_CELL, _DELTA = table_of(SummaryCell), table_of(SummaryDelta)


def wrong_cells(connection: Connection, villages: Sequence[str]) -> list[str]:
    """Return a line for each cell that, with the deltas that wait, is not what people sum up to."""
    regencies = sorted({code[:REGENCY_LENGTH] for code in villages})
    areas = {VILLAGE_LENGTH: list(villages), REGENCY_LENGTH: regencies}
    return [
        _(
            "Jumlah di %(area)s pada bulan %(month)s tidak sesuai (%(which)s).",
            area=row.area_code,
            month=row.month,
            which="/".join((row.course_id, row.family, row.sex, row.age_band, row.trait)),
        )
        for family, levels in FAMILIES.items()
        for level in levels
        if level in areas
        for row in connection.execute(_difference(family, level, areas[level]))
    ]


def wrong_days(connection: Connection, villages: Sequence[str]) -> list[str]:
    """Return a line for each village whose days or meetings are not kept as they are told."""
    codes = list(villages)
    pulse, meeting = pulses.difference(codes), meeting_states.difference(codes)
    return [
        *(
            _("Kabar terakhir dari %(area)s tidak sesuai.", area=code)
            for code in connection.scalars(pulse)
        ),
        *(
            _("Keadaan pertemuan di %(area)s tidak sesuai.", area=code)
            for code in connection.scalars(meeting)
        ),
    ]


def _difference(family: str, level: int, codes: list[str]) -> Select[Any]:
    """Return the statement with a row for each cell where the three do not add up to nothing."""
    rows = union_all(*(contributed(told) for told in every_part())).subquery("standing")
    should_be = cells_of(rows, family, level).where(_lies_in(rows.c.village_code, level, codes))
    waiting = cells_of(_DELTA, family, level).where(_lies_in(_DELTA.c.village_code, level, codes))
    there = select(*(_CELL.c[name] for name in CELL_COLUMNS)).where(
        _CELL.c.family == family, _CELL.c.level == level, _CELL.c.area_code.in_(codes)
    )
    signed = [_signed(should_be, 1), _signed(waiting, -1), _signed(there, -1)]
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
