"""`/kursus/<course>/ringkasan`: what a course comes to, on one sheet to print."""

from tests.learning.learner import Learner

PAGE = "/kursus/uang-kita/ringkasan"
SUMMARY = "---\ntitle: Satu lembar\n---\nBagi uang dulu. Simpan {{term:dana-darurat}}.\n"


def open_course(house, visit, program) -> Learner:
    return Learner(visit(house.siti, program), house.siti, "uang-kita").begin_learning()


def test_it_is_shown_with_its_source_version_and_licence(house, visit, serve_courses) -> None:
    siti = open_course(house, visit, serve_courses(**{"uang-kita/summary.md": SUMMARY}))
    siti.get("/kursus/uang-kita")
    assert f'href="{PAGE}"' in siti.page
    assert siti.get(PAGE).status_code == 200
    assert "Bagi uang dulu." in siti.page
    assert 'href="/istilah/dana-darurat"' in siti.page
    assert siti.course.version[:8] in siti.page
    assert "CC BY-SA 4.0" in siti.page


def test_sources_of_its_figures_are_printed_with_it(house, visit, serve_courses) -> None:
    text = f"{SUMMARY}Biaya kirim {{{{figure:biaya-kirim}}}}.\n"
    siti = open_course(house, visit, serve_courses(**{"uang-kita/summary.md": text}))
    siti.get(PAGE)
    assert "Biaya kirim Rp37.500." in siti.page
    assert "Sumber angka" in siti.page.partition("<details open>")[2]
    assert "Bank contoh" in siti.page


def test_it_is_for_who_takes_the_course(house, visit, serve_courses) -> None:
    program = serve_courses(**{"uang-kita/summary.md": SUMMARY})
    assert visit(house.siti, program).get(PAGE).location == "/kursus/uang-kita"


def test_a_course_without_one_does_not_lead_there(house, visit, serve_courses) -> None:
    siti = open_course(house, visit, serve_courses())
    siti.get("/kursus/uang-kita")
    assert "ringkasan" not in siti.page
    assert siti.get(PAGE).status_code == 404
