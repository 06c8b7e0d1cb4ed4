"""Lists by the page: which page an address asks for, and what stands on it."""

import pytest
from flask import Flask

from rumahbelajar.forms import read_number
from rumahbelajar.paging import Pages, asked_page


@pytest.mark.parametrize(
    ("typed", "read"),
    [("3", 3), (" 12 ", 12), ("0", 0), ("999999", 999_999)]
    + [(typed, 7) for typed in ("", "-1", "1.5", "dua", "٣", "²", "9" * 7, "9" * 5000)]
    + [(None, 7)],
)
def test_number_of_an_address_is_read_one_way(typed: str | None, read: int) -> None:
    assert read_number(typed, 7) == read


@pytest.mark.parametrize(
    ("address", "page"),
    [("/", 1), ("/?hal=4", 4), ("/?hal=0", 1), ("/?hal=-3", 1), ("/?hal=%00", 1)],
)
def test_page_that_an_address_asks_for_is_the_first_or_a_later_one(
    app: Flask, address: str, page: int
) -> None:
    with app.test_request_context(address):
        assert asked_page() == page


def test_empty_list_is_one_page_and_beyond_the_last_is_the_last() -> None:
    assert (Pages(0, 50).count, Pages(0, 50).number) == (1, 1)
    assert (Pages(101, 50, 9).number, Pages(101, 50, 0).number) == (3, 1)
    assert list(range(101))[Pages(101, 50, 9).lines] == [100]
    assert Pages(100, 50).count == 2
