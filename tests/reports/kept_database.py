"""A database as it is once filled, kept to be put back: quicker than to fill it again."""

import shutil
from pathlib import Path

import psycopg
from flask import Flask

from tests.databases import Database, PostgresDatabase, SqliteFile, disconnect

_SUFFIXES = ("", "-wal", "-shm")


def keep(database: Database, app: Flask, name: str) -> None:
    """Keep the database of the application at hand under a name."""
    disconnect(app)
    _copy(database, "test", name)


def put_back(database: Database, app: Flask, name: str) -> None:
    """Let the application stand on what was kept under a name."""
    disconnect(app)
    _copy(database, name, "test")


def _copy(database: Database, source: str, target: str) -> None:
    if isinstance(database, PostgresDatabase):
        with psycopg.connect(database._server_url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {target} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {target} TEMPLATE {source} STRATEGY file_copy")
        return
    assert isinstance(database, SqliteFile)
    folder = Path(database._path).parent
    for suffix in _SUFFIXES:
        file = folder / f"{source}.db{suffix}"
        (folder / f"{target}.db{suffix}").unlink(missing_ok=True)
        if file.exists():
            shutil.copyfile(file, folder / f"{target}.db{suffix}")
