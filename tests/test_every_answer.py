"""What goes with every answer of the program, whatever its status, and what a page may weigh."""

from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from rumahbelajar.activities import TOOLS
from rumahbelajar.headers import POLICY
from rumahbelajar.learning.steps import lesson_url
from tests.browser_checks import check_bytes
from tests.conftest import MakeApp, Visit
from tests.house import House
from tests.learning.learner import COURSE, FIRST_LESSON, FIRST_QUIZ, POSTTEST, Learner
from tests.visitor import Visitor

Ask = Callable[[Visitor], TestResponse]

ANSWERS: dict[int, Ask] = {
    200: lambda siti: siti.get("/kursus"),
    303: lambda siti: siti.post(f"/kursus/{COURSE}/ikut"),
    400: lambda siti: siti.client.post("/keluar"),
    403: lambda siti: siti.get("/orang"),
    404: lambda siti: siti.get("/tidak-ada"),
    405: lambda siti: siti.post("/kursus"),
    409: lambda siti: siti.post(f"{FIRST_LESSON}/selesai"),
    413: lambda siti: siti.post("/keluar", {"x": "x" * 300_000}),
    422: lambda siti: siti.post("/masuk", {"user_name": ""}),
}


@pytest.mark.parametrize("status", ANSWERS)
def test_policy_goes_with_every_status(house: House, visit: Visit, status: int) -> None:
    response = ANSWERS[status](visit(house.siti))
    assert response.status_code == status
    assert_policy(response)
    assert response.headers["Cache-Control"] == "no-store"


def test_policy_goes_with_an_answer_nobody_expected(house: House, visit: Visit, app: Flask) -> None:
    known = app.view_functions["help.contacts"]

    def broken() -> str:
        raise RuntimeError("broken on purpose")

    broken.__dict__.update(known.__dict__)
    app.view_functions["help.contacts"] = broken
    try:
        visitor = visit(house.siti)
        response = visitor.get("/bantuan")
    finally:
        app.view_functions["help.contacts"] = known
    assert response.status_code == 500
    assert_policy(response)
    assert "Ini bukan salah Anda" in visitor.page
    assert "broken on purpose" not in visitor.page


@pytest.mark.parametrize("name", ["jahat.example", "x" * 3000, "a..b", 'e"><b>', "[::1"])
def test_a_host_that_is_not_ours_is_answered_in_words(
    house: House, visit: Visit, make_app: MakeApp, name: str
) -> None:
    visitor = visit(house.siti, program=make_app(trusted_hosts=("localhost",)))
    assert visitor.get("/masuk").status_code == 303
    response = visitor.get("/masuk", headers={"Host": name})
    assert response.status_code == 400
    assert "Alamat" in response.text
    assert name not in response.text
    assert_policy(response)


def test_a_host_that_cannot_be_is_answered_in_words(house: House, visit: Visit) -> None:
    response = visit(house.siti).get("/kursus", headers={"Host": "x" * 3000})
    assert response.status_code == 400
    assert_policy(response)


def test_policy_goes_with_sheets_scripts_and_pictures(house: House, visit: Visit) -> None:
    visitor = visit(house.siti)
    visitor.get(f"/kursus/{COURSE}")
    for marker in ('rel="stylesheet" href="', '<script src="', 'class="cover" src="'):
        response = visitor.get(visitor.page.partition(marker)[2].partition('"')[0])
        assert response.status_code == 200, marker
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in response.headers
        visitor.get(f"/kursus/{COURSE}")


def assert_policy(response: TestResponse) -> None:
    assert {name: response.headers.get(name) for name in POLICY} == POLICY


@pytest.mark.slow
def test_every_learner_page_keeps_to_its_bytes(house: House, visit: Visit) -> None:
    siti = Learner(visit(house.siti), house.siti).pass_modules()
    attempt = siti.begin(POSTTEST)
    questions = len(siti.course.posttest.questions) if siti.course.posttest else 0
    asked = [f"/percobaan/{attempt}/{place}" for place in range(1, questions + 1)]
    with siti.app.test_request_context():
        lessons = [lesson_url(lesson) for lesson in siti.course.lessons()]
    rini = Learner(visit(house.rini), house.rini).finish()
    rini.get("/sertifikat")
    code = rini.page.split("/sertifikat/")[1][:16]
    pages = ["/", "/kursus", f"/kursus/{COURSE}", f"/kuis/{FIRST_QUIZ}", "/bantuan", "/istilah"]
    pages += ["/akun", "/persetujuan", f"/percobaan/{attempt}", *asked, *lessons]
    pages += ["/alat", *(f"/alat/{name}?contoh=1" for name in TOOLS)]
    pages += [f"/kursus/{COURSE}/kegiatan/aman/obrolan-palsu"]
    for path in pages:
        check_bytes(siti.visitor.client, path)
    for path in ("/sertifikat", f"/sertifikat/{code}", f"/kursus/{COURSE}", "/", "/data-saya"):
        check_bytes(rini.visitor.client, path)
    for path in ("/", "/masuk", "/lupa-pin", "/periksa-sertifikat", f"/sertifikat/{code}"):
        check_bytes(visit().client, path)
