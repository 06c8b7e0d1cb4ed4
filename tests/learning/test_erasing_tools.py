"""Erasing what one keeps in tools, which also needs to be open to who no longer consents."""

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.learning import tools
from rumahbelajar.learning.activity_models import KeptTool
from tests.conftest import Visit
from tests.house import House


def test_what_is_kept_in_tools_is_erased_from_ones_data_also_without_consent(
    app: Flask, house: House, visit: Visit
) -> None:
    with app.app_context():
        tools.keep(house.siti.id, "kalkulator-cicilan", {"loan": 1_000_000})
        tools.clear(house.siti.id, "kalkulator-cicilan")
        tools.keep(house.siti.id, "papan-tujuan", {"goal_1_name": "Sumur"})
        tools.keep(house.rini.id, "papan-tujuan", {"goal_1_name": "Atap"})
        db.session.commit()
    visitor = visit(house.siti)
    assert visitor.post("/persetujuan", {"answer": "withdraw"}).status_code == 303
    visitor.get("/data-saya")
    assert "Sumur" in visitor.page
    assert 'action="/alat/hapus"' in visitor.page
    visitor.post("/alat/hapus")
    assert visitor.follow().status_code == 200
    assert "Semua isi alat sudah dihapus." in visitor.page
    for gone in ("Sumur", "Cicilan", 'action="/alat/hapus"'):
        assert gone not in visitor.page
    with app.app_context():
        assert {row.person_id for row in db.session.query(KeptTool)} == {house.rini.id}
