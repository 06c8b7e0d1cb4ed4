"""Who finished or got a certificate for the first time in a period, by the course they did it in.

These are the people whom a document counts as having finished in its months, whenever they began.
"""

from collections import Counter

from flask_babel import gettext as _
from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from rumahbelajar.database import db
from rumahbelajar.desk.titles import title_of
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.documents.laying_out import people, summed, table
from rumahbelajar.reports.summaries.models import ANY_COURSE, StandingInCourse
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table

KEY = "selesai"


def first_table(asked: Asked) -> Table:
    """Return them by course; each person once, so that the sums are those of the people."""
    columns = [
        Column("course", _("Kursus"), Kind.TEXT),
        people("finished", _("Pertama kali selesai")),
        people("certified", _("Pertama kali menerima sertifikat")),
    ]
    finished, certified = _first(asked, "completed_on"), _first(asked, "certified_on")
    rows = [
        Row(
            course_id or "-",
            (
                title_of(course_id) if course_id else _("Kursus yang tidak dikenal"),
                finished[course_id],
                certified[course_id],
            ),
        )
        for course_id in sorted({*finished, *certified})
    ]
    return table(
        KEY,
        _("Yang pertama kali selesai, dan yang pertama kali menerima sertifikat"),
        columns,
        rows,
        _("Tiap orang dihitung satu kali, pada kursus pertama yang ia selesaikan."),
        total=summed(columns, rows),
    )


def _first(asked: Asked, what: str) -> Counter[str]:
    """Return how many people did it for the first time, by course; one query.

    Of several courses on one day the first by id counts.
    """
    one, every = aliased(StandingInCourse), StandingInCourse
    day = getattr(every, what)
    same = and_(
        one.person_id == every.person_id,
        one.course_id != ANY_COURSE,
        getattr(one, what) == day,
    )
    firsts = db.session.scalars(
        select(func.coalesce(func.min(one.course_id), ""))
        .select_from(every)
        .outerjoin(one, same)
        .where(
            every.village_code == asked.area,
            every.course_id == ANY_COURSE,
            every.enrolled_on.is_not(None),
            day >= asked.period.first,
            day <= asked.period.last,
        )
        .group_by(every.person_id)
    )
    return Counter(firsts)
