"""What somebody finds in "Alat saya": what they use, then the tools of each course.

A tool of the program is there for everybody. A sheet whose fields a course wrote is there for who
takes the course, and for who has kept something in it, also after leaving.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext as _

from rumahbelajar.activities import TOOLS, OwnSheet, Tool
from rumahbelajar.courses.model import Course, ModuleActivity
from rumahbelajar.learning import tools
from rumahbelajar.learning.finding import find_activity
from rumahbelajar.learning.history import histories_of, history_of
from rumahbelajar.learning.tool_places import Place, own_place, own_sheet_place
from rumahbelajar.library import the_library

_PARTS_OF_AN_ID = 3


@dataclass(frozen=True)
class Shelf:
    """Some places under one heading; `language` is that of the heading, None that of the page."""

    heading: str
    places: tuple[Place, ...]
    language: str | None = None


def shelves_of(person_id: UUID, kept: Container[str]) -> list[Shelf]:
    """Return what is in use, then the rest course by course; `kept` names what is in use."""
    taken = {key for key, each in histories_of(person_id).items() if each.is_enrolled}
    shelves = list(_shelves_by_course(taken, kept))
    used = (each for shelf in shelves for each in shelf.places if each.key in kept)
    rest = (
        Shelf(
            shelf.heading,
            tuple(each for each in shelf.places if each.key not in kept),
            shelf.language,
        )
        for shelf in shelves
    )
    every = [Shelf(_("Sedang Anda pakai"), tuple(used)), *rest]
    return [shelf for shelf in every if shelf.places]


def place_of(person_id: UUID, key: str) -> Place | None:
    """Return a tool, or a sheet that somebody may reach; None otherwise."""
    if key in TOOLS:
        return own_place(TOOLS[key])
    parts = key.split("/")
    if len(parts) != _PARTS_OF_AN_ID:
        return None
    course, activity = find_activity(*parts)
    if not isinstance(activity.content, OwnSheet):
        return None
    takes_it = history_of(person_id, course.id).is_enrolled
    if not takes_it and tools.kept_in(person_id, key) is None:
        return None
    return own_sheet_place(course, activity, activity.content)


def sheet_at(activity_id: str) -> OwnSheet | None:
    """Return a sheet of a course as it is now; None when the course no longer has it."""
    course = the_library().courses.get(activity_id.partition("/")[0])
    activity = course.activity(activity_id) if course else None
    content = activity.content if activity else None
    return content if isinstance(content, OwnSheet) else None


def _shelves_by_course(taken: Container[str], kept: Container[str]) -> Iterator[Shelf]:
    """Yield all that is there for somebody; a tool stands once, with the first course that has it.

    The title of a course on a hard subject would tell whoever looks over one's shoulder: what is
    of such a course stands with what is of none.
    """
    left = dict.fromkeys(TOOLS.values())
    others: list[Place] = []
    for course in the_library().courses.values():
        places: list[Place] = []
        for each in _fillable(course):
            content = each.content
            if isinstance(content, OwnSheet):
                if course.id in taken or each.id in kept:
                    places.append(own_sheet_place(course, each, content))
            elif isinstance(content, Tool) and type(content) in left:
                del left[type(content)]
                places.append(own_place(type(content)))
        if course.sensitive:
            others += places
        else:
            yield Shelf(course.title, tuple(places), course.language)
    yield Shelf(_("Alat lain"), (*others, *map(own_place, left)))


def _fillable(course: Course) -> Iterator[ModuleActivity]:
    """Yield what can be filled in, in the order of the course."""
    for module in course.modules:
        for activity in module.activities:
            if isinstance(activity.content, Tool | OwnSheet):
                yield activity
