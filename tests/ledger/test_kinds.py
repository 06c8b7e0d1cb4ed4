"""Payloads: canonical text of ids, codes, numbers and days, and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.ledger.kinds import (
    CODE,
    LARGEST,
    FactKind,
    KindRegistry,
    UnreadablePayload,
    check_canonical,
    read_payload,
    write_payload,
)
from tests.ledger.samples import SITI, Everything, known_samples

codes = st.from_regex(CODE, fullmatch=True)
numbers = st.integers(-LARGEST, LARGEST)
everything = st.builds(
    Everything,
    code=codes,
    amount=numbers,
    is_so=st.booleans(),
    whom=st.uuids(),
    day=st.dates(),
    codes=st.lists(codes, max_size=5).map(tuple),
    pairs=st.lists(st.tuples(codes, numbers), max_size=5),
    perhaps=st.none() | st.booleans(),
)


@pytest.fixture(autouse=True)
def _samples() -> object:
    with known_samples():
        yield


@given(everything)
def test_every_payload_reads_back_as_it_was(payload: Everything) -> None:
    text = write_payload(payload)
    assert read_payload("sample.everything", 1, text) == payload
    check_canonical(text)


def test_the_text_is_canonical() -> None:
    payload = Everything("q/1", 5, True, SITI, date(2026, 1, 2), ("a", "b"), [("c", 1)], None)
    assert write_payload(payload) == (
        '{"amount":5,"code":"q/1","codes":["a","b"],"day":"2026-01-02","is_so":true,'
        '"pairs":[["c",1]],"perhaps":null,"whom":"018f0000-0000-7000-8000-000000000001"}'
    )


@dataclass(frozen=True)
class Loose:
    value: object


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        "dua kata",
        "kafé",
        "a" * 201,
        "-",
        "baris\nbaru",
        '["dua kata"]',
        '["a", "b"]',
        "[1.5]",
        '{"a":1}',
        2**53,
        datetime(2026, 1, 1, tzinfo=None),  # noqa: DTZ001 - a moment is refused whatever its zone
        {"a": 1},
        b"a",
        ("a", ("b", "dua kata")),
    ],
    ids=repr,
)
def test_what_is_no_code_number_or_day_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="a fact holds"):
        write_payload(Loose(value))


@pytest.mark.parametrize("value", ["", "a", "uang-kiriman/quiz", '["a",2,null]', '"a"', "null"])
def test_codes_and_lists_of_codes_are_taken(value: str) -> None:
    assert write_payload(Loose(value))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"code": "a"}',
        '{"code":"a","code":"a"}',
        '{"code":1}',
        '{"code":null}',
        '{"code":"a","more":1}',
        '{"code":"\\u0061"}',
        "[" * 100_000,
    ],
)
def test_text_that_is_no_payload_of_its_kind_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadablePayload):
        read_payload("sample.seen", 1, text)


@pytest.mark.parametrize("text", ["", "[]", "NaN", '{"b":1,"a":1}', '{"a":1.5}', "[" * 100_000])
def test_text_that_is_not_canonical_is_refused_for_unknown_kinds_too(text: str) -> None:
    with pytest.raises(UnreadablePayload):
        check_canonical(text)


def test_an_unknown_kind_or_version_is_none() -> None:
    assert read_payload("sample.unknown", 1, "{}") is None
    assert read_payload("sample.seen", 2, "{}") is None


@dataclass
class Thawed:
    code: str


@dataclass(frozen=True)
class Frozen:
    code: str


@pytest.mark.parametrize(
    ("name", "version", "payload"),
    [
        ("lesson", 1, Frozen),
        ("Lesson.completed", 1, Frozen),
        ("lesson.completed", 0, Frozen),
        ("lesson.completed", 1, Thawed),
        ("lesson.completed", 1, UUID),
        ("a." + "b" * 70, 1, Frozen),
    ],
)
def test_a_kind_that_could_not_be_kept_is_refused(name: str, version: int, payload: type) -> None:
    with pytest.raises(ValueError, match=r"fact kind|frozen"):
        KindRegistry().add(name, version, payload)


def test_no_kind_is_declared_twice() -> None:
    registry = KindRegistry()
    registry.add("lesson.completed", 1, Frozen)
    with pytest.raises(ValueError, match="twice"):
        registry.add("lesson.completed", 1, Frozen)
    found = registry.find("lesson.completed", 1)
    assert isinstance(found, FactKind)
    assert registry.of(Frozen("a")) is found
