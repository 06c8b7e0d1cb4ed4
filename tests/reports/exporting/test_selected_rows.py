"""Rows of a statement: parts that fit together, and a stream of one moment."""

import tracemalloc
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import event, func, insert, select

from rumahbelajar.database import db, on_sqlite, see_one_moment
from rumahbelajar.people.models import Area
from rumahbelajar.reports.tables.selected_rows import AT_ONCE, SelectedRows
from rumahbelajar.reports.tables.table import Row
from rumahbelajar.sqlite import only_reading

MANY = 25 * AT_ONCE


@pytest.fixture
def areas(app: Flask) -> Iterator[SelectedRows]:
    """Villages 0, 1, 2, ... of which three have the same name, and every seventh has none."""
    with app.app_context():
        add(range(MANY))
    with app.app_context(), only_reading():
        yield SelectedRows(
            statement=select(Area.code, func.nullif(Area.name, "").label("name")),
            order=[Area.code],
            to_row=lambda found: Row(found.code, (found.code, found.name), area=found.code),
            sorts={"name": func.nullif(Area.name, "")},
        )


def add(numbers: range) -> None:
    names = [
        {"code": code(number), "name": f"Desa {number // 3:06}" if number % 7 else ""}
        for number in numbers
    ]
    db.session.execute(insert(Area), names)
    db.session.commit()


def code(number: int) -> str:
    return f"33.01.{1 + number // 1000:02}.2{number % 1000:03}"


def test_it_counts(areas: SelectedRows) -> None:
    assert areas.count == MANY


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", ["", "name", "code; DROP TABLE area"])
def test_parts_make_the_stream(areas: SelectedRows, sort: str, descending: bool) -> None:
    streamed = [row.key for row in areas.stream(sort, descending=descending)]
    size = 1777
    parts = [
        row.key
        for first in range(0, MANY, size)
        for row in areas.part(sort, descending, slice(first, first + size))
    ]
    assert parts == streamed
    assert len(set(streamed)) == MANY


def test_alike_stay_in_the_own_order_and_who_has_no_value_at_the_end(areas: SelectedRows) -> None:
    rows = list(areas.stream("name", descending=True))
    told = [row for row in rows if row.values[1] is not None]
    assert all(row.values[1] is None for row in rows[len(told) :])
    by_code = sorted(told, key=lambda row: row.key)
    assert told == sorted(by_code, key=lambda row: str(row.values[1]), reverse=True)


def test_what_comes_meanwhile_is_not_in_it(app: Flask, areas: SelectedRows) -> None:
    see_one_moment()
    stream = areas.stream()
    seen = [next(stream) for _number in range(5)]
    write_elsewhere(app)
    seen += list(stream)
    assert len(seen) == MANY == areas.count


def test_without_a_moment_of_the_session_it_takes_one(app: Flask, areas: SelectedRows) -> None:
    stream = areas.stream()
    next(stream)
    write_elsewhere(app)
    assert len(list(stream)) == MANY - 1


def write_elsewhere(app: Flask) -> None:
    with db.engine.connect() as connection:
        if on_sqlite():
            # This thread only reads; the driver itself may write.
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("INSERT INTO area (code, name) VALUES ('91', 'Baru')")
            return
        connection.execute(insert(Area).values(code="91", name="Baru"))
        connection.commit()


def test_it_holds_few_rows(areas: SelectedRows) -> None:
    for _row in areas.stream():
        break
    tracemalloc.start()
    try:
        for _row in areas.stream("name"):
            pass
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_who_stops_in_the_middle_gives_the_connection_back(areas: SelectedRows) -> None:
    given, taken = [], []
    event.listen(db.engine.pool, "checkout", lambda *_all: taken.append(1))
    event.listen(db.engine.pool, "checkin", lambda *_all: given.append(1))
    stream = areas.stream()
    next(stream)
    assert isinstance(stream, Iterator)
    stream.close()  # type: ignore[attr-defined]
    db.session.rollback()
    assert len(given) == len(taken)
