"""What lessons name by its key: contacts, figures and terms, as all courses share them."""

from rumahbelajar.courses.authored import ContactEntry, FigureEntry, TermEntry
from rumahbelajar.courses.compiled import Compiled


class Contact(ContactEntry, Compiled):
    """A contact with the key by which lessons name it."""

    key: str

    @property
    def dialled(self) -> str | None:
        """The number as a phone dials it, or None when it is none, or answers messages only."""
        if self.tel or self.wa:
            return self.tel
        digits = "".join(character for character in self.number if character not in " .()-")
        return digits if digits.removeprefix("+").isdecimal() and digits.isascii() else None

    @property
    def address(self) -> str | None:
        """Where a tap leads: to the phone, else to WhatsApp, else to the web; None for words."""
        return tapped(self.dialled, self.wa, self.web)


def tapped(dialled: str | None, wa: str | None, web: str | None) -> str | None:
    """Return where a tap on a contact leads, the surest first."""
    if dialled:
        return f"tel:{dialled}"
    return f"https://wa.me/{wa}" if wa else web


class Figure(FigureEntry, Compiled):
    """A figure with the key by which lessons name it."""

    key: str


class Term(TermEntry, Compiled):
    """A term with the key by which lessons name it.

    `course` is the id of the course whose own it is, "" when all share it.
    """

    key: str
    course: str = ""

    @property
    def url(self) -> str:
        """The address of the page that says what it means."""
        return (
            f"/kursus/{self.course}/istilah/{self.key}" if self.course else f"/istilah/{self.key}"
        )

    @property
    def mark(self) -> str:
        """The id of the place in a lesson that first leads to it."""
        return f"istilah-{self.key}"
