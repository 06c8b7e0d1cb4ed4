"""What could not be sent is tried again, keeps nothing else back, and ends some time."""

import errno
import os
import smtplib
from dataclasses import replace
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path
from smtplib import SMTPDataError, SMTPServerDisconnected

import pytest
from flask import Flask

from rumahbelajar import clock as program_clock
from rumahbelajar.config import Settings
from rumahbelajar.database import db
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.people.models import Person, Role
from rumahbelajar.reports.delivering import mailing, schedules, sending
from rumahbelajar.reports.delivering.models import Every, Form, State
from tests.conftest import Clock, MakeApp
from tests.reports.delivering.conftest import MailServer
from tests.reports.delivering.ordering import Scheduled, deliver
from tests.reports.nation import Nation


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
    (run,) = deliver(app)
    assert run.state is State.FAILED
    assert "tidak menerima" in run.fault
    clock.advance(minutes=14)
    assert deliver(app) == []
    wait = sending.FIRST_WAIT
    for _again in range(sending.MOST_TRIES - 1):
        clock.moment += wait
        (run,) = deliver(app)
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
    assert [each.state for each in deliver(app)] == [State.SENT]
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
    runs = deliver(app)
    assert sorted(run.state for run in runs) == [State.FAILED, State.SENT]
    assert "tidak bisa dibuat" in next(run.fault for run in runs if run.state is State.FAILED)


def test_a_server_that_is_away_is_waited_for_once_and_what_was_not_tried_is_no_try(
    make_app: MakeApp, scheduled: Scheduled, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    app = make_app(smtp_url="smtp://127.0.0.1:9", mail_from="rumah@contoh.id")
    for number in range(3):
        scheduled(name=f"Jadwal {number}", email="dinas@contoh.go.id")
    scheduled(name="Tanpa surel")
    asked: list[object] = []

    def is_not_there(*at: object, **_how: object) -> smtplib.SMTP:
        asked.append(at)
        raise TimeoutError("nobody is there")

    with monkeypatch.context() as away:
        away.setattr(mailing, "_Line", is_not_there)
        runs = deliver(app)
    assert [run.state for run in runs] == [*[State.FAILED] * 3, State.SENT]
    assert [run.tries for run in runs] == [1, 0, 0, 1]
    assert all("tidak terjangkau" in run.fault for run in runs[:3])
    assert len(asked) == 1
    # What was not tried waits for nothing.
    clock.advance(seconds=1)
    monkeypatch.setattr(mailing, "send", lambda *_letter: None)
    assert [(run.state, run.tries) for run in deliver(app)] == [(State.SENT, 1)] * 2


@pytest.mark.parametrize("breaks", [SMTPServerDisconnected, TimeoutError])
def test_a_line_that_breaks_over_one_letter_keeps_no_other_back(
    make_app: MakeApp, scheduled: Scheduled, monkeypatch: pytest.MonkeyPatch, breaks: type[OSError]
) -> None:
    app = make_app(smtp_url="smtp://127.0.0.1:9", mail_from="rumah@contoh.id")
    for number in range(4):
        scheduled(name=f"Jadwal {number}", email=f"dinas{number}@contoh.go.id")

    def send(_settings: object, made: EmailMessage) -> None:
        if made["To"].startswith("dinas0@"):
            raise breaks("over a letter as large as this")

    monkeypatch.setattr(mailing, "send", send)
    assert [run.state for run in deliver(app)] == [State.FAILED, *[State.SENT] * 3]


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_only_who_cannot_be_reached_is_away(
    base_settings: Settings, mail_server: MailServer, scheme: str
) -> None:
    letter = EmailMessage()
    letter["From"] = letter["To"] = "dinas@contoh.go.id"
    nobody = replace(base_settings, smtp_url=f"{scheme}://127.0.0.1:9")
    with pytest.raises(mailing.ServerAway):
        mailing.send(nobody, letter)
    mail_server.refuses = True
    with pytest.raises(SMTPDataError):
        mailing.send(replace(base_settings, smtp_url=mail_server.url), letter)


def test_who_takes_a_letter_up_again_gives_a_slow_server_its_time(
    base_settings: Settings, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[tuple[str, float]] = []
    putting = smtplib.SMTP.putcmd

    def note(line: smtplib.SMTP, command: str, *more: str) -> None:
        assert line.sock is not None
        waits.append((command.partition(" ")[0], line.sock.gettimeout() or 0))
        putting(line, command, *more)

    monkeypatch.setattr(smtplib.SMTP, "putcmd", note)
    letter = EmailMessage()
    letter["From"] = letter["To"] = "dinas@contoh.go.id"
    mailing.send(replace(base_settings, smtp_url=mail_server.url), letter)
    assert [name for name, wait in waits if wait > 30] == ["data"]
    # The server answers twice there: that it listens, and that it has it.
    both = timedelta(seconds=2 * mailing.SECONDS_FOR_A_LETTER)
    assert both * 2 < sending._BROKEN_OFF_AFTER


def test_a_full_disk_is_said_to_who_waits_for_a_report(
    app: Flask, scheduled: Scheduled, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheduled()

    def fill(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fill)
        (run,) = deliver(app)
    assert run.state is State.FAILED
    assert run.fault == "Penyimpanan di komputer rumah belajar penuh atau rusak. Nanti dicoba lagi."
    assert not list((Path(app.instance_path) / "kiriman").rglob("tmp*"))


def test_what_is_stopped_again_and_again_is_given_up(
    app: Flask, scheduled: Scheduled, nation: Nation, clock: Clock
) -> None:
    delivery_id = scheduled()
    for _again in range(sending.MOST_TRIES):
        with app.app_context():
            assert sending._claim(delivery_id, date(2026, 11, 23))
        clock.advance(minutes=61)
    assert deliver(app) == []
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
        assert [run.state for run in deliver(app)] == [State.FAILED]
    clock.advance(days=7)
    assert [run.state for run in deliver(app)] == [State.SENT]
    with app.app_context():
        assert schedules.failing_of(nation.nusa.id) == []


def test_a_schedule_of_the_country_never_becomes_one_of_another_area(
    app: Flask, nation: Nation, scheduled: Scheduled
) -> None:
    scheduled()
    with app.app_context():
        db.session.query(Role).filter_by(person_id=nation.nusa.id).update({"area_code": "33.07"})
        db.session.commit()
    (run,) = deliver(app)
    assert run.state is State.FAILED


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
    assert deliver(app) == []
    clock.advance(minutes=2)
    assert [run.state for run in deliver(app)] == [State.SENT]


@pytest.mark.parametrize("loses", ["role", "account", "entry"])
def test_who_may_read_it_no_more_sends_nothing(
    app: Flask, nation: Nation, scheduled: Scheduled, loses: str
) -> None:
    scheduled()
    with app.app_context():
        if loses == "role":
            theirs = db.session.query(Role).filter_by(person_id=nation.nusa.id)
            theirs.update({"revoked_at": program_clock.now() - timedelta(hours=1)})
        elif loses == "entry":
            db.session.add(Alias(subject_id=nation.nusa.id, stands_as=nation.siti.id))
        else:
            db.session.get_one(Person, nation.nusa.id).suspended_at = program_clock.now()
        db.session.commit()
    (run,) = deliver(app)
    assert run.state is State.FAILED
    assert "tidak lagi boleh" in run.fault
