"""Page "Data saya": a text of consent that says more than the one somebody agreed to."""

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ledger.models import Fact
from rumahbelajar.people import consent
from rumahbelajar.people.models import Consent
from tests.conftest import Visit
from tests.house import House


def agree_to_the_first_text(app: Flask) -> None:
    with app.app_context():
        db.session.execute(db.update(Consent).values(text_version="1"))
        db.session.commit()


def test_who_agreed_to_a_text_before_goes_on_and_is_asked_again(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.siti)
    for path in ("/data-saya", "/"):
        visitor.get(path)
        assert "Teks persetujuan" not in visitor.page
    agree_to_the_first_text(app)
    assert visitor.get("/sertifikat").status_code == 200
    visitor.get("/data-saya")
    for words in ("Teks nomor 1.", "Teks persetujuan sekarang nomor 3.", "kehadiran di pertemuan"):
        assert words in visitor.page, words
    visitor.get("/")
    assert "Teks persetujuan bertambah" in visitor.page
    visitor.get("/persetujuan")
    assert "Bacalah, lalu jawab lagi" in visitor.page
    for _tap in range(2):
        assert visitor.post("/persetujuan", {"answer": "yes"}).status_code == 303
    visitor.get("/")
    assert "Teks persetujuan" not in visitor.page
    with app.app_context():
        assert [each.text_version for each in consent.standing(house.siti.id)] == ["3", "3"]


def test_a_facilitator_reads_the_fuller_text_out_once(
    app: Flask, house: House, visit: Visit
) -> None:
    agree_to_the_first_text(app)
    budi = visit(house.budi)
    budi.get(f"/orang/{house.siti.id}")
    assert "teks persetujuan bertambah" in budi.page
    heard = {"way": "oral", "consented": "y", "tongue": "sas", "witness": "Pak RT Mulyono"}
    for _tap in range(2):
        assert budi.post(f"/orang/{house.siti.id}/persetujuan", heard).status_code == 303
    budi.follow()
    for words in ("Bahasa Sasak", "Dibantu Budi", "Saksi: Pak RT Mulyono"):
        assert words in budi.page, words
    assert "teks persetujuan bertambah" not in budi.page
    with app.app_context():
        assert len(consent.standing(house.siti.id)) == 2
        told = db.session.scalars(db.select(Fact.payload).where(Fact.subject_id == house.siti.id))
        assert not any("Mulyono" in payload for payload in told)
