"""Fixtures for files that are made beside."""

import shutil
from collections.abc import Callable

import pytest
from flask import Flask

from rumahbelajar.config import Settings
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.exporting import making
from tests.conftest import Visit
from tests.reports.exporting import large_report
from tests.reports.nation import Nation
from tests.visitor import Visitor


@pytest.fixture
def few_rows(monkeypatch: pytest.MonkeyPatch, base_settings: Settings) -> None:
    shutil.rmtree(base_settings.instance / "exports", ignore_errors=True)
    monkeypatch.setattr(catalogue, "REPORTS", (large_report.REPORT, large_report.OF_PERSONS))
    monkeypatch.setenv(large_report.ROWS, "700")


@pytest.fixture
def wiwik(nation: Nation, visit: Visit) -> Visitor:
    return visit(nation.wiwik)


@pytest.fixture
def work(app: Flask) -> Callable[[], None]:
    """Do what the process beside does."""

    def working() -> None:
        with app.app_context():
            making.work()

    return working
