"""The home page of each role."""

import dataclasses
import re

import pytest
from flask import Flask

from rumahbelajar import library
from rumahbelajar.courses.faults import Fault
from tests.conftest import Visit
from tests.house import House
from tests.learning.learner import COURSE, Learner


def test_a_stranger_is_welcomed_and_shown_where_to_sign_in(house: House, visit: Visit) -> None:
    visitor = visit()
    assert visitor.get("/").status_code == 200
    assert 'href="/masuk"' in visitor.page
    assert "Belum punya akun?" in visitor.page
    (picture,) = re.findall(r'src="(/static/img/rumah[^"]+)" alt=""', visitor.page)
    assert visitor.get(picture).status_code == 200


def test_before_the_house_is_set_up_the_page_says_so(app: Flask, visit: Visit) -> None:
    visitor = visit()
    assert visitor.get("/").status_code == 200
    assert "belum disiapkan" in visitor.page


def test_a_new_learner_is_led_to_the_courses(house: House, visit: Visit) -> None:
    visitor = visit(house.siti)
    visitor.get("/")
    assert "Selamat datang, Siti" in visitor.page
    assert "Kuripan" in visitor.page
    assert "Pilih kursus" in visitor.page


def test_a_learner_goes_on_where_she_stopped(house: House, visit: Visit) -> None:
    siti = Learner(visit(house.siti), house.siti).enroll()
    siti.get("/")
    assert "Mulai tes awal" in siti.page
    assert f"0 dari {siti.lessons_in_all} pelajaran" in siti.page


@pytest.mark.slow
def test_who_has_finished_every_course_is_offered_certificates_and_what_else_there_is(
    house: House, visit: Visit, app: Flask
) -> None:
    siti = Learner(visit(house.siti), house.siti).finish()
    whole = app.extensions[library.KEY]
    only = {COURSE: whole.courses[COURSE]}
    another = only[COURSE].model_copy(update={"id": "lain", "title": "Kursus lain"})
    try:
        app.extensions[library.KEY] = dataclasses.replace(whole, courses=only)
        siti.get("/")
        assert "Semua kursus Anda sudah selesai" in siti.page
        assert '<a class="btn" href="/sertifikat">' in siti.page
        assert "Pilih kursus lain" not in siti.page, "there is no other"
        app.extensions[library.KEY] = dataclasses.replace(whole, courses={**only, "lain": another})
        siti.get("/")
        assert "Pilih kursus lain" in siti.page
        siti.sent("/kursus/lain/ikut")
        siti.get("/")
    finally:
        app.extensions[library.KEY] = whole
    assert "Semua kursus Anda sudah selesai" not in siti.page
    assert "Lanjutkan" in siti.page


def test_who_has_not_consented_is_asked_first(house: House, visit: Visit) -> None:
    response = visit(house.dewi).get("/")
    assert (response.status_code, response.location) == (303, "/persetujuan")


def test_a_facilitator_registers_people_from_home(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    visitor.get("/")
    assert "Daftarkan peserta" in visitor.page


@pytest.mark.parametrize(("asker", "people"), [("budi", 3), ("ratna", 6)])
def test_home_counts_the_people_that_the_register_lists(
    house: House, visit: Visit, asker: str, people: int
) -> None:
    """A facilitator's are the learners, an admin's all; who is suspended stands in both."""
    visitor = visit(getattr(house, asker))
    visitor.post(f"/orang/{house.rini.id}/tangguhkan")
    visitor.get("/")
    assert f"<b>{people}</b>orang terdaftar" in visitor.page
    visitor.get("/orang")
    assert f">{people} orang<" in visitor.page


def test_a_coordinator_is_led_to_the_desk_of_the_area(house: House, visit: Visit) -> None:
    visitor = visit(house.hartono)
    visitor.get("/")
    assert visitor.follow().status_code == 200
    assert "Watumalang" in visitor.page
    assert house.rini.name not in visitor.page
    assert "Daftarkan peserta" not in visitor.page


def test_a_course_that_was_left_out_is_shown_to_staff_alone(
    house: House, visit: Visit, app: Flask
) -> None:
    whole = app.extensions[library.KEY]
    fault = Fault("koperasi/course.yaml", 3, "isian title kosong", "isi dengan tulisan")
    app.extensions[library.KEY] = dataclasses.replace(whole, faults={"koperasi": (fault,)})
    try:
        staff, learner = visit(house.hartono), visit(house.siti)
        staff.get("/wilayah")
        learner.get("/")
    finally:
        app.extensions[library.KEY] = whole
    assert "koperasi/course.yaml:3: isian title kosong" in staff.page
    assert "koperasi/course.yaml" not in learner.page
