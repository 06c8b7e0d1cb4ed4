"""What an address asks of a report, and what is said of what it cannot ask."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.groups.models import Group
from rumahbelajar.ids import new_id
from rumahbelajar.reports.asking import choosing
from rumahbelajar.reports.asking.asked import Asked, Comparison, Filter
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Table
from tests.house import KENANGA, KURIPAN, House

TODAY = date(2026, 11, 24)
YEAR = Period(Month(2025, 12), Month(2026, 11))
REGENCY = Scope(("33.07",))


def nothing(_scope: Scope, _asked: Asked) -> Sequence[Table]:
    return ()


COMPARED = (Comparison.PERIOD_BEFORE, Comparison.AREA)
FULL = Report("penuh", "Penuh", "Apa saja?", frozenset(Filter), nothing, comparisons=COMPARED)
BARE = Report("polos", "Polos", "Apa saja?", frozenset({Filter.AREA}), nothing)
OF_PERSONS = Report("orang", "Orang", "Siapa?", frozenset(Filter), nothing, needs_persons=True)


@pytest.fixture(autouse=True)
def at_home(app: Flask) -> object:
    """The application, in whose language faults are told."""
    with app.app_context():
        yield


def faults_of(**args: str) -> list[str]:
    return choosing.read(args, FULL, REGENCY, TODAY)[1]


def test_nothing_asked_is_ones_own_area_in_the_last_twelve_months() -> None:
    assert choosing.read({}, FULL, REGENCY, TODAY) == (Asked("33.07", YEAR), [])


@pytest.mark.usefixtures("house")
def test_every_filter_is_read_and_written_back_the_same() -> None:
    args = {
        "wilayah": "33.07.10",
        "dari": "2026-07",
        "sampai": "2026-09",
        "kursus": "uang-kiriman",
        "jk": "P",
        "usia": "25-34",
        "kategori": "cpmi",
        "urut": "-completed",
        "banding": "sebelumnya",
        "hal": "3",
    }
    asked, faults = choosing.read(args, FULL, REGENCY, TODAY)
    assert not faults
    assert asked.values() == args
    assert asked.descending
    assert asked.comparison is Comparison.PERIOD_BEFORE


def test_what_a_report_has_no_filter_for_counts_nothing() -> None:
    args = {"dari": "2020-01", "jk": "P", "kategori": "x", "banding": "wilayah", "apa": "saja"}
    assert choosing.read(args, BARE, REGENCY, TODAY) == (Asked("33.07", YEAR), [])


@pytest.mark.parametrize(
    "args",
    [
        {"wilayah": "Kuripan"},
        {"dari": "kemarin"},
        {"periode": "kapan-kapan"},
        {"kursus": "tak-ada"},
        {"jk": "x"},
        {"usia": "tua"},
        {"kategori": "lain"},
        {"tujuan": "bulan"},
        {"banding": "tetangga"},
        {"kelompok": "melati"},
    ],
)
def test_what_cannot_be_read_is_said_and_left_out(args: dict[str, str]) -> None:
    asked, faults = choosing.read(args, FULL, REGENCY, TODAY)
    assert len(faults) == 1
    assert faults[0].endswith(".")
    assert asked == Asked("33.07", YEAR)


def test_months_the_wrong_way_round_are_turned() -> None:
    asked, faults = choosing.read({"dari": "2026-09", "sampai": "2026-07"}, FULL, REGENCY, TODAY)
    assert asked.period == Period(Month(2026, 7), Month(2026, 9))
    assert "ditukar" in faults[0]


def test_too_many_months_leave_the_last() -> None:
    asked, faults = choosing.read({"dari": "2001-01", "sampai": "2026-11"}, FULL, REGENCY, TODAY)
    assert len(asked.period) == choosing.MOST_MONTHS
    assert asked.period.until == Month(2026, 11)
    assert len(faults) == 1


def test_a_moving_period_follows_the_day() -> None:
    asked, _faults = choosing.read({"periode": "bulan-lalu"}, FULL, REGENCY, date(2026, 1, 3))
    assert asked.period == Period(Month(2025, 12), Month(2025, 12))
    asked, _faults = choosing.read({"periode": "tahun-ini"}, FULL, REGENCY, TODAY)
    assert asked.period == Period(Month(2026, 1), Month(2026, 11))


def test_of_category_and_destination_the_category_stays() -> None:
    asked, faults = choosing.read({"kategori": "cpmi", "tujuan": "HK"}, FULL, REGENCY, TODAY)
    assert (asked.category, asked.destination) == ("cpmi", "")
    assert "tidak bisa disaring bersama" in faults[0]


@pytest.mark.parametrize(
    ("given", "category", "destination"),
    [("kategori.cpmi", "cpmi", ""), ("tujuan.HK", "", "HK"), ("", "", "")],
)
def test_the_form_asks_for_both_in_one_list(given: str, category: str, destination: str) -> None:
    asked, faults = choosing.read({"ciri": given}, FULL, REGENCY, TODAY)
    assert (asked.category, asked.destination, faults) == (category, destination, [])


@pytest.mark.parametrize("area", ["32", "33", "33.01", KENANGA])
def test_an_area_of_others_is_not_there(area: str) -> None:
    with pytest.raises(NotFound):
        choosing.read({"wilayah": area}, FULL, REGENCY, TODAY)


def test_persons_are_shown_where_they_may_be_seen_alone() -> None:
    both = Scope(("33.07",), (KURIPAN,))
    assert choosing.read({}, OF_PERSONS, both, TODAY)[0].area == KURIPAN
    for scope, area in ((both, "33.07"), (REGENCY, KURIPAN), (REGENCY, "")):
        with pytest.raises(NotFound):
            choosing.read({"wilayah": area}, OF_PERSONS, scope, TODAY)


def test_who_looks_after_nothing_has_no_reports() -> None:
    with pytest.raises(NotFound):
        choosing.read({}, FULL, Scope(()), TODAY)


def test_a_group_is_read_with_its_village(house: House) -> None:
    group = Group(id=new_id(), village_code=KURIPAN, name="Melati", made_at=clock.now())
    db.session.add(group)
    db.session.commit()
    args = {"kelompok": str(group.id)}
    seeing = Scope((KURIPAN,), (KURIPAN,))
    asked, faults = choosing.read(args, OF_PERSONS, seeing, TODAY)
    assert (asked.group, asked.area, faults) == (group.id, KURIPAN, [])
    for scope in (REGENCY, Scope((KENANGA,), (KENANGA,))):
        with pytest.raises(NotFound):
            choosing.read(args, FULL, scope, TODAY)


@pytest.mark.parametrize("beside", COMPARED)
def test_what_a_report_does_not_compare_is_said_and_left_out(beside: Comparison) -> None:
    others = tuple(each for each in COMPARED if each is not beside)
    asked, faults = choosing.read(
        {"banding": beside.value}, replace(FULL, comparisons=others), REGENCY, TODAY
    )
    assert asked.comparison is Comparison.NOTHING
    [fault] = faults
    assert fault.startswith("Laporan ini tidak dibandingkan dengan ")


def test_months_that_cannot_be_read_leave_a_report_those_it_has_otherwise() -> None:
    october = Period(Month(2026, 10), Month(2026, 10))
    monthly = replace(FULL, months=lambda period, _now: period or october)
    asked, faults = choosing.read({"dari": "kapan"}, monthly, REGENCY, TODAY)
    assert asked.period == october
    assert faults == ["Bulan di alamat ini tidak bisa dibaca. Pilih lagi bulannya."]
