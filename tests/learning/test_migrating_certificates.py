"""Updating a house whose certificates could not be made anew yet."""

from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from flask import Flask
from sqlalchemy import text

from rumahbelajar.database import db
from rumahbelajar.learning import renaming
from rumahbelajar.migrating import MIGRATIONS, bring_up_to_date
from tests.house import House
from tests.learning.learner import Learner
from tests.visitor import Visitor

pytestmark = pytest.mark.slow


def certificates(program: Flask) -> list[dict[str, Any]]:
    with program.app_context():
        rows = db.session.execute(text("SELECT * FROM certificate ORDER BY id")).mappings()
        return [dict(row) for row in rows]


def test_every_certificate_is_kept_and_stands_and_can_be_made_anew(program: Flask) -> None:
    house = House(program)
    for person in (house.siti, house.rini):
        Learner(Visitor(program, person), person).finish()
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with program.app_context():
        command.downgrade(config, "0002")
    before = certificates(program)
    assert len(before) == 2
    assert "replaced_by" not in before[0]
    bring_up_to_date(program)
    assert certificates(program) == [{**row, "replaced_by": None} for row in before]
    with program.app_context():
        renaming.rename(house.siti.id, "Siti Amina", told_by=house.budi.id)
        db.session.commit()
    assert len(certificates(program)) == 3
