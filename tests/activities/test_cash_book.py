"""Buku kas: reading a line as people type it, and the practice with its balance."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from rumahbelajar.activities.cash_book import (
    Book,
    CashBook,
    Entry,
    Kind,
    blank,
    read_entry,
    written,
)
from tests.activities.filling import TODAY

LINE = {"day": "24 November 2026", "kind": "in", "words": "Jual 10 keripik", "amount": "40.000"}


def test_line_is_read_as_it_is_typed_and_written_back() -> None:
    entry = Entry(date(2026, 11, 24), "Jual 10 keripik", Kind.IN, 40_000)
    assert read_entry(LINE, TODAY).entry == entry
    assert entry.signed == 40_000
    assert dict(written(entry).entered) == LINE
    assert read_entry(written(entry).entered, TODAY).entry == entry


def test_next_line_is_of_today_and_without_a_day_too() -> None:
    assert blank(TODAY).entered["day"] == "25 November 2026"
    out = read_entry({**LINE, "day": "", "kind": "out"}, TODAY).entry
    assert out is not None
    assert (out.day, out.signed) == (TODAY, -40_000)


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        ({}, ["kind", "words", "amount"]),
        ({**LINE, "kind": "lain"}, ["kind"]),
        ({**LINE, "amount": "0"}, ["amount"]),
        ({**LINE, "amount": "-5"}, ["amount"]),
        ({**LINE, "amount": "1.000.000.000.000"}, ["amount"]),
        ({**LINE, "words": "x" * 61}, ["words"]),
        ({**LINE, "day": "26 November 2026"}, ["day"]),
        ({**LINE, "day": "31 November 2026", "amount": ""}, ["day", "amount"]),
        ({**LINE, "day": "1/1/1999"}, ["day"]),
    ],
)
def test_what_cannot_be_written_down_is_told_at_its_field(
    form: dict[str, str], fields: list[str]
) -> None:
    filled = read_entry(form, TODAY)
    assert filled.entry is None
    assert list(filled.faults) == fields
    assert all(fault.sentence.endswith(".") for fault in filled.faults.values())
    assert dict(filled.entered) == {**dict.fromkeys(LINE, ""), **form}


def practice(**changes: Any) -> CashBook:
    days = [
        {"day": 1, "words": "Jual keripik", "kind": "in", "amount": 40_000},
        {"day": 2, "words": "Beli minyak", "kind": "out", "amount": 24_000, "why": "Bahan."},
        {"day": 3, "words": "SPP anak", "kind": "none", "amount": 50_000},
    ]
    written_so = {"type": "cash_book", "title": "Latihan", "introduction": "Tujuh hari."}
    return CashBook.model_validate({**written_so, "practice": days, **changes})


def test_practice_tells_what_is_right_and_the_balance_after_every_day() -> None:
    """10.000 + 40.000 = 50.000; - 24.000 = 26.000; school fees are no money of the business."""
    decided = practice(opening=10_000).decided({"hari_1": "in", "hari_2": "none", "hari_3": "?"})
    assert [each.balance for each in decided] == [50_000, 26_000, 26_000]
    assert [each.is_right for each in decided] == [True, False, False]
    assert [each.chosen for each in decided] == ["in", "none", None]


def test_book_of_a_course_is_that_of_the_business_unless_it_says_so() -> None:
    assert practice().book is Book.BUSINESS
    assert practice(book="koperasi", practice=[]).book is Book.COOPERATIVE


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            {"practice": [{"day": 1, "words": "Beli", "kind": "out", "amount": 1}]},
            "kurang dari nol",
        ),
        (
            {
                "practice": [
                    {"day": day, "words": "Jual", "kind": "in", "amount": 1} for day in (2, 1)
                ]
            },
            "hari 1 berdiri sesudah hari 2",
        ),
        ({"book": "rumah"}, "usaha"),
    ],
)
def test_practice_that_cannot_be_is_told_to_its_author(
    changes: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ValidationError) as told:
        practice(**changes)
    assert problem in str(told.value)
