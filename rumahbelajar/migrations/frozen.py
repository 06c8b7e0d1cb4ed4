"""Statements of a migration as they were when it was written, as text for each database.

What the program says today may be another thing tomorrow; a house that is as old as a migration
needs what it said then. In `sql/`, a line of two hyphens stands between statements.
"""

from pathlib import Path

from alembic import op

_FOLDER = Path(__file__).parent / "sql"
_BETWEEN = "\n--\n"


def run(revision: str) -> None:
    """Run the statements of this revision for the database at hand."""
    connection = op.get_bind()
    text = (_FOLDER / f"{revision}.{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in text.split(_BETWEEN):
        connection.exec_driver_sql(statement)


def drop_triggers(triggers: dict[str, tuple[str, ...]], functions: tuple[str, ...]) -> None:
    """Drop the triggers of each table; and on PostgreSQL, the functions that they called."""
    is_on_sqlite = op.get_bind().dialect.name == "sqlite"
    for table, names in triggers.items():
        for name in names:
            op.execute(f"DROP TRIGGER {name}" + ("" if is_on_sqlite else f" ON {table}"))
    for name in () if is_on_sqlite else functions:
        op.execute(f"DROP FUNCTION {name}()")
