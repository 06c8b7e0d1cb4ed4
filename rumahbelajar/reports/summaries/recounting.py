"""Recounting: how people stand by their facts alone, folded in memory and into no table.

It says in plain Python what folding.py lets the database do, so that each checks the other.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from rumahbelajar.learning.facts import (
    ActivityFinished,
    AttemptSubmitted,
    CertificateIssued,
    CertificateReissued,
    CertificateReissuedAfter,
    CompletionQuestioned,
    CompletionReached,
    EnrollmentOpened,
    EnrollmentWithdrawn,
    LessonCompleted,
    LessonSkipped,
)
from rumahbelajar.ledger.models import Fact
from rumahbelajar.meetings.facts import AttendanceMarked, AttendanceMarkedOf, MeetingPlanned
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.summaries.models import ANY_COURSE, TRAITS

Row = dict[str, Any]


class Recount:
    """Rows as they should be, by their keys: those of course_standing, active_month, attendance."""

    def __init__(self) -> None:
        self.standings: dict[tuple[UUID, str], Row] = defaultdict(_nobody)
        self.months: set[tuple[UUID, str, int]] = set()
        self.rolls: dict[tuple[UUID, UUID], Row] = {}
        """By meeting and person."""

    def add(self, person_id: UUID, fact: Fact, payload: object) -> None:
        """Add an effective fact that counts under this person."""
        match payload:
            case EnrollmentOpened():
                place = (fact.occurred_on, fact.id)
                self._enroll(person_id, payload, place, fact.village_code, None)
            case EnrollmentWithdrawn():
                place = (payload.opened_on, fact.replaces or fact.id)
                village = getattr(payload, "opened_in", fact.village_code)
                self._enroll(person_id, payload, place, village, fact.occurred_on)
            case LessonCompleted() | LessonSkipped():
                self._learn(person_id, payload.lesson_id, fact.occurred_on)
            case ActivityFinished():
                self._learn(person_id, payload.activity_id, fact.occurred_on)
            case AttemptSubmitted():
                self._submit(person_id, fact, payload)
            case _:
                self._add_end(person_id, fact, payload)

    def meet(self, plans: Iterable[tuple[Fact, MeetingPlanned]]) -> None:
        """Put who came on the days of the meetings, once all are added: the newest plan counts."""
        by_age = sorted(plans, key=lambda each: each[0].id)
        days = {fact.subject_id: payload.on for fact, payload in by_age}
        for (meeting_id, _person_id), row in self.rolls.items():
            row["on"] = days.get(meeting_id, row["on"])

    def _add_end(self, person_id: UUID, fact: Fact, payload: object) -> None:
        match payload:
            case CompletionReached():
                self._finish(person_id, payload.course_id, fact.occurred_on)
            case CompletionQuestioned():
                self._finish(person_id, payload.course_id, payload.reached_on)
            case CertificateIssued():
                self._least(person_id, payload.course_id, "certified_on", fact.occurred_on)
            case CertificateReissuedAfter():
                self._least(person_id, payload.course_id, "certified_on", payload.first_on)
            case CertificateReissued():
                day = min(fact.occurred_on, *payload.replaced_on, fact.occurred_on)
                self._least(person_id, payload.course_id, "certified_on", day)
            case AttendanceMarked():
                self._mark(person_id, fact, payload)

    def _both(self, person_id: UUID, course_id: str) -> Iterable[Row]:
        return self.standings[person_id, course_id], self.standings[person_id, ANY_COURSE]

    def _enroll(
        self,
        person_id: UUID,
        told: EnrollmentOpened | EnrollmentWithdrawn,
        place: tuple[date, UUID],
        village_code: str,
        left_on: date | None,
    ) -> None:
        for row in self._both(person_id, told.course_id):
            if row["enrolled_on"] is None or place < (row["enrolled_on"], row["enrolled_fact"]):
                row["enrolled_on"], row["enrolled_fact"] = place
                row["village_code"] = village_code
                row.update({name: getattr(told, name, "") for name in TRAITS})
            row["is_open"] = row["is_open"] or left_on is None
            days = [day for day in (row["withdrawn_on"], left_on) if day]
            row["withdrawn_on"] = max(days, default=None)

    def _learn(self, person_id: UUID, content_id: str, day: date) -> None:
        course_id = content_id.partition("/")[0]
        for each in (course_id, ANY_COURSE):
            self.months.add((person_id, each, Month.of(day).number))
        for row in self._both(person_id, course_id):
            row["last_on"] = max(row["last_on"] or day, day)

    def _submit(self, person_id: UUID, fact: Fact, payload: AttemptSubmitted) -> None:
        self._learn(person_id, payload.quiz_id, fact.occurred_on)
        course_id, _, quiz = payload.quiz_id.partition("/")
        row, place = self.standings[person_id, course_id], (fact.occurred_on, fact.id)
        if payload.mark is None:
            return
        is_first = row["pretest_on"] is None or place < (row["pretest_on"], row["pretest_fact"])
        if quiz == "pretest" and is_first:
            row["pretest_on"], row["pretest_fact"] = place
            row["pretest_mark"] = payload.mark
        elif quiz == "posttest":
            row["posttest_mark"] = max(row["posttest_mark"] or 0, payload.mark)

    def _finish(self, person_id: UUID, course_id: str, day: date) -> None:
        self._learn(person_id, course_id, day)
        self._least(person_id, course_id, "completed_on", day)

    def _least(self, person_id: UUID, course_id: str, name: str, day: date) -> None:
        for row in self._both(person_id, course_id):
            row[name] = min(row[name] or day, day)

    def _mark(self, person_id: UUID, fact: Fact, payload: AttendanceMarked) -> None:
        key = (payload.meeting_id, person_id)
        if key in self.rolls and self.rolls[key]["fact_id"] > fact.id:
            return
        self.rolls[key] = {
            "status": payload.status,
            "fact_id": fact.id,
            "village_code": fact.village_code,
            "on": fact.occurred_on,
            **{
                name: getattr(payload, name) if isinstance(payload, AttendanceMarkedOf) else ""
                for name in TRAITS[:3]
            },
        }


def _nobody() -> Row:
    empty = ("enrolled_on", "enrolled_fact", "withdrawn_on", "completed_on", "certified_on")
    marks = ("pretest_mark", "pretest_on", "pretest_fact", "posttest_mark", "last_on")
    return {
        "village_code": "",
        "is_open": False,
        **dict.fromkeys(TRAITS, ""),
        **dict.fromkeys((*empty, *marks)),
    }
