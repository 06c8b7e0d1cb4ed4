"""Who came somewhere before being registered: what was noted then, and what becomes of it after."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from rumahbelajar.access import Viewer
from rumahbelajar.people.traits import AgeBand, Sex


@dataclass(frozen=True)
class Arrival:
    """Somebody who was noted with a name before they stood in the register."""

    id: UUID
    name: str
    sex: Sex
    age_band: AgeBand
    village_code: str
    back: str
    """Address of the page on which they were noted."""
    join: Callable[[UUID], None]
    """Say which person they are, once that person is registered; a second time changes nothing."""


FindArrival = Callable[[Viewer, UUID], Arrival | None]

_FINDERS: list[FindArrival] = []


def finds_arrivals(find_arrival: FindArrival) -> FindArrival:
    """Decorate a function that knows such people; it returns None for whom it does not know.

    It loads them through the viewer: whom the viewer may not see, it does not know.
    """
    _FINDERS.append(find_arrival)
    return find_arrival


def find(viewer: Viewer, arrival_id: UUID | None) -> Arrival | None:
    """Return who came before they were registered, of whatever feature noted them."""
    if arrival_id is None:
        return None
    return next((found for each in _FINDERS if (found := each(viewer, arrival_id))), None)
