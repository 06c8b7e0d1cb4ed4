"""The page of a cash book in a course: a practice of some days, of which nothing is kept."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from rumahbelajar.access import signed_in_viewer
from rumahbelajar.activities.cash_book import KINDS, NEITHER, CashBook, Decided
from rumahbelajar.courses.model import Course, ModuleActivity
from rumahbelajar.learning import activities
from rumahbelajar.learning.history import History, history_of
from rumahbelajar.learning.views.way_in import finish, lead_in


def show(
    course: Course, found: ModuleActivity, book: CashBook, _history: History
) -> ResponseReturnValue:
    """Show the days of the practice, none of them decided."""
    return _page(course, found, book, book.decided({}), is_checked=False)


def do(course: Course, found: ModuleActivity, book: CashBook) -> ResponseReturnValue:
    """Say what is right for each day; note that it was done once all are decided."""
    closed = lead_in(course, history_of(signed_in_viewer().person_id, course.id))
    if closed is not None:
        return closed
    decided = book.decided(request.form)
    if all(each.chosen for each in decided):
        finish(course, found)
    return _page(course, found, book, decided, is_checked=True)


def _page(
    course: Course,
    found: ModuleActivity,
    book: CashBook,
    decided: tuple[Decided, ...],
    *,
    is_checked: bool,
) -> str:
    return render_template(
        "learning/cash_practice.html",
        course=course,
        activity=found,
        book=book,
        kinds={**{kind.value: said for kind, said in KINDS.items()}, NEITHER[0]: NEITHER[1]},
        decided=decided,
        is_checked=is_checked,
        lesson_url=activities.url_of_its_lesson(found),
    )
