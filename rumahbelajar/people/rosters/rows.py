"""The rows of a list as they are understood, and what is wrong with them: kept as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from flask_babel import gettext as _

from rumahbelajar.errors import Refused
from rumahbelajar.forms import one_line
from rumahbelajar.people.rosters import words
from rumahbelajar.people.rosters.columns import Column, Head, plain
from rumahbelajar.people.rosters.reading import Sheet
from rumahbelajar.people.rosters.workbooks import Cell
from rumahbelajar.people.traits import AgeBand, Category

MOST = 5_000
_MOST_CHARACTERS = 120
_UNMARKED = frozenset({"", "0", "-"})
_TOTALS = frozenset({"jumlah", "total", "jumlah total", "jumlah seluruhnya"})


@dataclass(frozen=True)
class Row:
    """One person of a list; "" is what the list does not say, and then nothing is changed.

    `number` is the row in the file. `faults` are sentences, each with the cell and the remedy.
    """

    number: int
    name: str = ""
    sex: str = ""
    age_band: str = ""
    main: str = ""
    others: tuple[str, ...] = ()
    destination: str = ""
    head: str = ""
    user_name: str = ""
    code: str = ""
    twin_row: int = 0
    """An earlier row that may be the same person, of a row that was left out because of that."""
    age_cell: str = ""
    category_cell: str = ""
    """Where they should stand, as "C12", of a row whose cell for it is empty."""
    faults: tuple[str, ...] = ()


@dataclass
class _Reader:
    """Reads the cells of one row, and remembers what is wrong with them."""

    head: Head
    number: int
    cells: list[Cell]
    today: date
    faults: list[str] = field(default_factory=list)

    def raw(self, column: Column) -> Cell:
        index = self.head.columns.get(column)
        return self.cells[index] if index is not None and index < len(self.cells) else ""

    def text(self, column: Column) -> str:
        text = words.as_text(self.raw(column))
        # Most of 60,000 cells need no more than this.
        is_simple = text.isascii() and text.isprintable()
        text = " ".join(text.split()) if is_simple else one_line(text)
        # As we write what a spreadsheet would take for a formula.
        return text[1:] if text[:1] == "'" and text[1:2] in set("=+-@") else text

    def cell(self, column: Column) -> str:
        return self.head.cell(column, self.number)

    def refuse(self, column: Column, sentence: str) -> str:
        self.faults.append(in_cell(self.cell(column), sentence))
        return ""


def in_cell(cell: str, sentence: str) -> str:
    """Return what is wrong with a cell; of a column that the list lacks, the sentence alone."""
    return str(_("sel %(cell)s: %(sentence)s", cell=cell, sentence=sentence)) if cell else sentence


def understand(sheet: Sheet, today: date) -> list[Row]:
    """Return the people of a list; raise Refused for none, and for too many of them."""
    rows = []
    for index in range(sheet.head.first, len(sheet.rows)):
        cells = list(sheet.rows[index])
        reader = _Reader(sheet.head, index + 1, cells, today)
        if any(words.as_text(each) for each in cells) and not _is_total(reader):
            rows.append(_understood(reader))
    if not rows:
        raise Refused(_("Daftar ini kosong: di bawah judul kolom tidak ada nama."))
    if len(rows) > MOST:
        raise Refused(_("Daftar ini lebih dari 5.000 baris. Bagi menjadi beberapa file."))
    return rows


def written(rows: list[Row], fallback: str) -> str:
    """Return rows as JSON, without what is empty, and the category of who has none in the list."""
    said = [{name: value for name, value in asdict(row).items() if value} for row in rows]
    document = {"fallback": fallback, "rows": said}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def read_written(text: str) -> tuple[list[Row], str]:
    """Return the rows and the category that `written` wrote."""
    document = json.loads(text)
    return [Row(**dict(_tuples(each))) for each in document["rows"]], document["fallback"]


def _tuples(row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        yield name, tuple(value) if isinstance(value, list) else value


def _is_total(reader: _Reader) -> bool:
    return any(plain(each) in _TOTALS for each in reader.cells)


def _understood(reader: _Reader) -> Row:
    name, sex, band, main = _name(reader), _sex(reader), _band(reader), _category(reader)
    return Row(
        number=reader.number,
        name=name,
        sex=sex,
        age_band=band,
        main=main,
        others=_others(reader),
        destination=_destination(reader),
        head=_head(reader, name),
        user_name=reader.text(Column.USER_NAME).casefold(),
        code=reader.text(Column.CODE),
        age_cell="" if band else reader.cell(Column.AGE) or reader.cell(Column.BORN),
        category_cell="" if main else reader.cell(Column.CATEGORY),
        faults=tuple(reader.faults),
    )


def _name(reader: _Reader) -> str:
    name = reader.text(Column.NAME)
    if not name:
        return reader.refuse(Column.NAME, _("nama kosong. Isi namanya, atau hapus barisnya."))
    if len(name) > _MOST_CHARACTERS:
        return reader.refuse(Column.NAME, _("nama terlalu panjang, paling banyak 120 huruf."))
    if sum(each.isdigit() for each in name) > 4 or not any(each.isalpha() for each in name):
        return reader.refuse(Column.NAME, _("ini bukan nama. Tulis nama orangnya saja."))
    return name


def _sex(reader: _Reader) -> str:
    marked = [
        meant
        for column, meant in ((Column.IS_MALE, "L"), (Column.IS_FEMALE, "P"))
        if reader.text(column) not in _UNMARKED
    ]
    if len(marked) == 1:
        return marked[0]
    text = reader.text(Column.SEX)
    if not text:
        return ""
    sex = words.sex_of(text)
    if sex is None and not words.is_nothing(text):
        return reader.refuse(Column.SEX, _("tulis L atau P."))
    return str(sex or "")


def _band(reader: _Reader) -> str:
    """Return the band by the age, else by the day of birth, of which nothing else is kept."""
    text = reader.text(Column.AGE)
    if not words.is_nothing(text):
        band = words.band_of(text)
        column = Column.AGE
    elif not words.is_nothing(reader.text(Column.BORN)):
        born = words.day_of(reader.raw(Column.BORN))
        band = words.band_on(born, reader.today) if born else None
        column = Column.BORN
    else:
        return ""
    if band is None:
        return reader.refuse(column, _("usia tidak jelas. Tulis umurnya, misalnya 34 atau 25-34."))
    if band is AgeBand.UNDER_13:
        return reader.refuse(
            column, _("di bawah 13 tahun belum bisa didaftarkan. Ia boleh belajar bersama walinya.")
        )
    return str(band)


def _category(reader: _Reader) -> str:
    text = reader.text(Column.CATEGORY)
    if words.is_nothing(text):
        return ""
    found = words.category_of(text)
    if found is None:
        return reader.refuse(Column.CATEGORY, _unknown_category())
    return str(found)


def _others(reader: _Reader) -> tuple[str, ...]:
    found: set[Category] = set()
    for part in reader.text(Column.OTHERS).replace(",", ";").replace("/", ";").split(";"):
        if words.is_nothing(part):
            continue
        category = words.category_of(part)
        if category is None:
            reader.refuse(Column.OTHERS, _unknown_category())
        else:
            found.add(category)
    return tuple(sorted(str(each) for each in found))


def _unknown_category() -> str:
    return str(
        _(
            "kategori tidak dikenal. Tulis Calon PMI, PMI aktif, PMI purna, Keluarga PMI, "
            "Anak PMI, Warga umum, atau Relawan."
        )
    )


def _destination(reader: _Reader) -> str:
    text = reader.text(Column.DESTINATION)
    if words.is_nothing(text):
        return ""
    country = words.country_of(text)
    if country is None:
        return reader.refuse(
            Column.DESTINATION, _("negara tidak dikenal. Tulis satu negara, atau kosongkan.")
        )
    return country


def _head(reader: _Reader, name: str) -> str:
    if plain(reader.text(Column.RELATION)) in {"kepala keluarga", "kepala rumah tangga", "kk"}:
        return name
    head = reader.text(Column.HEAD)
    if words.is_nothing(head):
        return ""
    if len(head) > _MOST_CHARACTERS or sum(each.isdigit() for each in head) > 6:
        return reader.refuse(Column.HEAD, _("tulis nama kepala keluarganya, tanpa nomor KK."))
    return head
