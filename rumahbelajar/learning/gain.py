"""What somebody gained by a course: the mark before learning beside the one after."""

from dataclasses import dataclass

from rumahbelajar.courses.model import Course
from rumahbelajar.learning.history import History


@dataclass(frozen=True)
class Gain:
    """Two marks from 0 to 100: of the test before the course, and of the one after it."""

    before: int
    after: int

    @property
    def points(self) -> int:
        """How many points more than before; fewer when it is less than 0."""
        return self.after - self.before


def gain_of(course: Course, history: History, after: int | None = None) -> Gain | None:
    """Return the gain, or None without two tests that give marks, or before both were handed in.

    Before is the first pretest that was handed in: later ones, as of two houses that did not know
    of each other, may follow some learning. After is the best posttest, on which the certificate
    rests, unless one mark is named. Marks of other versions of the course count as they are: a
    version is new with every mended comma, and each mark is a share of what was asked that day.
    """
    if course.pretest is None or course.posttest is None:
        return None
    if not (course.pretest.gives_mark and course.posttest.gives_mark):
        return None
    pretest = history.results.get(course.pretest.id)
    posttest = history.results.get(course.posttest.id)
    if pretest is None or posttest is None:
        return None
    return Gain(pretest.first_mark, posttest.best_mark if after is None else after)
