"""The database: one declarative base, the shared column types, and how engines are made."""

import enum
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    DateTime,
    Enum,
    Executable,
    MetaData,
    Select,
    String,
    Uuid,
    and_,
    event,
    false,
    or_,
    true,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute
from sqlalchemy.types import TypeDecorator

from rumahbelajar import postgres, sqlite
from rumahbelajar.config import ROOT, Settings, the_settings
from rumahbelajar.receiving import make_room

_HELD_BY_OTHERS = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_PASSING_STATES = ("08", "40", "53300", "55P", "57")
"""Of PostgreSQL: no line, taken back, too many connections, locked, and stopped by who runs it."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC: aware in Python on both databases; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; SQLite keeps it as text without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an aware moment whatever the database gave."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


AREA_CODE = String(13).with_variant(String(13, collation="C"), "postgresql")
"""Kemendagri code `PP.KK.CC.DDDD` or a prefix of it; "" is the nation. Sorted by byte."""


def words(kind: type[enum.Enum], name: str) -> Enum:
    """Return the column type of an enumeration kept as its short word, with a named check."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=32,
        name=name,
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """What every table is declared on; names every constraint."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime, UUID: Uuid}  # noqa: RUF012


_MADE_ROOM = 8
"""Connections for requests that made room for others and still have theirs (receiving.py)."""

db = SQLAlchemy(metadata=Base.metadata)
migrate = Migrate(directory=str(ROOT / "rumahbelajar" / "migrations"), render_as_batch=True)


def init_app(app: Flask) -> None:
    """Give the application its engine, session and migrations."""
    settings = the_settings(app)
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = _engine_options(settings)
    db.init_app(app)
    migrate.init_app(app, db)
    with app.app_context():
        (sqlite if settings.on_sqlite else postgres).prepare(db.engine)
        # The disk of an old laptop takes its time, and then there is only an address to be sent.
        event.listen(db.engine, "commit", lambda _connection: make_room())


def _engine_options(settings: Settings) -> dict[str, Any]:
    options: dict[str, Any] = {"pool_size": settings.threads + _MADE_ROOM, "max_overflow": 2}
    # What a failing statement carries are names, answers and hashes: nothing for a log.
    options["hide_parameters"] = True
    if settings.on_sqlite:
        options["connect_args"] = {"check_same_thread": False}
    else:
        # Who waited for a lock must then see what was committed meanwhile.
        options["isolation_level"] = "READ COMMITTED"
    return options


def within(column: InstrumentedAttribute[str], area: str) -> ColumnElement[bool]:
    """Return the condition that a code lies in an area: equal to it, or below it.

    By range and not by prefix: a plain prefix would let `33.0` match `33.07`.
    """
    if not area:
        return true()
    return or_(column == area, and_(column >= f"{area}.", column < f"{area}/"))


def within_any(column: InstrumentedAttribute[str], areas: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that a code lies in one of these areas; in none when there is none."""
    return or_(false(), *(within(column, area) for area in areas))


def there_is(such: Select[Any], of: Any) -> ColumnElement[bool]:
    """Return the condition that a table has such a row, looked up for each row `of` another one.

    One is asked for, since PostgreSQL would read all there are to know whether any exists.
    """
    return such.limit(1).correlate(of).scalar_subquery().is_not(None)


@contextmanager
def reading() -> Iterator[None]:
    """Read, on a POST too, and keep no writer waiting: the transaction ends with the block.

    Changes nothing where a transaction has begun already, or where a page is only shown.
    """
    if sqlite.reads_only() or db.session().in_transaction():
        yield
        return
    with sqlite.only_reading():
        try:
            yield
        finally:
            db.session.rollback()


_ONE_MOMENT = {"isolation_level": "REPEATABLE READ"}


def see_one_moment() -> None:
    """Let all that the session at hand reads from here on be of one moment, until it ends.

    Only for who writes nothing. What was read before is forgotten. SQLite's transactions are so.
    """
    db.session.rollback()
    if not on_sqlite():
        db.session.connection(execution_options=_ONE_MOMENT)


@contextmanager
def of_one_moment() -> Iterator[Connection]:
    """Yield a connection to read many rows with: the session's, if it sees one moment already.

    Else one of its own that does, which goes back with the block.
    """
    mine = db.session.connection()
    if on_sqlite() or _ONE_MOMENT.items() <= mine.get_execution_options().items():
        yield mine
        return
    with db.engine.connect().execution_options(**_ONE_MOMENT) as own:
        yield own


def ask(statement: Executable, **values: Any) -> CursorResult[Any]:
    """Return the rows of a statement that was built once, for these values of its parameters.

    To build a statement takes many times as long as to run it, and the ORM's way of running it as
    long again. What the session at hand holds is written first, so that the rows show it.
    """
    session = db.session()
    if session.new or session.dirty or session.deleted:
        session.flush()
    return session.connection().execute(statement, values)


def insert_into(table: type[Base], **values: Any) -> "sqlite_dialect.Insert | postgresql.Insert":
    """Return the statement that adds a row, to which `on_conflict_...` can be said."""
    insert = sqlite_dialect.insert if on_sqlite() else postgresql.insert
    return insert(table).values(values)


def add_unless_there(table: type[Base], **values: Any) -> None:
    """Add a row in the session at hand, unless a row with one of its unique keys is there."""
    db.session.execute(insert_into(table, **values).on_conflict_do_nothing())


def will_pass(error: OperationalError) -> bool:
    """Whether what failed may go well in a moment: others held the lock, or the line was cut.

    A missing column or a full disk does not pass, though both databases call that operational, too.
    """
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        # The lower byte is the kind of the error, the upper ones say which of it.
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in _HELD_BY_OTHERS
    state: str | None = getattr(cause, "sqlstate", None)
    return state is None or state.startswith(_PASSING_STATES)


def on_sqlite() -> bool:
    """Whether the database of the application at hand is one SQLite file."""
    return db.engine.dialect.name == "sqlite"
