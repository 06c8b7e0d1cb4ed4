"""The log says what failed and where, and nothing of anybody's rows."""

import io
import logging
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.logging import default_handler
from sqlalchemy.exc import IntegrityError

from rumahbelajar import create_app
from rumahbelajar.config import Settings
from rumahbelajar.database import db
from rumahbelajar.library import the_library
from rumahbelajar.people.models import Person
from tests.databases import disconnect
from tests.house import House


@pytest.mark.postgres
def test_a_row_that_the_database_refused_is_not_in_the_log(app: Flask, house: House) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(default_handler.formatter)
    log = logging.getLogger("tests.logs")
    log.addHandler(handler)
    with app.app_context():
        db.session.get_one(Person, house.siti.id).village_code = "99.99.99.2999"
        with pytest.raises(IntegrityError, match=r"99\.99\.99\.2999") as refused:
            db.session.flush()
        log.error("refused", exc_info=refused.value)
    assert "fk_person_village" in written.getvalue()
    assert "99.99.99.2999" not in written.getvalue()


def test_a_broken_course_is_left_out_and_logged_and_the_others_go_on(
    base_settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(base_settings.courses, tmp_path / "courses")
    whole = {path.parent.name for path in base_settings.courses.glob("*/course.yaml")}
    broken = tmp_path / "courses" / "koperasi"
    shutil.copytree(tmp_path / "courses" / "uang-kiriman", broken)
    (broken / "course.yaml").write_text("title: [", encoding="utf-8")
    another = create_app(
        replace(
            base_settings,
            courses=tmp_path / "courses",
            database_url=f"sqlite:///{tmp_path / 'logs.db'}",
        )
    )
    with another.app_context():
        assert set(the_library().courses) == whole
    disconnect(another)
    assert "course koperasi left out: koperasi/course.yaml:2:" in caplog.text
