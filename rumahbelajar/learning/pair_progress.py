"""What two who learn together see of each other: which steps are done, and nothing of how."""

from dataclasses import dataclass
from datetime import datetime

from rumahbelajar.courses.model import Course
from rumahbelajar.learning.history import History
from rumahbelajar.learning.steps import State, Step, way_through


@dataclass(frozen=True)
class SharedStep:
    """A lesson, activity or quiz, and who of the two has done it; no mark, no answer, no day."""

    title: str
    mine: bool
    theirs: bool


@dataclass(frozen=True)
class SharedStretch:
    """A module, or "" for the posttest, with its steps."""

    title: str
    steps: tuple[SharedStep, ...]


def steps_of_both(
    course: Course, mine: History, theirs: History, now: datetime
) -> list[SharedStretch]:
    """Return the steps of a course in order, without the pretest, which is each one's own."""
    my_way, their_way = way_through(course, mine, now), way_through(course, theirs, now)
    found = [
        SharedStretch(of_mine.module.title, _joined(of_mine.steps, of_theirs.steps))
        for of_mine, of_theirs in zip(my_way.stretches, their_way.stretches, strict=True)
    ]
    if my_way.posttest and their_way.posttest:
        found.append(SharedStretch("", _joined((my_way.posttest,), (their_way.posttest,))))
    return found


def _joined(mine: tuple[Step, ...], theirs: tuple[Step, ...]) -> tuple[SharedStep, ...]:
    return tuple(
        SharedStep(of_mine.title, of_mine.state is State.DONE, of_theirs.state is State.DONE)
        for of_mine, of_theirs in zip(mine, theirs, strict=True)
    )
