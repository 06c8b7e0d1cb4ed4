"""Updating a house whose tools were those of the program alone, and taking the update back."""

import pytest
from alembic import command
from alembic.config import Config
from flask import Flask
from sqlalchemy import text

from rumahbelajar.database import db
from rumahbelajar.learning import tools
from rumahbelajar.migrating import MIGRATIONS, bring_up_to_date
from tests.house import House

pytestmark = pytest.mark.slow

LONG = "/".join(["x" * 64] * 3)


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
