"""A program that asks, with a token for an area."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.reports.api import tokens
from rumahbelajar.reports.api.limiting import Meter
from rumahbelajar.reports.views import api
from tests.house import Dweller
from tests.reports.nation import Nation


@dataclass(frozen=True)
class Program:
    """A program with a token; `get` asks under /api/v1."""

    app: Flask
    token: str

    def get(self, path: str, **headers: str) -> TestResponse:
        """Ask, and return the answer."""
        sent = {"Authorization": f"Bearer {self.token}", **headers}
        return self.app.test_client().get(f"/api/v1{path}", headers=sent)

    def read(self, path: str) -> Any:
        """Return what a question is answered, which must go well."""
        response = self.get(path)
        assert response.status_code == 200, response.text
        return response.json


Programs = Callable[..., Program]


@pytest.fixture
def program(app: Flask, nation: Nation, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Make a program with a token of somebody for an area; of the nation's coordinator at first."""
    # The same people ask in every test, in the same minute.
    monkeypatch.setattr(api, "_meter", Meter())

    def make(area: str = "", maker: Dweller | None = None, days: int = 30) -> Program:
        owner = maker or nation.nusa
        with app.app_context():
            role = HeldRole(RoleKind.COORDINATOR, area)
            viewer = Viewer(owner.id, new_id(), owner.village, owner.name, True, (role,))
            token = tokens.make(viewer, new_id(), "Sistem Disnaker", area, days)
            db.session.commit()
        return Program(app, token)

    return make
