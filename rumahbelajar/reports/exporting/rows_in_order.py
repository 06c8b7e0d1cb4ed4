"""The rows of a table in the order that its page shows, as every export writes them."""

from collections.abc import Iterator

from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.tables.table import Row, Table


def rows_in_order(table: Table, asked: Asked) -> Iterator[Row]:
    """Yield every row as the page sorts them; in the own order where the column is another's."""
    has_it = any(column.key == asked.sort for column in table.columns)
    return table.rows.stream(asked.sort if has_it else "", descending=asked.descending and has_it)
