"""Loading rows in bulk: COPY on PostgreSQL, many rows a statement on SQLite, indexes afterwards."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import DateTime, PoolProxiedConnection, Uuid
from sqlalchemy.types import TypeDecorator

from rumahbelajar.database import Base
from rumahbelajar.demo.scale.sheets import COLUMNS, Row, Sheets

if TYPE_CHECKING:
    # Not where there is only SQLite (postgres.py).
    import psycopg


class ToPostgres:
    """Loads into PostgreSQL; keys, indexes and triggers rest meanwhile."""

    def __init__(self, line: PoolProxiedConnection) -> None:
        self._line = line
        self._connection: psycopg.Connection[Any] = cast("Any", line.driver_connection)
        for setting in _SETTINGS:
            self._connection.execute(f"SET {setting}")
        self._connection.commit()

    def load(self, sheets: Sheets) -> int:
        """Load all rows and commit; return how many facts are among them."""
        with self._connection.cursor() as cursor:
            for table, columns in COLUMNS.items():
                named = ", ".join(columns.split())
                with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
                    for row in sheets.rows[table]:
                        copy.write_row(row)
        self._connection.commit()
        return len(sheets.rows["fact"])

    @contextmanager
    def unindexed(self) -> Iterator[None]:
        """Take keys and indexes away, and make them again in one sweep each."""
        tables = [*COLUMNS, "fact_order"]
        found = self._connection.execute(_REST_AND_MAKE_AGAIN, {"tables": tables}).fetchall()
        for statement in [*(row[1] for row in found), *_triggers("DISABLE", tables)]:
            self._connection.execute(statement)
        self._connection.commit()
        yield
        for row in reversed(found):
            self._connection.execute(row[2])
        for statement in _triggers("ENABLE", tables):
            self._connection.execute(statement)
        self._connection.commit()

    def run(self, statement: str) -> None:
        """Run one statement and commit."""
        self._connection.execute(statement)
        self._connection.commit()

    def analyze(self) -> None:
        """Let the planner know how much there is, and give the line back."""
        self._connection.autocommit = True
        self._connection.execute("VACUUM (ANALYZE)")
        self._line.close()


_SETTINGS = ("maintenance_work_mem = '256MB'", "synchronous_commit = off")
"""Of the lines that load alone: room to sort millions of keys, and no waiting for each batch."""

_REST_AND_MAKE_AGAIN = """
    SELECT rank, rest, again FROM (
        SELECT CASE contype WHEN 'f' THEN 1 ELSE 2 END AS rank,
            format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname) AS rest,
            format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,
                pg_get_constraintdef(oid)) AS again
        FROM pg_constraint
        WHERE contype IN ('f', 'p', 'u') AND (conrelid::regclass::text = ANY(%(tables)s)
            OR contype = 'f' AND confrelid::regclass::text = ANY(%(tables)s))
        UNION ALL
        SELECT 3, format('DROP INDEX %%I', indexname), indexdef
        FROM pg_indexes JOIN pg_class ON relname = indexname
        WHERE schemaname = current_schema() AND tablename = ANY(%(tables)s)
            AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = pg_class.oid)
    ) AS found ORDER BY rank, rest
"""
"""First what refers to keys, then the keys; made again the other way round."""


def _triggers(what: str, tables: list[str]) -> list[str]:
    return [f"ALTER TABLE {table} {what} TRIGGER USER" for table in tables]


class ToSqlite:
    """Loads into SQLite, by the connection that the program itself writes with."""

    def __init__(self, line: PoolProxiedConnection) -> None:
        self._line = line
        self._connection = cast("sqlite3.Connection", line.driver_connection)

    def load(self, sheets: Sheets) -> int:
        """Load all rows and commit; return how many facts are among them."""
        self._connection.execute("BEGIN IMMEDIATE")
        for table, columns in COLUMNS.items():
            names = columns.split()
            written = _written(table, names, sheets.rows[table])
            places = ", ".join("?" * len(names))
            self._connection.executemany(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})",  # noqa: S608 - ours
                written,
            )
        self._connection.execute("COMMIT")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return len(sheets.rows["fact"])

    @contextmanager
    def unindexed(self) -> Iterator[None]:
        """Take triggers and indexes away, and make them again in one sweep each."""
        connection = self._connection
        every = connection.execute(
            "SELECT type, name, sql, tbl_name FROM sqlite_master "
            "WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
        )
        found = [row[:3] for row in every if row[3] in {*COLUMNS, "fact_order"}]
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA cache_size=-200000")
        for kind, name, _sql in found:
            connection.execute(f"DROP {kind.upper()} {name}")
        yield
        for _kind, _name, sql in found:
            connection.execute(sql)
        connection.execute("PRAGMA synchronous=FULL")

    def run(self, statement: str) -> None:
        """Run one statement, which commits by itself."""
        self._connection.execute(statement)

    def analyze(self) -> None:
        """Let the planner know how much there is, and give the line back."""
        self._connection.execute("ANALYZE")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._line.close()


def _written(table: str, names: list[str], rows: list[Row]) -> Iterator[list[Any]]:
    """Yield the rows as SQLite keeps them: ids without hyphens, moments without a zone."""
    columns = Base.metadata.tables[table].columns
    kinds = [columns[name.strip('"')].type for name in names]
    ids = [place for place, kind in enumerate(kinds) if isinstance(kind, Uuid)]
    moments = [place for place, kind in enumerate(kinds) if _is_moment(kind)]
    for row in rows:
        values = list(row)
        for place in ids:
            values[place] = values[place] and values[place].replace("-", "")
        for place in moments:
            values[place] = values[place] and values[place][:26]
        yield values


def _is_moment(kind: object) -> bool:
    return isinstance(kind, TypeDecorator) and isinstance(kind.impl, DateTime)
