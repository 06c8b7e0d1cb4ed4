"""Silent houses: which villages nothing is heard of or lie open, why, the most urgent first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext, pgettext

from rumahbelajar.formats import day
from rumahbelajar.meetings.finding import Held, held, held_meetings, numbered_title_of
from rumahbelajar.meetings.models import Meeting, lack_roll
from rumahbelajar.people.areas import VILLAGE_LENGTH, upper_codes
from rumahbelajar.reports.asking import places
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.rows import silence
from rumahbelajar.reports.rows.silence import Silence, Why
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table, Typed
from rumahbelajar.reports.tables.worded_rows import WordedRows

_MOST_MEETINGS = 500
_REASONS = {
    Why.SILENT: lazy_gettext("Tidak ada kabar 30 hari atau lebih"),
    Why.NEVER: lazy_gettext("Belum pernah ada kabar"),
    Why.NOT_HELD: lazy_gettext("Ada rencana pertemuan, belum ada yang dicatat hadir"),
    Why.NO_FACILITATOR: lazy_gettext("Tidak ada petugas"),
    Why.NO_ROLL: lazy_gettext("Ada pertemuan tanpa daftar hadir"),
}


def _make(_scope: Scope, asked: Asked) -> Sequence[Table]:
    names = places.names_of_villages(asked.area)
    villages = silence.villages_of(asked.area, today())
    if len(asked.area) == VILLAGE_LENGTH:
        return [_of_villages(villages, names, asked), _of_meetings(asked.area)]
    whys = {each.code: each.whys for each in villages}
    concerned = [each for each in villages if whys[each.code]]
    parts = [_of_reasons(whys.values()), _of_villages(concerned, names, asked)]
    below = places.below(asked.area)
    return parts if below == VILLAGE_LENGTH else [*parts, _of_areas(villages, asked.area)]


def words_of(village: Silence) -> list[str]:
    """Return each reason to look after a village, in a sentence."""
    return [str(_words(why, village)) for why in village.whys]


def in_words(village: Silence) -> str:
    """Return why to look after a village, or that nobody has to."""
    last = day(village.last_on or village.today)
    is_well = _("Tidak perlu ditengok. Kabar terakhir %(day)s.", day=last)
    return " ".join(words_of(village)) or str(is_well)


def _words(why: Why, village: Silence) -> object:
    if why is Why.NEVER:
        return _("Belum pernah ada kabar.")
    if why is Why.SILENT:
        return ngettext(
            "Tidak ada kabar %(num)s hari, sejak %(day)s.",
            "Tidak ada kabar %(num)s hari, sejak %(day)s.",
            village.days or 0,
            day=day(village.last_on or village.today),
        )
    if why is Why.NOT_HELD:
        return ngettext(
            "%(num)s pertemuan direncanakan dalam 30 hari terakhir, belum ada kehadiran yang "
            "dicatat.",
            "%(num)s pertemuan direncanakan dalam 30 hari terakhir, belum ada kehadiran yang "
            "dicatat.",
            village.planned,
        )
    if why is Why.NO_FACILITATOR:
        return _("Tidak ada petugas.")
    return ngettext(
        "%(num)s pertemuan tanpa daftar hadir, paling lama sejak %(day)s.",
        "%(num)s pertemuan tanpa daftar hadir, paling lama sejak %(day)s.",
        village.no_roll,
        day=day(village.oldest or village.today),
    )


def _of_reasons(whys: Collection[Sequence[Why]]) -> Table:
    columns = (
        Column("reason", str(_("Sebab")), Kind.TEXT),
        Column("villages", str(pgettext("jumlah", "Desa"))),
    )
    counts = Counter(why for each in whys for why in each)
    # Who never was heard of is silent, too.
    counts[Why.SILENT] += counts[Why.NEVER]
    rows = [Row(why.value, (str(words), counts[why])) for why, words in _REASONS.items()]
    concerned = sum(1 for each in whys if each)
    total = Row("total", (str(_("Desa dengan salah satu sebab")), concerned))
    note = str(_("Satu desa bisa punya beberapa sebab."))
    return Table("sebab", str(_("Sebab")), columns, ListedRows(rows, columns), total, notes=(note,))


def _of_villages(villages: Sequence[Silence], names: Mapping[str, str], asked: Asked) -> Table:
    columns = (
        Column("village", str(_("Desa")), Kind.TEXT),
        Column("district", str(_("Kecamatan, kabupaten")), Kind.TEXT),
        Column("last_on", str(_("Terakhir ada kabar")), Kind.DAY, term="last_heard", is_said=True),
        Column("days", str(_("Hari tanpa kabar")), is_said=True),
        Column("planned", str(_("Rencana 30 hari")), term="planned_of_late", is_said=True),
        Column(
            "no_roll",
            str(_("Tanpa daftar hadir")),
            term="no_roll",
            long_title=str(_("Tanpa daftar hadir sejak awal")),
            is_said=True,
        ),
        Column("oldest", str(_("Paling lama")), Kind.DAY, is_said=True),
        Column("facilitator", str(_("Petugas")), Kind.TEXT, is_said=True),
        Column("why", str(_("Sebab")), Kind.TEXT),
    )
    orders = {
        "village": lambda each: names[each.code].casefold(),
        "district": lambda each: [names.get(code, code).casefold() for code in _around(each)],
        "last_on": lambda each: each.last_on,
        "days": lambda each: each.days,
        "planned": lambda each: each.planned,
        "no_roll": lambda each: each.no_roll,
        "oldest": lambda each: each.oldest,
        "facilitator": lambda each: each.has_facilitator,
        "why": lambda each: each.urgency,
    }
    rows = WordedRows(villages, lambda each: _row(each, names), orders)
    title, notes = str(_("Desa yang perlu ditengok")), _order(villages, asked)
    return Table("desa", title, columns, rows, notes=notes, says_why_empty=True)


def _order(villages: Sequence[Silence], asked: Asked) -> tuple[str, ...]:
    """Return which village stands first, where any does and nobody asked for another order."""
    if not villages:
        return (str(_("Tidak ada desa yang perlu ditengok.")),)
    if asked.sort or len(villages) == 1:
        return ()
    return (str(_("Yang paling perlu ditengok ada di atas.")),)


def _around(village: Silence) -> list[str]:
    """Return the codes of the regency and the district that a village lies in."""
    return list(upper_codes(village.code)[1:])


def _row(village: Silence, names: Mapping[str, str]) -> Row:
    around = reversed(_around(village))
    return Row(
        village.code,
        (
            names[village.code],
            ", ".join(names.get(code, code) for code in around),
            village.last_on,
            village.days,
            village.planned,
            village.no_roll,
            village.oldest,
            str(_("ada") if village.has_facilitator else _("tidak ada")),
            in_words(village),
        ),
        area=village.code,
        # From its own page on to its desk, where its facilitators are, and the way to write them.
        url=url_for("reports.desk", wilayah=village.code),
    )


def _of_areas(villages: Iterable[Silence], area: str) -> Table:
    length = places.below(area) or VILLAGE_LENGTH
    columns = (
        Column("area", places.level_name(length), Kind.TEXT),
        Column("villages", str(pgettext("jumlah", "Desa"))),
        Column("silent", str(_("Desa sunyi")), term="silent"),
        Column(
            "not_held",
            str(_("Kehadiran belum dicatat")),
            long_title=str(_("Ada rencana pertemuan, belum ada yang dicatat hadir")),
        ),
        Column(
            "no_roll",
            str(_("Tanpa daftar hadir")),
            term="no_roll",
            long_title=str(_("Tanpa daftar hadir sejak awal")),
        ),
        Column("no_facilitator", str(_("Tanpa petugas"))),
    )
    numbers: dict[str, list[tuple[int, ...]]] = {}
    for each in villages:
        told = (1, each.is_silent, each.is_idle, each.no_roll, not each.has_facilitator)
        numbers.setdefault(each.code[:length], []).append(told)
    sums = {code: _added(every) for code, every in numbers.items()}
    names = places.names_of(sums)
    rows = [Row(code, (names[code], *sums[code]), area=code) for code in sorted(sums)]
    whole = _added(sums.values()) if sums else (0,) * (len(columns) - 1)
    total = Row("total", (places.name_of(area), *whole), area)
    title = str(_("Menurut wilayah"))
    return Table("wilayah", title, columns, ListedRows(rows, columns), total)


def _added(numbers: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sum(each) for each in zip(*numbers, strict=True))


def _of_meetings(village_code: str) -> Table:
    """Return the meetings of a village without a roll, the oldest first."""
    columns = (
        Column("on", str(_("Tanggal")), Kind.DAY),
        Column("meeting", str(_("Pertemuan")), Kind.TEXT),
        Column("days", str(_("Hari yang lalu"))),
    )
    now = today()
    asked = held_meetings().where(Meeting.village_code == village_code, lack_roll(now))
    found = held(asked.order_by(Meeting.on, Meeting.id).limit(_MOST_MEETINGS))
    rows = [_meeting_row(each, (now - each.meeting.on).days) for each in found]
    title = str(_("Pertemuan tanpa daftar hadir"))
    nothing = str(_("Tidak ada pertemuan yang daftar hadirnya belum ditutup."))
    notes = () if rows else (nothing,)
    return Table(
        "pertemuan", title, columns, ListedRows(rows, columns), notes=notes, says_why_empty=True
    )


def _meeting_row(each: Held, days: int) -> Row:
    meeting = each.meeting
    return Row(
        str(meeting.id),
        (meeting.on, Typed(f"{numbered_title_of(meeting)} · {each.with_whom}"), days),
        url=url_for("reports.meeting", meeting_id=meeting.id),
    )


REPORT = Report(
    key="rumah-sunyi",
    title=lazy_gettext("Rumah sunyi"),
    question=lazy_gettext("Desa mana yang lama tanpa kabar, dan mengapa?"),
    filters=frozenset({Filter.AREA}),
    make=_make,
    terms=("silent", "last_heard", "planned_of_late", "no_roll"),
)
