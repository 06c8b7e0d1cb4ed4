"""One's own groups on the home page: how many are in each, and how many need help."""

from dataclasses import dataclass
from datetime import date

from rumahbelajar.access import Viewer
from rumahbelajar.desk.needing_help import who_needs_help
from rumahbelajar.groups import membership, together
from rumahbelajar.groups.finding import counted_groups_of
from rumahbelajar.groups.models import Group
from rumahbelajar.learning.standings import standings_of
from rumahbelajar.library import the_library


@dataclass(frozen=True)
class OwnGroup:
    """A group that somebody leads, in numbers."""

    group: Group
    members: int
    needing: int


def own_groups_of(viewer: Viewer, today: date) -> list[OwnGroup]:
    """Return the groups that somebody leads and that go on, by name.

    One query for who leads none; else as many for ten groups as for one.
    """
    led = [each.group for each in counted_groups_of(viewer) if each.is_led]
    if not led:
        return []
    members = membership.members_of_groups([group.id for group in led])
    chosen = together.courses_of_groups([group.id for group in led])
    library = the_library().courses
    standings = standings_of(
        {person.id for people in members.values() for person in people},
        {course_id for course_ids in chosen.values() for course_id in course_ids},
        with_lessons=False,
    )
    found = []
    for group in led:
        courses = {each: library[each] for each in chosen[group.id] if each in library}
        needing = who_needs_help(members[group.id], courses, standings, today)
        found.append(OwnGroup(group, len(members[group.id]), len(needing)))
    return found
