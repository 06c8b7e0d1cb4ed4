"""Reading a cash book: a month of it with the balance after every line, and all of its months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, extract, func, select

from rumahbelajar.activities.cash_book import Book, Kind
from rumahbelajar.activities.months import later
from rumahbelajar.database import db
from rumahbelajar.learning.cash_models import CashEntry
from rumahbelajar.paging import Pages

PAGE = 40
"""Lines on one page: with more of them it grows too heavy for a slow line."""


@dataclass(frozen=True)
class Month:
    """A month of a book in rupiah; `opening` is what was there before its first line."""

    first: date
    opening: int
    incoming: int
    outgoing: int
    count: int

    @property
    def closing(self) -> int:
        """What is there after its last line."""
        return self.opening + self.incoming - self.outgoing


@dataclass(frozen=True)
class Overview:
    """The months of a book in which something stands, the earliest first."""

    months: tuple[Month, ...]
    can_undo: bool

    @property
    def balance(self) -> int:
        """What is there after every line."""
        return self.months[-1].closing if self.months else 0

    @cached_property
    def count(self) -> int:
        """How many lines stand in the book."""
        return sum(month.count for month in self.months)

    def month(self, first: date) -> Month:
        """Return a month, which may be empty."""
        before = [month for month in self.months if month.first <= first]
        if before and before[-1].first == first:
            return before[-1]
        return Month(first, before[-1].closing if before else 0, 0, 0, 0)

    def earlier(self, first: date) -> date | None:
        """Return the last month before this one in which something stands."""
        return max((month.first for month in self.months if month.first < first), default=None)

    def later(self, first: date, today: date) -> date | None:
        """Return the first month after this one in which something stands, at last today's."""
        after = [month.first for month in self.months if month.first > first]
        now = today.replace(day=1)
        return min(after) if after else now if now > first else None


@dataclass(frozen=True)
class Line:
    """A line, and what is there after it."""

    entry: CashEntry
    balance: int


def overview(person_id: UUID, book: Book) -> Overview:
    """Return the months of a book; one query, however long it is."""
    year, month = extract("year", CashEntry.day), extract("month", CashEntry.day)
    is_gone = CashEntry.gone_in.is_not(None)
    rows = db.session.execute(
        select(year, month, is_gone, func.sum(_incoming()), func.sum(_outgoing()), func.count())
        .where(CashEntry.person_id == person_id, CashEntry.book == book)
        .group_by(year, month, is_gone)
        .order_by(year, month)
    ).all()
    months: list[Month] = []
    for year_of, month_of, gone, incoming, outgoing, count in rows:
        if not gone:
            first = date(int(year_of), int(month_of), 1)
            opening = months[-1].closing if months else 0
            months.append(Month(first, opening, int(incoming), int(outgoing), count))
    return Overview(tuple(months), any(row[2] for row in rows))


def lines_of(person_id: UUID, book: Book, month: Month, pages: Pages | None) -> list[Line]:
    """Return a page of a month's lines; all of them when no page is asked for."""
    asked = _lines(person_id, book).where(
        CashEntry.day >= month.first, CashEntry.day < later(month.first, 1)
    )
    if pages is not None:
        asked = asked.slice(pages.lines.start, pages.lines.stop)
    return [Line(entry, month.opening + int(sum_)) for entry, sum_ in db.session.execute(asked)]


def all_lines(person_id: UUID, book: Book) -> Iterator[Line]:
    """Yield every line of a book, the earliest first."""
    for entry, balance in db.session.execute(_lines(person_id, book)):
        yield Line(entry, int(balance))


def _lines(person_id: UUID, book: Book) -> Select[tuple[CashEntry, int]]:
    in_order = (CashEntry.day, CashEntry.made_at, CashEntry.id)
    running = func.sum(_incoming() - _outgoing()).over(order_by=in_order)
    return (
        select(CashEntry, running)
        .where(
            CashEntry.person_id == person_id, CashEntry.book == book, CashEntry.gone_in.is_(None)
        )
        .order_by(*in_order)
    )


def _incoming() -> ColumnElement[int]:
    return case((CashEntry.kind == Kind.IN, CashEntry.amount), else_=0)


def _outgoing() -> ColumnElement[int]:
    return case((CashEntry.kind == Kind.OUT, CashEntry.amount), else_=0)
