"""PostgreSQL was away for a moment: the next page finds another connection."""

import pytest
from sqlalchemy import text

from rumahbelajar import postgres
from rumahbelajar.database import db
from tests.conftest import Visit
from tests.house import House

pytestmark = pytest.mark.postgres

END_ALL = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def test_a_page_opens_after_the_server_ended_all_connections(
    house: House, visit: Visit, make_app, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = visit(house.siti)
    assert siti.get("/").status_code == 200
    other = make_app()
    with other.app_context():
        assert db.session.execute(END_ALL).all()
    monkeypatch.setattr(postgres, "TRIED_AFTER", 0)
    assert siti.get("/").status_code == 200
