"""The report on completion: the numbers of the nation, by area, month, course, group and person."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.learning import enrolling
from rumahbelajar.library import the_library
from rumahbelajar.people.models import Person, Sex
from rumahbelajar.reports import completion
from rumahbelajar.reports.asking.asked import Asked, Comparison
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.table import Row, Table
from tests.house import KENANGA, KURIPAN
from tests.learning.learner import COURSE
from tests.reports.nation import Nation
from tests.reports.nation_people import OTHER_COURSE

YEAR = Period(Month(2025, 12), Month(2026, 11))
ALL = Scope(("",), ("",))
COUNTS = Scope(("",))
"""That of a coordinator of the nation."""


@pytest.fixture(autouse=True)
def _asking(app: Flask, nation: Nation) -> object:
    with app.test_request_context():
        yield


def _tables(area: str, scope: Scope = ALL, **more: object) -> dict[str, Table]:
    asked = replace(Asked(area, YEAR), **more)  # type: ignore[arg-type]
    return {table.key: table for table in answer(completion.REPORT, scope, asked).tables}


def _row(table: Table, key: str) -> dict[str, object]:
    return _named(table, next(row for row in table.rows.stream() if row.key == key))


def _total(table: Table) -> dict[str, object]:
    assert table.total is not None
    return _named(table, table.total)


def _named(table: Table, row: Row) -> dict[str, object]:
    return {column.key: value for column, value in zip(table.columns, row.values, strict=True)}


def test_a_province_tells_of_each_regency_and_of_itself() -> None:
    table = _tables("33", course=COURSE)["wilayah"]
    wonosobo = _row(table, "33.07")
    # Siti, Rini, Agus, Tono, Lina and Sri of Kuripan, Joko and Parmi of Mutisari, Slamet of Reco.
    assert (wonosobo["enrolled"], wonosobo["completed"]) == (9, 3)
    assert wonosobo["rate"] == 3 / 9
    assert wonosobo["withdrawn"] == 1
    assert wonosobo["active"] == 2
    assert _row(table, "33.01")["enrolled"] == 6
    assert (_total(table)["enrolled"], _total(table)["completed"]) == (15, 3)


def test_without_a_course_everybody_counts_once() -> None:
    tables = _tables("")
    with_both = _tables("", period=Period(Month(2025, 6), Month(2026, 11)))
    # Ayu began one course before the year, and another in it.
    assert _total(tables["wilayah"])["enrolled"] == 21
    assert _total(with_both["wilayah"])["enrolled"] == 22
    by_course = sum(int(str(row.values[1])) for row in with_both["kursus"].rows.stream())
    assert by_course == 23


def test_the_rate_is_never_more_than_all() -> None:
    for month in YEAR.months:
        for table in _tables("", period=Period(month, month)).values():
            rates = [row.values[table.place_of("rate")] for row in table.rows.stream()]
            assert all(rate is None or 0 <= float(str(rate)) <= 1 for rate in rates)


def test_months_add_up_to_the_total_but_for_who_is_active() -> None:
    table = _tables("33")["bulan"]
    rows = [_named(table, row) for row in table.rows.stream()]
    assert len(rows) == 12
    for key in ("enrolled", "completed", "certificates"):
        assert sum(int(str(row[key])) for row in rows) == _total(table)[key]
    assert _total(table)["active"] is None


def test_the_months_of_each_area_add_up_to_it_and_to_the_months_of_all() -> None:
    for scope in (ALL, COUNTS):
        tables = _tables("33", scope)
        areas, months, beside = (tables[key] for key in ("wilayah", "bulan", "wilayah-bulan"))
        whole = _total(beside)
        for row in months.rows.stream():
            assert whole[row.key] == _named(months, row)["enrolled"]
        for row in areas.rows.stream():
            assert _row(beside, row.key)["enrolled"] == _named(areas, row)["enrolled"]
            if scope is ALL:
                line = _row(beside, row.key)
                told = sum(int(str(line[str(month)])) for month in YEAR.months)
                assert told == line["enrolled"]


def test_a_single_month_needs_no_table_of_months() -> None:
    november = Period(Month(2026, 11), Month(2026, 11))
    tables = _tables("33", period=november)
    assert "bulan" not in tables
    assert _total(tables["wilayah"])["enrolled"] == 1


def test_a_village_leads_to_its_groups_and_people_and_their_sums_are_its_own(
    nation: Nation,
) -> None:
    tables = _tables(KURIPAN, course=COURSE)
    whole = _total(tables["kelompok"])
    people = [_named(tables["orang"], row) for row in tables["orang"].rows.stream()]
    began = [each for each in people if YEAR.first <= date.fromisoformat(str(each["enrolled_on"]))]
    assert whole["enrolled"] == len(began) == 6
    assert whole["completed"] == sum(each["completed_on"] is not None for each in began) == 2
    assert whole["active"] == sum(each["active"] is not None for each in people) == 2
    assert whole["withdrawn"] == sum(each["left_on"] is not None for each in began) == 1
    melati = _row(tables["kelompok"], str(nation.melati))
    assert (melati["enrolled"], melati["completed"]) == (3, 2)
    assert _row(tables["kelompok"], "tanpa")["enrolled"] == 3
    days = {each["name"]: each["days"] for each in people}
    assert (days["Siti Aminah"], days["Rini Lestari"], days["Agus"]) == (28, 41, None)


def test_a_group_shows_its_own_people_alone(nation: Nation) -> None:
    tables = _tables(KURIPAN, course=COURSE, group=nation.melati)
    assert set(tables) == {"kelompok", "orang"}
    names = {str(row.values[0]) for row in tables["orang"].rows.stream()}
    assert names == {"Siti Aminah", "Rini Lestari", "Agus"}
    assert _total(tables["kelompok"])["enrolled"] == 3


def test_who_moved_away_is_counted_where_they_began_and_named_no_more(
    app: Flask, nation: Nation
) -> None:
    with app.test_request_context(method="POST"):
        db.session.get_one(Person, nation.siti.id).village_code = KENANGA
        db.session.commit()
    tables = _tables(KURIPAN, Scope((KURIPAN,), (KURIPAN,)), course=COURSE)
    names = [str(row.values[0]) for row in tables["orang"].rows.stream()]
    assert len(names) == _total(tables["kelompok"])["enrolled"] == 6
    assert "Siti Aminah" not in names


def test_a_course_on_a_hard_subject_names_nobody() -> None:
    hard = next(each.id for each in the_library().courses.values() if each.sensitive)
    assert "orang" not in _tables(KURIPAN, course=hard)


def test_the_filters_choose_people_in_every_table() -> None:
    tables = _tables("33", sex="L")
    assert _total(tables["wilayah"])["enrolled"] == _total(tables["bulan"])["enrolled"]
    village = _tables(KURIPAN, sex="L")
    assert {str(row.values[0]) for row in village["orang"].rows.stream()} == {"Agus", "Tono"}
    assert _total(village["kelompok"])["enrolled"] == 2


def test_who_did_not_say_their_sex_is_found_by_that(app: Flask, nation: Nation) -> None:
    with app.test_request_context(method="POST"):
        db.session.get_one(Person, nation.of("slamet").id).sex = Sex.UNSAID
        enrolling.enroll(nation.of("slamet").id, the_library().courses[OTHER_COURSE])
        db.session.commit()
    for area in ("33", "33.07.11.2001"):
        tables = _tables(area, course=OTHER_COURSE, sex=Sex.UNSAID.value)
        assert _total(tables["bulan"])["enrolled"] == 1
    assert [row.values[0] for row in tables["orang"].rows.stream()] == ["Slamet"]


def test_who_sees_counts_sees_no_person_and_no_small_number() -> None:
    tables = _tables("33.07", COUNTS, course=COURSE)
    for table in tables.values():
        for row in (*table.rows.stream(), *([table.total] if table.total else [])):
            for column, value in zip(table.columns, row.values, strict=True):
                assert not (column.is_of_people and value in {1, 2, 3, 4})
    assert "orang" not in _tables(KURIPAN, COUNTS)
    assert _total(_tables(KENANGA, COUNTS)["kelompok"])["enrolled"] == 6


def test_the_same_is_withheld_from_whoever_asks_and_on_every_table_of_the_page() -> None:
    for area in ("33", "33.07", "33.07.10", KURIPAN):
        wide = _tables(area, COUNTS)
        near = _tables(area, Scope((area[:5],)) if len(area) > 2 else Scope(("33",)))
        for key, table in wide.items():
            assert list(table.rows.stream()) == list(near[key].rows.stream())
        first, months = next(iter(wide.values())), wide["bulan"]
        for key in ("enrolled", "completed", "certificates"):
            assert _total(first)[key] == _total(months)[key]


def test_what_a_course_withholds_on_its_page_it_withholds_in_the_list_of_courses() -> None:
    for area in ("33", "33.07", "33.07.10", "33.07.08"):
        listed = _row(_tables(area, COUNTS)["kursus"], COURSE)
        alone = _total(_tables(area, COUNTS, course=COURSE)["wilayah"])
        for key in ("enrolled", "active", "completed", "rate", "certificates", "withdrawn"):
            assert listed[key] == alone[key]


def test_its_charts_are_drawn_of_what_is_told() -> None:
    asked = Asked("33", YEAR)
    drawn = answer(completion.REPORT, COUNTS, asked).charts()
    assert len(drawn) == 3
    assert all(len(str(each).encode()) < 6_000 for each in drawn)


def test_numbers_are_compared_and_people_and_months_are_not() -> None:
    found = _tables(KURIPAN, comparison=Comparison.PERIOD_BEFORE)
    plain = _tables(KURIPAN)
    assert list(found) == list(plain)
    assert {"enrolled_beda", "active_beda"} <= {each.key for each in found["kelompok"].columns}
    for key in ("orang", "bulan"):
        assert found[key].columns == plain[key].columns


def test_months_are_put_in_the_order_of_time() -> None:
    rows = _tables("33")["bulan"].rows
    months = [row.key for row in rows.part("month", True, slice(0, 3))]
    assert months == ["2026-11", "2026-10", "2026-09"]
