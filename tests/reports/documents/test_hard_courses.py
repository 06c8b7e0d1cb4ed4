"""Of a course on a hard subject every table of a document tells the small numbers, or none does."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from flask import Flask

from rumahbelajar.demo.past import standing_at
from rumahbelajar.reports.documents.hard_courses import close, why_closed
from rumahbelajar.reports.documents.laying_out import people, summed, table
from rumahbelajar.reports.tables.table import WITHHELD, Column, Kind, Row, Table
from tests.conftest import Visit
from tests.house import KURIPAN
from tests.learning.learner import Learner
from tests.reports.documents.conftest import Document, line
from tests.reports.nation import Nation
from tests.visitor import Visitor

HARD, USUAL, OTHER = "bekal-jalan", "uang-kiriman", "terlindungi"


def by_course(key: str, numbers: Mapping[str, tuple[int, int]]) -> Table:
    columns = [Column("course", "Kursus", Kind.TEXT), people("a", "A"), people("b", "B")]
    rows = [Row(each, (each, *counts)) for each, counts in numbers.items()]
    return table(key, "Kursus", columns, rows, total=summed(columns, rows))


def shown(found: Table) -> dict[str, tuple[object, ...]]:
    return {row.key: row.values[1:] for row in found.rows.stream()}


def told_of(app: Flask, *tables: Table, **certificates: int) -> list[Table]:
    with app.test_request_context():
        codes = {key.replace("_", "-"): number for key, number in certificates.items()}
        return close(tables, codes)[0]


def test_what_one_table_closes_every_table_closes(app: Flask) -> None:
    began = by_course("kursus", {HARD: (30, 7), USUAL: (8, 9), OTHER: (20, 10)})
    finished = by_course("selesai", {HARD: (3, 9), USUAL: (6, 5), OTHER: (9, 6)})
    for each in told_of(app, began, finished):
        told = shown(each)
        assert told[HARD] == (WITHHELD, WITHHELD)
        # The sum less the others would be 3: the one with the fewest people hides it.
        assert told[USUAL] == (WITHHELD, WITHHELD)
        assert WITHHELD not in told[OTHER]
        assert each.total
        assert WITHHELD not in each.total.values
        with app.test_request_context():
            assert why_closed() in each.notes


def test_a_course_of_many_stays_open(app: Flask) -> None:
    many = by_course("kursus", {HARD: (30, 0), USUAL: (2, 1)})
    assert told_of(app, many) == [many]


def test_few_certificates_close_a_course_as_well(app: Flask) -> None:
    (found,) = told_of(app, by_course("kursus", {HARD: (30, 9), OTHER: (9, 6)}), bekal_jalan=3)
    assert shown(found)[HARD] == (WITHHELD, WITHHELD)


def test_where_nobody_else_hides_it_no_course_is_told_of_that_column(app: Flask) -> None:
    (found,) = told_of(app, by_course("kursus", {HARD: (7, 3), OTHER: (9, 0)}))
    assert shown(found) == {HARD: (WITHHELD, WITHHELD), OTHER: (9, WITHHELD)}


def test_a_table_of_that_course_alone_does_not_name_it(app: Flask) -> None:
    (found,) = told_of(app, by_course("selesai", {HARD: (3, 3)}))
    assert [row.values for row in found.rows.stream()] == [("Semua kursus", 3, 3)]


@pytest.fixture
def hard(nation: Nation) -> Nation:
    """Siti finishes a course on a hard subject, and gets her certificate."""
    with standing_at(datetime(2026, 10, 20, 3, tzinfo=UTC)):
        siti = Learner(Visitor(nation.app), nation.siti, HARD).enroll()
        course = siti.course
        tests = [each.id for each in (course.pretest, course.posttest) if each]
        quizzes = [module.quiz.id for module in course.modules if module.quiz]
        siti.pass_quiz(*tests[:1]).read().pass_quiz(*quizzes, *tests[1:])
    return nation


def test_the_list_of_certificates_names_no_such_course(hard: Nation, document: Document) -> None:
    tables = document("bukti")
    certificates = list(tables["sertifikat"].rows.stream())
    assert {row.values[2] for row in certificates} == {"Kursus lain"}
    assert not [row.url for row in certificates if row.url]
    assert line(tables["kursus"], f"{HARD}.P")["finished"] is WITHHELD
    assert line(tables["kursus"], "jumlah")["finished"] == 2


@pytest.mark.parametrize("key", ["bukti", "bulanan"])
def test_every_form_says_the_true_reason(hard: Nation, visit: Visit, key: str) -> None:
    budi = visit(hard.budi)
    asked = f"wilayah={KURIPAN}&dari=2026-10&sampai=2026-10"
    for there in (f"/laporan/{key}?{asked}", f"/laporan/{key}/lembar?{asked}&nama=ya"):
        budi.get(there)
        assert "Kursus tentang hal yang berat" in budi.page
        assert "kurang dari lima orang" not in budi.page
    appendix = budi.page.partition("Lampiran")[2]
    assert ("Lampiran" in budi.page) == (key == "bukti")
    assert "Siti" not in appendix
    assert "Kenali, Tolak, Lapor" not in appendix
