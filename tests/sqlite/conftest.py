"""A program with nothing but our database in it, and one table of notes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from rumahbelajar import database
from rumahbelajar.config import Settings, keep_settings
from rumahbelajar.database import db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "house.db"


@pytest.fixture
def program(base_settings: Settings, file: Path) -> Iterator[Flask]:
    app = Flask(__name__)
    keep_settings(app, replace(base_settings, database_url=f"sqlite:///{file}"))
    database.init_app(app)
    with app.app_context():
        db.session.execute(text("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)"))
        db.session.commit()
    yield app
    with app.app_context():
        db.engine.dispose()
