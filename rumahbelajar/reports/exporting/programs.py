"""A report as JSON: the same tables and rows, for programs."""

import json
import math
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from rumahbelajar import clock
from rumahbelajar.reports.asking.places import name_of
from rumahbelajar.reports.exporting.rows_in_order import rows_in_order
from rumahbelajar.reports.tables.table import WITHHELD, Column, Row, Table, Value

if TYPE_CHECKING:
    from rumahbelajar.reports.tables.answering import Answer


def write_json(answer: "Answer") -> Iterator[str]:
    """Yield the report as JSON, piece by piece; a withheld number is `{"withheld": true}`."""
    yield _written(head_of(answer))[:-1] + ', "tables": ['
    for place, table in enumerate(answer.tables):
        yield ", " if place else ""
        yield from _table(table, answer)
    yield "]}\n"


def head_of(answer: "Answer") -> dict[str, Any]:
    """Return what is said of a report beside its tables."""
    asked = answer.asked
    return {
        "report": answer.report.key,
        "title": str(answer.report.title),
        "question": str(answer.report.question),
        "asked": asked.values(),
        "area": {"code": asked.area, "name": name_of(asked.area)},
        "period": {"since": str(asked.period.since), "until": str(asked.period.until)},
        "made_at": clock.now().isoformat(timespec="seconds"),
        "heard": {"villages": answer.heard.villages, "of": answer.heard.of},
        "terms": [
            {"key": each.key, "name": str(each.name), "meaning": str(each.meaning)}
            for each in answer.terms
        ],
    }


def head_of_table(table: Table) -> dict[str, Any]:
    """Return what is said of a table beside its rows."""
    return {
        "key": table.key,
        "title": str(table.title),
        "columns": [
            {"key": each.key, "title": str(each.title), "kind": each.kind.value}
            | ({"long_title": str(each.long_title)} if each.long_title else {})
            for each in table.columns
        ],
        "notes": [str(note) for note in table.notes],
        "count": table.rows.count,
        "total": row_as_json(table.total, table.columns) if table.total else None,
    }


def row_as_json(row: Row, columns: tuple[Column, ...]) -> dict[str, Any]:
    """Return a row as JSON has it: its key, its area where it tells of one, and its values."""
    values = {
        column.key: value_as_json(value) for column, value in zip(columns, row.values, strict=True)
    }
    return {"key": row.key, "area": row.area, "values": values}


def value_as_json(value: Value) -> Any:
    """Return a value as JSON has it; what is no number, as "not a number" is, becomes null."""
    if value is WITHHELD:
        return {"withheld": True}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return str(value) if isinstance(value, str) else value


def _table(table: Table, answer: "Answer") -> Iterator[str]:
    yield _written(head_of_table(table))[:-1] + ', "rows": ['
    for place, row in enumerate(rows_in_order(table, answer.asked)):
        yield (",\n" if place else "\n") + _written(row_as_json(row, table.columns))
    yield "]}"


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
