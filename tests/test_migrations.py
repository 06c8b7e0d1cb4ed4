"""The migrated schema is the modelled one, with every constraint, index and trigger."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import text

from rumahbelajar import create_app
from rumahbelajar.config import Settings
from rumahbelajar.database import Base, db
from rumahbelajar.migrating import MIGRATIONS, bring_up_to_date
from tests.databases import disconnect, new_database

CATALOGUES = {
    "sqlite": "SELECT type, tbl_name, name, sql FROM sqlite_master WHERE sql IS NOT NULL",
    "postgresql": """
        SELECT 'column', table_name, column_name, concat_ws(' ', data_type,
            character_maximum_length, is_nullable, column_default, collation_name)
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT 'constraint', conrelid::regclass::text, conname,
            pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT 'index', tablename, indexname, indexdef
        FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)
        FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT 'function', '', proname, pg_get_functiondef(oid)
        FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    """,
}

OF_TODAY = {
    "rumahbelajar.database.AREA_CODE": "a type of a column",
    "rumahbelajar.database.UtcDateTime": "a type of a column",
    "rumahbelajar.migrations.frozen": "runs text that is kept beside the migrations",
    "rumahbelajar.config.the_settings": "where the files of this house lie",
    "rumahbelajar.people.names.name_key": "must be what people are searched by today",
}
"""What migrations may import of the program, and why that may be as it is today."""


@pytest.fixture
def modelled(
    app: Flask,
    database_kind: str,
    base_settings: Settings,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> Iterator[Flask]:
    """An application whose schema was made from the models, without any migration."""
    url = f"sqlite:///{tmp_path / 'modelled.db'}"
    if database_kind == "postgres":
        server_url = request.getfixturevalue("postgres_server_url")
        url = new_database(server_url, "modelled")
    made = create_app(replace(base_settings, database_url=url))
    with made.app_context():
        db.create_all()
    yield made
    disconnect(made)


def test_migrated_schema_is_the_modelled_one(app: Flask, modelled: Flask) -> None:
    migrated = _catalogue(app)
    assert migrated == _catalogue(modelled)
    assert any(kind == "trigger" for kind, *_rest in migrated)


def test_nothing_is_left_to_migrate(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_again_changes_nothing(app: Flask) -> None:
    before = _catalogue(app)
    assert bring_up_to_date(app) == []
    assert _catalogue(app) == before


def test_migrations_ask_nothing_of_what_the_program_says_today() -> None:
    """Statements are kept as text in migrations/sql; triggers.py says how to write them there."""
    imported = {
        f"{node.module}.{name.name}"
        for path in sorted((MIGRATIONS / "versions").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rumahbelajar")
        for name in node.names
    }
    assert imported <= set(OF_TODAY)


def test_every_constraint_has_a_name() -> None:
    constraints = {
        f"{table.name}: {constraint}"
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is None
    }
    assert constraints == set()


def _catalogue(app: Flask) -> set[tuple[str, ...]]:
    """Return everything the database knows of its schema, but for Alembic's own table."""
    with app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(text(CATALOGUES[connection.dialect.name])).all()
    return {
        tuple(_ordered(" ".join(str(part).replace('"', "").split())) for part in row)
        for row in rows
        if "alembic_version" not in row
    }


def _ordered(text: str) -> str:
    """Return SQLite's text of a table with its columns and constraints in one fixed order."""
    if not text.startswith("CREATE TABLE"):
        return text
    parts, depth = [""], 0
    for character in text.partition("(")[2]:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return ", ".join(sorted(part.strip(" )") for part in parts))
