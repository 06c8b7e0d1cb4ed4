"""The fingerprint of the numbers of a document, by which its forms are seen to belong together.

It is the SHA-256 of canonical JSON: of which village and months, and of each table the keys of its
lines and columns with the numbers and days. Words are left out, so that it is the same in every
language, and it says nothing that is withheld, being made of what is shown.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from rumahbelajar.reports.asking.months import Period
from rumahbelajar.reports.tables.table import WITHHELD, Kind, Row, Table, Value

FORMAT = "rumahbelajar-dokumen/3"
"""Names what is counted into it; another way takes another number."""
_PLACES = 4
"""An average is the same to so many places on both databases."""


def checksum_of(key: str, area: str, period: Period, tables: Sequence[Table]) -> str:
    """Return the fingerprint of these tables, in hexadecimal."""
    said = {
        "format": FORMAT,
        "document": key,
        "area": area,
        "since": str(period.since),
        "until": str(period.until),
        "tables": [_of_table(table) for table in tables],
    }
    text = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _of_table(table: Table) -> dict[str, object]:
    places = [place for place, column in enumerate(table.columns) if column.kind is not Kind.TEXT]
    rows = [*table.rows.stream(), *([table.total] if table.total else [])]
    return {
        "key": table.key,
        "columns": [table.columns[place].key for place in places],
        "rows": [_of_row(row, places) for row in rows],
    }


def _of_row(row: Row, places: Sequence[int]) -> list[object]:
    return [row.key, *(_written(row.values[place]) for place in places)]


def _written(value: Value) -> object:
    if value is WITHHELD:
        return "<5"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):  # the name of the row of sums, where its first column is of days
        return ""
    return round(value, _PLACES) if isinstance(value, float) else value
