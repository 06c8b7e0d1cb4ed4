"""A scheduled report is made on its day, once, and what became of it is written down."""

import hashlib
from datetime import date, timedelta
from email import message_from_string
from email.policy import default
from pathlib import Path

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.reports.delivering import mailing, schedules
from rumahbelajar.reports.delivering.models import DeliveryRun, Every, Form, State
from tests.conftest import Clock, MakeApp
from tests.reports.delivering.conftest import MailServer
from tests.reports.delivering.ordering import Scheduled, deliver


def _file_of(app: Flask, run: DeliveryRun) -> Path:
    return Path(app.instance_path) / "kiriman" / run.file_name


def test_the_file_is_in_the_folder_and_written_down(app: Flask, scheduled: Scheduled) -> None:
    scheduled()
    (run,) = deliver(app)
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
    (run,) = deliver(app)
    assert run.state is State.SENT, run.fault
    assert _file_of(app, run).read_bytes().startswith(b"%PDF")


def test_each_day_is_sent_once(app: Flask, scheduled: Scheduled, clock: Clock) -> None:
    scheduled()
    assert len(deliver(app)) == 1
    clock.advance(days=5)
    assert deliver(app) == []
    clock.advance(days=1)  # Monday
    (run,) = deliver(app)
    assert run.due_on == date(2026, 11, 30)


@pytest.mark.parametrize(("every", "first"), [(Every.WEEK, 30), (Every.MONTH, 1)])
def test_the_first_is_for_the_next_day_after_it_was_made(
    app: Flask, scheduled: Scheduled, clock: Clock, every: Every, first: int
) -> None:
    scheduled(every=every, made_before=timedelta())
    assert deliver(app) == []  # on a Tuesday
    clock.advance(days=5)
    assert deliver(app) == []
    clock.advance(days=1 if every is Every.WEEK else 2)
    (run,) = deliver(app)
    assert run.due_on == clock.moment.date()
    assert run.due_on.day == first


def test_what_was_ended_is_sent_no_more(app: Flask, scheduled: Scheduled) -> None:
    delivery_id = scheduled()
    with app.app_context():
        schedules.end(db.session.get_one(schedules.Delivery, delivery_id))
        db.session.commit()
    assert deliver(app) == []


def test_it_is_mailed_where_a_server_is_set(
    make_app: MakeApp, scheduled: Scheduled, mail_server: MailServer
) -> None:
    app = make_app(smtp_url=mail_server.url, mail_from="rumah@contoh.id")
    scheduled(email="dinas@contoh.go.id")
    (run,) = deliver(app)
    assert (run.state, run.sent_to) == (State.SENT, "dinas@contoh.go.id")
    letter = message_from_string(mail_server.letters[0], policy=default)
    assert letter["To"] == "dinas@contoh.go.id"
    assert letter["Subject"] == "Rumah sunyi: Jawa, 23 November 2026"
    (attached,) = letter.iter_attachments()
    assert attached.get_filename() == "rumah-sunyi-jawa-2026-11-23.xlsx"
    assert hashlib.sha256(attached.get_content()).hexdigest() == run.sha256


@pytest.mark.parametrize("bye", ["250 ok", "421 too late", "no"])
def test_what_the_server_took_is_sent_whatever_it_says_to_who_leaves(
    make_app: MakeApp, scheduled: Scheduled, mail_server: MailServer, bye: str
) -> None:
    app = make_app(smtp_url=mail_server.url, mail_from="rumah@contoh.id")
    mail_server.says_bye = bye
    scheduled(email="dinas@contoh.go.id")
    (run,) = deliver(app)
    assert (run.state, len(mail_server.letters)) == (State.SENT, 1)


def test_a_server_that_thinks_long_over_a_letter_gets_it_once(
    make_app: MakeApp,
    scheduled: Scheduled,
    mail_server: MailServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mailing, "_SECONDS", 0.5)
    app = make_app(smtp_url=mail_server.url, mail_from="rumah@contoh.id")
    mail_server.thinks = 1
    scheduled(email="dinas@contoh.go.id")
    (run,) = deliver(app)
    assert (run.state, len(mail_server.letters)) == (State.SENT, 1)


@pytest.mark.parametrize("encoded", ["=0aBcc:=20jahat@c.id=0a=0aIsi=20lain", "=0d=0aX:=20y"])
def test_a_name_that_holds_encoded_words_says_no_more_than_it_shows(
    make_app: MakeApp, scheduled: Scheduled, mail_server: MailServer, encoded: str
) -> None:
    app = make_app(smtp_url=mail_server.url, mail_from="rumah@contoh.id")
    scheduled(email="dinas@contoh.go.id", name=f"Rumah =?utf-8?q?{encoded}?=")
    (run,) = deliver(app)
    assert run.state is State.SENT
    letter = message_from_string(mail_server.letters[0], policy=default)
    assert set(letter) == {
        *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"),
        *("MIME-Version", "Content-Type"),
    }
    assert encoded in letter["Subject"]


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
        deliver(app)
    assert waited == [False]


def test_a_report_of_persons_is_never_scheduled(scheduled: Scheduled) -> None:
    with pytest.raises(schedules.Refused):
        scheduled(report="kemajuan")


def test_the_command_tells_how_it_went(app: Flask, scheduled: Scheduled) -> None:
    scheduled()
    result = app.test_cli_runner().invoke(args=["reports", "deliver"])
    assert result.exit_code == 0, result.output
    assert "Terkirim: 1, gagal: 0." in result.output


def test_what_cannot_be_read_any_more_is_said_and_never_left_out(
    app: Flask, scheduled: Scheduled
) -> None:
    """Else who waits for the numbers of one course would be sent those of all."""
    scheduled(report="penyelesaian", query="kursus=yang-dulu-ada&periode=bulan-lalu")
    (run,) = deliver(app)
    assert run.state is State.FAILED
    assert "Kursus di alamat ini tidak ada" in run.fault
