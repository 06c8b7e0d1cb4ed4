"""What a course asks of a learner, and what of it is done: plain rules without a database."""

from collections.abc import Set
from dataclasses import dataclass

from rumahbelajar.courses.authored import MeetingRule
from rumahbelajar.courses.model import Course, Quiz
from rumahbelajar.learning.history import History


@dataclass(frozen=True)
class InMeetings:
    """How much of what a course asks of its meetings is done; no more is counted than is asked."""

    rule: MeetingRule
    attended: int
    told: int

    @property
    def done(self) -> int:
        """Meetings and commitments, together."""
        return self.attended + self.told

    @property
    def asked(self) -> int:
        """How many of both are asked for."""
        return self.rule.attended + self.rule.commitments

    @property
    def is_met(self) -> bool:
        """Whether nothing more is asked."""
        return self.done == self.asked


def in_meetings(course: Course, guides: Set[str], told: Set[str]) -> InMeetings | None:
    """Return how far somebody is who met by these guides; None where meetings do not count."""
    rule = course.completion.meetings
    if rule is None:
        return None
    known = {guide.slug for guide in course.meetings}
    return InMeetings(
        rule, min(rule.attended, len(guides & known)), min(rule.commitments, len(told & known))
    )


def is_met_by_meetings(course: Course, history: History) -> bool:
    """Whether meetings have taken the place of the lessons and of the quizzes of the modules."""
    found = in_meetings(course, history.guides, history.told)
    return found is not None and found.is_met


def needs_pretest(course: Course, history: History) -> bool:
    """Whether the pretest comes before anything else.

    It is asked for once, before the first lesson: what a course brought about can only be told
    from where people stood before it. It is short and has no mark. Who had begun to learn before
    the course got a pretest is not held up by it, nor is who has only the posttest left by having
    come to the meetings.
    """
    pretest = course.pretest
    if pretest is None or pretest.id in history.results:
        return False
    return not _has_begun(history) and not is_met_by_meetings(course, history)


def lessons_are_open(course: Course, history: History) -> bool:
    """Whether the lessons of a course may be read and said to be understood."""
    return history.is_enrolled and not needs_pretest(course, history)


def quiz_is_met(course: Course, quiz: Quiz, history: History) -> bool:
    """Whether a quiz has been done as the completion rule of the course asks."""
    result = history.results.get(quiz.id)
    if result is None:
        return False
    return result.is_passed or _asked_for(course, quiz) != "passed"


def posttest_is_due(course: Course, history: History) -> bool:
    """Whether all lessons and the quizzes of the modules are done, so that the posttest opens.

    A lesson that was passed over asks for nothing more: skipping a hard subject costs nothing.
    Meetings may take the place of them all: nobody does everything twice.
    """
    if is_met_by_meetings(course, history):
        return True
    return course.lesson_numbers.keys() <= history.settled and all(
        module.quiz is None
        or quiz_is_met(course, module.quiz, history)
        or not is_required(course, module.quiz, history)
        for module in course.modules
    )


def is_finished(course: Course, history: History) -> bool:
    """Whether the completion rule of this version of the course is met."""
    if not posttest_is_due(course, history):
        return False
    last = course.posttest
    if last is None or not is_required(course, last, history):
        return True
    return quiz_is_met(course, last, history)


def is_required(course: Course, quiz: Quiz, history: History) -> bool:
    """Whether who has this history cannot finish the course without this quiz.

    Questions without a mark go with their module: who passed over all of it is not asked them.
    """
    if quiz.kind == "pretest":
        return False
    if quiz.kind == "posttest":
        return course.completion.posttest != "not_required"
    if is_met_by_meetings(course, history):
        return False
    return not is_passed_over(course, quiz, history)


def is_passed_over(course: Course, quiz: Quiz, history: History) -> bool:
    """Whether a quiz without a mark is asked no more, since all of its module was passed over."""
    if quiz.kind != "module" or quiz.pass_mark is not None:
        return False
    module = next(each for each in course.modules if each.quiz and each.quiz.id == quiz.id)
    return all(lesson.id in history.skipped for lesson in module.lessons)


def _has_begun(history: History) -> bool:
    return bool(history.settled or history.results)


def _asked_for(course: Course, quiz: Quiz) -> str:
    if quiz.kind == "pretest" or (quiz.kind == "module" and quiz.pass_mark is None):
        # There is nothing to pass where no mark is given: to have done it is enough.
        return "submitted"
    rule = course.completion
    return rule.posttest if quiz.kind == "posttest" else rule.quizzes
