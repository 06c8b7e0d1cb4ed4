"""What holds for every activity: its sample, its template, and that a tool takes whatever comes."""

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from rumahbelajar.activities import TOOLS, TYPES, OwnSheet, Tool
from rumahbelajar.activities.fields import Field, entered, read
from rumahbelajar.activities.tool import Unfit
from rumahbelajar.config import ROOT
from tests.activities.samples import ACTIVITY, SAMPLES, sample_sheet, sample_tool

TOOL_TYPES = {kind: each for kind, each in TYPES.items() if issubclass(each, Tool)}
SHEET_TYPES = [kind for kind, each in TYPES.items() if issubclass(each, OwnSheet)]
TODAY = date(2026, 11, 25)
FILLED = {kind: sample_tool(kind).example_on(TODAY) for kind in TOOL_TYPES}
LARGEST = {
    "rupiah": "999.999.999.999",
    "amount": "999.999.999,99",
    "rate": "9.999.999,9999",
    "percent": "1.000",
    "count": "360",
    "month": "Desember 2099",
    "day": "31 Desember 2099",
    "words": "Ĳ" * 60,
    "long": "Ĳ" * 300,
}
# The machine that tests may be a busy one; what a rule takes shows in the pages.
unhurried = settings(deadline=None)
every_type = pytest.mark.parametrize("kind", TYPES)
every_tool = pytest.mark.parametrize("kind", TOOL_TYPES)
every_sheet = pytest.mark.parametrize("kind", SHEET_TYPES)


def some_text(field: Field) -> st.SearchStrategy[str]:
    """Draw what may stand in a field: mostly something that can be read, also nonsense."""
    numbers = st.integers(0, 10**7).map(str)
    readable = {
        "month": st.dates(date(2025, 1, 1), date(2032, 1, 1)).map(lambda day: f"{day:%Y-%m}"),
        "day": st.dates(date(2025, 1, 1), date(2032, 1, 1)).map(str),
        "words": st.text(max_size=12),
        "long": st.text(max_size=40),
        "choice": st.sampled_from([value for value, _words in field.options] or [""]),
        "percent": st.integers(0, 400).map(lambda number: f"{number // 10},{number % 10}"),
        "count": st.integers(1, 60).map(str),
    }.get(field.kind, numbers)
    return st.one_of(
        st.just(""),
        readable,
        readable,
        st.sampled_from([LARGEST.get(field.kind, ""), "0", "-1", "sejuta", "1,5"]),
    )


def forms(tool: Tool | OwnSheet) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({name: some_text(field) for name, field in tool.fields.items()})


@every_type
def test_type_has_a_sample_in_the_tests(kind: str) -> None:
    assert kind in SAMPLES, f"tests/activities/samples.py needs a sample of {kind}"
    activity = ACTIVITY.validate_python(SAMPLES[kind])
    assert ACTIVITY.validate_json(activity.model_dump_json()) == activity


@pytest.mark.parametrize("kind", [*TOOL_TYPES, *SHEET_TYPES])
def test_type_has_its_template(kind: str) -> None:
    assert (ROOT / "templates" / "activities" / f"{kind}.html").is_file()


@pytest.mark.parametrize("kind", SHEET_TYPES)
def test_a_sheet_is_paper_where_a_module_is_taken_home(kind: str) -> None:
    assert (ROOT / "templates" / "activities" / "paper" / f"{kind}.html").is_file()


def test_no_two_tools_have_the_same_address() -> None:
    assert len(TOOLS) == len(TOOL_TYPES)


@every_tool
def test_example_can_be_worked_out_on_any_day(kind: str) -> None:
    tool = sample_tool(kind)
    for today in (date(2026, 1, 31), date(2026, 12, 31), date(2040, 2, 29)):
        typed = read(tool.fields, tool.example_on(today))
        assert not typed.faults
        assert dataclasses.is_dataclass(tool.reckon(typed.values, today))


def test_other_examples_are_offered_by_number_and_checked_as_the_first_is() -> None:
    more = [{"title": "Jahit", "values": {**SAMPLES["unit_cost"]["example"], "pieces": "1"}}]
    costs = ACTIVITY.validate_python({**SAMPLES["unit_cost"], "more_examples": more})
    assert isinstance(costs, Tool)
    assert [costs.example_on(TODAY, number)["pieces"] for number in (1, 2, 3)] == ["40", "1", "40"]
    more[0]["values"]["pieces"] = "banyak"
    with pytest.raises(ValidationError) as told:
        ACTIVITY.validate_python({**SAMPLES["unit_cost"], "more_examples": more})
    assert "tidak bisa dibaca" in str(told.value)


def misleading_examples() -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield for each tool what its author may write wrongly, and what is said to it."""
    for kind, tool in TOOL_TYPES.items():
        first = {each.kind: name for name, each in reversed(list(tool.fields.items()))}
        yield kind, {"tidak_ada": "1"}, "yang tidak ada di alat ini"
        yield kind, {first.get("rupiah") or first["choice"]: "sejuta"}, "tidak bisa dibaca"
        if "month" in first:
            yield kind, {first["month"]: "November 2026"}, "akan cepat lewat"
        if "day" in first:
            yield kind, {first["day"]: "3 Desember 2026"}, "hari contoh"


@pytest.mark.parametrize(("kind", "example", "problem"), list(misleading_examples()))
def test_example_that_misleads_is_told_to_its_author(
    kind: str, example: dict[str, str], problem: str
) -> None:
    with pytest.raises(ValidationError) as told:
        ACTIVITY.validate_python({**SAMPLES[kind], "example": example})
    assert problem in str(told.value)


@every_tool
@unhurried
@given(data=st.data())
def test_whatever_is_typed_is_worked_out_or_refused(kind: str, data: st.DataObject) -> None:
    tool = sample_tool(kind)
    typed = read(tool.fields, data.draw(forms(tool)))
    if not typed.faults:
        check(tool, typed.values)


@every_tool
@unhurried
@given(data=st.data())
def test_whatever_can_be_read_is_worked_out_or_refused(kind: str, data: st.DataObject) -> None:
    """The same without what cannot be read, in an example, so that the rules are reached."""
    tool = sample_tool(kind)
    typed = read(tool.fields, {**FILLED[kind], **data.draw(forms(tool))})
    unreadable = dict.fromkeys(typed.faults, "")
    again = read(tool.fields, {**typed.entered, **unreadable})
    if not again.faults:
        check(tool, again.values)


@every_sheet
@unhurried
@given(data=st.data())
def test_whatever_is_written_on_a_sheet_of_a_course_is_shown_or_refused(
    kind: str, data: st.DataObject
) -> None:
    sheet = sample_sheet(kind)
    typed = read(sheet.fields, data.draw(forms(sheet)))
    if not typed.faults:
        check(sheet, typed.values)


def check(tool: Tool | OwnSheet, values: Any) -> None:
    """The result is a frozen dataclass, or a sentence at a field; what is kept says the same."""
    kept = json.loads(json.dumps({name: each for name, each in values.items() if each is not None}))
    again = read(tool.fields, entered(tool.fields, kept))
    assert not again.faults
    assert again.values == values
    try:
        result = worked_out(tool, values)
    except Unfit as unfit:
        told = unfit
    else:
        assert dataclasses.is_dataclass(result)
        assert worked_out(tool, again.values) == result
        return
    assert told.field in tool.fields
    assert told.sentence.endswith(".")


def worked_out(tool: Tool | OwnSheet, values: Any) -> Any:
    if isinstance(tool, Tool):
        return tool.reckon(values, TODAY)
    return tool.work_out(values, TODAY)
