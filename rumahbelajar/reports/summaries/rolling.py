"""Rolling: folds the deltas that wait into the cells, without changing any answer."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    CTE,
    FromClause,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy import literal_column as written
from sqlalchemy.dialects import postgresql, sqlite

from rumahbelajar.database import db, on_sqlite, reading
from rumahbelajar.reports.summaries import pulses
from rumahbelajar.reports.summaries.contributions import MEASURES, table_of
from rumahbelajar.reports.summaries.families import FAMILIES, Family
from rumahbelajar.reports.summaries.models import SummaryCell, SummaryDelta

BATCH = 50
"""Deltas that are folded in one transaction: on SQLite a writer waits for so many."""
BATCH_ON_POSTGRESQL = 5_000
_LOCK = (7202641, 2)
"""Any fixed numbers: the advisory lock of whoever rolls (sealing.py has 1)."""
_CELL, _DELTA = table_of(SummaryCell), table_of(SummaryDelta)
KEY = tuple(column.name for column in _CELL.primary_key)
CELL_COLUMNS = (*KEY, *MEASURES)
_NOTHING = written("''", String())


def roll(is_enough: Callable[[], bool] = lambda: False) -> int:
    """Fold all deltas that wait, in transactions of its own; return how many there were.

    Stops after the batch at hand when that is enough, and when another process rolls.
    """
    rolled = 0
    while not is_enough() and is_waiting():
        count = roll_batch()
        db.session.commit()
        if not count:
            break
        rolled += count
    return rolled


def lock() -> None:
    """Keep everybody else from rolling until the transaction ends; on SQLite one writes anyway."""
    if not on_sqlite():
        db.session.execute(select(func.pg_advisory_xact_lock(*_LOCK)))


def cells_of(rows: FromClause, family: Family, level: int) -> Select[Any]:
    """Return the cells of a family and level that rows like those of a delta sum up to.

    Its columns are those of CELL_COLUMNS. What sums up to nothing is left out.
    """
    of = rows.c
    area = func.substr(of.village_code, written("1"), written(str(level))) if level else _NOTHING
    kept = ("sex", "age_band", family.trait)
    traits = [of[name] if name in family.traits else _NOTHING for name in kept]
    keys = (of.course_id, area, of.month, *traits)
    sums = [func.sum(of[name]) for name in MEASURES]
    cell = (written(f"'{family.name}'"), written(str(level)), *keys, *sums)
    return (
        select(*(each.label(name) for name, each in zip(CELL_COLUMNS, cell, strict=True)))
        .group_by(*(key for key in keys if key is not _NOTHING))
        .having(or_(*(each != written("0") for each in sums)))
    )


def is_waiting() -> bool:
    """Whether there is any delta that is not in the cells yet; keeps no writer waiting."""
    with reading():
        return db.session.scalar(select(_DELTA.c.id).limit(1)) is not None


def roll_batch() -> int:
    """Fold a batch of deltas, the oldest first; return how many: 0 while another rolls."""
    if on_sqlite():
        return _roll_on_sqlite()
    if not db.session.scalar(select(func.pg_try_advisory_xact_lock(*_LOCK))):
        return 0
    # In one statement: what others commit meanwhile is neither taken nor counted.
    rows = db.session.execute(_on_postgresql()).all()
    _take_out([key for _count, *key in rows if key[0] is not None])
    return int(rows[0][0])


def _roll_on_sqlite() -> int:
    oldest = select(_DELTA.c.id).order_by(_DELTA.c.id).limit(BATCH).subquery()
    upto, count = db.session.execute(select(func.max(oldest.c.id), func.count())).one()
    if upto is None:
        return 0
    put = db.session.execute(_on_sqlite(), {"upto": upto})
    _take_out([key for *key, is_empty in put if is_empty])
    db.session.execute(pulses.put(select(_DELTA).where(_DELTA.c.id <= upto).subquery("taken")))
    db.session.execute(delete(_DELTA).where(_DELTA.c.id <= upto))
    return int(count)


@cache
def _on_sqlite() -> Any:
    rows = select(_DELTA).where(_DELTA.c.id <= bindparam("upto", type_=Integer))
    return _put(rows.cte("taken"), sqlite.insert(_CELL))


@cache
def _on_postgresql() -> Any:
    oldest = select(_DELTA.c.id).order_by(_DELTA.c.id).limit(BATCH_ON_POSTGRESQL)
    taking = delete(_DELTA).where(_DELTA.c.id.in_(oldest))
    taken = taking.returning(*_DELTA.c).cte("taken")
    put = _put(taken, postgresql.insert(_CELL)).cte("put")
    counted = select(func.count().label("count")).select_from(taken).subquery("counted")
    with_emptied = counted.outerjoin(put, put.c.is_empty)
    asked = select(counted.c.count, *(put.c[name] for name in KEY)).select_from(with_emptied)
    return asked.add_cte(pulses.put(taken).cte("looked_up"))


def _put(taken: CTE, adding: Any) -> Any:
    """Return the statement that adds rows to the cells; it tells each, and whether it is empty."""
    parts = [cells_of(taken, family, level) for family in FAMILIES for level in family.levels]
    rows = union_all(*parts).subquery("rows")
    # SQLite takes the word ON for that of a join unless a condition stands before it.
    every = select(rows).where(written("1") == written("1"))
    cell, new = _CELL.c, adding.excluded
    is_empty = and_(*(cell[name] == written("0") for name in MEASURES))
    return (
        adding.from_select(CELL_COLUMNS, every, include_defaults=False)
        .on_conflict_do_update(
            index_elements=KEY, set_={name: cell[name] + new[name] for name in MEASURES}
        )
        .returning(*(cell[name] for name in KEY), is_empty.label("is_empty"))
    )


def _take_out(keys: Sequence[Sequence[Any]]) -> None:
    """Take out the cells with these keys, which count nothing any more."""
    columns = [_CELL.c[name] for name in KEY]
    for key in keys:
        same = (column == value for column, value in zip(columns, key, strict=True))
        db.session.execute(delete(_CELL).where(*same))
