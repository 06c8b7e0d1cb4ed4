"""Planning meetings: one, a series from the guides of a course, and changing what was planned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from rumahbelajar.access import Viewer
from rumahbelajar.courses.guide_format import Guide
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.instead import record_instead, said
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.meetings.facts import MeetingChanged, MeetingPlanned
from rumahbelajar.meetings.models import Meeting, MeetingWords
from rumahbelajar.people.house import today_in

MOST_IN_SERIES = 20


class ChangedMeanwhile(Exception):  # noqa: N818 - it names what was found
    """Somebody else changed the meeting after the page was opened; `meeting` is as it is now."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self.meeting = meeting


@dataclass(frozen=True)
class Plan:
    """When and where a meeting is held, and what it is called when it follows no guide."""

    on: date
    starts: str
    minutes: int
    zone: str
    place: str
    title: str = ""


@dataclass(frozen=True)
class Whose:
    """Whom a meeting is for: a group with its village, or the village alone."""

    village_code: str
    group_id: UUID | None = None


def plan(viewer: Viewer, meeting_id: UUID, whose: Whose, planned: Plan) -> None:
    """Plan one meeting that follows no guide; the same id once more changes nothing."""
    lock_subjects(meeting_id)
    if db.session.get(Meeting, meeting_id) is None:
        _tell(viewer, meeting_id, whose.village_code, _payload(whose, None, "", "", planned))
        _keep_words(meeting_id, planned)


def plan_series(  # noqa: PLR0913 - what is asked for, each named
    viewer: Viewer,
    series_id: UUID,
    *,
    whose: Whose,
    course_id: str,
    guides: Sequence[Guide],
    days: Iterable[date],
    first: Plan,
) -> None:
    """Plan a meeting for each guide, on these days; the same id once more changes nothing."""
    lock_subjects(series_id)
    known = select(Meeting.id).where(Meeting.series_id == series_id).limit(1)
    if db.session.scalars(known).first() is not None:
        return
    for guide, day in zip(guides, days, strict=True):
        planned = replace(first, on=day, minutes=guide.minutes, title="")
        meeting_id = new_id()
        payload = _payload(whose, series_id, course_id, guide.slug, planned)
        _tell(viewer, meeting_id, whose.village_code, payload)
        _keep_words(meeting_id, planned)


def change(viewer: Viewer, meeting: Meeting, seen: UUID | None, planned: Plan) -> None:
    """Move a meeting, or change its place and time.

    Raise ChangedMeanwhile when it is not as it was seen: `seen` is its `plan_fact` of then.
    """
    _require_as_seen(meeting, seen)
    _change(viewer, meeting, planned)


def change_following(viewer: Viewer, meeting: Meeting, seen: UUID | None, planned: Plan) -> int:
    """Change a meeting, and in the same way those that follow in its series; return how many.

    They move by as many days, and get the same time and place; each keeps its own length. Those
    that are closed or cancelled stay as they are. Raise ChangedMeanwhile as `change` does.
    """
    _require_as_seen(meeting, seen)
    moved = planned.on - meeting.on
    following = _following(meeting)
    _change(viewer, meeting, planned)
    for other in following:
        _change(viewer, other, _moved(other, moved, planned))
    return 1 + len(following)


def _following(meeting: Meeting) -> list[Meeting]:
    if meeting.series_id is None:
        return []
    asked = select(Meeting).where(
        Meeting.series_id == meeting.series_id,
        Meeting.id != meeting.id,
        Meeting.on >= meeting.on,
    )
    found = db.session.scalars(asked.order_by(Meeting.on, Meeting.id)).all()
    return [each for each in found if not (each.is_closed or each.is_cancelled)]


def _moved(meeting: Meeting, moved: timedelta, planned: Plan) -> Plan:
    return Plan(
        on=meeting.on + moved,
        starts=planned.starts,
        minutes=meeting.minutes,
        zone=planned.zone,
        place=planned.place,
        title=meeting.words.title if meeting.words else "",
    )


def _require_as_seen(meeting: Meeting, seen: UUID | None) -> None:
    lock_subjects(meeting.id)
    db.session.refresh(meeting)
    if meeting.plan_fact != seen:
        raise ChangedMeanwhile(meeting)


def _change(viewer: Viewer, meeting: Meeting, planned: Plan) -> None:
    whose = Whose(meeting.village_code, meeting.group_id)
    payload = MeetingChanged(
        **vars(_payload(whose, meeting.series_id, meeting.course_id, meeting.guide, planned))
    )
    meeting_id = meeting.id
    _tell(viewer, meeting_id, whose.village_code, payload)
    _keep_words(meeting_id, planned)


def _payload(
    whose: Whose, series_id: UUID | None, course_id: str, guide: str, planned: Plan
) -> MeetingPlanned:
    return MeetingPlanned(
        group_id=whose.group_id,
        series_id=series_id,
        course_id=course_id,
        guide=guide,
        on=planned.on,
        starts=planned.starts,
        minutes=planned.minutes,
        zone=planned.zone,
    )


def _tell(
    viewer: Viewer,
    meeting_id: UUID,
    village_code: str,
    payload: MeetingPlanned,
) -> None:
    record_instead(
        said(meeting_id, MeetingPlanned),
        payload,
        subject_id=meeting_id,
        actor_id=viewer.person_id,
        village_code=village_code,
        occurred_on=today_in(village_code),
    )


def _keep_words(meeting_id: UUID, planned: Plan) -> None:
    """Keep what was typed with the fact that the meeting now stands on."""
    meeting = db.session.get_one(Meeting, meeting_id)
    db.session.add(
        MeetingWords(
            fact_id=meeting.plan_fact,
            meeting_id=meeting_id,
            title=planned.title,
            place=planned.place,
            reason="",
        )
    )
    db.session.flush()
    db.session.refresh(meeting)
