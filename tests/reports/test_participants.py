"""The report on participants: category, sex and age band with every sum, and nobody found out."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from unittest.mock import patch

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rumahbelajar.reports import participants
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.hiding.grid import Place
from rumahbelajar.reports.hiding.protecting import is_small
from rumahbelajar.reports.hiding.withholding import withheld
from rumahbelajar.reports.summaries.reading import Sum
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.glancing import at_a_glance
from rumahbelajar.reports.tables.table import WITHHELD, Table
from tests.reports.attacker import worked_out
from tests.reports.nation import Nation

YEAR = Period(Month(2025, 12), Month(2026, 11))
ALL, COUNTS = Scope(("",), ("",)), Scope(("",))
NATION = Asked("", YEAR)


@pytest.fixture
def asking(app: Flask, nation: Nation) -> Iterator[None]:
    with app.test_request_context():
        yield


def _tables(scope: Scope = ALL, **more: object) -> dict[str, Table]:
    asked = replace(NATION, **more)  # type: ignore[arg-type]
    return {table.key: table for table in answer(participants.REPORT, scope, asked).tables}


def _cells(table: Table) -> dict[Place, object]:
    """Return every number by trait, sex and age band."""
    assert table.total is not None
    return {
        (*row.at, column.key if column.part_of else ""): value
        for row in (*table.rows.stream(), table.total)
        for column, value in zip(table.columns, row.values, strict=True)
        if column.is_of_people
    }


@pytest.mark.usefixtures("asking")
def test_new_participants_stand_by_category_sex_and_age_band() -> None:
    new = _cells(_tables()["baru"])
    assert new["", "", ""] == 21
    # Siti, Rini and Wati, and the six of Widarapayung.
    assert new["keluarga_pmi", "P", "25-34"] == 9
    assert new["cpmi", "L", ""] == 1
    active = _cells(_tables()["aktif"])
    assert active["", "", ""] == 7


@pytest.mark.usefixtures("asking")
def test_every_sum_is_the_sum_of_its_parts() -> None:
    for table in _tables().values():
        cells = _cells(table)
        for place, number in cells.items():
            for axis, word in enumerate(place):
                line = [
                    value
                    for other, value in cells.items()
                    if other[axis] and _without(other, axis) == _without(place, axis)
                ]
                assert word or number == sum(int(str(value)) for value in line)


@pytest.mark.usefixtures("asking")
def test_who_is_asked_for_by_category_or_destination_is_told_by_that_alone() -> None:
    assert set(_tables(category="pmi_aktif")) == {"baru", "aktif"}
    assert set(_tables(destination="KR")) == {"tujuan"}
    assert _cells(_tables(destination="KR")["tujuan"])["", "", ""] == 5


@pytest.mark.usefixtures("asking")
def test_who_sees_counts_is_told_no_small_number() -> None:
    for table in _tables(COUNTS).values():
        assert not [value for value in _cells(table).values() if value in {1, 2, 3, 4}]


@pytest.mark.usefixtures("asking")
def test_its_charts_are_small() -> None:
    drawn = answer(participants.REPORT, COUNTS, NATION).charts()
    assert len(drawn) == 2
    assert all(len(str(each).encode()) < 6_000 for each in drawn)


NUMBERS = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 200))
PEOPLE = st.dictionaries(
    st.tuples(
        st.sampled_from(["keluarga_pmi", "cpmi", ""]),
        st.sampled_from(["KR", "TW", ""]),
        st.sampled_from(["P", "L", ""]),
        st.sampled_from(["18-24", "25-34", "60+"]),
    ),
    NUMBERS,
    min_size=1,
    max_size=14,
)


@given(PEOPLE)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_nobody_is_found_out_from_both_tables_together(
    app: Flask, people: dict[tuple[str, str, str, str], int]
) -> None:
    """The two tables tell the same people by another trait, so their sums by sex and age meet."""
    with app.test_request_context():
        new, _active, by_destination = _made(people)
    equations: list[dict[Place, int]] = []
    untold: dict[Place, object] = {}
    for name, table in (("c", new), ("d", by_destination)):
        cells = {_named(name, place): value for place, value in _cells(withheld(table)).items()}
        hidden = {place for place, value in cells.items() if value in (WITHHELD, None)}
        assert not [
            value for place, value in cells.items() if place not in hidden and _is_few(value)
        ]
        equations += _equations(set(cells), hidden)
        numbers = {_named(name, place): value for place, value in _cells(table).items()}
        untold |= {place: numbers[place] for place, value in cells.items() if value is None}
    followed = worked_out(equations)
    # What is not told so that men are may follow, as long as it is nobody or enough.
    assert not followed - untold.keys()
    assert not [place for place in followed if _is_few(untold[place])]


@pytest.mark.usefixtures("asking")
def test_few_who_did_not_say_their_sex_close_no_number_of_men() -> None:
    people = {
        (category, "", sex, band): number
        for category in ("keluarga_pmi", "cpmi")
        for sex, numbers in {"P": (60, 70), "L": (40, 30), "": (3, 4)}.items()
        for band, number in zip(("18-24", "25-34"), numbers, strict=True)
    }
    new = withheld(_made(people)[0])
    cells = _cells(new)
    for category, sex in product(("keluarga_pmi", "cpmi"), "PL"):
        told = [cells[category, sex, band] for band in ("18-24", "25-34")]
        assert told == [people[category, "", sex, band] for band in ("18-24", "25-34")]
        assert cells[category, "", ""] == 207
    assert cells["cpmi", "-", ""] == 7
    for place in product(("keluarga_pmi", "cpmi"), ("", "-"), ("18-24", "25-34")):
        assert cells[place] is None
    assert cells["", "", "25-34"] == 208
    assert "untuk perempuan dan laki-laki saja" in " ".join(new.notes)


@pytest.mark.usefixtures("asking")
def test_where_enough_did_not_say_their_sex_all_is_told() -> None:
    people = {
        (category, "", sex, band): 6
        for category in ("keluarga_pmi", "cpmi")
        for sex in ("P", "L", "")
        for band in ("18-24", "25-34")
    }
    new = withheld(_made(people)[0])
    assert not {WITHHELD, None} & set(_cells(new).values())
    assert new.notes == ()


def _made(people: dict[tuple[str, str, str, str], int]) -> list[Table]:
    by_category = [
        Sum((category, sex, band), enrolled=number, active=number // 2)
        for (category, _land, sex, band), number in people.items()
    ]
    by_land = [
        Sum((land, sex, band), enrolled=number)
        for (_category, land, sex, band), number in people.items()
    ]
    with patch.object(participants, "sums", side_effect=[by_category, by_land]):
        return participants.make(COUNTS, NATION)


def _named(table: str, place: Place) -> Place:
    """Return the place of a cell: what sums up the first trait is the same in both tables."""
    return (f"{table}{place[0]}" if place[0] else "", *place[1:])


def _is_few(value: object) -> bool:
    return is_small(int(str(value)))


def _equations(places: set[Place], hidden: set[Place]) -> list[dict[Place, int]]:
    axes = [sorted({place[axis] for place in places}) for axis in range(3)]
    found = []
    for axis in range(3):
        others = [words if at != axis else [""] for at, words in enumerate(axes)]
        for place in product(*others):
            line = {(*place[:axis], word, *place[axis + 1 :]): -1 for word in axes[axis]}
            found.append({at: sign for at, sign in {**line, place: 1}.items() if at in hidden})
    return found


def _without(place: Place, axis: int) -> Place:
    return (*place[:axis], *place[axis + 1 :])


def test_page_begins_with_who_began_and_who_is_active(asking: None) -> None:
    numbers = at_a_glance(answer(participants.REPORT, ALL, NATION))
    assert [each.column.key for each in numbers] == ["enrolled", "active"]
    assert numbers[0].label == "Peserta baru"
