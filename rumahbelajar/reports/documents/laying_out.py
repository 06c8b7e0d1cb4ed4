"""Laying out numbers as tables of a document, which has the same lines whatever was counted."""

from collections.abc import Iterable, Mapping, Sequence

from flask_babel import gettext as _

from rumahbelajar.outreach.counts import BANDS, UNKNOWN
from rumahbelajar.outreach.labels import BANDS as SAID_BANDS
from rumahbelajar.outreach.labels import SEXES, SHORT_BANDS, SHORT_SEXES
from rumahbelajar.people.labels import CATEGORIES
from rumahbelajar.people.traits import Category, Sex
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table, Value

TERMS = ("enrolled", "active", "finished_in_period", "held", "unmarked", "served")
"""What documents speak of, defined in reports/terms.py."""
SEX_ORDER = (Sex.FEMALE, Sex.MALE, Sex.UNSAID)
Cell = tuple[Sex, str]
"""A sex, and an age band of BANDS."""
ByCell = Mapping[Cell, int]


def sex_of(said: str) -> Sex:
    """Return a sex as documents count it: who did not say, or of whom it is not known, is one."""
    return Sex(said) if said in set(Sex) else Sex.UNSAID


def band_of(said: str) -> str:
    """Return an age band as documents count it; one of BANDS."""
    return said if said in BANDS else UNKNOWN


def table(
    key: str,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Row],
    *notes: str,
    total: Row | None = None,
) -> Table:
    """Return a table of rows that are at hand."""
    kept = tuple(columns)
    listed = ListedRows(list(rows), kept)
    return Table(key, title, kept, listed, total, notes=notes, short_title=_short_title(key))


def _short_title(key: str) -> str:
    """Return what a table is called on the tab of a sheet, where its title is too long for that."""
    short = {
        "bulan_ciri": _("Orang per bulan"),
        "layanan_bulan": _("Layanan per bulan"),
        "selesai": _("Pertama kali selesai"),
        "kursus": _("Kursus dan hasil tes"),
        "layanan_usia": _("Layanan menurut umur"),
    }
    return str(short.get(key, ""))


def people(key: str, title: str, *, part_of: str = "") -> Column:
    """Return a column that counts people, perhaps as a part of those of another."""
    return Column(key, title, is_of_people=True, part_of=part_of)


def summed(columns: Sequence[Column], rows: Sequence[Row]) -> Row:
    """Return the line of sums: of what is counted, and nothing of the rest."""
    values: list[Value] = [_("Jumlah")]
    for place, column in enumerate(columns[1:], start=1):
        numbers = [row.values[place] for row in rows]
        counted = column.kind is Kind.COUNT
        values.append(sum(each for each in numbers if isinstance(each, int)) if counted else None)
    return Row("jumlah", tuple(values))


def by_sex_and_band(key: str, title: str, counted: ByCell, *notes: str) -> Table:
    """Return how many there are of each sex and age band."""
    columns = [
        Column("age", _("Umur"), Kind.TEXT),
        *(people(sex.name.lower(), str(SEXES[sex]), part_of="sum") for sex in SEX_ORDER),
        people("sum", _("Jumlah")),
    ]
    rows = []
    for band in BANDS:
        numbers = [counted.get((sex, band), 0) for sex in SEX_ORDER]
        rows.append(Row(band, (str(SAID_BANDS[band]), *numbers, sum(numbers))))
    return table(key, title, columns, rows, *notes, total=summed(columns, rows))


def by_category(key: str, title: str, counted: Mapping[tuple[str, Sex, str], int]) -> Table:
    """Return how many there are of each main category with anybody, sex and age band."""
    columns = [
        Column("category", _("Kategori"), Kind.TEXT),
        Column("sex", _("L/P"), Kind.TEXT),
        *(people(f"age{place}", str(SHORT_BANDS[band])) for place, band in enumerate(BANDS)),
        people("sum", _("Jumlah")),
    ]
    things = []
    for category in [*Category, ""]:
        said = str(CATEGORIES[Category(category)]) if category else _("Belum diketahui")
        lines = []
        for sex in SEX_ORDER:
            numbers = [counted.get((category, sex, band), 0) for band in BANDS]
            words = (said, str(SHORT_SEXES[sex]))
            lines.append(Row(f"{category}.{sex}", (*words, *numbers, sum(numbers))))
        things.append(lines)
    rows = with_anybody(columns, things, _("Kategori lainnya"))
    return table(key, title, columns, rows, ages_and_sexes(), total=summed(columns, rows))


def with_anybody(
    columns: Sequence[Column], things: Iterable[Sequence[Row]], others: str
) -> list[Row]:
    """Return the rows of the things of which anything is counted, and one for all others.

    A thing may have several rows, as a category with its sexes. The rest is said to be 0, so that
    nobody has to guess whether it was left out.
    """
    shown: list[Row] = []
    rest: Row | None = None
    for rows in things:
        if any(isinstance(value, int) and value for row in rows for value in row.values):
            shown += rows
        else:
            rest = rest or rows[0]
    if rest:
        empty = zip(columns, rest.values, strict=True)
        values = ["" if column.kind is Kind.TEXT else value for column, value in empty]
        shown.append(Row("lainnya", (others, *values[1:])))
    return shown


def ages_and_sexes() -> str:
    """Return what the short heads of such tables mean."""
    return str(_("P: perempuan. L: laki-laki. “–”: tidak menjawab. “?”: umur tidak diketahui."))
