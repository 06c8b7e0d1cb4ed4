"""Learning together: two people who both agreed see each other's steps in a course, and no more.

Training the migrant and the family together changes what they know and save; training one of them
alone does little (World Bank, Working Paper 6157, 2012).
"""

from datetime import timedelta
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import select

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.learning import shared_budgets
from rumahbelajar.learning.codes import OF_INVITATION, new_code, read_code
from rumahbelajar.learning.pair_models import Pair, PairMember
from rumahbelajar.people import consent, learner_lock, merging
from rumahbelajar.people.models import Person

LASTS = timedelta(days=14)
"""How long a code waits for the other, who may be far away and seldom online."""


def pair_of(person_id: UUID, course_id: str) -> Pair | None:
    """Return the pair that somebody is in, or has invited to; None when there is none."""
    mine = (
        select(Pair)
        .join(PairMember)
        .where(
            PairMember.person_id == person_id, PairMember.course_id == course_id, PairMember.is_open
        )
    )
    return db.session.scalars(mine).one_or_none()


def last_ended(person_id: UUID, course_id: str) -> Pair | None:
    """Return the pair that somebody was in last, ended by either; None when there was none."""
    mine = (
        select(Pair)
        .join(PairMember)
        .where(
            PairMember.person_id == person_id,
            PairMember.course_id == course_id,
            Pair.joined_at.is_not(None),
            Pair.ended_at.is_not(None),
        )
        .order_by(Pair.ended_at.desc())
        .limit(1)
    )
    return db.session.scalars(mine).one_or_none()


def is_in_pair(person_id: UUID) -> bool:
    """Whether somebody learns with another in any course, or has invited to it."""
    mine = PairMember.person_id == person_id, PairMember.is_open
    return db.session.scalar(select(PairMember.pair_id).where(*mine).limit(1)) is not None


@merging.keeps_entry
def why_entry_stays(person_id: UUID) -> str:
    """Return why this entry is not to be given up: somebody would lose their partner."""
    if not is_in_pair(person_id):
        return ""
    return str(_("Yang disembunyikan sedang belajar berdua. Pilih ia sebagai yang tetap."))


def partner_of(pair: Pair, person_id: UUID) -> Person | None:
    """Return the other of a pair; None while nobody has joined."""
    other = next((each for each in pair.members if each.person_id != person_id), None)
    return None if other is None else db.session.get_one(Person, other.person_id)


def is_shown(partner: Person) -> bool:
    """Whether somebody's steps may be shown: not once they took their consent back.

    Of who was merged into somebody else there are none, and so no consent either.
    """
    return partner.suspended_at is None and consent.has_consented(partner.id)


def invite(person_id: UUID, course_id: str) -> Pair:
    """Return the pair to which somebody invites; the same one when it waits already."""
    learner_lock.lock(person_id)
    waiting = pair_of(person_id, course_id)
    if waiting is not None and (waiting.joined_at or not _is_stale(waiting)):
        return waiting
    if waiting is not None:
        _close(waiting)
    pair = Pair(course_id=course_id, code=new_code(OF_INVITATION), invited_at=clock.now())
    db.session.add(pair)
    db.session.flush()
    _add(pair, person_id)
    return pair


def find_invitation(person_id: UUID, course_id: str, typed: str) -> Pair:
    """Return the pair that waits under a code, however it was typed; raise Refused."""
    code = read_code(typed, OF_INVITATION)
    asked = select(Pair).where(Pair.code == code, Pair.course_id == course_id)
    pair = db.session.scalars(asked).one_or_none() if code else None
    if pair is None or _is_stale(pair):
        raise Refused(
            _("Kode itu tidak ada, atau sudah tidak berlaku. Periksa lagi, atau minta kode baru.")
        )
    if any(each.person_id == person_id for each in pair.members):
        raise Refused(_("Itu kode Anda sendiri. Berikan kepada keluarga Anda."))
    if not is_shown(inviter_of(pair)):
        raise Refused(_("Kode itu tidak berlaku lagi. Minta kode baru."))
    return pair


def inviter_of(pair: Pair) -> Person:
    """Return who invited."""
    return db.session.get_one(Person, pair.members[0].person_id)


def join(person_id: UUID, course_id: str, typed: str) -> None:
    """Agree to learn with who invited; an invitation of one's own makes room. Raise Refused."""
    learner_lock.lock(person_id)
    own = pair_of(person_id, course_id)
    _refuse_second(own)
    pair = find_invitation(person_id, course_id, typed)
    # Two who hold the same code take turns: for the second it is used up. And somebody may be
    # joining one's own meanwhile. All in the order of their ids, so that no two wait in a ring.
    for each in sorted([pair, *([own] if own else [])], key=lambda found: found.id):
        db.session.refresh(each, with_for_update=True)
    find_invitation(person_id, course_id, typed)
    _refuse_second(own)
    if own is not None:
        _close(own)
    pair.code, pair.joined_at = None, clock.now()
    _add(pair, person_id)


def end(person_id: UUID, course_id: str) -> None:
    """End it, for both, or take an invitation back; each keeps the budget as their own.

    What is ended already stays so: either may, also both at once.
    """
    pair = pair_of(person_id, course_id)
    if pair is None:
        return
    # First the pair, then its people in the order of their ids, so that no two wait in a ring.
    db.session.refresh(pair, with_for_update=True)
    if pair.ended_at is None:
        shared_budgets.hand_over(pair)
        _close(pair)


def _refuse_second(own: Pair | None) -> None:
    if own is not None and own.joined_at is not None:
        raise Refused(_("Anda sudah belajar berdua. Akhiri dulu, lalu pakai kode yang baru."))


def _is_stale(pair: Pair) -> bool:
    return pair.joined_at is None and clock.now() - pair.invited_at > LASTS


def _add(pair: Pair, person_id: UUID) -> None:
    member = PairMember(person_id=person_id, course_id=pair.course_id, agreed_at=clock.now())
    pair.members.append(member)
    db.session.flush()


def _close(pair: Pair) -> None:
    pair.code, pair.ended_at = None, clock.now()
    for member in pair.members:
        member.is_open = False
    db.session.flush()
