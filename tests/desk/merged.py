"""Merging two people of the test house, and parting them again."""

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people import merging
from tests.house import House
from tests.meetings.conftest import as_viewer


def merge(app: Flask, house: House) -> None:
    """Let Rini be given up: she is Siti."""
    with app.app_context():
        merging.merge(as_viewer(house.budi), house.siti.id, house.rini.id)
        db.session.commit()


def part(app: Flask, house: House) -> None:
    with app.app_context():
        merging.part(as_viewer(house.budi), house.rini.id)
        db.session.commit()
