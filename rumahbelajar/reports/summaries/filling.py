"""Filling: makes all cells anew from what stands, by a few statements whatever the size."""

from sqlalchemy import FromClause, column, delete, func, insert, select, table, text, union_all

from rumahbelajar.database import db, on_sqlite
from rumahbelajar.reports.summaries import meeting_states, pulses, rolling, standing_marks
from rumahbelajar.reports.summaries.contributions import MEASURES, table_of
from rumahbelajar.reports.summaries.families import FAMILIES, Family, named
from rumahbelajar.reports.summaries.models import SummaryCell, SummaryDelta
from rumahbelajar.reports.summaries.parts import COLUMNS, contributed, every_part
from rumahbelajar.reports.summaries.rolling import CELL_COLUMNS, KEY

_cell = table_of(SummaryCell)
_base = table("summary_base", *(column(name) for name in COLUMNS))
_MAKE = "CREATE TEMPORARY TABLE summary_base AS SELECT * FROM summary_delta WHERE 1 = 0"


def fill() -> None:
    """Make every cell, pulse, state of a meeting and mark anew, in the session at hand.

    They are right whatever others commit meanwhile. Cells are written down in the order in which
    they are read, so that those of an area lie beside each other.
    """
    db.session.flush()
    rolling.lock()
    db.session.execute(text(_MAKE))
    _gather()
    for family in FAMILIES:
        whole, deepest = family.made_of, family.levels[-1]
        rows: FromClause = as_deltas(named(whole), deepest) if whole else _base
        # From the villages up: of each level there are fewer cells than of the one below it.
        for level in reversed(family.levels):
            cells = rolling.cells_of(rows, family, level).order_by(*map(column, KEY))
            adding = insert(_cell).from_select(CELL_COLUMNS, cells, include_defaults=False)
            db.session.execute(adding)
            rows = as_deltas(family, level)
    db.session.execute(text("DROP TABLE summary_base"))
    # After the deltas were taken away: those that have come meanwhile still wait.
    db.session.execute(pulses.put())
    meeting_states.fill()
    standing_marks.fill()


def as_deltas(family: Family, level: int) -> FromClause:
    """Return the cells of a level as if they were deltas of the areas above."""
    of = _cell.c
    keys = [of.area_code.label("village_code"), of.course_id, of.month, of.sex, of.age_band]
    if family.trait:
        keys.append(of.trait.label(family.trait))
    rows = select(*keys, *(of[name] for name in MEASURES))
    return rows.where(of.family == family.name, of.level == level).subquery("below")


def _gather() -> None:
    """Put one line for each village, month and trait in the place of all cells and deltas."""
    rows = union_all(*(contributed(told) for told in every_part())).subquery("rows")
    keys = [rows.c[name] for name in COLUMNS if name not in MEASURES]
    grouped = select(*keys, *(func.sum(rows.c[name]) for name in MEASURES)).group_by(*keys)
    adding = insert(_base).from_select(COLUMNS, grouped, include_defaults=False)
    gone = delete(table_of(SummaryDelta)), delete(_cell)
    if on_sqlite():
        for statement in gone:
            db.session.execute(statement)
    else:
        # In one statement, which takes away the deltas of exactly those rows that it counts.
        for number, statement in enumerate(gone):
            adding = adding.add_cte(statement.cte(f"gone_{number}"))
    db.session.execute(adding)
