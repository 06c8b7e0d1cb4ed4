"""Reading what is asked of a report from its address; what cannot be read is said, and left out."""

import re
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from flask import abort
from flask_babel import gettext as _

from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.forms import read_number
from rumahbelajar.groups.models import Group
from rumahbelajar.ids import read_id
from rumahbelajar.library import the_library
from rumahbelajar.people.areas import is_area_code
from rumahbelajar.people.labels import DESTINATIONS
from rumahbelajar.people.traits import AgeBand, Category, Sex
from rumahbelajar.reports.asking import places
from rumahbelajar.reports.asking.asked import Asked, Comparison, Filter, usual_period
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.periods import moving_named
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.report import Report

MOST_MONTHS = 60
_COLUMN = re.compile(r"-?[a-z0-9][a-z0-9_.-]{0,63}", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


def read(
    args: Mapping[str, str], report: Report, scope: Scope, today: date
) -> tuple[Asked, list[str]]:
    """Return what an address asks of a report, and a sentence for each filter that was left out.

    Names that no filter has, and filters that the report has not, count nothing. An area outside
    the scope is a 404, as one that there is not; so is a report of persons where none may be seen.
    """
    faults: list[str] = []
    group = _group(args, report, scope, faults)
    given = args.get(Filter.AREA, "").strip()
    area = group.village_code if group else _area(given, report, scope, faults)
    category, destination = _one_trait(args, report, faults)
    sort = args.get("urut", "").strip()
    sort = sort if _COLUMN.fullmatch(sort) else ""
    asked = Asked(
        area=area,
        period=_period(args, report, Month.of(today), faults),
        course=_course(args, report, faults),
        sex=_of(Filter.SEX, args, report, set(Sex), faults),
        age_band=_of(Filter.AGE_BAND, args, report, set(AgeBand), faults),
        category=category,
        destination=destination,
        group=group.id if group else None,
        sort=sort.removeprefix("-"),
        descending=sort.startswith("-"),
        page=max(1, read_number(args.get("hal"), 1)),
        comparison=_comparison(args, report, faults),
        now=Month.of(today),
    )
    return asked, faults


def read_again(kept: Mapping[str, str], report: Report, scope: Scope, today: date) -> Asked:
    """Return what was asked of a report and kept to be answered later.

    Raise Refused where it cannot be read any more, such as a course that is gone: who waits for the
    numbers of one course must not be given those of all. Else as `read`.
    """
    asked, faults = read(kept, report, scope, today)
    if faults:
        raise Refused(faults[0])
    return asked


def usual(report: Report, scope: Scope, today: date) -> Asked:
    """Return what a report shows when nothing is asked for."""
    return read({}, report, scope, today)[0]


def months_of(args: Mapping[str, str], report: Report, today: date) -> Period:
    """Return the months that an address asks for, whoever reads it on that day."""
    return _period(args, report, Month.of(today), [])


def _area(given: str, report: Report, scope: Scope, faults: list[str]) -> str:
    mine = scope.with_persons if report.needs_persons else scope.areas
    if given and not is_area_code(given):
        faults.append(
            str(_("Kode wilayah “%(given)s” tidak bisa dibaca. Contoh: 33.07.", given=given[:20]))
        )
        given = ""
    if not mine:
        abort(404)
    area = places.require(given, scope) if given else mine[0]
    return abort(404) if report.needs_persons and not scope.sees_persons(area) else area


def _group(
    args: Mapping[str, str], report: Report, scope: Scope, faults: list[str]
) -> Group | None:
    """Return the group that is asked for; one whose people the reader may not see is a 404."""
    given = _given(Filter.GROUP, args, report)
    if not given:
        return None
    group_id: UUID | None = read_id(given)
    if group_id is None:
        faults.append(str(_("Kelompok di alamat ini tidak bisa dibaca. Pilih lagi kelompoknya.")))
        return None
    group = db.session.get(Group, group_id)
    return group if group and scope.sees_persons(group.village_code) else abort(404)


def _period(args: Mapping[str, str], report: Report, now: Month, faults: list[str]) -> Period:
    if Filter.PERIOD not in report.filters:
        return usual_period(now)
    period = _asked_period(args, report, now, faults)
    if report.months:
        return report.months(period, now)
    return period or usual_period(now)


def _asked_period(
    args: Mapping[str, str], report: Report, now: Month, faults: list[str]
) -> Period | None:
    since, until = args.get(Filter.PERIOD, "").strip(), args.get("sampai", "").strip()
    moving = args.get("periode", "").strip()
    if not since and not until:
        found = moving_named(moving, report.moving)
        if moving and found is None:
            faults.append(str(_("Periode di alamat ini tidak dikenal. Pilih bulannya.")))
        return found.of(now) if found else None
    return _months(since, until, faults)


def _months(since: str, until: str, faults: list[str]) -> Period | None:
    """Return the months between two, or the one that is told; None where one cannot be read."""
    first, last = Month.read(since or until), Month.read(until or since)
    if first is None or last is None:
        faults.append(str(_("Bulan di alamat ini tidak bisa dibaca. Pilih lagi bulannya.")))
        return None
    if last < first:
        faults.append(
            str(_("Bulan “sampai” lebih awal daripada bulan “dari”, jadi keduanya ditukar."))
        )
        first, last = last, first
    if len(Period(first, last)) > MOST_MONTHS:
        faults.append(
            str(
                _(
                    "Paling banyak %(count)s bulan sekaligus, jadi dipakai yang terakhir.",
                    count=MOST_MONTHS,
                )
            )
        )
        first = last.plus(1 - MOST_MONTHS)
    return Period(first, last)


def _course(args: Mapping[str, str], report: Report, faults: list[str]) -> str:
    given = _given(Filter.COURSE, args, report)
    if given and given not in the_library().courses:
        faults.append(str(_("Kursus di alamat ini tidak ada. Pilih lagi kursusnya.")))
        return ""
    return given


def _one_trait(args: Mapping[str, str], report: Report, faults: list[str]) -> tuple[str, str]:
    """Return the category and the destination, at most one of them.

    The form asks for both in one list; its value names which of them it is ("kategori.cpmi").
    """
    kind, _dot, value = args.get("ciri", "").strip().partition(".")
    said = {kind: value, **args} if kind in set(Filter) else args
    category = _of(Filter.CATEGORY, said, report, set(Category), faults)
    destination = _given(Filter.DESTINATION, said, report)
    if destination and not (destination in DESTINATIONS or _COUNTRY.fullmatch(destination)):
        faults.append(str(_("Negara tujuan di alamat ini tidak dikenal, jadi tidak disaring.")))
        destination = ""
    if category and destination:
        faults.append(
            str(
                _(
                    "Kategori dan negara tujuan tidak bisa disaring bersama, jadi hanya kategori "
                    "yang dipakai."
                )
            )
        )
        destination = ""
    return category, destination


def _of(
    kind: Filter, args: Mapping[str, str], report: Report, known: set[str], faults: list[str]
) -> str:
    given = _given(kind, args, report)
    if given and given not in known:
        words = {
            Filter.SEX: _("Jenis kelamin di alamat ini tidak dikenal, jadi tidak disaring."),
            Filter.AGE_BAND: _("Kelompok umur di alamat ini tidak dikenal, jadi tidak disaring."),
            Filter.CATEGORY: _("Kategori di alamat ini tidak dikenal, jadi tidak disaring."),
        }
        faults.append(str(words[kind]))
        return ""
    return given


def _given(kind: Filter, args: Mapping[str, str], report: Report) -> str:
    return args.get(kind, "").strip() if kind in report.filters else ""


def _comparison(args: Mapping[str, str], report: Report, faults: list[str]) -> Comparison:
    given = args.get("banding", "").strip() if report.comparisons else ""
    if given not in set(Comparison):
        faults.append(str(_("Perbandingan di alamat ini tidak dikenal, jadi tidak dipakai.")))
        return Comparison.NOTHING
    comparison = Comparison(given)
    if given and comparison not in report.comparisons:
        faults.append(_why_not_beside(comparison))
        return Comparison.NOTHING
    return comparison


def _why_not_beside(comparison: Comparison) -> str:
    """Return why nothing in a report compares with something."""
    if comparison is Comparison.PERIOD_BEFORE:
        return str(
            _(
                "Laporan ini tidak dibandingkan dengan periode sebelumnya: yang mulai lebih dulu "
                "sudah punya waktu lebih lama."
            )
        )
    return str(
        _(
            "Laporan ini tidak dibandingkan dengan rata-rata wilayah: isinya jumlah, dan "
            "wilayahnya tidak sama besar."
        )
    )
