"""Updating a house whose tools were those of the program alone, and taking the update back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from flask import Flask
from sqlalchemy import text

from rumahbelajar import create_app
from rumahbelajar.config import Settings
from rumahbelajar.database import db
from rumahbelajar.learning import tools
from rumahbelajar.migrating import MIGRATIONS, bring_up_to_date
from tests.databases import build_schema, disconnect, new_database
from tests.house import House

pytestmark = pytest.mark.slow

LONG = "/".join(["x" * 64] * 3)


@pytest.fixture
def program(
    database_kind: str,
    base_settings: Settings,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> Iterator[Flask]:
    """The program on a database of its own, since the test takes its schema back."""
    url = f"sqlite:///{tmp_path / 'house.db'}"
    if database_kind == "postgres":
        url = new_database(request.getfixturevalue("postgres_server_url"), "widened")
    settings = replace(base_settings, instance=tmp_path, database_url=url)
    build_schema(settings)
    made = create_app(settings)
    made.testing = True
    yield made
    disconnect(made)


def kept(program: Flask) -> list[str]:
    with program.app_context():
        return list(db.session.scalars(text("SELECT tool FROM kept_tool ORDER BY tool")))


def test_what_is_kept_in_tools_stays_and_sheets_of_courses_go_back_only(program: Flask) -> None:
    house = House(program)
    with program.app_context():
        for key in ("papan-tujuan", LONG):
            tools.keep(house.siti.id, key, {"a": 1})
        db.session.commit()
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with program.app_context():
        command.downgrade(config, "0004")
    assert kept(program) == ["papan-tujuan"]
    bring_up_to_date(program)
    assert kept(program) == ["papan-tujuan"]
    with program.app_context():
        tools.keep(house.siti.id, LONG, {"a": 1})
        db.session.commit()
    assert kept(program) == ["papan-tujuan", LONG]
