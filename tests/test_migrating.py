"""Updating a house in use: copied first, all of a migration or none of it, never backwards."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from rumahbelajar import create_app, migrating
from rumahbelajar.config import Settings
from rumahbelajar.database import db
from rumahbelajar.migrating import CopyFailed, NewerDatabase, bring_up_to_date, copy_database
from rumahbelajar.people.models import Area, Village
from tests.databases import disconnect

pytestmark = pytest.mark.slow

NEXT = '''
"""A later change."""

import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{before}"


def upgrade() -> None:
    with op.batch_alter_table("area", recreate="always") as area:
        area.add_column(sa.Column("note", sa.String(20), server_default=""))
    {more}
'''
Release = Callable[[str], None]


@pytest.fixture
def house(base_settings: Settings, tmp_path: Path) -> Iterator[Flask]:
    """A village's house on SQLite, as today's program made it."""
    url = f"sqlite:///{tmp_path / 'house.db'}"
    app = create_app(replace(base_settings, instance=tmp_path, database_url=url))
    assert bring_up_to_date(app) == []
    with app.app_context():
        db.session.add(Area(code="33.07.10.2004", name="Kuripan"))
        db.session.flush()
        db.session.add(Village(code="33.07.10.2004", time_zone="Asia/Jakarta"))
        db.session.commit()
    yield app
    disconnect(app)


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """Bring out a later program, whose migration also does what is given."""

    def bring_out(more: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(migrating.MIGRATIONS, folder, dirs_exist_ok=True)
        names = sorted(path.name for path in (folder / "versions").glob("[0-9]*.py"))
        before = names[-1].partition("_")[0]
        text = NEXT.format(before=before, more=more)
        (folder / "versions" / "next.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(migrating, "MIGRATIONS", folder)

    return bring_out


def look(file: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(question).fetchall()


def test_a_house_that_is_up_to_date_is_left_alone(house: Flask, tmp_path: Path) -> None:
    assert bring_up_to_date(house) == []
    assert not (tmp_path / "backups").exists()


def test_a_house_in_use_is_copied_before_it_is_changed(
    house: Flask, release: Release, tmp_path: Path
) -> None:
    release("pass")
    told = bring_up_to_date(house)
    (copy,) = (tmp_path / "backups").iterdir()
    assert str(copy) in told[0]
    assert copy.stat().st_mode & 0o077 == 0
    assert look(copy, "SELECT name FROM area") == [("Kuripan",)]
    assert look(tmp_path / "house.db", "SELECT name, note FROM area") == [("Kuripan", "")]
    assert look(tmp_path / "house.db", "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("more", ["op.execute('DELETE FROM area')", "op.execute('nonsense')"])
def test_a_migration_that_goes_wrong_changes_nothing(
    house: Flask, release: Release, tmp_path: Path, more: str
) -> None:
    release(more)
    before = look(tmp_path / "house.db", "SELECT sql FROM sqlite_master ORDER BY name")
    with pytest.raises(Exception, match=r"broken references|nonsense"):
        bring_up_to_date(house)
    disconnect(house)
    assert look(tmp_path / "house.db", "SELECT sql FROM sqlite_master ORDER BY name") == before
    assert look(tmp_path / "house.db", "SELECT name FROM area") == [("Kuripan",)]


def test_references_hold_again_after_a_migration(house: Flask, release: Release) -> None:
    release("pass")
    bring_up_to_date(house)
    with house.app_context(), db.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_without_a_whole_copy_nothing_is_changed(
    house: Flask, release: Release, tmp_path: Path
) -> None:
    release("pass")
    (tmp_path / "backups").write_text("a file where the folder should be")
    with pytest.raises(CopyFailed, match="backups"):
        bring_up_to_date(house)
    assert look(tmp_path / "house.db", "SELECT count(*) FROM pragma_table_info('area')") == [(2,)]


def test_the_last_five_copies_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "house.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE t (n)")
    for number in range(7):
        copy_database(file, tmp_path / "backups", f"r{number}")
    kept = sorted(path.name for path in (tmp_path / "backups").iterdir())
    assert kept == [f"{number + 1:04d}-r{number}.db" for number in range(2, 7)]


def test_an_older_program_leaves_a_newer_database_alone(
    house: Flask, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    todays = migrating.MIGRATIONS
    release("pass")
    bring_up_to_date(house)
    monkeypatch.setattr(migrating, "MIGRATIONS", todays)
    with pytest.raises(NewerDatabase, match="lebih baru"):
        bring_up_to_date(house)
