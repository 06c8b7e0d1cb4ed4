"""What was learned in a village, counted: who began, learned, finished, and got a certificate."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import pgettext
from sqlalchemy import ColumnElement, and_, case, func, select

from rumahbelajar.database import db
from rumahbelajar.desk.titles import title_of
from rumahbelajar.library import the_library
from rumahbelajar.outreach.labels import SHORT_SEXES
from rumahbelajar.people.traits import Sex
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Period
from rumahbelajar.reports.asking.naming import is_hard
from rumahbelajar.reports.documents.laying_out import (
    SEX_ORDER,
    band_of,
    by_category,
    people,
    sex_of,
    summed,
    table,
    with_anybody,
)
from rumahbelajar.reports.summaries import reading
from rumahbelajar.reports.summaries.models import ANY_COURSE, StandingInCourse
from rumahbelajar.reports.summaries.reading import Dimension
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table, share

Whose = tuple[str, Sex, str]
"""Main category ("" is not known), sex, and age band of laying_out."""


@dataclass(frozen=True)
class Learned:
    """The learners of a village in a period, each counted once, whatever courses they take."""

    began: Counter[Whose]
    active: Counter[Whose]
    """Who learned in the last month of the period."""
    finished: int
    """Who finished their first course in it."""
    certified: int


def learned_in(asked: Asked) -> Learned:
    """Return who learned in the area and period that are asked for."""
    began: Counter[Whose] = Counter()
    active: Counter[Whose] = Counter()
    finished = certified = 0
    by = Dimension.CATEGORY, Dimension.SEX, Dimension.AGE_BAND
    for each in reading.sums(asked, *by):
        category, sex, band = (str(key) for key in each.keys)
        whose = category, sex_of(sex), band_of(band)
        began[whose] += each.enrolled
        active[whose] += each.active
        finished += each.finished
        certified += each.certified
    return Learned(+began, +active, finished, certified)


def participant_tables(
    began: Counter[Whose], active: Counter[Whose], active_in: str
) -> list[Table]:
    """Return who began and who was active, by category, sex and age band."""
    said = _("Peserta aktif di bulan %(month)s", month=active_in)
    pairs = (("baru", pgettext("jumlah", "Peserta baru"), began), ("aktif", said, active))
    return [by_category(key, title, counted) for key, title, counted in pairs]


def by_cell(counted: Counter[Whose]) -> Counter[tuple[Sex, str]]:
    """Return the same by sex and age band alone."""
    found: Counter[tuple[Sex, str]] = Counter()
    for (_category, sex, band), number in counted.items():
        found[sex, band] += number
    return found


def course_table(asked: Asked) -> Table:
    """Return how many began and finished each course, and what the tests before and after show."""
    columns = [
        Column("course", _("Kursus"), Kind.TEXT),
        Column("sex", _("L/P"), Kind.TEXT),
        people("enrolled", pgettext("kursus", "Mulai")),
        people("finished", finished_in(asked.period)),
        people("certified", _("Sertifikat terbit")),
        people("both_tests", _("Ikut dua tes")),
        Column("pretest", _("Nilai awal"), Kind.MARK, share_of=("both_tests", "both_tests")),
        Column("posttest", _("Nilai akhir"), Kind.MARK, share_of=("both_tests", "both_tests")),
    ]
    found = _by_course(asked.area, asked.period)
    courses = list(dict.fromkeys([*the_library().courses, *(course for course, _sex in found)]))
    things = [
        [
            Row(
                f"{course_id}.{sex}",
                (
                    title_of(course_id),
                    str(SHORT_SEXES[sex]),
                    *_told(found.get((course_id, sex), _NOTHING)),
                ),
                is_hard=is_hard(course_id),
            )
            for sex in SEX_ORDER
        ]
        for course_id in courses
    ]
    rows = with_anybody(columns, things, _("Kursus lainnya"))
    return table(
        "kursus",
        _("Kursus: mulai, selesai, dan hasil tes"),
        columns,
        rows,
        _("Orang yang ikut dua kursus dihitung di tiap kursus, jadi bisa lebih dari jumlah orang."),
        _("Nilai: rata-rata dari yang selesai dalam periode ini dan mengerjakan kedua tesnya."),
        total=summed(columns, rows),
    )


def finished_in(period: Period) -> str:
    """Return the head for who finished in these months, whenever they began."""
    return str(_("Selesai di bulan ini") if len(period) == 1 else _("Selesai di periode ini"))


_Sums = tuple[int, ...]
"""Began, finished, certified, took both tests; and the sums of their marks before and after."""
_NOTHING: _Sums = (0,) * 6


def _by_course(village_code: str, period: Period) -> dict[tuple[str, Sex], _Sums]:
    """Return what is counted of each course and sex; one statement over the standings."""
    standing = StandingInCourse
    finished = _within(standing.completed_on, period)
    both = and_(finished, standing.pretest_mark.is_not(None), standing.posttest_mark.is_not(None))
    rows = db.session.execute(
        select(
            standing.course_id,
            standing.sex,
            _how_many(_within(standing.enrolled_on, period)),
            _how_many(finished),
            _how_many(_within(standing.certified_on, period)),
            _how_many(both),
            func.sum(case((both, standing.pretest_mark), else_=0)),
            func.sum(case((both, standing.posttest_mark), else_=0)),
        )
        .where(
            standing.village_code == village_code,
            standing.course_id != ANY_COURSE,
            standing.enrolled_on.is_not(None),
        )
        .group_by(standing.course_id, standing.sex)
        .order_by(standing.course_id, standing.sex)
    )
    found: dict[tuple[str, Sex], _Sums] = {}
    for course_id, sex, *numbers in rows:
        key = course_id, sex_of(sex)
        found[key] = _added([found.get(key, _NOTHING), tuple(int(each) for each in numbers)])
    return found


def _within(day: Any, period: Period) -> ColumnElement[bool]:
    return and_(day >= period.first, day <= period.last)


def _how_many(such: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((such, 1), else_=0))


def _added(sums: Sequence[_Sums]) -> _Sums:
    return tuple(sum(each) for each in zip(*sums, strict=True))


def _told(sums: _Sums) -> tuple[int | float | None, ...]:
    """Return the numbers of a line, with averages in place of the sums of marks."""
    *counted, before, after = sums
    both = counted[-1]
    return *counted, share(before, both), share(after, both)
