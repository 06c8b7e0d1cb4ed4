"""Where a tool is used: in "Alat saya", or in a course under the words of its author."""

from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from rumahbelajar.activities import TYPES
from rumahbelajar.activities.tool import Tool
from rumahbelajar.courses.model import Course, ModuleActivity
from rumahbelajar.learning.steps import activity_url
from rumahbelajar.library import the_library


@dataclass(frozen=True)
class Place:
    """A tool under the words of this place; `authored` has the example, if there is one."""

    tool: type[Tool]
    authored: Tool | None
    title: str
    introduction: str
    language: str | None
    """Of the title and the introduction; None for that of the page."""
    url: str
    back_url: str
    back_words: str

    @property
    def type(self) -> str:
        """The type of the tool, as course files and templates name it."""
        return next(name for name, tool in TYPES.items() if tool is self.tool)

    def example_on(self, today: date) -> dict[str, str]:
        """Return the example as a person would type it on this day; empty where there is none."""
        return self.authored.example_on(today) if self.authored else {}


def own_place(tool: type[Tool]) -> Place:
    """Return a tool in "Alat saya"; its example is that of the first course which has the tool."""
    return Place(
        tool=tool,
        authored=_first_authored(tool),
        title=_(tool.heading),
        introduction=_(tool.purpose),
        language=None,
        url=url_for("learning.tool", name=tool.name),
        back_url=url_for("learning.tools"),
        back_words=_("Alat saya"),
    )


def course_place(course: Course, activity: ModuleActivity, tool: Tool) -> Place:
    """Return a tool as a course shows it."""
    return Place(
        tool=type(tool),
        authored=tool,
        title=tool.title,
        introduction=tool.introduction,
        language=course.language,
        url=activity_url(activity),
        back_url=url_for(
            "learning.lesson", course_id=course.id, module=activity.module, slug=activity.lesson
        ),
        back_words=_("Kembali ke pelajaran"),
    )


def _first_authored(tool: type[Tool]) -> Tool | None:
    found = (
        activity.content
        for course in the_library().courses.values()
        for module in course.modules
        for activity in module.activities
    )
    return next((each for each in found if isinstance(each, tool)), None)
