"""Courses that are finished by coming to their meetings, and that a correction there unsettles."""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from sqlalchemy import select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.learning import completing, course_versions
from rumahbelajar.learning.history import History, histories_in
from rumahbelajar.learning.models import Completion
from rumahbelajar.learning.requirements import is_finished
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.library import the_library
from rumahbelajar.meetings.counting import when_counted
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people import consent, learner_lock
from rumahbelajar.people.models import Person


@when_counted
def settle_all(viewer: Viewer, meeting: Meeting, person_ids: Collection[UUID]) -> int:
    """Finish the course for who meets its rule now, and flag it for who no longer does.

    Return for how many it is finished by this. Everybody is locked before anything is read: two
    rolls that are closed at once, or one and a learner who hands in the posttest, each see what the
    other said, whoever comes first. Who does not agree, or no longer, that records of their
    learning are kept, and who is suspended, finish nothing; then the course page offers it.
    """
    learner_lock.take_turns(person_ids)
    histories = histories_in(meeting.course_id, person_ids)
    course = the_library().courses.get(meeting.course_id)
    reaching = [
        person_id
        for person_id, history in histories.items()
        if course is not None and completing.is_reached(course, history)
    ]
    unsettled = list(_unsettled(meeting.course_id, histories))
    if reaching or unsettled:
        lock_subjects(*reaching, *unsettled)
    people = _who_may_finish(reaching)
    if course is not None:
        for person in people:
            completing.reach(person, course, viewer.person_id)
    for person_id in unsettled:
        completing.recheck(person_id, meeting.course_id, told_by=viewer.person_id)
    return len(people)


def _who_may_finish(person_ids: Collection[UUID]) -> list[Person]:
    """Return those of these people, all of whom are locked, of whom a record may be kept now."""
    agreed = consent.agreed_among(person_ids) if person_ids else ()
    if not agreed:
        return []
    # Village by village: the numbers of each are locked when the first is given.
    people = (
        select(Person)
        .where(Person.id.in_(agreed), Person.suspended_at.is_(None))
        .order_by(Person.village_code, Person.id)
    )
    return list(db.session.scalars(people.execution_options(populate_existing=True)))


def _unsettled(course_id: str, histories: Mapping[UUID, History]) -> Iterator[UUID]:
    """Yield whose course is finished without a doubt so far, and would not be by its own rule."""
    finished = [
        person_id
        for person_id, history in histories.items()
        if history.completed_on is not None and not history.is_questioned
    ]
    if not finished:
        return
    asked = select(Completion.person_id, Completion.course_version).where(
        Completion.course_id == course_id, Completion.person_id.in_(finished)
    )
    for person_id, version in db.session.execute(asked).tuples():
        course = course_versions.kept_at(version)
        if course is not None and not is_finished(course, histories[person_id]):
            yield person_id
