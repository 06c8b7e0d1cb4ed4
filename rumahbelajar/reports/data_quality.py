"""Data quality: what is doubtful in the records, where, and how it is mended."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import has_request_context, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from rumahbelajar.access import REGISTRARS, viewer
from rumahbelajar.formats import number
from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.people.duplicates import pairs_in
from rumahbelajar.reports.asking import places
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.rows import flaws, flaws_of_facts
from rumahbelajar.reports.rows.flaw_words import WORDS, Words
from rumahbelajar.reports.rows.flaws import ByVillage
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table


@dataclass(frozen=True)
class Flaw:
    """Something doubtful, where how often it is found, and the page on which it is mended."""

    key: str
    found: ByVillage
    url: str = ""

    @property
    def words(self) -> Words:
        """What is said of it."""
        return WORDS[self.key]

    def told(self, *, sees_persons: bool) -> ByVillage:
        """Return how often it is told to be where: of people perhaps only whether there is any."""
        if self.words.is_of_people and not sees_persons:
            return {code: 1 for code, times in self.found.items() if times}
        return self.found


def make(scope: Scope, asked: Asked) -> list[Table]:
    """Return every flaw with how it is mended, and where the flaws are.

    Of people who see counts alone, none is told how many people a flaw concerns: only in how many
    villages there is any. So nothing has to be withheld.
    """
    sees_persons = scope.sees_persons(asked.area)
    dates = flaws_of_facts.dates(asked.area)
    found = list(_flaws(asked.area, dates, sees_persons=sees_persons))
    notes = tuple(_notes(asked.area, dates, sees_persons=sees_persons))
    tables = [_every_flaw(found, notes, sees_persons=sees_persons)]
    if len(asked.area) < VILLAGE_LENGTH:
        tables.append(_where(asked.area, found, sees_persons=sees_persons))
    return tables


def _flaws(area: str, dates: flaws_of_facts.Dates, *, sees_persons: bool) -> Iterator[Flaw]:
    twice = _duplicates(area, sees_persons=sees_persons)
    yield Flaw("ganda", twice, _page(area, "desk.duplicates", desa=area))
    walk_ins = flaws.unlinked_walk_ins(area)
    yield Flaw("datang-langsung", walk_ins, _roll(area) if walk_ins else "")
    who_must_agree = _page(area, "people.register", setuju="belum")
    yield Flaw("tanpa-persetujuan", flaws.without_consent(area), who_must_agree)
    yield Flaw("selesai-diragukan", flaws.questioned_completions(area))
    yield Flaw("gabungan", flaws.merges_in_vain(area), _page(area, "desk.merges"))
    yield Flaw("tanggal", dates.impossible)
    yield Flaw("jam", dates.unsure)
    yield Flaw("bertentangan", flaws_of_facts.conflicts(area))
    yield Flaw("disisihkan", flaws_of_facts.set_aside(area))


def _duplicates(area: str, *, sees_persons: bool) -> ByVillage:
    """Return the pairs of a village as its own list has them; of more, those of one name."""
    if sees_persons and len(area) == VILLAGE_LENGTH:
        return {area: len(pairs_in(area).pairs)}
    return flaws.same_names(area)


def _page(area: str, endpoint: str, **asked: Any) -> str:
    """Return the address of the page where it is mended, for who may open it; else ""."""
    asker = viewer() if has_request_context() else None
    is_village = len(area) == VILLAGE_LENGTH
    may = asker is not None and is_village and asker.holds_over(area, *REGISTRARS)
    return url_for(endpoint, **asked) if may else ""


def _roll(area: str) -> str:
    """Return the address of the oldest roll on which somebody is unknown, for who may open it."""
    if not _page(area, "people.register"):
        return ""
    meeting_id = flaws.oldest_with_walk_in(area)
    return url_for("meetings.roll", meeting_id=meeting_id) if meeting_id else ""


def _every_flaw(found: Sequence[Flaw], notes: tuple[str, ...], *, sees_persons: bool) -> Table:
    columns = (
        Column("what", _("Yang perlu diperiksa"), Kind.TEXT),
        Column("count", _("Berapa")),
        Column("unit", _("Satuan"), Kind.TEXT),
        Column("mend", _("Cara memperbaiki"), Kind.TEXT),
    )
    rows = []
    # What there is none of comes last.
    for flaw in sorted(found, key=lambda flaw: not flaw.found):
        words = flaw.words
        count = sum(flaw.told(sees_persons=sees_persons).values())
        unit = _("desa") if words.is_of_people and not sees_persons else words.unit
        values = (str(words.title), count, str(unit), str(words.mend))
        rows.append(Row(flaw.key, values, url=flaw.url))
    title = _("Yang perlu diperiksa")
    return Table("masalah", title, columns, ListedRows(rows, columns), notes=notes)


def _notes(area: str, dates: flaws_of_facts.Dates, *, sees_persons: bool) -> Iterator[str]:
    yield _("Ini keadaan hari ini, bukan keadaan satu bulan.")
    if not sees_persons:
        yield _("Kalau menyangkut orang, yang dihitung adalah desanya.")
    yield _(
        "Ganda: di satu desa dicari nama yang mirip, dengan jenis kelamin dan umur "
        "yang cocok. Di wilayah yang lebih luas hanya nama yang persis sama."
    )
    if not dates.are_all:
        yield _(
            "Tanggal dan jam: hanya %(count)s catatan terakhir yang diperiksa.",
            count=number(flaws_of_facts.MOST_FACTS),
        )
    if not flaws.are_all_asked(area):
        yield _(
            "Persetujuan: hanya %(count)s orang yang terakhir didaftar yang diperiksa. "
            "Di halaman satu desa, semua orang diperiksa.",
            count=number(flaws.MOST_PEOPLE),
        )


def _where(area: str, found: Sequence[Flaw], *, sees_persons: bool) -> Table:
    length = places.below(area) or VILLAGE_LENGTH
    codes = places.children_of(area)
    names = places.names_of(codes)
    counts = [flaw.told(sees_persons=sees_persons) for flaw in found]
    by_child = [_by(count, lambda code: code[:length]) for count in counts]
    columns = (
        Column("area", places.level_name(length), Kind.TEXT),
        *(
            Column(flaw.key, str(flaw.words.short), long_title=str(flaw.words.title))
            for flaw in found
        ),
    )
    rows = [
        Row(code, (names[code], *(child.get(code, 0) for child in by_child)), area=code)
        for code in sorted(codes, key=lambda code: (names[code].casefold(), code))
    ]
    if any("" in count for count in counts):
        nowhere = (count.get("", 0) for count in counts)
        rows.append(Row("tanpa-desa", (_("Tidak menyebut desa"), *nowhere)))
    sums = (sum(count.values()) for count in counts)
    total = Row("semua", (_("Semua"), *sums), area=area)
    return Table("wilayah", _("Di mana"), columns, ListedRows(rows, columns), total)


def _by(counts: ByVillage, key: Callable[[str], str]) -> ByVillage:
    sums: ByVillage = {}
    for code, times in counts.items():
        sums[key(code)] = sums.get(key(code), 0) + times
    return sums


REPORT = Report(
    key="mutu-data",
    title=lazy_gettext("Mutu data"),
    question=lazy_gettext("Catatan mana yang meragukan, dan bagaimana memperbaikinya?"),
    filters=frozenset({Filter.AREA}),
    make=make,
)
