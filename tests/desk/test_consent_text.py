"""Page "Data saya": a text of consent that says more than the one somebody agreed to."""

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people import consent
from rumahbelajar.people.models import Consent
from tests.conftest import Visit
from tests.house import House


def test_who_agreed_to_the_text_before_stays_agreed_and_may_read_the_new_one(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.siti)
    visitor.get("/data-saya")
    assert "Teks persetujuan sekarang" not in visitor.page
    with app.app_context():
        db.session.execute(db.update(Consent).values(text_version="1"))
        db.session.commit()
        assert consent.has_consented(house.siti.id)
    assert visitor.get("/sertifikat").status_code == 200
    visitor.get("/data-saya")
    for words in (
        "Teks nomor 1.",
        "Teks persetujuan sekarang nomor 2.",
        "tidak perlu diulang",
        "buku kas",
    ):
        assert words in visitor.page, words
