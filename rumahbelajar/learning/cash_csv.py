"""A cash book as CSV: UTF-8 with BOM and semicolons, as Indonesian spreadsheets read it."""

import csv
import io
import unicodedata
from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import pgettext

from rumahbelajar.activities.cash_book import Kind
from rumahbelajar.learning.cash_months import Line

_BEGINS_A_FORMULA = frozenset("=+-@\t\r\n")


def as_csv(lines: Iterable[Line]) -> bytes:
    """Return the lines with days as 2026-11-24 and rupiah as plain whole numbers."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(
        [
            _("Tanggal"),
            _("Untuk apa?"),
            pgettext("uang", "Masuk"),
            pgettext("uang", "Keluar"),
            _("Saldo"),
        ]
    )
    for line in lines:
        entry = line.entry
        amounts = (entry.amount, "") if entry.kind is Kind.IN else ("", entry.amount)
        writer.writerow([entry.day.isoformat(), as_words(entry.words), *amounts, line.balance])
    return text.getvalue().encode("utf-8-sig")


def as_words(text: str) -> str:
    """Return words that no spreadsheet takes for a formula: those that could be have a ' before.

    Also where the sign is a full-width or small one, which some of them read as the plain sign.
    """
    first = unicodedata.normalize("NFKC", text.lstrip())[:1] or text[:1]
    is_risky = first in _BEGINS_A_FORMULA or text[:1] in _BEGINS_A_FORMULA
    return f"'{text}" if is_risky else text
