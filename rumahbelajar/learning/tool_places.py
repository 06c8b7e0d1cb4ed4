"""Where something is filled in: in "Alat saya", or in a course under the words of its author."""

from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from rumahbelajar.activities import TYPES, OwnSheet
from rumahbelajar.activities.tool import Tool
from rumahbelajar.courses.model import Course, ModuleActivity
from rumahbelajar.learning.steps import activity_url
from rumahbelajar.library import the_library

Fillable = type[Tool] | Tool | OwnSheet
"""What can be filled in: a tool, perhaps as a course has it, or a sheet that a course wrote."""


@dataclass(frozen=True)
class Place:
    """Something to fill in, under the words of this place; `authored` has the example, if any.

    `key` is the name under which is kept what was filled in, the same in every place of it.
    """

    tool: type[Tool] | OwnSheet
    key: str
    authored: Tool | None
    title: str
    introduction: str
    language: str | None
    """Of the title and the introduction; None for that of the page."""
    url: str
    back_url: str
    back_words: str

    @property
    def filled_by(self) -> Fillable:
        """What works out the result: the tool as a course has it, where one does."""
        return self.authored or self.tool

    @property
    def type(self) -> str:
        """The type of it, as course files and templates name it."""
        if isinstance(self.tool, OwnSheet):
            return self.tool.type
        return next(name for name, tool in TYPES.items() if tool is self.tool)

    @property
    def in_short(self) -> str:
        """The first sentence of the introduction, for a list of many."""
        first, end, _rest = self.introduction.partition(". ")
        return first + end.strip()

    @property
    def is_own_sheet(self) -> bool:
        """Whether its fields are those of a course."""
        return isinstance(self.tool, OwnSheet)

    @property
    def is_discreet(self) -> bool:
        """Whether its page is discreet even outside of a course on a hard subject."""
        return not isinstance(self.tool, OwnSheet) and self.tool.is_discreet

    @property
    def contacts(self) -> tuple[str, ...]:
        """The keys of whom to ask for help."""
        return self.authored.contacts if self.authored else ()

    def figures_of(self, result: object) -> tuple[str, ...]:
        """Return the keys of the figures that a result rests on; there is none without one."""
        return self.authored.figures_of(result) if self.authored and result else ()

    def example_on(self, today: date, number: int) -> dict[str, str]:
        """Return an example as a person would type it on this day; empty where there is none."""
        return self.authored.example_on(today, number) if self.authored else {}

    @property
    def more_examples(self) -> dict[int, str]:
        """The titles of the examples beside the first, by their number."""
        more = self.authored.more_examples if self.authored else ()
        return {number: each.title for number, each in enumerate(more, start=2)}


def own_place(tool: type[Tool]) -> Place:
    """Return a tool in "Alat saya"; its example is that of the first course which has the tool."""
    return Place(
        tool=tool,
        key=tool.name,
        authored=_first_authored(tool),
        title=_(tool.heading),
        introduction=_(tool.purpose),
        language=None,
        url=url_for("learning.tool", name=tool.name),
        back_url=url_for("learning.tools"),
        back_words=_("Alat saya"),
    )


def own_sheet_place(course: Course, activity: ModuleActivity, sheet: OwnSheet) -> Place:
    """Return a sheet of a course in "Alat saya": there it stays for who left the course."""
    return Place(
        tool=sheet,
        key=activity.id,
        authored=None,
        title=sheet.title,
        introduction=sheet.introduction,
        language=course.language,
        url=url_for("learning.tool", name=activity.id),
        back_url=url_for("learning.tools"),
        back_words=_("Alat saya"),
    )


def course_place(course: Course, activity: ModuleActivity, tool: Tool | OwnSheet) -> Place:
    """Return something to fill in as a course shows it."""
    return Place(
        tool=tool if isinstance(tool, OwnSheet) else type(tool),
        key=activity.id if isinstance(tool, OwnSheet) else tool.name,
        authored=None if isinstance(tool, OwnSheet) else tool,
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
