"""The codes of areas in a file: villages of one name are told apart by nothing else.

A page leads on by them from each area, and has no column for them; who reckons with the file needs
them in each line. Tables of people have none: their files show what the page shows.
"""

from flask_babel import gettext as _

from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.reports.tables.table import Row, Table

_OF_AREAS = frozenset({"area", "village"})
"""What the first column of a table of areas is called."""
LONGEST = VILLAGE_LENGTH


def title() -> str:
    """Return the head of the column of codes."""
    return str(_("Kode"))


def has_codes(table: Table) -> bool:
    """Whether the lines of a table stand for areas, so that a file puts their codes first."""
    return table.columns[0].key in _OF_AREAS if table.columns else False


def code_of(row: Row) -> str:
    """Return the code of the area of a line; "" of one that tells of none, as of the nation."""
    return row.area or ""


def code_for_excel(row: Row) -> str:
    """Return the code so that a spreadsheet that opens a CSV file takes it for words.

    It would read "33.10" as 33.1 or, in Indonesia, as a time of day. No number is like the code of
    a village, but all codes of a file are written in one way.
    """
    code = code_of(row)
    return f"'{code}" if code else ""
