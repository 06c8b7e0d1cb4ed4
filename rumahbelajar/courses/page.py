"""What a lesson's Markdown is rendered with: its place in the course, and what it may name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rumahbelajar.courses.entries import Figure
from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.references import Known

MEETINGS = "meetings"
"""The folder of the guides to in-person meetings, which is no module."""


@dataclass(frozen=True)
class Surroundings:
    """What the lessons of one course may link to, show and name.

    `lessons` maps the path of a lesson file to its address, `media` a file name to its address,
    and `activities` the path of an activity file to what leads to it.
    """

    lessons: Mapping[str, str]
    media: Mapping[str, str]
    known: Known
    activities: Mapping[str, "Doorway"] = field(default_factory=dict)


@dataclass(frozen=True)
class Doorway:
    """What a lesson shows of an activity: its title, and the address of its page."""

    title: str
    url: str


@dataclass(frozen=True)
class Page:
    """The Markdown of one lesson; `first_line` is the line of the file on which it begins.

    `path` is the file's path within the course, `file` the same within the courses folder.
    """

    path: str
    file: str
    body: str
    first_line: int
    around: Surroundings
    faults: list[Fault] = field(default_factory=list)
    activities: list[str] = field(default_factory=list)
    """The names of the activities that the lesson shows, as they are found while it is checked."""
    figures: list[Figure] = field(default_factory=list)
    """The figures that the lesson names, found alike."""

    @property
    def is_lesson(self) -> bool:
        """Whether it stands in a module; the summary and the guides to meetings do not."""
        return self.path.partition("/")[0] not in {self.path, MEETINGS}

    @property
    def known(self) -> Known:
        """What the lesson may refer to."""
        return self.around.known

    def doorway(self, activity: str) -> Doorway | None:
        """Return what leads to an activity of this module, or None when there is no such."""
        folder = self.path.rpartition("/")[0]
        return self.around.activities.get(f"{folder}/{activity}.yaml")

    def refuse(self, line: int, problem: str, remedy: str) -> None:
        """Add a fault at a line of the Markdown, counted from 0."""
        self.faults.append(Fault(self.file, line + self.first_line, problem, remedy))
