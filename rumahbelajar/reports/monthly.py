"""Report: what a village did in a month, as it is handed in (facts G, "Laporan minimum")."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext, pgettext

from rumahbelajar.formats import month, short_month
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.labels import KINDS
from rumahbelajar.outreach.models import Service
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.periods import OF_A_MONTH
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.documents import hard_courses
from rumahbelajar.reports.documents.completeness import completeness_table, missing_of
from rumahbelajar.reports.documents.first_finished import KEY as FIRST
from rumahbelajar.reports.documents.first_finished import first_table
from rumahbelajar.reports.documents.laying_out import TERMS, people, table
from rumahbelajar.reports.documents.learning_counts import (
    Learned,
    course_table,
    learned_in,
    participant_tables,
)
from rumahbelajar.reports.documents.links import report_of
from rumahbelajar.reports.documents.making import document
from rumahbelajar.reports.documents.meeting_counts import Meetings, State, meetings_in
from rumahbelajar.reports.documents.meeting_tables import meeting_tables
from rumahbelajar.reports.documents.paper import paper_of
from rumahbelajar.reports.documents.service_tables import service_tables, services_in
from rumahbelajar.reports.documents.typed_words import words_table
from rumahbelajar.reports.documents.where_numbers_are import told_in_reports
from rumahbelajar.reports.tables.comparing import SUFFIX
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table

KEY = "bulanan"
_Line = tuple[str, str, int, int, str]
"""Its key, its words, the number of this month and of the one before, and which report tells it,
or with "#" which table of the document itself."""


def make(scope: Scope, asked: Asked) -> Sequence[Table]:
    """Return the report of one village and one month: the last of those that are asked for."""
    return document(KEY, scope, asked, month_in, _tables)


def month_in(period: Period | None, now: Month) -> Period:
    """Return the last month of a period that has begun; that which is over where none is asked."""
    last = min(period.until, now) if period else now.plus(-1)
    return Period(last, last)


@dataclass(frozen=True)
class _Month:
    learned: Learned
    meetings: Meetings
    services: list[Service]


def _tables(asked: Asked, today: date, *, full: bool) -> list[Table]:
    before = asked.period.before
    both = meetings_in(asked.area, Period(before.since, asked.period.until), today)
    now, then = (
        _Month(
            learned_in(asked.during(period)),
            both.during(period),
            services_in(asked.area, period),
        )
        for period in (asked.period, before)
    )
    missing = missing_of(now.learned, now.meetings, now.services, full=full)
    return [
        *_compared(now, then, asked, full=full),
        *(_of_learners(now, asked) if full else told_in_reports(asked, Month.of(today))),
        *meeting_tables(now.meetings, full=full),
        *service_tables(now.services, asked, full=full),
        words_table(now.services, now.meetings, full=full),
        completeness_table(asked, today, missing),
    ]


def _of_learners(now: _Month, asked: Asked) -> list[Table]:
    by_course, _closed = hard_courses.close([first_table(asked), course_table(asked)], {})
    return [
        *participant_tables(now.learned.began, now.learned.active, month(asked.period.last)),
        *by_course,
    ]


def _compared(now: _Month, then: _Month, asked: Asked, *, full: bool) -> list[Table]:
    """Return what was done, and in full the numbers of people, beside those of the month before."""
    doings = _beside(
        "kegiatan",
        _("Pertemuan dan layanan, dibanding bulan sebelumnya"),
        _of_doings(now, then),
        asked,
        of_people=False,
    )
    if not full:
        return [doings]
    served = [
        (kind.value, str(KINDS[kind]), *_pair(now, then, kind), "kegiatan") for kind in ServiceKind
    ]
    note = _(
        "Pertama kali: tiap orang dihitung satu kali, di bulan itu terjadi, kapan pun ia mulai. "
        "Di laporan Penyelesaian, “Selesai” dihitung dari yang mulai dalam periodenya."
    )
    of_people = _beside(
        "orang",
        _("Orang, dibanding bulan sebelumnya"),
        [*_of_people(now, then), *served],
        asked,
        note,
        of_people=True,
    )
    return [of_people, doings]


def _of_people(now: _Month, then: _Month) -> list[_Line]:
    learned, before = now.learned, then.learned
    began, before_began = learned.began.total(), before.began.total()
    active, before_active = learned.active.total(), before.active.total()
    came, before_came = now.meetings.came_in_all, then.meetings.came_in_all
    return [
        ("enrolled", pgettext("jumlah", "Peserta baru"), began, before_began, "peserta"),
        ("active", _("Peserta aktif"), active, before_active, "penyelesaian"),
        (
            "finished",
            _("Selesai di bulan ini (pertama kali)"),
            learned.finished,
            before.finished,
            f"#{FIRST}",
        ),
        (
            "certified",
            _("Menerima sertifikat di bulan ini (pertama kali)"),
            learned.certified,
            before.certified,
            f"#{FIRST}",
        ),
        ("came", _("Hadir di pertemuan (kali)"), came, before_came, "kehadiran"),
    ]


def _of_doings(now: _Month, then: _Month) -> list[_Line]:
    planned = len(now.meetings.counted), len(then.meetings.counted)
    held, missing = (
        (now.meetings.in_state(state), then.meetings.in_state(state))
        for state in (State.HELD, State.WITHOUT_ROLL)
    )
    times = len(now.services), len(then.services)
    return [
        ("planned", _("Pertemuan direncanakan"), *planned, "kehadiran"),
        ("held", _("Pertemuan diadakan"), *held, "kehadiran"),
        ("without_roll", _("Pertemuan yang daftar hadirnya belum ditutup"), *missing, "kehadiran"),
        ("services", _("Layanan yang dicatat (kali)"), *times, "kegiatan"),
    ]


def _pair(now: _Month, then: _Month, kind: ServiceKind) -> tuple[int, int]:
    first, second = (
        sum(each.people for each in some.services if each.kind is kind) for some in (now, then)
    )
    return first, second


def _beside(
    key: str, title: str, lines: Sequence[_Line], asked: Asked, *notes: str, of_people: bool
) -> Table:
    months = [short_month(each.last) for each in (asked.period, asked.period.before)]
    numbers = [
        people(name, words) if of_people else Column(name, words)
        for name, words in zip(("now", "before"), months, strict=True)
    ]
    columns = [
        Column("what", _("Yang dihitung"), Kind.TEXT),
        *numbers,
        Column(f"now{SUFFIX}", _("Selisih"), share_of=("now", "before")),
    ]
    rows = [
        Row(
            name,
            (words, now, before, now - before),
            url=place if place.startswith("#") else report_of(place, asked),
        )
        for name, words, now, before, place in lines
    ]
    return table(key, title, columns, rows, *notes)


REPORT = Report(
    key=KEY,
    title=lazy_gettext("Laporan bulanan desa"),
    question=lazy_gettext("Apa yang terjadi di satu desa dalam satu bulan, untuk dilaporkan?"),
    filters=frozenset({Filter.AREA, Filter.PERIOD}),
    make=make,
    months=month_in,
    moving=OF_A_MONTH,
    paper=paper_of,
    terms=TERMS,
    has_typed_words=True,
)
