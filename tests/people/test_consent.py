"""Page: consent, given, declined and withdrawn."""

import hashlib

from flask import Flask

from rumahbelajar import clock
from rumahbelajar.config import ROOT
from rumahbelajar.database import db
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.people import consent
from rumahbelajar.people.models import AgeBand, Person
from tests.conftest import Visit
from tests.house import House


def has_consented(app: Flask, house: House) -> bool:
    with app.app_context():
        return consent.has_consented(house.dewi.id)


def test_the_text_does_not_change_under_its_version() -> None:
    text = (ROOT / "templates/people/consent_text.html").read_bytes()
    assert hashlib.sha256(text).hexdigest() == consent.TEXT_SHA256[consent.TEXT_VERSION]


def test_it_names_what_is_kept_besides_learning(house: House, visit: Visit) -> None:
    visitor = visit(house.dewi)
    visitor.get("/persetujuan")
    for words in ("alat yang Anda simpan", "buku kas", "pasangan belajar", "Suara petugas"):
        assert words in visitor.page, words


def test_a_grown_up_consents_and_learns(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.dewi)
    assert visitor.get("/sertifikat").location == "/persetujuan?next=/sertifikat"
    visitor.follow()
    assert "Kami tidak meminta NIK" in visitor.page
    assert visitor.post("/persetujuan", {"answer": "yes"}).status_code == 303
    assert has_consented(app, house)
    assert visitor.get("/sertifikat").status_code == 200


def test_two_taps_are_one_consent(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.dewi)
    for _ in range(2):
        assert visitor.post("/persetujuan", {"answer": "yes"}).status_code == 303
    with app.app_context():
        assert len(consent.standing(house.dewi.id)) == 2  # one for each purpose


def test_who_declines_is_out_and_nothing_is_kept(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.dewi)
    assert visitor.post("/persetujuan", {"answer": "no"}).status_code == 200
    assert "tidak apa-apa" in visitor.page
    assert visitor.get("/akun").status_code == 303
    with app.app_context():
        assert not db.session.query(Fact).filter_by(subject_id=house.dewi.id).count()


def test_no_answer_is_asked_again(house: House, visit: Visit) -> None:
    visitor = visit(house.dewi)
    assert visitor.post("/persetujuan").status_code == 422
    assert "Pilih setuju atau tidak setuju." in visitor.page


def test_a_child_cannot_consent_alone(app: Flask, house: House, visit: Visit) -> None:
    with app.app_context():
        db.session.get_one(Person, house.dewi.id).age_band = AgeBand.FROM_16
        db.session.commit()
    visitor = visit(house.dewi)
    visitor.get("/persetujuan")
    assert "orang tua atau wali menemui petugas" in visitor.page
    assert visitor.post("/persetujuan", {"answer": "yes"}).status_code == 403
    assert not has_consented(app, house)


def test_a_withdrawn_consent_stops_the_records_and_can_be_given_again(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.dewi)
    visitor.post("/persetujuan", {"answer": "yes"})
    assert visitor.post("/persetujuan", {"answer": "withdraw"}).status_code == 303
    assert not has_consented(app, house)
    assert visitor.post("/kursus/uang-kiriman/ikut").location == "/persetujuan"
    visitor.post("/persetujuan", {"answer": "yes"})
    assert has_consented(app, house)


def test_a_facilitator_withdraws_it_for_somebody_who_asks(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    assert visitor.post(f"/orang/{house.siti.id}/cabut-persetujuan").status_code == 303
    visitor.follow()
    assert "persetujuan dicabut" in visitor.page
    assert visit(house.siti).get("/sertifikat").location == "/persetujuan?next=/sertifikat"


def test_a_facilitator_without_consent_is_asked_before_the_work_begins(
    app: Flask, house: House, visit: Visit
) -> None:
    with app.app_context():
        budi = db.session.get_one(Person, house.budi.id)
        consent.withdraw(budi, actor_id=budi.id, on=clock.today("Asia/Jakarta"))
        db.session.commit()
    visitor = visit(house.budi)
    assert visitor.get("/").location == "/persetujuan"
    for path in ("/orang", "/orang/baru", f"/orang/{house.siti.id}"):
        assert visitor.get(path).location == f"/persetujuan?next={path}", path
    visitor.post("/persetujuan", {"answer": "yes"})
    assert visitor.get("/orang").status_code == 200


def test_what_stands_is_the_fold_of_the_facts(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.dewi)
    for answer in ("yes", "withdraw", "yes"):
        visitor.post("/persetujuan", {"answer": answer})
    with app.app_context():
        before = [each.fact_id for each in consent.standing(house.dewi.id)]
        rebuild()
        db.session.commit()
        assert [each.fact_id for each in consent.standing(house.dewi.id)] == before
        assert len(before) == 2


def test_who_agrees_goes_on_to_the_page_they_asked_for(house: House, visit: Visit) -> None:
    visitor = visit(house.dewi)
    assert visitor.get("/sertifikat").location == "/persetujuan?next=/sertifikat"
    visitor.follow()
    action = visitor.page.partition('action="/persetujuan')[2].partition('"')[0]
    assert visitor.post(f"/persetujuan{action}", {"answer": "yes"}).location == "/sertifikat"


def test_nobody_is_sent_elsewhere_for_agreeing(house: House, visit: Visit) -> None:
    path = "/persetujuan?next=//jahat.example/"
    assert visit(house.dewi).post(path, {"answer": "yes"}).location == "/"
