"""The main job: a learner takes a course from the first page to a certificate."""

from tests.learning.learner import COURSE, Learner, words_in
from tests.visitor import Visitor


def test_learner_takes_a_course_to_a_certificate_that_a_stranger_can_check(house, visit) -> None:
    siti = Learner(visit(house.siti)).finish()
    siti.visitor.get("/sertifikat")
    assert "Uang Kiriman, Masa Depan Kita" in siti.visitor.page
    code = code_on(siti.visitor)
    stranger = visit()
    assert stranger.get(f"/sertifikat/{code}").status_code == 200
    assert words_in(stranger.page, "h1") == "Sertifikat ini sah"
    assert "Siti Aminah" in stranger.page
    pdf = siti.visitor.get(f"/sertifikat/{code}/pdf")
    assert pdf.mimetype == "application/pdf"
    assert pdf.data.startswith(b"%PDF-1.7")
    assert len(pdf.data) < 60_000
    siti.visitor.get(f"/kursus/{COURSE}")
    assert "Selamat! Kursus ini sudah selesai." in siti.visitor.page


def code_on(visitor: Visitor) -> str:
    """Return the code of the first certificate on the page."""
    return visitor.page.split("/sertifikat/")[1][:16]
