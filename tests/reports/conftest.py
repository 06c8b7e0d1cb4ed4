"""A small nation, and those who read its reports."""

from typing import Any

import pytest
from flask import Flask

from tests.conftest import Clock
from tests.databases import Database
from tests.reports import kept_database
from tests.reports.nation import Nation

_BUILT: dict[str, dict[str, Any]] = {}
"""The nation by kind of database; its rows are kept beside the database of the tests."""


@pytest.fixture
def nation(app: Flask, database: Database, clock: Clock) -> Nation:
    """Five villages on 24 November 2026, the year before behind them (see Nation)."""
    kind = type(database).__name__
    if kind not in _BUILT:
        built = Nation(app)
        kept_database.keep(database, app, "nation")
        _BUILT[kind] = vars(built)
        return built
    kept_database.put_back(database, app, "nation")
    nation = Nation.__new__(Nation)
    vars(nation).update(_BUILT[kind])
    return nation
