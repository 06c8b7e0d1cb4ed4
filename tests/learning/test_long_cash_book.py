"""A cash book of years: paged, quick, and its balance still right."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from rumahbelajar import clock as program_clock
from rumahbelajar.activities.cash_book import Book, Kind
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning.cash_models import CashEntry
from tests.learning.kept import rows
from tests.learning.test_cash_books import BOOK, NOVEMBER, lines


@pytest.fixture
def siti(clock, house, visit):
    return visit(house.siti)


@pytest.fixture
def long_book(app, house, siti) -> None:
    """A thousand lines of Siti's in November and two thousand before, and some of others."""
    first = date(2026, 9, 1)
    values = [
        {
            "id": new_id(),
            "person_id": house.siti.id if number % 10 else house.rini.id,
            "book": Book.BUSINESS,
            "day": first + timedelta(days=number % 85),
            "words": f"Jual {number}",
            "kind": Kind.IN if number % 3 else Kind.OUT,
            "amount": 1_000 + number,
            "made_at": program_clock.now(),
        }
        for number in range(3_500)
    ]
    with app.app_context():
        db.session.execute(insert(CashEntry), values)
        db.session.commit()


def test_long_book_is_paged_and_asks_as_little_as_a_short_one(
    app, house, long_book, siti, count_queries
) -> None:
    mine = sorted(
        rows(app, CashEntry, person_id=house.siti.id),
        key=lambda each: (each.day, each.made_at, each.id),
    )
    balance = sum(each.amount if each.kind is Kind.IN else -each.amount for each in mine)
    with count_queries() as seen:
        last = lines(siti)
    assert len(seen) <= 6
    assert len(last) <= 40
    assert last[-1].endswith(f" {balance:,}".replace(",", "."))
    with count_queries() as seen:
        whole = lines(siti, f"{NOVEMBER}&halaman=semua")
    assert len(seen) <= 6
    assert len(whole) == 1 + sum(1 for each in mine if each.day.month == 11)
    assert whole[-len(last) :] == last
    assert lines(siti, f"{NOVEMBER}&halaman=1") == whole[:41]
    with count_queries() as seen:
        siti.get(f"{BOOK}/unduh")
    assert len(seen) <= 6
