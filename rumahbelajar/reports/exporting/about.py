"""What must be said with the numbers of an export: of where, of when, and what the words mean."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import pgettext

from rumahbelajar import clock
from rumahbelajar.formats import moment, number
from rumahbelajar.people.house import the_house, time_zone_of
from rumahbelajar.reports.asking.asked import Filter
from rumahbelajar.reports.asking.places import name_of
from rumahbelajar.reports.asking.saying import compared, narrowed, period_in_words
from rumahbelajar.reports.tables.table import Table

if TYPE_CHECKING:
    from rumahbelajar.reports.tables.answering import Answer

Told = tuple[str, str]
"""A heading, and what is said under it."""
NO_VILLAGE = "Asia/Jakarta"
"""The time zone where there is no village, as on central: that of the ministry."""


def about(answer: "Answer") -> list[Told]:
    """Return what is said of a report: which, of where and when, filters, and when it was made."""
    return [
        (pgettext("satu", "Laporan"), str(answer.report.title)),
        (_("Pertanyaan"), str(answer.report.question)),
        *filters_of(answer),
        (_("Data dari"), heard_from(answer)),
        (_("Dibuat"), made_at()),
    ]


def filters_of(answer: "Answer") -> Iterator[Told]:
    """Yield area, period and each filter that was asked for, in words."""
    asked = answer.asked
    yield _("Wilayah"), _area(asked.area)
    if Filter.PERIOD in answer.report.filters:
        yield _("Periode"), period_in_words(asked.period)
    if words := narrowed(asked):
        yield _("Hanya"), " · ".join(words)
    if beside := compared(asked, is_compared=answer.is_compared):
        yield _("Perbandingan"), beside


def heard_from(answer: "Answer") -> str:
    """Return from how many of how many villages the numbers are."""
    return str(
        _(
            "%(villages)s dari %(of)s desa",
            villages=number(answer.heard.villages),
            of=number(answer.heard.of),
        )
    )


def made_at() -> str:
    """Return this moment in words, in the time of the house."""
    house = the_house()
    return moment(clock.now(), time_zone_of(house.village_code) if house else NO_VILLAGE)


def notes_of(table: Table) -> list[str]:
    """Return the sentences that are shown with a table."""
    return [str(note) for note in table.notes]


def legend_of(table: Table) -> Iterator[Told]:
    """Yield what short titles of columns stand for, where it says more than they do."""
    for column in table.columns:
        if column.long_title and not _says_the_same(str(column.title), str(column.long_title)):
            yield str(column.title), str(column.long_title)


def _says_the_same(short: str, long: str) -> bool:
    """Whether a long title only writes out the words of a short one: "Okt", "Oktober"."""
    words, written = short.split(), long.split()
    rest = iter(written)
    is_written_out = all(any(each.startswith(word) for each in rest) for word in words)
    return is_written_out and len(written) <= len(words) + 1


def _area(code: str) -> str:
    name = name_of(code)
    return f"{name} ({code})" if code and name != code else name
