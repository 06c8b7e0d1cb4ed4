"""Lists that wait: kept for the person who sent them in, a day at most, and emptied when done."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid5

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import delete, or_, select

from rumahbelajar import clock
from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.database import add_unless_there, db, reading
from rumahbelajar.errors import Refused
from rumahbelajar.people import house
from rumahbelajar.people.models import Roster, Village
from rumahbelajar.people.rosters import applying, comparing, rows
from rumahbelajar.people.rosters import reading as files
from rumahbelajar.people.rosters.comparing import Outcome
from rumahbelajar.people.rosters.register_now import read_register

KEPT = timedelta(hours=24)
MOST_UNREAD_CHARACTERS = 1000


def send(viewer: Viewer, roster_id: UUID, village_code: str, fallback: str, content: bytes) -> None:
    """Keep a list until its sender says yes; one at a time, and the same twice is one.

    `fallback` is the category of who has none in the list, "" to refuse them. Raise Refused for
    what is no list of people. The viewer must work in the village (register.villages_of).
    """
    # To read a file takes its time: no transaction is open meanwhile.
    with reading():
        if db.session.get(Roster, roster_id) is not None:
            return
        today = house.today_in(village_code)
    sheet = files.read(content)
    understood = rows.understand(sheet, today)
    unread = "\n".join([*(f"!{each}" for each in sheet.head.never), *sheet.head.unread])
    db.session.execute(
        delete(Roster).where(
            or_(Roster.asked_by == viewer.person_id, Roster.sent_at < clock.now() - KEPT)
        )
    )
    add_unless_there(
        Roster,
        id=roster_id,
        asked_by=viewer.person_id,
        village_code=village_code,
        rows=rows.written(understood, fallback),
        unread=unread[:MOST_UNREAD_CHARACTERS],
        sent_at=clock.now(),
        created=0,
        changed=0,
    )


def find(viewer: Viewer, roster_id: UUID, *, to_change: bool = False) -> Roster:
    """Return a list of the viewer's own, of a village where they register people; else a 404."""
    mine = select(Roster).where(
        Roster.id == roster_id,
        Roster.asked_by == viewer.person_id,
        Roster.sent_at >= clock.now() - KEPT,
    )
    # Who taps twice waits here, and then sees that it is done.
    asked = mine.with_for_update() if to_change else mine
    found = db.session.scalars(asked).one_or_none()
    if found is None or not viewer.holds_over(found.village_code, *REGISTRARS):
        abort(404)
    return found


def outcomes_of(roster: Roster) -> list[Outcome]:
    """Return what would become of each row now; of none once the list was taken over."""
    if roster.applied_at is not None:
        return []
    said, fallback = rows.read_written(roster.rows)
    return comparing.compare(said, fallback, read_register(roster.village_code))


def apply(viewer: Viewer, roster: Roster, seen: str, answers: Mapping[int, str]) -> None:
    """Take a list over exactly as it was shown; once, however often it is asked for.

    `seen` is the digest of what was shown. Raise Refused when the register changed since, so that
    something else would happen.
    """
    if roster.applied_at is not None:
        return
    # One list at a time in a village, so that two hold nobody for new at once.
    here = select(Village.code).where(Village.code == roster.village_code)
    db.session.execute(here.with_for_update(key_share=True)).all()
    said, fallback = rows.read_written(roster.rows)
    outcomes = comparing.compare(said, fallback, read_register(roster.village_code))
    if comparing.digest(outcomes) != seen:
        raise Refused(
            _("Data di desa ini baru saja berubah. Periksa sekali lagi, lalu masukkan daftarnya.")
        )
    work = applying.decide(outcomes, answers)
    applying.take_over(viewer, roster.village_code, work, fallback)
    roster.rows, roster.unread, roster.applied_at = "", "", clock.now()
    roster.created, roster.changed = len(work.new), len(work.changed)
    if work.left_out:
        add_unless_there(
            Roster,
            id=_id_of_rest(roster.id),
            asked_by=viewer.person_id,
            village_code=roster.village_code,
            rows=rows.written(work.left_out, fallback),
            unread="",
            sent_at=clock.now(),
            created=0,
            changed=0,
        )


def rest_of(roster: Roster) -> Roster | None:
    """Return the rows of a list that were left out, a list of their own; None for none."""
    return db.session.get(Roster, _id_of_rest(roster.id))


def fallback_of(roster: Roster) -> str:
    """Return the category of who has none in a list that waits, "" for none."""
    return "" if roster.applied_at else rows.read_written(roster.rows)[1]


def give_up(viewer: Viewer, roster_id: UUID) -> None:
    """Erase a list that its sender does not want to take over."""
    mine = (Roster.id == roster_id, Roster.asked_by == viewer.person_id)
    db.session.execute(delete(Roster).where(*mine))


def _id_of_rest(roster_id: UUID) -> UUID:
    return uuid5(roster_id, "rest")
