"""Triggers that add a delta for whatever changes a contribution, on both databases.

Whoever changes `contributions` makes them anew in a migration, and takes all deltas and cells away,
which are made again when the house opens. A migration says nothing by the code of today: the
statements are kept as text for each database, and run by `migrations.frozen`. To write them down,
for "sqlite" and for "postgresql":

    print("\n--\n".join(creation("sqlite")), file=open("…/migrations/sql/0040.sqlite.sql", "w"))
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import DDL, ColumnElement, FromClause, event, insert, or_
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.engine import Dialect

from rumahbelajar.database import Base
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.reports.summaries.contributions import WHO, Row, row_called, table_of
from rumahbelajar.reports.summaries.models import ActiveMonth, StandingInCourse, SummaryDelta
from rumahbelajar.reports.summaries.parts import COLUMNS, Told, contributed, rows_of_trigger


@dataclass(frozen=True)
class Watched:
    """A table whose rows contribute."""

    table: type[Base]

    @property
    def name(self) -> str:
        """The name of the table."""
        return str(self.table.__tablename__)


STANDINGS, MONTHS, ROLLS = map(Watched, (StandingInCourse, ActiveMonth, Attendance))
WATCHED = (STANDINGS, MONTHS, ROLLS)


def creation(dialect: str, *watched: Watched) -> tuple[str, ...]:
    """Return the statements that make the triggers; `dialect` is "sqlite" or "postgresql"."""
    make = _on_sqlite if dialect == "sqlite" else _on_postgresql
    return tuple(statement for each in watched or WATCHED for statement in make(each))


def removal(dialect: str, *watched: Watched) -> tuple[str, ...]:
    """Return the statements that undo `creation`."""
    chosen = watched or WATCHED
    if dialect == "sqlite":
        return tuple(
            f"DROP TRIGGER {each.name}_{change}"
            for each in chosen
            for change in ("came", "changed", "went")
        )
    return tuple(
        statement
        for each in chosen
        for statement in (
            *(
                f"DROP TRIGGER {each.name}_{change} ON {each.name}"
                for change in ("moved", "changed")
            ),
            f"DROP FUNCTION sum_up_{each.name}()",
        )
    )


def guard(watched: Watched, table: FromClause) -> None:
    """Make the triggers of this table whenever the table is made."""
    for dialect in ("sqlite", "postgresql"):
        for statement in creation(dialect, watched):
            escaped = statement.replace("%", "%%")
            making = DDL(escaped).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", making)


def _on_sqlite(watched: Watched) -> tuple[str, ...]:
    def trigger(change: str, when: str, statements: list[str]) -> str:
        body = "; ".join(statements)
        name = watched.name
        return f"CREATE TRIGGER {name}_{change} AFTER {when} BEGIN {body}; END"

    compiled = _Compiled(watched, SQLiteDialect())
    name = watched.name
    return (
        trigger("came", f"INSERT ON {name}", compiled.come),
        trigger("changed", f"UPDATE ON {name} WHEN {compiled.condition}", compiled.change),
        trigger("went", f"DELETE ON {name}", compiled.go),
    )


def _on_postgresql(watched: Watched) -> tuple[str, ...]:
    compiled = _Compiled(watched, PGDialect())  # type: ignore[no-untyped-call]
    come, change, go = ("; ".join(each) for each in (compiled.come, compiled.change, compiled.go))
    name = watched.name
    function = (
        f"CREATE FUNCTION sum_up_{name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN "
        f"IF TG_OP = 'INSERT' THEN {come}; ELSIF TG_OP = 'DELETE' THEN {go}; "
        f"ELSE {change}; END IF; RETURN NULL; END$$"
    )
    ending = f"FOR EACH ROW {{}}EXECUTE FUNCTION sum_up_{name}()"
    return (
        function,
        f"CREATE TRIGGER {name}_moved AFTER INSERT OR DELETE ON {name} {ending.format('')}",
        f"CREATE TRIGGER {name}_changed AFTER UPDATE ON {name} "
        + ending.format(f"WHEN ({compiled.condition}) "),
    )


class _Compiled:
    """The statements of the triggers of a table, as text of a database."""

    def __init__(self, watched: Watched, dialect: Dialect) -> None:
        self._dialect = dialect
        came, went = (rows_of_trigger(watched.table, name) for name in ("new", "old"))
        new, old = (row_called(name, watched.table) for name in ("new", "old"))
        names = [_watched_columns(watched, told) for told in came]
        changed = [_differ(new, old, each) for each in names]
        self.come = [self._adding(each, 1) for each in came]
        self.go = [self._adding(each, -1) for each in went]
        self.change = [
            self._adding(each, sign, has_changed)
            for was, now, has_changed in zip(went, came, changed, strict=True)
            for each, sign in ((was, -1), (now, 1))
        ]
        every = dict.fromkeys(name for each in names for name in each)
        self.condition = self._text(_differ(new, old, tuple(every)))

    def _adding(self, told: Told, sign: int, *conditions: ColumnElement[bool]) -> str:
        rows = contributed(told, sign).where(*conditions)
        adding = insert(table_of(SummaryDelta)).from_select(COLUMNS, rows, include_defaults=False)
        return self._text(adding)

    def _text(self, element: object) -> str:
        compiled = element.compile(  # type: ignore[attr-defined]
            dialect=self._dialect, compile_kwargs={"literal_binds": True}
        )
        return " ".join(str(compiled).split())


def _watched_columns(watched: Watched, told: Told) -> tuple[str, ...]:
    columns = watched.table.__table__.c
    if watched.table is ActiveMonth:
        return tuple(columns.keys())
    return tuple(name for name in (*WHO, *told[1].columns) if name in columns)


def _differ(new: Row, old: Row, names: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(new(name).is_distinct_from(old(name)) for name in names))


guard(STANDINGS, StandingInCourse.__table__)
guard(MONTHS, ActiveMonth.__table__)
guard(ROLLS, Attendance.__table__)
