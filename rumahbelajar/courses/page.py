"""What a lesson's Markdown is rendered with: its place in the course, and what it may name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.references import Known


@dataclass(frozen=True)
class Surroundings:
    """What the lessons of one course may link to, show and name.

    `lessons` maps the path of a lesson file to its address, `media` a file name to its address.
    """

    lessons: Mapping[str, str]
    media: Mapping[str, str]
    known: Known


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

    @property
    def known(self) -> Known:
        """What the lesson may refer to."""
        return self.around.known

    def refuse(self, line: int, problem: str, remedy: str) -> None:
        """Add a fault at a line of the Markdown, counted from 0."""
        self.faults.append(Fault(self.file, line + self.first_line, problem, remedy))
