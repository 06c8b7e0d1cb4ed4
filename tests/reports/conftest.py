"""A small nation, and those who read its reports."""

from copy import copy

import pytest
from flask import Flask

from tests.conftest import Clock, kept_under
from tests.databases import Database
from tests.reports.nation import Nation


@pytest.fixture
def nation(app: Flask, database: Database, clock: Clock) -> Nation:
    """Five villages on 24 November 2026, the year before behind them (see Nation)."""
    return copy(kept_under("nation", database, app, lambda: Nation(app)))
