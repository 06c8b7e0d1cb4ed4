"""Parting two entries of the register: each has its own again, and what was earned is looked at."""

from uuid import UUID

from rumahbelajar.access import Viewer
from rumahbelajar.learning import completing
from rumahbelajar.ledger import merging as merges
from rumahbelajar.ledger.locking import lock_ledger
from rumahbelajar.people import merging
from rumahbelajar.people.models import Person


def part(viewer: Viewer, given_up_id: UUID) -> Person:
    """Let somebody stand for themselves again; return the person (see people.merging.part).

    A course that only what both did had finished is flagged, for whichever of them it is told; it
    stands, with its certificate, until somebody decides. Done already, this is looked at again.
    """
    lock_ledger()
    concerned = merges.connected(given_up_id)
    person = merging.part(viewer, given_up_id)
    completing.recheck_all(concerned, told_by=viewer.person_id)
    return person
