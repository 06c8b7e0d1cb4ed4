"""The numbers at a glance of an area's desk, each with what has changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from rumahbelajar.formats import month, number
from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.reports.asking import saying
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.rows.silence import SILENT_DAYS, Silence
from rumahbelajar.reports.tables import cells
from rumahbelajar.reports.tables.comparing import SUFFIX
from rumahbelajar.reports.tables.table import Column, Kind, Table, Value

_FIGURES = {"enrolled": "peserta", "active": "penyelesaian", "completed": "penyelesaian"}
"""The columns that are told at a glance, and the report that tells more."""


@dataclass(frozen=True)
class Figure:
    """A number at a glance, with what has changed, and the report that tells more."""

    words: str
    label: str
    change: str
    report: str


def figures_of(now: Table, earlier: Table, asked: Asked) -> Iterator[Figure]:
    """Yield the numbers at a glance; who has finished by now has had longer in the period before,
    and is not compared with it."""
    for key, report in _FIGURES.items():
        place = now.place_of(key)
        column = now.columns[place]
        value, before = (
            each.total.values[place] if each.total else None for each in (now, earlier)
        )
        label, than = _label(key, asked)
        change = "" if column.is_of_cohort else _change(value, before, than)
        yield Figure(cells.in_words(value, column), label, change, report)


def _label(key: str, asked: Asked) -> tuple[str, str]:
    """Return what a number is called, and the months that it is compared with."""
    if key == "active":
        now, then = (month(each.active_month.first) for each in (asked, asked.earlier))
        return str(_("peserta aktif pada %(month)s", month=now)), then
    earlier = saying.period_in_words(asked.earlier.period)
    if key == "enrolled":
        return str(_("peserta baru di periode ini")), earlier
    return str(_("selesai, dari yang mulai di periode ini")), earlier


def _change(value: Value, before: Value, than: str) -> str:
    if not isinstance(value, int | float) or not isinstance(before, int | float):
        return ""
    change = round(value - before, 1)
    if not change:
        return str(_("sama dengan %(months)s", months=than))
    return str(_("%(change)s dari %(months)s", change=_signed(change), months=than))


def _signed(value: float) -> str:
    return cells.in_words(round(value, 1), Column(SUFFIX, "", Kind.DECIMAL))


def figures_of_silence(villages: Sequence[Silence], area: str) -> Iterator[Figure]:
    """Tell how many are silent; new are those that were not so long ago. Of one, for how long."""
    if len(area) == VILLAGE_LENGTH:
        for each in villages:
            if each.days is not None:
                label = str(_("hari sejak kabar terakhir"))
                yield Figure(number(each.days), label, "", "rumah-sunyi")
        return
    days = [each.days for each in villages if each.is_silent]
    new = sum(1 for each in days if each is not None and each < 2 * SILENT_DAYS)
    change = str(_("%(count)s baru dalam 30 hari ini", count=new)) if new else ""
    yield Figure(number(len(days)), str(_("desa sunyi 30 hari")), change, "rumah-sunyi")
