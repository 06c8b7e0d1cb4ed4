"""The order of rows in words, for where the heads that sort them are out of sight."""

from flask_babel import gettext as _

from rumahbelajar.reports.tables.table import Column, Kind

_DAYS = {Kind.DAY, Kind.DONE}


def order_in_words(column: Column, *, descending: bool) -> str:
    """Return by which column rows stand and which come first, as "Hadir: dari yang terbesar"."""
    title = column.long_title or column.title
    if column.kind in _DAYS or column.has_order_of_keys:
        return str(
            _("%(column)s: dari yang terbaru", column=title)
            if descending
            else _("%(column)s: dari yang terlama", column=title)
        )
    if column.kind is Kind.TEXT:
        return str(
            _("%(column)s: Z ke A", column=title)
            if descending
            else _("%(column)s: A ke Z", column=title)
        )
    return str(
        _("%(column)s: dari yang terbesar", column=title)
        if descending
        else _("%(column)s: dari yang terkecil", column=title)
    )
