"""Alembic's environment: runs migrations on the application's own engine, all of them or none."""

from alembic import context
from flask import current_app
from sqlalchemy import Connection, text

from rumahbelajar import sqlite
from rumahbelajar.database import Base, db

MIGRATION_LOCK = 7202641
"""Any fixed number: the advisory lock that lets one of several starting servers migrate."""


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_server_default=True,
        # Both databases undo a half-done schema change; Alembic believes it of PostgreSQL only.
        transactional_ddl=True,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        context.run_migrations()
        if connection.dialect.name == "sqlite":
            sqlite.check_references(connection)


def _run() -> None:
    if context.is_offline_mode():
        raise SystemExit("Migrations run on a live database only.")
    with current_app.app_context(), db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            with sqlite.foreign_keys_off(connection):
                _migrate(connection)
        else:
            _migrate(connection)


_run()
