"""Migrating: brings the database to the newest schema, copied first when it is one file."""

import contextlib
import os
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import inspect

from rumahbelajar.config import ROOT, the_settings
from rumahbelajar.database import db

MIGRATIONS = ROOT / "rumahbelajar" / "migrations"
COPIES_KEPT = 5


class CopyFailed(Exception):  # noqa: N818 - it names what happened
    """The database could not be copied whole, so it must not be changed."""


class NewerDatabase(Exception):  # noqa: N818 - it names what was found
    """The database was made by a newer program than this one."""


def bring_up_to_date(app: Flask) -> list[str]:
    """Migrate when that is due; return what the admin should know about it.

    Nothing is changed when it raises: NewerDatabase when this program does not know the schema,
    CopyFailed when the copy that goes first is not whole.
    """
    with app.app_context():
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        scripts = ScriptDirectory.from_config(config)
        with db.engine.connect() as connection:
            is_new = not inspect(connection).get_table_names()
            present = MigrationContext.configure(connection).get_current_revision()
        if present == scripts.get_current_head():
            return []
        _require_known(present, scripts)
        told = [] if is_new else _copy_first(app, present or "base")
        command.upgrade(config, "head")
        return told


def _require_known(revision: str | None, scripts: ScriptDirectory) -> None:
    if revision not in {None, *(script.revision for script in scripts.walk_revisions())}:
        raise NewerDatabase(
            "Basis data ini sudah dipakai oleh program yang lebih baru. Perbarui program ini dulu."
        )


def _copy_first(app: Flask, revision: str) -> list[str]:
    settings = the_settings(app)
    if settings.sqlite_file is None:
        return ["Skema basis data diperbarui. Salinan PostgreSQL (pg_dump) adalah tugas admin."]
    copy = copy_database(settings.sqlite_file, settings.instance / "backups", revision)
    return [f"Skema basis data diperbarui. Salinan sebelumnya: {copy}"]


def copy_database(file: Path, folder: Path, revision: str) -> Path:
    """Copy a live SQLite file whole into the folder, named by its revision; keep the last five.

    Copies are numbered, not dated: the clock of a village node may be wrong.
    """
    earlier = sorted(folder.glob("????-*.db"))
    number = int(earlier[-1].name[:4]) + 1 if earlier else 1
    copy = folder / f"{number:04d}-{revision}.db"
    unfinished = copy.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _copy_whole(file, unfinished)
        unfinished.replace(copy)
    except (OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise CopyFailed(
            f"Basis data belum disalin ({error}), jadi tidak diubah. Periksa ruang di {folder}."
        ) from error
    for old in earlier[: max(0, len(earlier) + 1 - COPIES_KEPT)]:
        old.unlink()
    return copy


def _copy_whole(file: Path, copy: Path) -> None:
    copy.touch(mode=0o600)
    with (
        contextlib.closing(sqlite3.connect(file)) as source,
        contextlib.closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        found = target.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
    with copy.open("rb+") as written:
        os.fsync(written.fileno())
