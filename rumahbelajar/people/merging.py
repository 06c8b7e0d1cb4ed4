"""Merging: two entries of the register are one person, as a registrar says; and parting them.

Nothing of the entry that is given up is changed or moved: facts count under the one that is kept,
the rest is out of sight until the two are parted (docs/decisions/merging.md).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.database import db, within_any
from rumahbelajar.errors import Refused
from rumahbelajar.ledger import aliases, merging
from rumahbelajar.ledger.locking import lock_ledger
from rumahbelajar.ledger.merge_models import Merge
from rumahbelajar.ledger.merging import PersonsMerged, PersonsUnmerged
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import record
from rumahbelajar.people import consent, duplicates, sign_ins
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Person
from rumahbelajar.people.register import find_person

MOST_SHOWN = 200
_Keeps = Callable[[UUID], str]
_KEEPERS: list[_Keeps] = []


def keeps_entry(why: _Keeps) -> _Keeps:
    """Decorate a function that says why somebody's entry must be the one kept; "" if it need not.

    It is asked behind the lock of the ledger, so that nothing comes in between.
    """
    _KEEPERS.append(why)
    return why


@dataclass(frozen=True)
class Done:
    """A merge that was told and not taken back."""

    given_up: Person
    kept: Person
    merged_at: datetime
    merged_by: str
    counts: bool
    """Not where another was told first: of two of one entry, or in a ring of several houses."""


def standing_for(person_id: UUID) -> UUID:
    """Return the id under which somebody counts: their own, unless they were merged."""
    return aliases.counted_under(person_id)


def hindrance(viewer: Viewer, one: Person, other: Person) -> str:
    """Return why these two may not be merged, as a sentence; "" when they may."""
    if one.id == other.id:
        return str(_("Pilih dua orang yang berbeda."))
    if viewer.person_id in {one.id, other.id}:
        return str(_("Anda tidak bisa menggabungkan akun Anda sendiri. Mintalah petugas lain."))
    if one.held_roles or other.held_roles:
        return str(_("Petugas tidak bisa digabungkan. Cabut dulu tugasnya."))
    if one.village_code != other.village_code:
        return str(_("Keduanya tercatat di desa yang berbeda. Pindahkan dulu ke desa yang sama."))
    for each in (one, other):
        if consent.withdrawal_of(each.id) is not None:
            return str(
                _(
                    "Persetujuan %(name)s sudah dicabut. Tanyakan dulu kepadanya, dan catat "
                    "jawabannya di halaman orangnya.",
                    name=each.name,
                )
            )
    return ""


def merge(viewer: Viewer, kept_id: UUID, given_up_id: UUID) -> None:
    """Let two people whom the viewer registers count as one; done already, it changes nothing.

    To be the first thing that writes in its transaction: nobody can record meanwhile. Raise Refused
    for a hindrance, and 404 for somebody whom the viewer may not act on.
    """
    lock_ledger()
    kept = find_person(viewer, kept_id)
    if aliases.counted_under(given_up_id) == kept_id != given_up_id:
        return
    given_up = find_person(viewer, given_up_id)
    why_not = hindrance(viewer, kept, given_up) or _why_not_this_way(kept, given_up)
    if why_not:
        raise Refused(why_not)
    record(
        PersonsMerged(kept.id),
        subject_id=given_up.id,
        actor_id=viewer.person_id,
        village_code=given_up.village_code,
        occurred_on=today_in(given_up.village_code),
    )
    sign_ins.end_all(given_up.id)
    duplicates.forget(kept.id, given_up.id)


def merges_of(viewer: Viewer) -> list[Done]:
    """Return the merges of people whom the viewer registers, the latest first; at most MOST_SHOWN.

    Three queries.
    """
    kept, actor = aliased(Person), aliased(Person)
    rows = db.session.execute(
        select(Person, kept, Fact.recorded_at, actor.name, Merge.fact_id)
        .select_from(Merge)
        .join(Fact, Fact.id == Merge.fact_id)
        .join(Person, Person.id == Merge.subject_id)
        .join(kept, kept.id == Merge.kept_id)
        .outerjoin(actor, actor.id == Fact.actor_id)
        .where(within_any(Person.village_code, viewer.areas(*REGISTRARS)))
        .order_by(Merge.fact_id.desc())
        .limit(MOST_SHOWN)
    ).tuples()
    in_vain = {each.fact_id for each in merging.without_effect()}
    return [
        Done(given_up, other, at, by or "", fact_id not in in_vain)
        for given_up, other, at, by, fact_id in rows
    ]


def part(viewer: Viewer, given_up_id: UUID) -> Person:
    """Let somebody stand for themselves again, with everything that is theirs; return the person.

    Every merge of the two is taken back, whichever house told it and whichever way. Raise 404 for
    somebody whom the viewer does not register, Refused for who never was merged; parted already, it
    changes nothing.
    """
    lock_ledger()
    mine = within_any(Person.village_code, viewer.areas(*REGISTRARS))
    asked = select(Person).where(Person.id == given_up_id, mine)
    person = db.session.scalars(asked).one_or_none() or abort(404)
    was_merged = exists().where(Fact.subject_id == person.id, Fact.kind == merging.MERGED)
    if not db.session.scalar(select(was_merged)):
        raise Refused(_("%(name)s tidak digabungkan dengan siapa pun.", name=person.name))
    told = merging.told(merging.connected(given_up_id))
    others = {each.kept_id for each in told if each.subject_id == given_up_id}
    for each in told:
        is_theirs = each.subject_id == given_up_id
        is_turned = each.kept_id == given_up_id and each.subject_id in others
        if is_theirs or is_turned:
            record(
                PersonsUnmerged(each.kept_id),
                subject_id=each.subject_id,
                actor_id=viewer.person_id,
                village_code=person.village_code,
                occurred_on=today_in(person.village_code),
                replaces=each.fact_id,
            )
    return person


def _why_not_this_way(kept: Person, given_up: Person) -> str:
    """Return why these two may not be merged with this one kept; "" when they may."""
    if kept.suspended_at is not None:
        return str(
            _(
                "%(name)s sedang ditangguhkan, jadi tidak ada yang bisa masuk lagi. Pilih data "
                "yang lain sebagai yang tetap, atau aktifkan dulu.",
                name=kept.name,
            )
        )
    return next((why for keeps in _KEEPERS if (why := keeps(given_up.id))), "")
