"""Files that are made beside: one for each person and wish, for them alone, for a week."""

import hashlib
import stat
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, update

from rumahbelajar.database import db
from rumahbelajar.people.models import Person, Role
from rumahbelajar.reports.exporting import claiming, files, jobs, making
from rumahbelajar.reports.exporting.models import ExportJob, Fault, JobState
from tests.conftest import Clock, Visit
from tests.house import KURIPAN
from tests.reports.exporting.steps import ASK, ask, the_job
from tests.reports.nation import Nation
from tests.visitor import Visitor, at_once

pytestmark = pytest.mark.usefixtures("few_rows")


def test_it_waits_is_made_and_can_be_loaded(
    app: Flask, wiwik: Visitor, work: Callable[[], None]
) -> None:
    page = ask(wiwik)
    assert wiwik.get(page).headers["Refresh"] == "5"
    assert "menunggu giliran" in wiwik.page
    work()
    response = wiwik.get(page)
    assert "Refresh" not in response.headers
    assert "Berkasnya siap." in wiwik.page
    job = the_job(app, page)
    loaded = wiwik.client.get(f"{page}/berkas")
    assert hashlib.sha256(loaded.data).hexdigest() == job.sha256
    assert len(loaded.data) == job.size
    assert loaded.data.count(b"\r\n") == 701 == job.rows_done + 1
    assert "besar-Wonosobo-33.07-" in loaded.headers["Content-Disposition"]
    wiwik.get("/laporan/unduhan")
    assert "Laporan besar" in wiwik.page
    assert "siap" in wiwik.page


def test_it_holds_what_the_answer_to_a_page_holds(wiwik: Visitor, work: Callable[[], None]) -> None:
    page = ask(wiwik)
    work()
    assert wiwik.client.get(f"{page}/berkas").data == wiwik.client.get(ASK).data


def test_the_same_wish_is_the_same_file_and_another_is_another(
    app: Flask, nation: Nation, visit: Visit, wiwik: Visitor
) -> None:
    page = ask(wiwik)
    assert ask(wiwik) == page
    assert ask(wiwik, f"{ASK}&hal=3") == page
    assert ask(wiwik, f"{ASK}&excel=1") != page
    assert ask(visit(nation.jaya)) != page
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(ExportJob)) == 3


def test_a_double_tap_makes_one(app: Flask, wiwik: Visitor) -> None:
    assert at_once([wiwik, wiwik, wiwik], lambda visitor: visitor.post(ASK)) == [303] * 3
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(ExportJob)) == 1


def test_a_fresh_one_is_taken_and_an_old_one_made_anew(
    app: Flask, wiwik: Visitor, work: Callable[[], None], clock: Clock
) -> None:
    page = ask(wiwik)
    work()
    first = the_job(app, page)
    ask(wiwik)
    assert the_job(app, page).state is JobState.DONE
    clock.advance(minutes=11)
    ask(wiwik)
    assert the_job(app, page).state is JobState.WAITING
    with app.app_context():
        assert not (jobs.folder() / first.file).exists()
    work()
    assert the_job(app, page).file != first.file


def test_only_who_asked_can_see_and_load_it(
    nation: Nation, visit: Visit, wiwik: Visitor, work: Callable[[], None]
) -> None:
    page = ask(wiwik)
    work()
    for other in (visit(nation.jaya), visit(nation.budi), visit(nation.siti), visit()):
        for path in (page, f"{page}/berkas"):
            assert other.client.get(path).status_code in {303, 403, 404}
        other.get("/laporan/unduhan")
        assert "Laporan besar" not in other.page


def test_a_role_that_ended_closes_what_was_made_before(
    app: Flask, nation: Nation, visit: Visit, wiwik: Visitor, work: Callable[[], None], clock: Clock
) -> None:
    page = ask(wiwik)
    work()
    with app.app_context():
        db.session.execute(
            update(Role).where(Role.person_id == nation.wiwik.id).values(area_code="33.01")
        )
        db.session.commit()
    assert wiwik.client.get(f"{page}/berkas").status_code == 404
    assert wiwik.get(page).status_code == 404
    assert wiwik.get("/laporan/unduhan").status_code == 200
    assert "Laporan besar" not in wiwik.page


def test_who_sees_only_counts_by_now_loads_nothing_with_persons(
    app: Flask, nation: Nation, visit: Visit, work: Callable[[], None]
) -> None:
    lurah = visit(nation.lurah)
    page = ask(lurah, f"/laporan/besar/unduh.csv?wilayah={KURIPAN}")
    work()
    assert the_job(app, page).with_persons
    with app.app_context():
        db.session.execute(
            update(Role).where(Role.person_id == nation.lurah.id).values(area_code="33.07.10")
        )
        db.session.commit()
    assert lurah.client.get(f"{page}/berkas").status_code == 404


@pytest.mark.parametrize("change", ["role", "suspended"])
def test_who_lost_the_right_meanwhile_gets_no_file(
    app: Flask, nation: Nation, wiwik: Visitor, work: Callable[[], None], clock: Clock, change: str
) -> None:
    page = ask(wiwik)
    with app.app_context():
        if change == "role":
            db.session.execute(delete(Role).where(Role.person_id == nation.wiwik.id))
        else:
            who = Person.id == nation.wiwik.id
            db.session.execute(update(Person).where(who).values(suspended_at=clock.moment))
        db.session.commit()
    work()
    assert the_job(app, page).fault is Fault.SCOPE
    with app.app_context():
        assert not list(jobs.folder().glob("*.csv"))


def test_files_are_for_the_owner_of_the_house_alone(
    app: Flask, wiwik: Visitor, work: Callable[[], None]
) -> None:
    page = ask(wiwik)
    work()
    job = the_job(app, page)
    with app.app_context():
        place = jobs.folder() / job.file
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
        assert len(job.file) == len("0" * 40 + ".csv")


def test_it_is_removed_after_a_week(
    app: Flask, nation: Nation, wiwik: Visitor, work: Callable[[], None], clock: Clock
) -> None:
    page = ask(wiwik)
    work()
    job = the_job(app, page)
    clock.advance(days=7, minutes=1)
    wiwik.sign_in(nation.wiwik)
    assert wiwik.client.get(f"{page}/berkas").location == page
    wiwik.get(page)
    assert "hanya disimpan 7 hari" in wiwik.page
    with app.app_context():
        place = jobs.folder() / job.file
        left = jobs.folder() / "half-left"
        left.write_bytes(b"x")
        making.work()
        assert left.exists()
        assert db.session.get(ExportJob, job.id) is None
    clock.advance(days=2)
    with app.app_context():
        claiming.remove_old()
        assert place.parent.is_dir()


@pytest.mark.parametrize(
    ("error", "fault", "words"),
    [
        (OSError(28, "No space left on device"), Fault.DISK, "penuh"),
        (RuntimeError("broken on purpose"), Fault.BROKEN, "Ini bukan salah Anda"),
    ],
)
def test_what_fails_is_said_and_can_be_tried_again(
    app: Flask,
    wiwik: Visitor,
    work: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    fault: Fault,
    words: str,
) -> None:
    page = ask(wiwik)

    def broken(*_all: object, **_more: object) -> None:
        raise RuntimeError from error

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(files, "write_csv", broken)
        work()
    assert the_job(app, page).fault is fault
    wiwik.get(page)
    assert words in wiwik.page
    assert "Coba lagi" in wiwik.page
    with app.app_context():
        assert not list(jobs.folder().glob("half-*"))
    assert wiwik.post(page).status_code == 303
    work()
    assert the_job(app, page).state is JobState.DONE


def test_an_area_outside_or_a_wrong_filter_makes_no_job(app: Flask, wiwik: Visitor) -> None:
    assert wiwik.post("/laporan/besar/unduh.csv?wilayah=32").status_code == 404
    assert wiwik.post("/laporan/orang/unduh.csv").status_code == 404
    assert wiwik.post("/laporan/besar/unduh.csv?jk=Q").location == "/laporan/besar?jk=Q"
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(ExportJob)) == 0


@pytest.mark.parametrize("table", ["%00", "a%0ab", "..%2f..", "WILAYAH"])
def test_what_can_be_no_table_makes_no_job(app: Flask, wiwik: Visitor, table: str) -> None:
    assert wiwik.post(f"{ASK}&tabel={table}").status_code == 404
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(ExportJob)) == 0


def test_what_cannot_be_read_any_more_is_never_left_out(
    app: Flask, wiwik: Visitor, work: Callable[[], None]
) -> None:
    page = ask(wiwik, f"{ASK}&kursus=uang-kiriman")
    with app.app_context():
        db.session.execute(update(ExportJob).values(query="wilayah=33.07&kursus=yang-dulu-ada"))
        db.session.commit()
    work()
    assert the_job(app, page).fault is Fault.BROKEN
