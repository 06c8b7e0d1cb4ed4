"""Triggers that keep the ledger's tables append-only, on both databases."""

from sqlalchemy import DDL, FromClause, event

GUARDED = ("fact", "fact_order")
"""Tables whose rows are only ever added."""
_KEYS = {
    "fact": ("id = NEW.id",),
    "fact_order": (
        "incarnation = NEW.incarnation AND seq = NEW.seq",
        "fact_id = NEW.fact_id",
    ),
}


def creation(dialect: str) -> tuple[str, ...]:
    """Return the statements that make every trigger; `dialect` is "sqlite" or "postgresql"."""
    return tuple(statement for table in GUARDED for statement in _creation(dialect, table))


def removal(dialect: str) -> tuple[str, ...]:
    """Return the statements that undo `creation`, as a migration of these tables must."""
    if dialect == "sqlite":
        return tuple(
            f"DROP TRIGGER {table}_no_{change}"
            for table in GUARDED
            for change in ("update", "delete", "overwrite")
        )
    triggers = tuple(f"DROP TRIGGER {table}_append_only ON {table}" for table in GUARDED)
    return (*triggers, "DROP FUNCTION refuse_change()")


def guard(name: str, table: FromClause) -> None:
    """Make the triggers of this table whenever the table is made."""
    for dialect in ("sqlite", "postgresql"):
        for statement in _creation(dialect, name):
            making = DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", making)


def _creation(dialect: str, table: str) -> tuple[str, ...]:
    return _on_sqlite(table) if dialect == "sqlite" else _on_postgresql(table)


def _on_sqlite(table: str) -> tuple[str, ...]:
    refuse = f"SELECT RAISE(ABORT, '{table} is append-only')"
    changes = tuple(
        f"CREATE TRIGGER {table}_no_{change} BEFORE {change.upper()} ON {table} BEGIN {refuse}; END"
        for change in ("update", "delete")
    )
    # INSERT OR REPLACE deletes the old row without asking the trigger above.
    known = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE {key})"  # noqa: S608 - our own names
        for key in _KEYS[table]
    )
    overwrite = (
        f"CREATE TRIGGER {table}_no_overwrite BEFORE INSERT ON {table} WHEN {known} "
        f"BEGIN {refuse}; END"
    )
    return (*changes, overwrite)


def _on_postgresql(table: str) -> tuple[str, ...]:
    function = (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || '' is append-only''; END'"
    )
    # For each statement, since only such a trigger sees TRUNCATE.
    trigger = (
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    return (function, trigger)
