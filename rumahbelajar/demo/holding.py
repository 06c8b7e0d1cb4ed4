"""Holding the demo's meetings: a series from the guides, four of them past and one today."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.demo.told_meetings import COURSE, HELD, PLACE, STARTS, WEEKS_HELD, ToldMeeting
from rumahbelajar.ids import new_id
from rumahbelajar.library import the_library
from rumahbelajar.meetings import (
    commitments,
    marking,
    notes,
    planning,
    promising,
    room_forming,
    standing,
    walk_ins,
)
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.meetings.room_forming import Said
from rumahbelajar.meetings.times import begins_at, weekly, zone_for
from rumahbelajar.people.house import time_zone_of, today_in
from rumahbelajar.people.models import Person

Happening = tuple[datetime, Callable[[], object]]


def meetings_of_demo(budi: Viewer, group_id: UUID, now: datetime) -> Iterator[Happening]:
    """Yield when the series is planned, and what happens at each meeting that was held."""
    village = budi.village_code
    zone = zone_for(time_zone_of(village))
    guides = the_library().courses[COURSE].meetings
    days = weekly(today_in(village) - timedelta(weeks=WEEKS_HELD), len(guides), ())
    first = Plan(days[0], STARTS, guides[0].minutes, zone, PLACE)
    series_id = new_id()

    def plan() -> None:
        planning.plan_series(
            budi,
            series_id,
            whose=Whose(village, group_id),
            course_id=COURSE,
            guides=guides,
            days=days,
            first=first,
        )

    yield now - timedelta(weeks=5, hours=-1), plan
    for held, day in zip(HELD, days, strict=False):
        begin = begins_at(Meeting(on=day, starts=STARTS, zone=zone))
        afternoon = Afternoon(budi, series_id, guides[days.index(day)].slug, held)
        for minutes, happens in afternoon.happenings():
            yield begin + timedelta(minutes=minutes), happens


class Afternoon:
    """One meeting of the series, with what is done at it."""

    def __init__(self, budi: Viewer, series_id: UUID, guide: str, held: ToldMeeting) -> None:
        self.budi, self.held = budi, held
        self._series_id, self._guide = series_id, guide

    def happenings(self) -> Iterator[tuple[int, Callable[[], object]]]:
        """Yield in which minute of the meeting what is done."""
        yield 5, self._answer
        yield 15, self._call_the_roll
        yield 40, self._form_groups
        yield 80, self._promise
        yield 95, self._remember

    @property
    def meeting(self) -> Meeting:
        """The meeting in the session at hand."""
        mine = Meeting.series_id == self._series_id, Meeting.guide == self._guide
        return db.session.scalars(select(Meeting).where(*mine)).one()

    def _answer(self) -> None:
        before = commitments.before(self.meeting)
        for name, outcome in self.held.answers.items():
            if before is not None:
                promising.answer(self.budi, before, self._person(name), outcome)

    def _call_the_roll(self) -> None:
        meeting = self.meeting
        for name, status in self.held.marks.items():
            marking.mark(self.budi, meeting, self._person(name), status, "")
        for name, sex, age_band in self.held.walk_ins:
            walk_ins.add(self.budi, meeting, new_id(), name=name, sex=sex, age_band=age_band)
        if self.held.are_others_here:
            marking.mark_rest(self.budi, meeting)

    def _form_groups(self) -> None:
        room_forming.deal(self.budi, self.meeting, 0, count=len(self.held.made))
        for number, (topic, made) in enumerate(self.held.made, start=1):
            room_forming.keep(self.meeting, number, 1, Said(topic, made, None))

    def _promise(self) -> None:
        for name, words in self.held.promises.items():
            promising.promise(self.budi, self.meeting, self._person(name), words)

    def _remember(self) -> None:
        if self.held.note:
            notes.keep(self.budi, self.meeting.id, 0, dict(self.held.note))
        if self.held.is_closed:
            standing.close(self.budi, self.meeting)

    def _person(self, name: str) -> UUID:
        named = Person.name == name, Person.village_code == self.budi.village_code
        return db.session.scalars(select(Person.id).where(*named)).one()
