"""Who is active is told of a whole month: of one that has just begun it would be hardly anybody."""

import pytest
from flask import Flask

from rumahbelajar import language
from rumahbelajar.reports import completion, participants
from rumahbelajar.reports.asking import saying
from rumahbelajar.reports.asking.asked import Asked, Comparison
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.summaries.reading import Dimension, sums
from rumahbelajar.reports.tables.answering import Answer, answer
from tests.reports.nation import Nation

NOW = Month(2026, 11)
ALL = Scope(("",), ("",))


@pytest.mark.parametrize(
    ("since", "until", "month"),
    [
        ("2025-12", "2026-11", "2026-10"),
        ("2026-11", "2026-11", "2026-11"),
        ("2026-09", "2026-09", "2026-09"),
        ("2026-10", "2026-12", "2026-10"),
        ("2026-11", "2027-01", "2026-11"),
        ("2027-01", "2027-03", "2027-01"),
    ],
)
def test_it_is_the_last_whole_month_or_the_one_at_hand(since: str, until: str, month: str) -> None:
    first, last = Month.read(since), Month.read(until)
    assert first is not None
    assert last is not None
    asked = Asked("", Period(first, last), now=NOW)
    assert str(asked.active_month) == month
    assert asked.is_still_counting is (month == "2026-11")


def test_the_period_before_is_seen_from_as_far_into_it() -> None:
    asked = Asked("", Period(Month(2025, 12), NOW), now=NOW)
    assert asked.earlier.active_month == Month(2025, 10)
    assert Asked("", Period(NOW, NOW), now=NOW).earlier.active_month == Month(2026, 10)


def asked_of(report: str, since: Month, comparison: Comparison = Comparison.NOTHING) -> Answer:
    asked = Asked("", Period(since, NOW), now=NOW, comparison=comparison)
    of = {"penyelesaian": completion.REPORT, "peserta": participants.REPORT}
    return answer(of[report], ALL, asked)


def test_every_report_counts_those_of_that_month_and_names_it(app: Flask, nation: Nation) -> None:
    with app.test_request_context():
        asked = Asked("", Period(Month(2025, 12), NOW), now=NOW)
        by_month = {line.keys[0]: line.active for line in sums(asked, Dimension.MONTH)}
        first = asked_of("penyelesaian", Month(2025, 12)).tables[0]
        place = first.place_of("active")
        assert first.total is not None
        assert first.total.values[place] == by_month[202610] != by_month[202611]
        assert first.columns[place].title == "Aktif Okt 2026"
        assert first.notes == ()
        active = asked_of("peserta", Month(2025, 12)).tables[1]
        assert active.title == "Peserta aktif pada Oktober 2026"
        assert active.total is not None
        assert active.total.values[2] == by_month[202610]


def test_a_page_of_the_month_at_hand_alone_says_that_it_is_not_over(
    app: Flask, nation: Nation
) -> None:
    with app.test_request_context():
        for report, place in (("penyelesaian", 0), ("peserta", 1)):
            table = asked_of(report, NOW).tables[place]
            (note,) = table.notes
            assert note == "November 2026 belum selesai, jadi yang aktif masih bisa bertambah."


@pytest.mark.parametrize(("until", "is_said"), [(NOW, True), (Month(2026, 8), False)])
def test_months_say_that_who_began_of_late_has_had_no_time_to_finish(
    app: Flask, nation: Nation, until: Month, is_said: bool
) -> None:
    with app.test_request_context():
        asked = Asked("", Period(Month(2026, 1), until), now=NOW)
        told = answer(completion.REPORT, ALL, asked)
        (table,) = (each for each in told.tables if each.key == "bulan")
        assert ("belum sempat selesai" in " ".join(table.notes)) is is_said
        assert ("yang baru belum selesai" in " ".join(told.charts())) is is_said


def test_what_is_compared_says_with_which_months(app: Flask, nation: Nation) -> None:
    with app.test_request_context():
        told = asked_of("penyelesaian", Month(2025, 12), Comparison.PERIOD_BEFORE)
        first = told.tables[0]
        keys = [column.key for column in first.columns if column.key.endswith("_beda")]
        assert keys == ["enrolled_beda", "active_beda"]
        assert "“Aktif pada Oktober 2026” dibandingkan dengan “Aktif pada Oktober 2025”." in (
            first.notes
        )
        assert saying.compared(told.asked) == (
            "± adalah bedanya dari periode sebelumnya, Desember 2024 sampai November 2025. "
            "Periode ini belum selesai, jadi angkanya masih bisa berubah."
        )


def test_what_is_compared_is_said_in_english_to_the_end(app: Flask) -> None:
    """A sentence inside an f-string is not found by `flask words`."""
    asked = Asked("", Period(NOW, NOW), now=NOW, comparison=Comparison.PERIOD_BEFORE)
    with app.test_request_context():
        language.choose("en")
        assert saying.compared(asked) == (
            "± is the difference from the period before, October 2026. "
            "This period is not over yet, so the numbers may still change."
        )
