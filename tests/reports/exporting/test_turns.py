"""Turns of files that are made beside: two at once, and what was left in the middle."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select, update

from rumahbelajar.database import db
from rumahbelajar.reports.exporting import claiming, jobs, making
from rumahbelajar.reports.exporting.models import ExportJob, Fault, JobState
from tests.conftest import Clock
from tests.reports.exporting.steps import ASK, ask, the_job
from tests.reports.nation import Nation
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("few_rows")


def test_two_are_made_at_once_and_the_others_wait(
    app: Flask, nation: Nation, wiwik: Visitor, clock: Clock
) -> None:
    for form in ("csv", "xlsx", "json"):
        clock.advance(seconds=1)
        ask(wiwik, f"/laporan/besar/unduh.{form}")
    with app.app_context():
        first, second = claiming.claim(), claiming.claim()
        assert first is not None
        assert second is not None
        assert claiming.claim() is None
        assert not claiming.is_somebody_needed()
        assert claiming.give_up(first, Fault.BROKEN)
        assert claiming.is_somebody_needed()
        third = claiming.claim()
        assert third is not None
        assert third[0] not in {first[0], second[0]}


def test_what_was_left_in_the_middle_is_begun_once_more_and_then_given_up(
    app: Flask, wiwik: Visitor, clock: Clock
) -> None:
    page = ask(wiwik)
    with app.app_context():
        first = claiming.claim()
        assert first is not None
        clock.advance(seconds=31)
        assert claiming.is_somebody_needed()
        second = claiming.claim()
        assert second == (first[0], 2)
        assert not claiming.note(first, 5, 10), "the first is thought dead, and writes no more"
        assert not claiming.finish(first, file="x")
        clock.advance(seconds=31)
        assert claiming.claim() is None
    assert the_job(app, page).fault is Fault.DIED
    wiwik.get(page)
    assert "terhenti dua kali" in wiwik.page
    assert "Coba lagi" in wiwik.page


def test_who_lost_the_job_leaves_no_file(
    app: Flask, wiwik: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(wiwik)
    with app.app_context():
        mine = claiming.claim()
        assert mine is not None
        db.session.execute(update(ExportJob).values(attempts=2))
        db.session.commit()
        making.make(app, mine)
        assert not list(jobs.folder().iterdir())
        assert db.session.scalar(select(ExportJob.state)) is JobState.RUNNING


def test_nobody_lets_others_wait_for_a_hundred_files(app: Flask, wiwik: Visitor) -> None:
    months = [f"2026-{month:02}" for month in range(1, 13)]
    answers = [
        wiwik.post(f"{ASK}&dari={month}&sampai={month}").status_code
        for month in months[: jobs.MOST_UNDER_WAY + 1]
    ]
    assert answers == [*[303] * jobs.MOST_UNDER_WAY, 409]
    with app.app_context():
        assert db.session.query(ExportJob).count() == jobs.MOST_UNDER_WAY


def test_nor_by_asking_for_all_that_was_made_once_more(
    app: Flask, wiwik: Visitor, work: Callable[[], None], clock: Clock
) -> None:
    def of(month: int) -> str:
        return f"{ASK}&dari=2026-{month:02}&sampai=2026-{month:02}"

    pages = [ask(wiwik, of(month)) for month in (1, 2)]
    work()
    clock.advance(minutes=11)
    for month in range(3, 3 + jobs.MOST_UNDER_WAY):
        ask(wiwik, of(month))
    assert wiwik.post(pages[0]).status_code == 409
    assert wiwik.post(of(2)).status_code == 409
    # What was refused is still there as it was.
    assert [wiwik.client.get(f"{page}/berkas").status_code for page in pages] == [200, 200]
