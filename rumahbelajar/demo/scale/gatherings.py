"""Groups of a village and their meetings: held, cancelled, without a roll, or never held."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rumahbelajar.demo.scale.calendar import COMING, DAYS, SLOTS
from rumahbelajar.demo.scale.inhabitants import Inhabitant
from rumahbelajar.demo.scale.rolls import call_roll
from rumahbelajar.demo.scale.telling import as_uuid
from rumahbelajar.demo.scale.village import Village
from rumahbelajar.ledger.kinds import write_payload
from rumahbelajar.meetings.facts import MeetingCancelled, MeetingClosed, MeetingPlanned

_NAMES = ["Melati", "Mawar", "Kenanga", "Cempaka", "Anggrek", "Dahlia", "Teratai", "Flamboyan"]
_GUIDED = "anak-kita"
"""The course whose meetings have guides."""
_SIZE, _MOST_GROUPS = (9, 22), 4
_LEARNERS_A_GROUP = 90
_CANCELLED, _WITHOUT_ROLL, _STAYS_OPEN = 0.06, 0.08, 0.05
_WEEK, _MONTH = 7, 28
_OWN_MEETINGS = 5
"""Meetings of a group whose course has no guides."""
_STARTS = ("09:00", "13:30", "14:00", "15:30")
_PLACE = "Balai desa"


@dataclass(frozen=True)
class _Meeting:
    meeting_id: str
    day: int
    payload: str


def gather(village: Village) -> None:
    """Let the village's groups be made, and meet."""
    people = village.people
    count = min(_MOST_GROUPS, 1 + len(people) // _LEARNERS_A_GROUP)
    if not village.place.has_facilitator or len(people) < _SIZE[0]:
        return
    for number in range(count):
        _Group(village, number, _members(village)).live()


def _members(village: Village) -> list[Inhabitant]:
    """Return some who came to the house at about the same time."""
    size = village.chance.randint(*_SIZE)
    people = sorted(village.people, key=lambda each: each.since)
    first = village.chance.randrange(max(1, len(people) - size))
    return people[first : first + size]


@dataclass
class _Group:
    village: Village
    number: int
    members: Sequence[Inhabitant]

    def live(self) -> None:
        """Make the group, and let it meet again and again."""
        village, chance = self.village, self.village.chance
        made = min(self.members[len(self.members) // 2].since, village.place.ends * SLOTS)
        self.group_id = village.teller.new_id(made)
        guided = chance.random() < 0.6
        self.course = village.nation.courses[_GUIDED]
        self._keep(made, _GUIDED if guided else "uang-kiriman")
        first = made // SLOTS + chance.randint(2, 12)
        guides: Sequence[tuple[str, int]] = self.course.guides if guided else ()
        for meeting in self._plan(made + 5, first, guides):
            if meeting.day <= village.place.ends:
                self._meet(meeting)

    def _keep(self, made: int, course_id: str) -> None:
        village, day = self.village, self.village.day(made)
        add, new_id = village.sheets.add, village.teller.new_id
        name = _NAMES[self.number % len(_NAMES)]
        at = village.nation.calendar.at(made)
        add("learning_group", self.group_id, village.place.code, name, at)
        add("group_facilitator", new_id(made), self.group_id, village.helper, day)
        add("group_course", new_id(made), self.group_id, course_id, day)
        for member in self.members:
            since = max(made, member.since)
            add(
                "group_member",
                *(new_id(since), self.group_id, member.person_id, village.day(since), None),
            )

    def _plan(
        self, planned: int, first: int, guides: Sequence[tuple[str, int]]
    ) -> Iterator[_Meeting]:
        village, chance = self.village, self.village.chance
        series_id = village.teller.new_id(planned) if guides else None
        starts = chance.choice(_STARTS)
        for number in range(len(guides) or _OWN_MEETINGS):
            day = first + number * (_WEEK if guides else _MONTH)
            if day >= DAYS + COMING:
                return
            slug, minutes = guides[number] if guides else ("", 90)
            payload = write_payload(
                MeetingPlanned(
                    group_id=as_uuid(self.group_id),
                    series_id=as_uuid(series_id),
                    course_id=_GUIDED if guides else "",
                    guide=slug,
                    on=date.fromisoformat(village.nation.calendar.days[day]),
                    starts=starts,
                    minutes=minutes,
                    zone=village.place.zone,
                )
            )
            yield self._keep_meeting(planned + number, day, payload, series_id, slug, minutes)

    def _keep_meeting(  # noqa: PLR0913, PLR0917 - what was planned, each named
        self, planned: int, day: int, payload: str, series_id: str | None, slug: str, minutes: int
    ) -> _Meeting:
        village = self.village
        meeting_id = village.teller.new_id(planned)
        fact_id = village.teller.tell(
            "meeting.planned", 1, meeting_id, village.helper, planned, payload
        )
        starts = payload.partition('"starts":"')[2][:5]
        village.sheets.add(
            "meeting",
            *(meeting_id, village.place.code, self.group_id, series_id),
            *(_GUIDED if slug else "", slug, village.nation.calendar.days[day], starts, minutes),
            *(village.place.zone, fact_id, payload, payload),
        )
        title = "" if slug else "Kumpul bulanan"
        village.sheets.add("meeting_words", fact_id, meeting_id, title, _PLACE, "")
        return _Meeting(meeting_id, day, payload)

    def _meet(self, meeting: _Meeting) -> None:
        village, chance = self.village, self.village.chance
        moment = meeting.day * SLOTS + chance.randrange(SLOTS // 2)
        drawn = chance.random()
        if drawn < _CANCELLED:
            self._end(meeting, moment, "cancelled", MeetingCancelled(self._on(meeting)))
            return
        if drawn < _CANCELLED + _WITHOUT_ROLL:
            return
        present = [each for each in self.members if each.since <= moment]
        marked = call_roll(village, meeting.meeting_id, moment, present)
        if drawn < 1 - _STAYS_OPEN:
            closed = MeetingClosed(self._on(meeting), marked)
            self._end(meeting, moment + marked + 1, "closed", closed)

    def _end(self, meeting: _Meeting, moment: int, word: str, payload: object) -> None:
        village = self.village
        fact_id = village.teller.say(payload, meeting.meeting_id, village.helper, moment)
        told = (fact_id, village.helper, village.nation.calendar.at(moment))
        nothing = (None, None, None)
        both = (*told, *nothing) if word == "closed" else (*nothing, *told)
        village.sheets.add("meeting_standing", meeting.meeting_id, *both)
        if word == "cancelled":
            village.sheets.add("meeting_words", fact_id, meeting.meeting_id, "", "", "Hujan deras.")

    def _on(self, meeting: _Meeting) -> date:
        return date.fromisoformat(self.village.nation.calendar.days[meeting.day])
