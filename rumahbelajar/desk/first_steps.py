"""What a facilitator does first: register people, make a group, fill it, and plan its meetings."""

from collections.abc import Sequence
from enum import StrEnum

from rumahbelajar.access import RoleKind, Viewer
from rumahbelajar.desk.own_groups import OwnGroup
from rumahbelajar.meetings.listing import Agenda


class Step(StrEnum):
    """The first step that is not done yet."""

    PEOPLE = "people"
    GROUP = "group"
    MEMBERS = "members"
    MEETINGS = "meetings"


def first_step(
    viewer: Viewer, agenda: Agenda | None, people: int, groups: Sequence[OwnGroup]
) -> Step | None:
    """Return the next step of a facilitator to whom nothing is planned yet; None for all others.

    `people` is how many they see, `groups` are those they lead.
    """
    if agenda is None or not agenda.is_empty or not viewer.holds(RoleKind.FACILITATOR):
        return None
    if not people:
        return Step.PEOPLE
    if not groups:
        return Step.GROUP
    return Step.MEETINGS if any(each.members for each in groups) else Step.MEMBERS
