"""Codes of certificates and invitations as people type them."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.learning import codes
from rumahbelajar.learning.codes import ALPHABET, OF_INVITATION, grouped, new_code, read_code

CODES = st.text(alphabet=ALPHABET, min_size=16, max_size=16)


@pytest.mark.parametrize(
    "typed",
    [
        "7KQ2M4X9TB0ZHW31",
        "7kq2-m4x9-tb0z-hw31",
        " 7KQ2 M4X9 TB0Z HW31 ",
        "7KQ2–M4X9–TBOZ–HW3I",
        "7kq2.m4x9.tboz.hw3l",
    ],
)
def test_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == "7KQ2M4X9TB0ZHW31"


@pytest.mark.parametrize("typed", ["", "7KQ2", "7KQ2M4X9TB0ZHW311", "UUUUUUUUUUUUUUUU", "é" * 16])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@given(CODES)
def test_printed_code_is_read_back(code: str) -> None:
    assert read_code(grouped(code)) == code
    assert read_code(grouped(code).lower()) == code


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_code_or_none(typed: str) -> None:
    code = read_code(typed)
    assert code is None or (len(code) == 16 and set(code) <= set(ALPHABET))


def test_codes_are_random() -> None:
    made = {new_code() for _each in range(500)}
    assert len(made) == 500
    assert {character for code in made for character in code} == set(ALPHABET)


def test_a_code_of_one_kind_is_none_of_another() -> None:
    invitation = new_code(OF_INVITATION)
    assert read_code(grouped(invitation), OF_INVITATION) == invitation
    assert read_code(invitation) is None
    assert read_code(new_code(), OF_INVITATION) is None


def test_example_in_the_documentation_is_true() -> None:
    assert doctest.testmod(codes).failed == 0
