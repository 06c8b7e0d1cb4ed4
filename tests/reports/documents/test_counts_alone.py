"""Who sees counts alone gets in a document what the reports tell of people, and no more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.reports import (
    activities_and_services,
    attendance,
    completion,
    evidence,
    gain,
    monthly,
    participants,
)
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.summaries.models import StandingInCourse
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.table import WITHHELD, Table
from tests.conftest import Visit
from tests.house import KURIPAN
from tests.learning.learner import COURSE
from tests.reports.documents.conftest import OF_DISTRICT, REPORTS, Document
from tests.reports.nation import MUTISARI, Nation

MARCH = Period(Month(2024, 3), Month(2024, 3))


@pytest.mark.parametrize("key", ["bulanan", "bukti"])
def test_nothing_is_counted_of_people_but_what_the_reports_tell(
    document: Document, key: str
) -> None:
    tables = document(key, scope=OF_DISTRICT)
    for table in tables.values():
        assert not [column.key for column in table.columns if column.is_of_people], table.key
    assert {"sertifikat", "daftar_layanan", "selesai", "baru"}.isdisjoint(tables)
    assert {"dokumen", "daftar_pertemuan", "kelengkapan", "angka"} <= set(tables)


@pytest.mark.parametrize("scope", [Scope(("",)), OF_DISTRICT], ids=["nation", "district"])
@pytest.mark.parametrize(
    ("key", "period"), [("bulanan", MARCH), ("bukti", Period(Month(2024, 1), Month(2024, 3)))]
)
def test_they_are_told_and_withheld_as_in_the_reports(
    nation: Nation, key: str, period: Period, scope: Scope
) -> None:
    with nation.app.test_request_context(method="POST"):
        for village, people in ((KURIPAN, 3), (MUTISARI, 7), (MUTISARI, 40)):
            _begin(village, people)
        for village in (KURIPAN, MUTISARI):
            asked = Asked(village, period)
            found = {each.key: each for each in answer(REPORTS[key], scope, asked).tables}
            for report, table in _tables_of_reports(scope, replace(asked, now=Month(2026, 11))):
                here = found[f"{report}-{table.key}"]
                assert here.title.endswith(table.title)
                assert list(here.rows.stream()) == list(table.rows.stream())
                assert here.total in {None, table.total}
            assert WITHHELD in _numbers(found["peserta-baru"])


def test_the_sign_of_what_is_withheld_is_explained(nation: Nation, visit: Visit) -> None:
    hartono = visit(nation.hartono)
    for page in ("bulanan/lembar", "bulanan"):
        hartono.get(f"/laporan/{page}?wilayah={KURIPAN}&dari=2026-10&sampai=2026-10")
        assert "Ditutup: angka yang kurang dari lima orang" in hartono.page
        assert "Penyelesaian kursus: " in hartono.page


@pytest.mark.parametrize("report", [monthly.REPORT, evidence.REPORT])
def test_what_completion_withholds_to_cover_another_is_told_by_no_document(
    nation: Nation, report: object
) -> None:
    with nation.app.test_request_context(method="POST"):
        _begin(KURIPAN, 3)
        _begin(MUTISARI, 7)
        above = answer(completion.REPORT, OF_DISTRICT, Asked("33.07.10", MARCH)).tables[0]
        assert [row.values[1] for row in above.rows.stream()] == [WITHHELD, WITHHELD]
        found = answer(report, OF_DISTRICT, Asked(MUTISARI, MARCH))  # type: ignore[arg-type]
        assert not [table.key for table in found.tables if 7 in _numbers(table)]


def test_it_leads_to_the_reports_of_the_same_village_and_months(
    nation: Nation, visit: Visit
) -> None:
    hartono = visit(nation.hartono)
    hartono.get(f"/laporan/bulanan/lembar?wilayah={KURIPAN}&dari=2026-10&sampai=2026-10")
    for key in ("penyelesaian", "peserta", "kehadiran", "kegiatan", "kenaikan-nilai"):
        there = f"/laporan/{key}?wilayah={KURIPAN}&dari=2026-10&sampai=2026-10"
        assert f'href="{there.replace("&", "&amp;")}"' in hartono.page
        assert hartono.get(there).status_code == 200
        hartono.get(f"/laporan/bulanan/lembar?wilayah={KURIPAN}&dari=2026-10&sampai=2026-10")


def _tables_of_reports(scope: Scope, asked: Asked) -> Iterator[tuple[str, Table]]:
    for report in (completion, participants, gain, attendance, activities_and_services):
        for table in answer(report.REPORT, scope, asked).tables:
            if (report, table.key) != (attendance, "pertemuan"):
                yield report.REPORT.key, table


def _numbers(table: Table) -> list[object]:
    rows = [*table.rows.stream(), *([table.total] if table.total else [])]
    return [value for row in rows for value in row.values]


def _begin(village: str, people: int) -> None:
    day = date(2024, 3, 5)
    for _one in range(people):
        person_id = new_id()
        for course in ("", COURSE):
            db.session.add(
                StandingInCourse(
                    person_id=person_id,
                    course_id=course,
                    village_code=village,
                    enrolled_on=day,
                    enrolled_fact=new_id(),
                    is_open=True,
                    sex="P",
                    age_band="25-34",
                    category="keluarga",
                    last_on=day,
                )
            )
    db.session.flush()
