"""The numbers that stand above the tables of a report, for who wants no more than a glance."""

from dataclasses import replace

from rumahbelajar.reports.tables.answering import Answer
from rumahbelajar.reports.tables.rows_in_words import Cell, in_words
from rumahbelajar.reports.tables.table import Kind, Table

_MOST = 4


def at_a_glance(answer: Answer) -> list[Cell]:
    """Return the first numbers of the total of the first table, or those that answer its question.

    Parts of another number stand there if all of them find room. Where one number is left, those
    of the tables below that count something else stand beside it, each called as its table is.
    """
    first = next(iter(answer.plain), None)
    if first is None or first.rows.count == 0:
        return []
    numbers = _numbers(first)
    if answer.report.glance:
        by_key = {cell.column.key: cell for cell in numbers}
        return [by_key[key] for key in answer.report.glance if key in by_key][:_MOST]
    if len(numbers) > _MOST:
        numbers = [cell for cell in numbers if not cell.column.part_of]
    if len(numbers) == 1:
        found: dict[str, Cell] = {}
        for table in answer.plain:
            for cell in _numbers(table)[:1]:
                titled = replace(cell.column, title=table.title, long_title="")
                found.setdefault(cell.column.key, replace(cell, column=titled))
        numbers = list(found.values())
    return numbers[:_MOST]


def _numbers(table: Table) -> list[Cell]:
    """Return the numbers of a total."""
    if table.total is None:
        return []
    line = next(in_words(table, [table.total]))
    return [
        cell
        for cell, value in zip(line, table.total.values, strict=True)
        if cell.is_number and cell.column.kind is not Kind.DONE and value is not None
    ]
