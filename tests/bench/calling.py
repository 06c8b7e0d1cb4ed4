"""Facilitators with a meeting each, of which they call the roll: for load, and for power cuts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rumahbelajar import clock
from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.groups import making
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people.credentials import add_credential
from rumahbelajar.people.hashing import hash_secret
from rumahbelajar.people.models import AgeBand, Category, CredentialKind, Sex
from rumahbelajar.people.register import Traits, add_person, grant
from tests.bench.village import CODE, agree

PASSPHRASE = "lampu kuning di dapur"
_BUTTON = re.compile(r'name="tap" value="([^"]+)"')
_TRAITS = Traits(Sex.FEMALE, AgeBand.FROM_35, Category.FAMILY)


@dataclass(frozen=True)
class Caller:
    """Somebody who calls a roll, and whom of it: all, or a half where two divide it."""

    user_name: str
    meeting_id: UUID
    people: Sequence[UUID]


def add_callers(count: int, people: int) -> list[Caller]:
    """Add so many facilitators to the village, each with a meeting of so many people.

    The last two call the same roll, and divide its people between them.
    """
    secret_hash = hash_secret(PASSPHRASE)
    leaders = [_facilitator(number, secret_hash) for number in range(count)]
    callers = []
    for viewer, user_name in leaders[:-1]:
        meeting_id, members = _meeting(viewer, people)
        callers.append(Caller(user_name, meeting_id, members))
    shared = callers.pop()
    for half, (_viewer, user_name) in enumerate(leaders[-2:]):
        callers.append(Caller(user_name, shared.meeting_id, shared.people[half::2]))
    return callers


def taps_on(page: str, caller: Caller) -> list[tuple[UUID, Status, str]]:
    """Return what the buttons of a roll send: all of one status, then all of the next."""
    values = _BUTTON.findall(page)
    return [
        (person_id, status, next(each for each in values if _says(each, person_id, status)))
        for status in Status
        for person_id in caller.people
    ]


def _says(value: str, person_id: UUID, status: Status) -> bool:
    return {str(person_id), status} <= set(value.split(":"))


def _facilitator(number: int, secret_hash: str) -> tuple[Viewer, str]:
    name = f"Petugas {number + 1}"
    agree(person_id := new_id())
    add_person(person_id, name, CODE, _TRAITS, added_by=None)
    grant(person_id, RoleKind.FACILITATOR, CODE, granted_by=None)
    credential = add_credential(person_id, name, CredentialKind.PASSPHRASE, secret_hash)
    role = HeldRole(RoleKind.FACILITATOR, CODE)
    return Viewer(person_id, new_id(), CODE, name, True, (role,)), credential.user_name


def _meeting(viewer: Viewer, people: int) -> tuple[UUID, list[UUID]]:
    """Plan a meeting for today of a new group with so many members; return both."""
    today = clock.now().date()
    making.add_group(viewer, group_id := new_id(), CODE, f"Kelompok {viewer.name}")
    members = [new_id() for _member in range(people)]
    for number, person_id in enumerate(members, start=1):
        add_person(person_id, f"Peserta {number:02}", CODE, _TRAITS, viewer.person_id)
        db.session.add(GroupMember(group_id=group_id, person_id=person_id, since=today))
    planned = Plan(today, "14:00", 90, "Asia/Jakarta", "Balai Desa", "Bicara dari jauh")
    planning.plan(viewer, meeting_id := new_id(), Whose(CODE, group_id), planned)
    return meeting_id, members
