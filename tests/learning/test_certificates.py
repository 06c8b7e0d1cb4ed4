"""Certificates: one's own, and the check that anyone can make."""

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.learning import revoking
from rumahbelajar.learning.codes import grouped
from rumahbelajar.learning.models import Certificate
from rumahbelajar.learning.revoking import Reason
from rumahbelajar.people.models import Person
from tests.house import Dweller
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner, words_in

pytestmark = pytest.mark.slow


def revoke(app: Flask, certificate: Certificate, by: Dweller) -> None:
    with app.app_context():
        revoking.revoke(
            db.session.get_one(Certificate, certificate.id), Reason.ASKED, told_by=by.id
        )
        db.session.commit()


def test_certificate_says_what_was_true_on_its_day(certificate, house) -> None:
    assert certificate.holder_name == "Siti Aminah"
    assert certificate.course_title == "Uang Kiriman, Masa Depan Kita"
    assert certificate.place == "Kuripan, Watumalang, Wonosobo, Jawa Tengah"
    assert certificate.serial == "RB-33.07.10.2004-2026-0001"
    assert str(certificate.issued_on) == "2026-11-24"


def test_ones_own_list_shows_it_with_its_code_and_download(certificate, house, visit) -> None:
    siti = visit(house.siti)
    assert siti.get("/sertifikat").status_code == 200
    assert grouped(certificate.code) in siti.page
    assert f'href="/sertifikat/{certificate.code}/pdf"' in siti.page
    siti.get(f"/sertifikat/{certificate.code}")
    assert words_in(siti.page, "h1") == "Selamat, ini sertifikat Anda"
    assert 'class="back" href="/sertifikat"' in siti.page
    rini = visit(house.rini)
    rini.get("/sertifikat")
    assert "Belum ada sertifikat" in rini.page


def test_registrars_over_there_come_from_the_list_of_its_holder_and_go_back(
    app, certificate, house, visit
) -> None:
    listed = f"/orang/{house.siti.id}/sertifikat"
    budi = visit(house.budi)
    budi.get(listed)
    assert f'href="/sertifikat/{certificate.code}"' in budi.page
    revoke(app, certificate, by=house.ratna)
    for person, leads_back in ((house.budi, True), (house.ratna, True), (house.endang, False)):
        visitor = visit(person)
        visitor.get(f"/sertifikat/{certificate.code}")
        assert (f'class="back" href="{listed}"' in visitor.page) is leads_back
    for person in (house.rini, house.hartono, None):
        visitor = visit(person)
        visitor.get(f"/sertifikat/{certificate.code}")
        assert 'class="back"' not in visitor.page


@pytest.mark.parametrize("write", [str, str.lower, grouped, lambda code: f" {grouped(code)} "])
def test_anyone_can_check_it_however_the_code_is_typed(certificate, visit, write) -> None:
    stranger = visit()
    found = stranger.get("/periksa-sertifikat", query_string={"kode": write(certificate.code)})
    assert (found.status_code, found.location) == (303, f"/sertifikat/{certificate.code}")
    assert stranger.get(f"/sertifikat/{write(certificate.code)}").status_code == 200
    assert words_in(stranger.page, "h1") == "Sertifikat ini sah"
    for words in ("Siti Aminah", "24 November 2026", certificate.serial, certificate.place):
        assert words in stranger.page
    assert stranger.response.headers["X-Robots-Tag"] == "noindex"


def test_unknown_code_says_so_and_how_to_check(certificate, visit) -> None:
    stranger = visit()
    other = "0" * 16 if certificate.code != "0" * 16 else "1" * 16
    for code in (other, "bukan-kode", "x" * 300):
        assert stranger.get(f"/sertifikat/{code}").status_code == 404
        assert words_in(stranger.page, "h1") == "Sertifikat tidak ditemukan"
        assert 'href="/periksa-sertifikat"' in stranger.page


def test_form_asks_again_for_what_cannot_be_a_code(visit) -> None:
    stranger = visit()
    assert stranger.get("/periksa-sertifikat").status_code == 200
    assert stranger.get("/periksa-sertifikat?kode=7KQ2").status_code == 422
    assert 'value="7KQ2"' in stranger.page
    assert "16 huruf dan angka" in stranger.page


def test_revoked_certificate_says_so_everywhere(app, certificate, house, visit, clock) -> None:
    clock.advance(days=2)
    for _tap in range(2):
        revoke(app, certificate, by=house.ratna)
    assert facts(app, "certificate.revoked", house.siti) == 1
    stranger = visit()
    assert stranger.get(f"/sertifikat/{certificate.code}").status_code == 200
    assert words_in(stranger.page, "h1") == "Sertifikat ini sudah dicabut"
    assert "26 November 2026" in stranger.page
    siti = visit(house.siti)
    siti.get("/sertifikat")
    assert "Dicabut pada 26 November 2026" in siti.page
    siti.get("/kursus")
    assert "Sertifikat ada" not in siti.page
    printing = siti.get(f"/sertifikat/{certificate.code}/pdf")
    assert printing.location == f"/sertifikat/{certificate.code}"


def test_sheet_is_for_its_holder_and_who_registers_people_there(certificate, house, visit) -> None:
    path = f"/sertifikat/{certificate.code}/pdf"
    for person in (house.siti, house.budi, house.ratna):
        response = visit(person).get(path)
        assert (response.status_code, response.mimetype) == (200, "application/pdf")
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Content-Disposition"].startswith("attachment"), "as it says"
    for person in (house.rini, house.wati, house.endang, house.hartono):
        assert visit(person).get(path).status_code == 404
    assert visit().get(path).location.startswith("/masuk")


def test_who_moves_or_changes_their_name_keeps_the_certificate_as_it_was(
    app, certificate, house, visit
) -> None:
    with app.app_context():
        db.session.get(Person, house.siti.id).name = "Siti Aminah Baru"
        db.session.commit()
    stranger = visit()
    stranger.get(f"/sertifikat/{certificate.code}")
    assert "<dd>Siti Aminah</dd>" in stranger.page


def test_each_village_counts_its_own_certificates(app, certificate, house, visit, clock) -> None:
    Learner(visit(house.wati), house.wati).finish()
    clock.advance(days=60)
    Learner(visit(house.rini), house.rini).finish()
    assert sorted(each.serial for each in rows(app, Certificate)) == [
        "RB-32.12.16.2004-2026-0001",
        "RB-33.07.10.2004-2026-0001",
        "RB-33.07.10.2004-2027-0001",
    ]
