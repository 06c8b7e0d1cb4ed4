"""Last time: what the small groups made and what households promised, for the next meeting."""

from dataclasses import dataclass
from datetime import date

from rumahbelajar.meetings import commitments
from rumahbelajar.meetings.commitments import Household
from rumahbelajar.meetings.finding import guide_of
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.room_groups import SmallGroup, groups_of, last_with_groups


@dataclass(frozen=True)
class LastTime:
    """The last groups and the last promises, each with the day; of one meeting as a rule."""

    groups: list[SmallGroup]
    grouped_on: date | None
    promised: list[Household]
    promised_on: date | None
    is_sensitive: bool
    """Whether one of these meetings was on a hard subject, so that the page is discreet."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to come back to."""
        return not self.groups and not self.promised


def last_time_of(meeting: Meeting) -> LastTime:
    """Return what was made and promised at the meetings of the same group before this one."""
    grouped, promised = last_with_groups(meeting), commitments.before(meeting)
    households = commitments.households_at(promised) if promised else []
    guides = [guide_of(each) for each in (grouped, promised) if each]
    return LastTime(
        groups_of(grouped.id) if grouped else [],
        grouped.on if grouped else None,
        [each for each in households if each.commitment],
        promised.on if promised else None,
        any(each is not None and each.sensitive for each in guides),
    )
