"""The parts of a course as columns: what may be told of one person in each, and whether it is done.

What somebody reads of a hard subject is theirs: of such a module stands only how many of its
lessons ask for nothing more, and of the tests of such a course only that they were done.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from rumahbelajar.courses.model import Course, Module, Quiz
from rumahbelajar.reports.rows.standing_of_people import OnTheWay
from rumahbelajar.reports.tables.table import Column, Kind, Value


@dataclass(frozen=True)
class Part:
    """A part of a course as a column: what stands there of one person, and whether it is done."""

    column: Column
    of: Callable[[OnTheWay], Value]
    is_done: Callable[[OnTheWay], bool]


def parts_of(course: Course) -> Iterator[Part]:
    """Yield the pretest, the lessons and quiz of each module, and the posttest."""
    if course.pretest is not None:
        yield _quiz(course, course.pretest, "tes-awal", _("Tes awal"))
    for number, module in enumerate(course.modules, start=1):
        if course.is_sensitive_at(module.id):
            yield _hard(module, number)
        else:
            yield from _of_module(course, module, number)
    if course.posttest is not None:
        yield _quiz(course, course.posttest, "tes-akhir", _("Tes akhir"))


def _of_module(course: Course, module: Module, number: int) -> Iterator[Part]:
    for place, lesson in enumerate(module.lessons, start=1):
        title = f"{number}.{place}"
        column = Column(f"pelajaran-{title}", title, Kind.DONE, long_title=lesson.title)
        yield Part(column, *_done_in(lesson.id))
    if module.quiz is not None:
        title = _("Kuis %(number)s", number=number)
        yield _quiz(course, module.quiz, f"kuis-{number}", title)


def _done_in(lesson_id: str) -> tuple[Callable[[OnTheWay], Value], Callable[[OnTheWay], bool]]:
    return lambda person: person.lessons.get(lesson_id), lambda person: lesson_id in person.lessons


def _quiz(course: Course, quiz: Quiz, key: str, title: str) -> Part:
    def handed(person: OnTheWay) -> bool:
        return quiz.id in person.quizzes

    column = Column(key, title, Kind.MARK, long_title=quiz.title)
    if not quiz.gives_mark or course.is_sensitive_at(quiz.id):
        long_title = "" if course.is_sensitive_at(quiz.id) else quiz.title
        done = replace(column, kind=Kind.DONE, long_title=long_title)
        return Part(done, lambda each: each.quizzes[quiz.id].on if handed(each) else None, handed)
    return Part(column, lambda each: each.quizzes[quiz.id].mark if handed(each) else None, handed)


def _hard(module: Module, number: int) -> Part:
    lessons = {lesson.id for lesson in module.lessons}
    title = _(
        "Modul %(number)s, bagian pribadi: berapa dari %(total)s pelajaran",
        number=number,
        total=len(lessons),
    )
    return Part(
        Column(f"modul-{number}", _("Modul %(number)s", number=number), long_title=title),
        lambda person: len(lessons & person.lessons.keys()),
        lambda person: lessons <= person.lessons.keys(),
    )
