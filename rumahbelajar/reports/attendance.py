"""Attendance: meetings that were planned, held and cancelled, and how many came to them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext

from rumahbelajar.meetings.finding import numbered_title_of
from rumahbelajar.people.areas import REGENCY_LENGTH
from rumahbelajar.reports.asking.asked import Asked, Comparison, Filter
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.rows import absences, meeting_counts
from rumahbelajar.reports.rows.areas_listed import Measured, areas_below, is_village, tables_above
from rumahbelajar.reports.rows.meeting_counts import MeetingCounts, Met
from rumahbelajar.reports.rows.meetings import state_of
from rumahbelajar.reports.summaries.reading import Sum
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import (
    Column,
    Kind,
    ListedRows,
    Row,
    Table,
    Typed,
    Value,
    share,
)


def _make(scope: Scope, asked: Asked) -> Sequence[Table]:
    now = today()
    if not scope.sees_persons(asked.area):
        whole = _by_area(asked, now, _above(scope, asked))
        return [whole, _without_people(asked, now)] if is_village(asked.area) else [whole]
    first = _of_village(asked, now) if is_village(asked.area) else _by_area(asked, now, ())
    return [first, absences.table(scope, asked, now)]


def _above(scope: Scope, asked: Asked) -> tuple[Table, ...]:
    """Return the tables of the areas above, from the regency down with who was not marked."""
    return tuple(
        _with_unmarked(table, asked.within(table.total.area))
        if table.total and table.total.area and _is_near(asked.within(table.total.area))
        else table
        for table in tables_above(scope, asked, _people())
    )


def _with_unmarked(table: Table, asked: Asked) -> Table:
    unmarked = meeting_counts.unmarked_by_child(asked)
    columns = (*table.columns, _unmarked())
    found = {row.key: row.values for row in table.rows.stream()}
    nothing = ("", *_values(Sum()))
    rows = [
        Row(code, (*found.get(code, nothing), unmarked.get(code, 0)), code)
        for code in sorted(found.keys() | unmarked.keys())
    ]
    total = table.total and replace(
        table.total, values=(*table.total.values, sum(unmarked.values()))
    )
    return replace(table, columns=columns, rows=ListedRows(rows, columns), total=total)


def _is_near(asked: Asked) -> bool:
    """Whether an area is small enough to look at each line of each list for who was not marked."""
    return len(asked.area) >= REGENCY_LENGTH and not asked.has_traits


def _by_area(asked: Asked, now: date, above: tuple[Table, ...]) -> Table:
    """Return the sums of people by area, with the numbers of meetings before them."""
    people = areas_below(asked, _people(), above)
    met = meeting_counts.by_child(asked, now)
    whole = MeetingCounts(*(sum(numbers) for numbers in zip(*met.values(), strict=True)))
    is_near = _is_near(asked)
    unmarked = meeting_counts.unmarked_by_child(asked) if is_near else {}

    def widened(row: Row, counts: MeetingCounts, missing: int) -> Row:
        name, *values = row.values
        return replace(row, values=(name, *counts, *values, *([missing] if is_near else [])))

    area, *others = people.columns
    columns = (area, *_of_meetings(), *others, *([_unmarked()] if is_near else []))
    rows = [
        widened(row, met.get(row.key, MeetingCounts()), unmarked.get(row.key, 0))
        for row in people.rows.stream()
    ]
    total = people.total and widened(people.total, whole, sum(unmarked.values()))
    title = str(_("Pertemuan dan kehadiran"))
    listed = ListedRows(rows, columns)
    notes = (*people.notes, *_still_to_come(whole), *_of_some_people(asked))
    return replace(people, title=title, columns=columns, rows=listed, total=total, notes=notes)


def _still_to_come(met: MeetingCounts) -> tuple[str, ...]:
    """Say what the planned ones have beside those that the columns tell of."""
    if not (left := met.planned - met.held - met.cancelled - met.no_roll):
        return ()
    words = ngettext(
        "Di antara yang direncanakan, %(num)s pertemuan belum tiba harinya.",
        "Di antara yang direncanakan, %(num)s pertemuan belum tiba harinya.",
        left,
    )
    return (str(words),)


def _of_some_people(asked: Asked) -> tuple[str, ...]:
    """Say whom a filter leaves out, and that it leaves out no meeting."""
    words = _("Pertemuan dihitung semuanya. Yang disaring hanya orangnya.")
    return (str(words),) if asked.has_traits else ()


def _of_village(asked: Asked, now: date) -> Table:
    met = meeting_counts.meetings_of(asked)
    unmarked = () if asked.has_traits else (_unmarked(),)
    columns = (*_of_a_meeting(), *_people().columns, *unmarked)
    rows = [
        _meeting_row(each, now, len(columns), tells_marked=not asked.has_traits) for each in met
    ]
    people = Sum(marked=sum(each.marked for each in met), came=sum(each.came for each in met))
    missing = sum(each.unmarked for each in met)
    values = (str(_("Semua")), None, None, *_values(people), missing)[: len(columns)]
    total = Row("total", values, asked.area)
    listed, notes = ListedRows(rows, columns), _of_some_people(asked) if met else ()
    return Table("pertemuan", str(_("Pertemuan")), columns, listed, total, notes=notes)


def _without_people(asked: Asked, now: date) -> Table:
    """Return the meetings for who sees counts: how many came to one would tell its month."""
    columns = _of_a_meeting()
    met = meeting_counts.meetings_of(asked)
    rows = [_meeting_row(each, now, len(columns), tells_marked=False) for each in met]
    note = str(_("Angka orang tiap pertemuan hanya untuk yang bekerja di desa ini."))
    listed = ListedRows(rows, columns)
    return Table("pertemuan", str(_("Pertemuan")), columns, listed, notes=(note,))


def _of_a_meeting() -> tuple[Column, ...]:
    return (
        Column("meeting", str(_("Pertemuan")), Kind.TEXT),
        Column("on", str(_("Tanggal")), Kind.DAY),
        Column("state", str(_("Keadaan")), Kind.TEXT),
    )


def _of_meetings() -> tuple[Column, ...]:
    return (
        Column("planned", str(_("Direncanakan")), term="planned"),
        Column("held", str(_("Diadakan")), term="held"),
        Column("cancelled", str(_("Dibatalkan"))),
        Column(
            "no_roll",
            str(_("Tanpa daftar hadir")),
            term="no_roll",
            long_title=str(_("Tanpa daftar hadir di periode ini")),
        ),
    )


def _people() -> Measured:
    columns = (
        Column("marked", str(_("Dicatat")), term="marked", is_of_people=True),
        Column(
            "came",
            str(_("Hadir")),
            term="came",
            is_of_people=True,
            part_of="marked",
            is_told_alone=True,
        ),
        Column("stayed", str(_("Tidak hadir")), term="stayed", is_of_people=True, part_of="marked"),
        Column(
            "rate",
            str(_("Tingkat hadir")),
            Kind.SHARE,
            term="attendance_rate",
            share_of=("came", "marked"),
        ),
    )
    return Measured(columns, _values)


def _unmarked() -> Column:
    return Column("unmarked", str(_("Belum dicatat")), term="unmarked", is_of_people=True)


def _values(people: Sum) -> tuple[Value, ...]:
    rate = share(people.came, people.marked)
    return people.marked, people.came, people.marked - people.came, rate


def _meeting_row(each: Met, now: date, width: int, *, tells_marked: bool) -> Row:
    meeting = each.held.meeting
    values = (
        Typed(f"{numbered_title_of(meeting)} · {each.held.with_whom}"),
        meeting.on,
        state_of(meeting, now, each.marked if tells_marked else None),
        *_values(Sum(marked=each.marked, came=each.came)),
        each.unmarked,
    )
    url = url_for("reports.meeting", meeting_id=meeting.id)
    return Row(str(meeting.id), values[:width], url=url)


REPORT = Report(
    key="kehadiran",
    title=lazy_gettext("Kehadiran"),
    question=lazy_gettext("Berapa pertemuan diadakan, dan berapa orang yang hadir?"),
    filters=frozenset({Filter.AREA, Filter.PERIOD, Filter.SEX, Filter.AGE_BAND, Filter.CATEGORY}),
    make=_make,
    glance=("planned", "held", "came", "rate", "marked"),
    comparisons=(Comparison.PERIOD_BEFORE, Comparison.AREA),
)
