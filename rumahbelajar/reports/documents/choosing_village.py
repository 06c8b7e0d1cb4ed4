"""A document is of one village: for a wider area, which there are to choose from."""

from flask_babel import gettext as _

from rumahbelajar.reports.asking.places import below, children_of, level_name, names_of
from rumahbelajar.reports.documents.laying_out import table
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table


def village_tables(area: str) -> list[Table]:
    """Return the areas one level below, from which one comes down to a village."""
    codes = children_of(area)
    names = names_of(codes)
    head = level_name(below(area) or 0)
    columns = [Column("name", head, Kind.TEXT), Column("code", _("Kode"), Kind.TEXT)]
    rows = [Row(code, (names[code], code), area=code) for code in codes]
    ordered = sorted(rows, key=lambda row: (str(row.values[0]).casefold(), row.key))
    title = _("Pilih desa")
    return [table("desa", title, columns, ordered, _("Laporan ini tentang satu desa. Pilih dulu."))]
