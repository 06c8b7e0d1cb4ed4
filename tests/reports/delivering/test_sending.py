"""A scheduled report is made on its day, once, and what became of it is written down."""

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar import clock as program_clock
from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.people.models import Person, Role
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.delivering import mailing, schedules, sending
from rumahbelajar.reports.delivering.models import DeliveryRun, Every, Form, State
from rumahbelajar.reports.delivering.schedules import Wanted
from tests.conftest import Clock, MakeApp
from tests.house import KURIPAN
from tests.reports.delivering.conftest import MailServer
from tests.reports.nation import Nation

Scheduled = Callable[..., UUID]


@pytest.fixture
def scheduled(app: Flask, nation: Nation) -> Scheduled:
    """Let the nation's coordinator have silent houses sent every Monday, unless told otherwise."""

    def make(**changes: Any) -> UUID:
        role = HeldRole(RoleKind.COORDINATOR, "")
        viewer = Viewer(nation.nusa.id, new_id(), KURIPAN, "Nusa", True, (role,))
        key = changes.pop("report", "rumah-sunyi")
        report = catalogue.find(key)
        assert report is not None
        wanted = {"name": "Rumah sunyi: Jawa", "query": "", "form": Form.XLSX}
        wanted |= {"every": Every.WEEK, "email": ""}
        delivery_id = new_id()
        with app.app_context():
            schedules.schedule(viewer, delivery_id, Wanted(report=report, **wanted | changes))
            db.session.commit()
        return delivery_id

    return make


def _deliver(app: Flask) -> list[DeliveryRun]:
    with app.test_request_context(method="POST"):
        ids = [run.id for run in sending.run_due()]
        # Read anew, so that they outlive the session.
        runs = [db.session.get_one(DeliveryRun, run_id, populate_existing=True) for run_id in ids]
        db.session.expunge_all()
        return runs


def _file_of(app: Flask, run: DeliveryRun) -> Path:
    return Path(app.instance_path) / "kiriman" / run.file_name


def test_the_file_is_in_the_folder_and_written_down(app: Flask, scheduled: Scheduled) -> None:
    scheduled()
    (run,) = _deliver(app)
    assert run.state is State.SENT
    assert run.due_on == date(2026, 11, 23)  # the Monday before the Tuesday that it is
    content = _file_of(app, run).read_bytes()
    assert (run.size, run.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert content.startswith(b"PK")
    assert _file_of(app, run).name.startswith("2026-11-23-rumah-sunyi-jawa-")
    assert run.sent_to == ""


@pytest.mark.slow
def test_a_pdf_is_a_pdf(app: Flask, scheduled: Scheduled) -> None:
    scheduled(form=Form.PDF)
    (run,) = _deliver(app)
    assert run.state is State.SENT, run.fault
    assert _file_of(app, run).read_bytes().startswith(b"%PDF")


def test_each_day_is_sent_once(app: Flask, scheduled: Scheduled, clock: Clock) -> None:
    scheduled()
    assert len(_deliver(app)) == 1
    clock.advance(days=5)
    assert _deliver(app) == []
    clock.advance(days=1)  # Monday
    (run,) = _deliver(app)
    assert run.due_on == date(2026, 11, 30)


def test_what_was_ended_is_sent_no_more(app: Flask, scheduled: Scheduled) -> None:
    delivery_id = scheduled()
    with app.app_context():
        schedules.end(db.session.get_one(schedules.Delivery, delivery_id))
        db.session.commit()
    assert _deliver(app) == []


def test_it_is_mailed_where_a_server_is_set(
    make_app: MakeApp, scheduled: Scheduled, mail_server: MailServer
) -> None:
    app = make_app(smtp_url=mail_server.url, mail_from="rumah@contoh.id")
    scheduled(email="dinas@contoh.go.id")
    (run,) = _deliver(app)
    assert (run.state, run.sent_to) == (State.SENT, "dinas@contoh.go.id")
    letter = message_from_string(mail_server.letters[0], policy=default)
    assert letter["To"] == "dinas@contoh.go.id"
    assert letter["Subject"] == "Rumah sunyi: Jawa, 23 November 2026"
    (attached,) = letter.iter_attachments()
    assert hashlib.sha256(attached.get_content()).hexdigest() == run.sha256


@pytest.mark.parametrize("encoded", ["=0aBcc:=20jahat@c.id=0a=0aIsi=20lain", "=0d=0aX:=20y"])
def test_a_name_that_holds_encoded_words_says_no_more_than_it_shows(
    make_app: MakeApp, scheduled: Scheduled, mail_server: MailServer, encoded: str
) -> None:
    app = make_app(smtp_url=mail_server.url, mail_from="rumah@contoh.id")
    scheduled(email="dinas@contoh.go.id", name=f"Rumah =?utf-8?q?{encoded}?=")
    (run,) = _deliver(app)
    assert run.state is State.SENT
    letter = message_from_string(mail_server.letters[0], policy=default)
    assert set(letter) == {
        *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"),
        *("MIME-Version", "Content-Type"),
    }
    assert encoded in letter["Subject"]


def test_what_fails_is_tried_again_ever_later_and_then_given_up(
    make_app: MakeApp,
    nation: Nation,
    scheduled: Scheduled,
    mail_server: MailServer,
    clock: Clock,
) -> None:
    app = make_app(smtp_url=mail_server.url, mail_from="rumah@contoh.id")
    scheduled(email="dinas@contoh.go.id", every=Every.MONTH)
    mail_server.refuses = True
    (run,) = _deliver(app)
    assert run.state is State.FAILED
    assert "tidak menerima" in run.fault
    clock.advance(minutes=14)
    assert _deliver(app) == []
    wait = sending.FIRST_WAIT
    for _again in range(sending.MOST_TRIES - 1):
        clock.moment += wait
        (run,) = _deliver(app)
        wait *= 2
    assert run.state is State.GIVEN_UP
    with app.app_context():
        delivery = db.session.get_one(schedules.Delivery, run.delivery_id)
        assert [each.last.id for each in schedules.failing_of(nation.nusa.id) if each.last] == [
            run.id
        ]
        schedules.try_again(delivery)
        db.session.commit()
    mail_server.refuses = False
    assert [each.state for each in _deliver(app)] == [State.SENT]
    with app.app_context():
        assert schedules.failing_of(nation.nusa.id) == []


def test_what_is_wrong_with_one_keeps_no_other_back(
    app: Flask, scheduled: Scheduled, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheduled(form=Form.PDF, name="Yang rusak")
    scheduled(name="Yang baik")

    def fail(_answered: object) -> bytes:
        raise ValueError("no report fails like this")

    monkeypatch.setattr(sending, "pdf", fail)
    runs = _deliver(app)
    assert sorted(run.state for run in runs) == [State.FAILED, State.SENT]
    assert "tidak bisa dibuat" in next(run.fault for run in runs if run.state is State.FAILED)


def test_what_is_stopped_again_and_again_is_given_up(
    app: Flask, scheduled: Scheduled, nation: Nation, clock: Clock
) -> None:
    delivery_id = scheduled()
    for _again in range(sending.MOST_TRIES):
        with app.app_context():
            assert sending._claim(delivery_id, date(2026, 11, 23))
        clock.advance(minutes=61)
    assert _deliver(app) == []
    with app.app_context():
        (failing,) = schedules.failing_of(nation.nusa.id)
        assert failing.last is not None
        assert failing.last.state is State.GIVEN_UP


def test_what_is_sent_later_takes_the_place_of_what_failed(
    app: Flask,
    scheduled: Scheduled,
    nation: Nation,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scheduled(form=Form.PDF)
    with monkeypatch.context() as broken:
        broken.setattr(sending, "pdf", lambda _answered: 1 / 0)
        assert [run.state for run in _deliver(app)] == [State.FAILED]
    clock.advance(days=7)
    assert [run.state for run in _deliver(app)] == [State.SENT]
    with app.app_context():
        assert schedules.failing_of(nation.nusa.id) == []


def test_a_schedule_of_the_country_never_becomes_one_of_another_area(
    app: Flask, nation: Nation, scheduled: Scheduled
) -> None:
    scheduled()
    with app.app_context():
        db.session.query(Role).filter_by(person_id=nation.nusa.id).update({"area_code": "33.07"})
        db.session.commit()
    (run,) = _deliver(app)
    assert run.state is State.FAILED


@pytest.mark.sqlite
def test_nobody_waits_for_the_mail_server(
    make_app: MakeApp, scheduled: Scheduled, mail_server: MailServer
) -> None:
    app = make_app(smtp_url=mail_server.url, mail_from="rumah@contoh.id")
    scheduled(email="dinas@contoh.go.id")
    waited: list[bool] = []

    def look(_settings: object, _letter: object) -> None:
        waited.append(db.session().in_transaction())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mailing, "send", look)
        _deliver(app)
    assert waited == [False]


def test_two_commands_at_once_send_it_once(app: Flask, scheduled: Scheduled) -> None:
    delivery_id = scheduled()
    with app.app_context():
        first = sending._claim(delivery_id, date(2026, 11, 23))
        second = sending._claim(delivery_id, date(2026, 11, 23))
        assert first is not None
        assert second is None


def test_what_was_broken_off_is_taken_up_again(
    app: Flask, scheduled: Scheduled, clock: Clock
) -> None:
    delivery_id = scheduled()
    with app.app_context():
        assert sending._claim(delivery_id, date(2026, 11, 23))
    clock.advance(minutes=59)
    assert _deliver(app) == []
    clock.advance(minutes=2)
    assert [run.state for run in _deliver(app)] == [State.SENT]


@pytest.mark.parametrize("loses", ["role", "account"])
def test_who_may_read_it_no_more_sends_nothing(
    app: Flask, nation: Nation, scheduled: Scheduled, loses: str
) -> None:
    scheduled()
    with app.app_context():
        if loses == "role":
            db.session.query(Role).filter_by(person_id=nation.nusa.id).update(
                {"revoked_at": program_clock.now() - timedelta(hours=1)}
            )
        else:
            person = db.session.get_one(Person, nation.nusa.id)
            person.suspended_at = program_clock.now()
        db.session.commit()
    (run,) = _deliver(app)
    assert run.state is State.FAILED
    assert "tidak lagi boleh" in run.fault


def test_a_report_of_persons_is_never_scheduled(scheduled: Scheduled) -> None:
    with pytest.raises(schedules.Refused):
        scheduled(report="kemajuan")


def test_the_command_tells_how_it_went(app: Flask, scheduled: Scheduled) -> None:
    scheduled()
    result = app.test_cli_runner().invoke(args=["reports", "deliver"])
    assert result.exit_code == 0, result.output
    assert "Terkirim: 1, gagal: 0." in result.output
