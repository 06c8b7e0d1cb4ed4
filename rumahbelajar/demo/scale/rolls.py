"""Rolls of the nation: who came to a meeting, late or not, and who walked in."""

from collections.abc import Sequence

from rumahbelajar.demo.scale.inhabitants import Inhabitant, inhabitant
from rumahbelajar.demo.scale.village import Village
from rumahbelajar.meetings.attendance_models import Status, Way

_STATUSES = tuple(status.value for status in Status)
_SHARES = (68, 9, 9, 4, 10)
"""Of each status, in its order."""
_WALKS_IN = 0.35
"""Of the meetings, where somebody walks in."""
_TAP, _WALK_IN = Way.TAP.value, Way.WALK_IN.value


def call_roll(village: Village, meeting_id: str, moment: int, present: Sequence[Inhabitant]) -> int:
    """Say of each how they were at a meeting, one slot after the other; return of how many."""
    chance = village.chance
    statuses = chance.choices(_STATUSES, _SHARES, k=len(present))
    for place, (person, status) in enumerate(zip(present, statuses, strict=True), start=1):
        _mark(village, meeting_id, moment + place, person, status, _TAP)
    if chance.random() >= _WALKS_IN:
        return len(present)
    stranger = inhabitant(village.teller.new_id(moment), moment, chance)
    _walk_in(village, meeting_id, moment, stranger)
    arrived = moment + len(present) + 1
    _mark(village, meeting_id, arrived, stranger, Status.PRESENT.value, _WALK_IN, category="")
    return len(present) + 1


def _mark(  # noqa: PLR0913, PLR0917 - what a status says, each named
    village: Village,
    meeting_id: str,
    moment: int,
    person: Inhabitant,
    status: str,
    way: str,
    category: str | None = None,
) -> None:
    known = person.category if category is None else category
    payload = (
        f'{{"age_band":"{person.age_band}","batch":null,"category":"{known}",'
        f'"meeting_id":"{meeting_id}","sex":"{person.told_sex}","status":"{status}",'
        f'"way":"{way}"}}'
    )
    fact_id = village.teller.tell(
        "attendance.marked", 3, person.person_id, village.helper, moment, payload
    )
    village.sheets.add(
        "attendance",
        *(meeting_id, person.person_id, status, fact_id, village.helper),
        *(village.nation.calendar.at(moment), None, 1, status, status),
        *(village.place.code, village.day(moment), person.told_sex, person.age_band, known),
    )


def _walk_in(village: Village, meeting_id: str, moment: int, stranger: Inhabitant) -> None:
    village.sheets.add(
        "walk_in",
        *(stranger.person_id, meeting_id, stranger.name, stranger.sex, stranger.age_band),
        *(village.nation.calendar.at(moment), village.helper),
    )
