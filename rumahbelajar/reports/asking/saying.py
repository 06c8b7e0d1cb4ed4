"""Saying in words what a report is asked: where, when, and of whom."""

from collections.abc import Iterator

from flask_babel import format_date
from flask_babel import gettext as _

from rumahbelajar.database import db
from rumahbelajar.formats import month, short_month
from rumahbelajar.groups.models import Group
from rumahbelajar.library import the_library
from rumahbelajar.people.labels import AGE_BANDS, CATEGORIES, DESTINATIONS, SEXES
from rumahbelajar.people.traits import AgeBand, Category, Sex
from rumahbelajar.reports.asking.asked import Asked, Comparison, Filter
from rumahbelajar.reports.asking.months import Period
from rumahbelajar.reports.asking.places import name_of
from rumahbelajar.reports.tables.report import Report


def where_and_when(report: Report, asked: Asked) -> str:
    """Return all that is asked in one line: "Jawa Tengah · November 2026 · Calon PMI"."""
    said = [name_of(asked.area)]
    if Filter.PERIOD in report.filters:
        said.append(period_in_words(asked.period))
    return " · ".join([*said, *narrowed(asked)])


def period_in_words(period: Period) -> str:
    """Return a period: "November 2026", "Juli sampai November 2026"."""
    if len(period) == 1:
        return month(period.first)
    is_of_one_year = period.since.year == period.until.year
    since = str(format_date(period.first, "MMMM")) if is_of_one_year else month(period.first)
    return str(_("%(since)s sampai %(until)s", since=since, until=month(period.last)))


def active_in(asked: Asked) -> str:
    """Return the head of a column with who was active: "Aktif Okt 2026"."""
    return str(_("Aktif %(month)s", month=short_month(asked.active_month.first)))


def active_in_full(asked: Asked) -> str:
    """Return the same where there is room: "Aktif pada Oktober 2026"."""
    return str(_("Aktif pada %(month)s", month=month(asked.active_month.first)))


def still_counting(asked: Asked) -> tuple[str, ...]:
    """Return a sentence where who was active is told of a month that is not over; else none."""
    if not asked.is_still_counting:
        return ()
    name = month(asked.active_month.first)
    sentence = _("%(month)s belum selesai, jadi yang aktif masih bisa bertambah.", month=name)
    return (str(sentence),)


def still_to_come(report: Report, asked: Asked) -> tuple[str, ...]:
    """Return a sentence where nothing that is asked for can have happened yet; else none."""
    if Filter.PERIOD not in report.filters or asked.now is None or asked.period.since <= asked.now:
        return ()
    months = period_in_words(asked.period)
    sentence = _(
        "%(months)s belum tiba, jadi belum ada angkanya. Pilih periode lain.", months=months
    )
    return (str(sentence),)


def narrowed(asked: Asked) -> list[str]:
    """Return by what a report is narrowed beside area and period, each in its words."""
    return [str(words) for words in _narrowed(asked)]


def compared(asked: Asked, *, is_compared: bool = True) -> str:
    """Return what numbers are set beside, as a sentence; "" where nothing was asked for.

    Where none of them is, as of a list that is no part of an area, the sentence says so.
    """
    if not is_compared and asked.comparison is not Comparison.NOTHING:
        return str(_("Tidak ada angka di sini yang bisa dibandingkan seperti itu."))
    if asked.comparison is Comparison.PERIOD_BEFORE:
        before = period_in_words(asked.period.before)
        said = str(_("± adalah bedanya dari periode sebelumnya, %(period)s.", period=before))
        if asked.now is not None and asked.period.until >= asked.now:
            said += " " + _("Periode ini belum selesai, jadi angkanya masih bisa berubah.")
        return said
    if asked.comparison is Comparison.AREA:
        return str(
            _(
                "± adalah bedanya dari rata-rata seluruh wilayah ini, untuk persen, nilai, dan "
                "hari. Jumlah tidak dibandingkan, karena wilayahnya tidak sama besar."
            )
        )
    return ""


def course_title(course_id: str) -> str:
    """Return what a course is called, its id where it is not here any more."""
    course = the_library().courses.get(course_id)
    return course.title if course else course_id


def _narrowed(asked: Asked) -> Iterator[object]:
    if asked.group:
        group = db.session.get(Group, asked.group)
        yield _("Kelompok %(name)s", name=group.name if group else "")
    if asked.course:
        yield course_title(asked.course)
    if asked.sex:
        yield SEXES[Sex(asked.sex)]
    if asked.age_band:
        yield AGE_BANDS[AgeBand(asked.age_band)]
    if asked.category:
        yield CATEGORIES[Category(asked.category)]
    if asked.destination:
        country = DESTINATIONS.get(asked.destination, asked.destination)
        yield _("Tujuan: %(country)s", country=country)
