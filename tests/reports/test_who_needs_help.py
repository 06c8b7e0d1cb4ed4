"""Who needs help, and who is inactive: counted by area, listed for whoever sees persons."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, update

from rumahbelajar import clock as program_clock
from rumahbelajar.database import db
from rumahbelajar.desk import needing_help as rule
from rumahbelajar.learning.standings import standings_of
from rumahbelajar.ledger.merging import PersonsMerged
from rumahbelajar.ledger.recording import record
from rumahbelajar.library import the_library
from rumahbelajar.people.models import Person
from rumahbelajar.reports import inactive, needing_help
from rumahbelajar.reports.asking.asked import Asked, usual_period
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.hiding import withholding
from rumahbelajar.reports.rows import who_fails
from rumahbelajar.reports.rows.stuck_or_quiet import who_needs_help
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import WITHHELD, Row, Table
from tests.conftest import Visit
from tests.house import KURIPAN
from tests.learning.learner import FIRST_QUIZ, Learner
from tests.reports.nation import MUTISARI, OTHER_COURSE, Nation
from tests.visitor import Visitor

TODAY = date(2026, 11, 24)
PERIOD = usual_period(Month.of(TODAY))
SEES_ALL = Scope(("",), ("",))
SEES_COUNTS = Scope(("",))
Found = set[tuple[UUID, bool, bool]]


def tables(
    app: Flask, report: Report, area: str, scope: Scope = SEES_ALL, **more: str
) -> dict[str, Table]:
    with app.test_request_context():
        asked = Asked(area, PERIOD, **more)  # type: ignore[arg-type]
        made = withholding.withhold(report.make(scope, asked), scope, asked)
        return {table.key: table for table in made}


def rows(app: Flask, table: Table, sort: str = "") -> list[Row]:
    with app.test_request_context():
        return list(table.rows.stream(sort))


def numbers(app: Flask, report: Report, area: str) -> dict[str, tuple[object, ...]]:
    found = rows(app, tables(app, report, area)["wilayah"])
    return {row.key: row.values[1:] for row in found}


def names(app: Flask, report: Report, area: str, **more: str) -> list[object]:
    return [
        row.values[0] for row in rows(app, tables(app, report, area, SEES_ALL, **more)["orang"])
    ]


def by_the_rule(today: date) -> Found:
    """Ask the rule of the group page of everybody, one by one."""
    people = db.session.scalars(select(Person).where(Person.suspended_at.is_(None))).all()
    courses = the_library().courses
    standings = standings_of([each.id for each in people], list(courses))
    needing = rule.who_needs_help(people, courses, standings, today)
    return {
        (
            each.person.id,
            any("lulus" in reason.why or "salah" in reason.why for reason in each.reasons),
            any("kemajuan" in reason.why for reason in each.reasons),
        )
        for each in needing
    }


def by_the_database(today: date) -> Found:
    found = who_needs_help(Asked("", PERIOD), "", today)
    rows = db.session.execute(select(found.c.person_id, found.c.fails, found.c.quiet))
    return {(person_id, bool(fails), bool(quiet)) for person_id, fails, quiet in rows}


@pytest.fixture
def failing(app: Flask, nation: Nation) -> None:
    """Let Lina and Agus fail a quiz, Lina twice and Agus once, and Tono four times."""
    for name, times in (("lina", 2), ("agus", 1), ("tono", 4)):
        learner = Learner(Visitor(app), nation.of(name))
        for _time in range(times):
            learner.pass_quiz(FIRST_QUIZ, right=False)


@pytest.mark.parametrize("days", [-200, -60, -14, -1, 0, 13, 14, 30])
def test_the_database_says_what_the_rule_says(
    app: Flask, nation: Nation, failing: None, days: int
) -> None:
    today = TODAY + timedelta(days=days)
    with app.test_request_context():
        assert by_the_database(today) == by_the_rule(today)


def test_they_are_counted_under_one_reason_or_under_both(
    app: Flask, nation: Nation, failing: None
) -> None:
    found = numbers(app, needing_help.REPORT, "33")
    assert found == {"33.07": (5, 2, 3, 0), "33.01": (6, 0, 6, 0)}
    assert numbers(app, needing_help.REPORT, KURIPAN) == {KURIPAN: (3, 2, 1, 0)}


def test_persons_are_listed_with_why(app: Flask, nation: Nation, failing: None) -> None:
    found = rows(app, tables(app, needing_help.REPORT, KURIPAN)["orang"])
    assert {row.values[0]: row.values[2] for row in found} == {
        "Lina": "Dua kali atau lebih belum lulus satu kuis.",
        "Tono": "Dua kali atau lebih belum lulus satu kuis.",
        "Ayu": "14 hari atau lebih tanpa kemajuan.",
    }


def test_the_inactive_are_counted_by_how_long(app: Flask, nation: Nation) -> None:
    assert numbers(app, inactive.REPORT, "") == {"33": (10, 0, 0, 10), "32": (0, 0, 0, 0)}
    assert numbers(app, inactive.REPORT, "33.07.10") == {
        KURIPAN: (2, 0, 0, 2),
        MUTISARI: (1, 0, 0, 1),
    }


def test_who_finished_left_or_learned_of_late_is_not_inactive(app: Flask, nation: Nation) -> None:
    assert names(app, inactive.REPORT, KURIPAN) == ["Tono", "Ayu"], "the latest first"
    assert names(app, inactive.REPORT, KURIPAN, course=OTHER_COURSE) == ["Ayu"]
    assert names(app, inactive.REPORT, KURIPAN, sex="L") == ["Tono"]


@pytest.mark.parametrize("report", [inactive.REPORT, needing_help.REPORT])
def test_who_is_suspended_is_counted_no_more(app: Flask, nation: Nation, report: Report) -> None:
    before = names(app, report, KURIPAN)
    assert "Tono" in before
    with app.app_context():
        now = {"suspended_at": program_clock.now()}
        db.session.execute(update(Person).where(Person.id == nation.of("tono").id).values(now))
        db.session.commit()
    assert names(app, report, KURIPAN) == [each for each in before if each != "Tono"]
    assert numbers(app, report, KURIPAN)[KURIPAN][0] == len(before) - 1


@pytest.mark.parametrize("report", [inactive.REPORT, needing_help.REPORT])
def test_who_is_merged_is_counted_once(app: Flask, nation: Nation, report: Report) -> None:
    before = names(app, report, KURIPAN)
    assert {"Tono", "Ayu"} <= set(before)
    with app.app_context():
        record(
            PersonsMerged(nation.of("ayu").id),
            subject_id=nation.of("tono").id,
            actor_id=nation.budi.id,
            village_code=KURIPAN,
            occurred_on=TODAY,
        )
        db.session.commit()
    assert set(names(app, report, KURIPAN)) == set(before) - {"Tono"}
    assert numbers(app, report, KURIPAN)[KURIPAN][0] == len(before) - 1


@pytest.mark.parametrize("report", [inactive.REPORT, needing_help.REPORT])
def test_who_sees_counts_gets_no_persons_and_no_small_number(
    app: Flask, nation: Nation, report: Report
) -> None:
    found = tables(app, report, KURIPAN, SEES_COUNTS)
    assert list(found) == ["wilayah"]
    (row,) = rows(app, found["wilayah"])
    assert row.values[1] is WITHHELD
    whole = tables(app, report, "33", SEES_COUNTS)["wilayah"]
    assert "Siti" not in repr(rows(app, whole))


@pytest.mark.parametrize("report", [inactive.REPORT, needing_help.REPORT])
def test_who_sees_counts_is_told_who_knows_the_names(
    app: Flask, nation: Nation, report: Report
) -> None:
    (said,) = tables(app, report, KURIPAN, SEES_COUNTS)["wilayah"].notes
    assert said.startswith("Siapa mereka hanya terlihat oleh petugas desa.")
    assert tables(app, report, KURIPAN)["wilayah"].notes == ()


@pytest.mark.parametrize(
    ("report", "said"),
    [(inactive.REPORT, "Semua masih belajar"), (needing_help.REPORT, "Tidak ada yang tersendat.")],
)
def test_a_list_of_nobody_is_good_news(
    app: Flask, nation: Nation, report: Report, said: str
) -> None:
    (note,) = tables(app, report, "32", age_band="60+")["orang"].notes
    assert note.startswith(said)
    assert said not in str(tables(app, report, KURIPAN)["orang"].notes)


@pytest.mark.parametrize("report", [inactive.REPORT, needing_help.REPORT])
def test_an_area_tells_of_no_other(app: Flask, nation: Nation, report: Report) -> None:
    found = tables(app, report, "33.07")
    told = repr([rows(app, table) for table in found.values()])
    assert "Cilacap" not in told
    assert "Kenanga" not in told


@pytest.mark.parametrize("report", [inactive.REPORT, needing_help.REPORT])
def test_the_queries_are_as_many_for_more_areas(
    app: Flask, nation: Nation, count_queries: Callable[..., object], report: Report
) -> None:
    counts = []
    for area in ("", "33", "33.07.10"):
        with count_queries() as seen:  # type: ignore[attr-defined]
            tables(app, report, area, SEES_COUNTS)
        counts.append(len(seen))
    assert max(counts) <= 6


@pytest.mark.parametrize("key", ["tidak-aktif", "butuh-bantuan", "kehadiran", "rumah-sunyi"])
@pytest.mark.parametrize("who", ["nusa", "hartono", "lurah", "budi"])
def test_each_reader_gets_the_page(nation: Nation, visit: Visit, key: str, who: str) -> None:
    visitor = visit(nation.of(who))
    assert visitor.get(f"/laporan/{key}").status_code == 200


def test_a_quiz_that_asks_for_no_mark_any_more_is_failed_by_nobody(
    app: Flask, nation: Nation, failing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.test_request_context():
        before = by_the_database(TODAY)
        monkeypatch.setattr(who_fails, "_may_be_failed", dict)
        assert {each for each in before if each[1]}
        quiet = {(person_id, False, True) for person_id, _fails, is_quiet in before if is_quiet}
        assert by_the_database(TODAY) == quiet
