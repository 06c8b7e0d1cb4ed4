"""The page of a sorting, and what its form does: it says what is right, and keeps nothing of it."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from rumahbelajar.access import signed_in_viewer
from rumahbelajar.activities.sorting import Put, Sorting
from rumahbelajar.courses.model import Course, ModuleActivity
from rumahbelajar.help import contacts
from rumahbelajar.learning import activities
from rumahbelajar.learning.history import History, history_of
from rumahbelajar.learning.views.way_in import finish, lead_in


def show(
    course: Course, found: ModuleActivity, sorting: Sorting, _history: History
) -> ResponseReturnValue:
    """Show the things, none of them in a box."""
    return _page(course, found, sorting, sorting.put({}), is_checked=False)


def do(course: Course, found: ModuleActivity, sorting: Sorting) -> ResponseReturnValue:
    """Say where each thing belongs; note that it was done once all lie in some box."""
    closed = lead_in(course, history_of(signed_in_viewer().person_id, course.id))
    if closed is not None:
        return closed
    put = sorting.put(request.form)
    if all(each.chosen for each in put):
        finish(course, found)
    return _page(course, found, sorting, put, is_checked=True)


def _page(
    course: Course,
    found: ModuleActivity,
    sorting: Sorting,
    put: tuple[Put, ...],
    *,
    is_checked: bool,
) -> str:
    return render_template(
        "learning/sorting.html",
        course=course,
        activity=found,
        sorting=sorting,
        put=put,
        is_checked=is_checked,
        contacts=contacts.named(sorting.contacts, signed_in_viewer().village_code),
        lesson_url=activities.url_of_its_lesson(found),
    )
