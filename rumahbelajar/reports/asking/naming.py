"""Naming people: whom a report may name to its reader, and whose page they may open."""

from flask import has_request_context
from flask_babel import gettext as _
from sqlalchemy import ColumnElement

from rumahbelajar.access import REGISTRARS, viewer
from rumahbelajar.database import within_any
from rumahbelajar.library import the_library
from rumahbelajar.people.models import Person
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.scope import Scope


def names_people(scope: Scope, asked: Asked) -> bool:
    """Whether people are named: not of a course on a hard subject, which is theirs to say."""
    return scope.sees_persons(asked.area) and not is_hard(asked.course)


def who_knows_the_names(scope: Scope, asked: Asked) -> tuple[str, ...]:
    """Say to who sees counts alone who knows the names; of a hard subject nobody is told them."""
    if scope.sees_persons(asked.area) or is_hard(asked.course):
        return ()
    words = _(
        "Siapa mereka hanya terlihat oleh petugas desa. Untuk bertanya, kirim pesan dari halaman "
        "desanya."
    )
    return (str(words),)


def is_hard(course_id: str) -> bool:
    """Whether a course is on a hard subject; "" is any course."""
    course = the_library().courses.get(course_id)
    return course is not None and course.sensitive


def is_here(scope: Scope) -> ColumnElement[bool]:
    """Return the condition that the reader may see who a person is.

    Somebody who moved away is of another house now, whatever they did here.
    """
    return within_any(Person.village_code, scope.with_persons)


def keeps_records(area: str) -> bool:
    """Whether the reader keeps the records of an area, and so may open each; a coordinator not."""
    asker = viewer() if has_request_context() else None
    return asker is not None and asker.holds_over(area, *REGISTRARS)
