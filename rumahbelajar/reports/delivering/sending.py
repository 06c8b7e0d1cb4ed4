"""Sending what is due: the file first, then the letter, then what is written down about both."""

import hashlib
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, select, update

from rumahbelajar import clock
from rumahbelajar.config import the_settings
from rumahbelajar.database import add_unless_there, db, reading
from rumahbelajar.errors import Refused
from rumahbelajar.formats import day
from rumahbelajar.ids import new_id
from rumahbelajar.kept_files import write_whole
from rumahbelajar.people.house import today_in
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking import choosing
from rumahbelajar.reports.asking.asked import Filter
from rumahbelajar.reports.asking.saying import where_and_when
from rumahbelajar.reports.asking.scope import Scope, scope_of_person
from rumahbelajar.reports.delivering import file_names, mailing, schedules
from rumahbelajar.reports.delivering.faults import fault_of
from rumahbelajar.reports.delivering.models import (
    MOST_FAULT_CHARACTERS,
    Delivery,
    DeliveryRun,
    Form,
    State,
)
from rumahbelajar.reports.exporting import pdf, write_xlsx
from rumahbelajar.reports.saving.saved_views import values_of
from rumahbelajar.reports.tables.answering import Answer, answer

MOST_TRIES = 8
FIRST_WAIT = timedelta(minutes=15)
"""Before the second try; each time twice as long."""


class Sent(NamedTuple):
    """What was sent: where the file lies, how large it is, its SHA-256, and to whom it went."""

    file_name: str
    size: int
    sha256: str
    sent_to: str


_BROKEN_OFF_AFTER = timedelta(hours=1)


def run_due() -> list[DeliveryRun]:
    """Send everything that is due, each in a transaction of its own; return how each went."""
    live = select(Delivery.id).where(Delivery.ended_at.is_(None)).order_by(Delivery.id)
    post = mailing.Post(the_settings())
    found = [_run(delivery_id, post) for delivery_id in db.session.scalars(live).all()]
    return [run for run in found if run is not None]


def _run(delivery_id: UUID, post: mailing.Post) -> DeliveryRun | None:
    delivery = db.session.get_one(Delivery, delivery_id, populate_existing=True)
    due = schedules.due_of(delivery, today_in(delivery.owner.village_code))
    if due is None:
        return None
    if post.is_away and _is_mailed(delivery):
        return _put_off(delivery_id, due)
    run_id = _claim(delivery_id, due)
    if run_id is None:
        return None
    try:
        sent = _send(delivery_id, run_id, due, post)
        run = db.session.get_one(DeliveryRun, run_id)
        _write_down(run, sent)
    except Exception as error:
        # Whatever is wrong with one, the others go out.
        current_app.logger.warning("delivery %s failed", run_id, exc_info=True)
        db.session.rollback()
        run = db.session.get_one(DeliveryRun, run_id)
        run.state = State.FAILED if run.tries < MOST_TRIES else State.GIVEN_UP
        run.fault = fault_of(error)[:MOST_FAULT_CHARACTERS]
    db.session.commit()
    return run


def _claim(delivery_id: UUID, due: date) -> UUID | None:
    """Return the id of what is due when it is ours to send now; two commands never both do."""
    now = clock.now()
    run = _time_of(delivery_id, due, now)
    if not _is_due(run, now):
        if _was_broken_off(run, now):
            run.state = State.GIVEN_UP
            run.fault = str(_("Pengirimannya terhenti berkali-kali. Beri tahu admin pusat."))
        db.session.commit()
        return None
    taken = db.session.execute(
        update(DeliveryRun)
        .where(*_as_it_is(run))
        .values(state=State.SENDING, tries=run.tries + 1, tried_at=now)
        .execution_options(synchronize_session=False)
    )
    # Looked at after the commit it would take the lock of who writes, and hold it.
    run_id = run.id
    db.session.commit()
    return run_id if getattr(taken, "rowcount", 0) == 1 else None


def _put_off(delivery_id: UUID, due: date) -> DeliveryRun | None:
    """Leave to the next command what goes by a mail server that is away: it counts as no try."""
    now = clock.now()
    run = _time_of(delivery_id, due, now)
    if not _is_due(run, now):
        db.session.commit()
        return None
    told = db.session.execute(
        update(DeliveryRun)
        .where(*_as_it_is(run))
        .values(state=State.FAILED, fault=fault_of(mailing.ServerAway()))
        .execution_options(synchronize_session=False)
    )
    db.session.commit()
    return run if getattr(told, "rowcount", 0) == 1 else None


def _time_of(delivery_id: UUID, due: date, now: datetime) -> DeliveryRun:
    """Return this time of a schedule, which is written down unless it is."""
    add_unless_there(
        DeliveryRun,
        id=new_id(),
        delivery_id=delivery_id,
        due_on=due,
        state=State.FAILED,
        tried_at=now,
    )
    this = DeliveryRun.delivery_id == delivery_id, DeliveryRun.due_on == due
    asked = select(DeliveryRun).where(*this)
    return db.session.scalars(asked, execution_options={"populate_existing": True}).one()


def _as_it_is(run: DeliveryRun) -> tuple[ColumnElement[bool], ...]:
    """Return what holds as long as no other command took it."""
    return (
        DeliveryRun.id == run.id,
        DeliveryRun.state == run.state,
        DeliveryRun.tries == run.tries,
    )


def _is_due(run: DeliveryRun, now: datetime) -> bool:
    waited = now - run.tried_at
    if run.state is State.SENDING:
        # Whoever was sending it was stopped, and will be again if the report is what stops it.
        return _was_broken_off(run, now) and run.tries < MOST_TRIES
    if run.state is State.FAILED:
        return run.tries == 0 or waited >= FIRST_WAIT * 2 ** (run.tries - 1)
    return False


def _was_broken_off(run: DeliveryRun, now: datetime) -> bool:
    return run.state is State.SENDING and now - run.tried_at >= _BROKEN_OFF_AFTER


def _send(delivery_id: UUID, run_id: UUID, due: date, post: mailing.Post) -> Sent:
    """Make the file and mail it; no writer waits meanwhile, for a mail server may take long."""
    with reading():
        delivery = db.session.get_one(Delivery, delivery_id)
        answered = _answered(delivery)
        content = _content(answered, delivery.form)
        letter = _letter(delivery, answered, due)
        place = folder() / f"{due:%Y-%m}" / file_names.name_in_folder(delivery, due)
        name = file_names.name_to_read(delivery, due)
    place.parent.parent.mkdir(mode=0o700, exist_ok=True)
    write_whole(place, content)
    if letter is not None:
        post.send(mailing.with_file(the_settings(), letter, (name, content), str(run_id)))
    return Sent(
        f"{place.parent.name}/{place.name}",
        len(content),
        hashlib.sha256(content).hexdigest(),
        letter.to if letter else "",
    )


def _write_down(run: DeliveryRun, sent: Sent) -> None:
    run.state, run.fault = State.SENT, ""
    run.file_name, run.size, run.sha256, run.sent_to = sent


def _answered(delivery: Delivery) -> Answer:
    report = catalogue.find(delivery.report)
    scope = scope_of_person(delivery.person_id)
    values = values_of(delivery.query)
    # A schedule of the whole country names no area, and must not become one of another area.
    is_theirs = scope.sees(values.get(Filter.AREA.value, ""))
    if report is None or not is_theirs or report.needs_persons:
        raise Refused(_("Pemilik jadwal ini tidak lagi boleh membaca laporannya."))
    if report.paper is None:
        # Of the others no name leaves by itself, and no number that would lead to one.
        scope = Scope(scope.areas)
    now = today_in(delivery.owner.village_code)
    return answer(report, scope, choosing.read_again(values, report, scope, now))


def _content(answered: Answer, form: Form) -> bytes:
    if form is Form.XLSX:
        file = BytesIO()
        write_xlsx(answered, file)
        return file.getvalue()
    return pdf(answered)


def _letter(delivery: Delivery, answered: Answer, due: date) -> mailing.Letter | None:
    if not _is_mailed(delivery):
        return None
    said = where_and_when(answered.report, answered.asked)
    text = _(
        "Terlampir: %(report)s.\n%(said)s.\n\nDikirim otomatis oleh Rumah Belajar karena ada "
        "jadwal “%(name)s”, milik %(owner)s.",
        report=answered.report.title,
        said=said,
        name=delivery.name,
        owner=delivery.owner.name,
    )
    return mailing.Letter(delivery.email, f"{delivery.name}, {day(due)}", text)


def _is_mailed(delivery: Delivery) -> bool:
    return bool(delivery.email and the_settings().smtp_url)


def folder() -> Path:
    """Return the folder of all that was sent; it need not be there yet."""
    settings = the_settings()
    return settings.deliveries or settings.instance / "kiriman"
