"""Pictures of courses: kept for ever by their address, never run, never from elsewhere."""

from datetime import timedelta

import pytest

from rumahbelajar import cookies
from rumahbelajar.library import the_library
from tests.courses.hard_course import HARD_COURSE
from tests.courses.sample import SVG

COVER = "/kursus/uang-kita/media/amplop.svg"


def address(program) -> str:
    with program.app_context():
        return the_library().courses["uang-kita"].cover_url


def test_picture_comes_to_anyone_and_is_kept_for_ever(house, visit, serve_courses) -> None:
    program = serve_courses()
    for person in (None, house.siti):
        response = visit(person, program).get(address(program))
        assert (response.status_code, response.mimetype) == (200, "image/svg+xml")
        assert response.data.decode() == SVG
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "sandbox" in response.headers["Content-Security-Policy"]
        assert "script" not in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        response.close()


def test_a_picture_that_any_cache_may_keep_carries_nobodys_sign_in(
    house, visit, serve_courses, monkeypatch
) -> None:
    monkeypatch.setattr(cookies, "_RENEWED_AFTER", timedelta(seconds=-1))
    program = serve_courses()
    visitor = visit(house.siti, program)
    with visitor.client.session_transaction() as session:
        # As on one's own phone, whose cookie is sent anew when it is old.
        session.permanent = True
    assert "Set-Cookie" in visitor.get("/akun").headers
    response = visitor.get(address(program))
    assert "Set-Cookie" not in response.headers
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("query", ["", "?v=", "?v=000000000000"])
def test_address_of_no_or_another_version_is_not_kept(visit, serve_courses, query: str) -> None:
    response = visit(None, serve_courses()).get(f"{COVER}{query}")
    assert response.status_code == 200
    assert "immutable" not in response.headers["Cache-Control"]
    response.close()


def test_picture_of_a_sensitive_course_is_kept_nowhere(visit, serve_courses) -> None:
    program = serve_courses(**HARD_COURSE)
    response = visit(None, program).get(address(program))
    assert response.headers["Cache-Control"] == "no-store"
    response.close()


@pytest.mark.parametrize(
    "path",
    [
        "/kursus/uang-kita/media/tidak-ada.svg",
        "/kursus/uang-kita/media/..%2Fcourse.yaml",
        "/kursus/uang-kita/media/../course.yaml",
        "/kursus/uang-kita/media/%2Fetc%2Fpasswd",
        "/kursus/uang-kita/media/amplop.svg%00.png",
        "/kursus/..%2F..%2F/media/amplop.svg",
        "/kursus/tidak-ada/media/amplop.svg",
    ],
)
def test_nothing_but_the_media_of_a_course_is_sent(visit, serve_courses, path: str) -> None:
    assert visit(None, serve_courses()).client.get(path).status_code == 404
