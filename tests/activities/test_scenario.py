"""Scenarios: only those that lead somewhere from every step, and walks that keep to the choices."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from rumahbelajar.activities.scenario import LONGEST_TRAIL, Scenario
from rumahbelajar.questions.authoring import Mistake

NAMES = ("a", "b", "c", "d", "e", "f")


def step(*targets: str, ending: str | None = None) -> dict[str, Any]:
    node: dict[str, Any] = {"says": [{"words": "Halo"}]}
    if targets:
        node["choices"] = [{"words": f"Ke {target}", "to": target} for target in targets]
    if ending:
        node |= {"ending": ending, "tells": "Begini."}
    return node


def scenario(nodes: dict[str, Any], start: str = "a") -> Scenario:
    return Scenario.model_validate(
        {
            "type": "scenario",
            "title": "Pesan",
            "introduction": "Apa yang Anda lakukan?",
            "start": start,
            "nodes": nodes,
        }
    )


def refused(nodes: dict[str, Any], start: str = "a") -> Mistake:
    """Return the mistake of a scenario that must have one."""
    with pytest.raises(ValidationError) as told:
        scenario(nodes, start)
    mistake = told.value.errors()[0]["ctx"]["error"]
    assert isinstance(mistake, Mistake)
    return mistake


WHOLE = {
    "a": step("b", "c"),
    "b": step("a", "d"),
    "c": step(ending="harm"),
    "d": step(ending="good"),
}


def test_walk_keeps_what_was_chosen_at_each_step() -> None:
    taken = scenario(WHOLE).walk(["a", "b", "a", "c"])
    assert taken is not None
    assert [each.id for each in taken] == ["a", "b", "a", "c"]
    assert [each.choice.words for each in taken if each.choice] == ["Ke b", "Ke a", "Ke c"]
    assert taken[0].choice is None
    assert taken[-1].step.ending == "harm"


@pytest.mark.parametrize(
    "trail",
    [
        [],
        ["b"],
        ["a", "d"],
        ["a", "b", "b"],
        ["a", "c", "a"],
        ["a", "tidak-ada"],
        ["a", ""],
        ["a", *["b", "a"] * (LONGEST_TRAIL // 2)],
    ],
)
def test_trail_that_is_no_way_through_is_refused(trail: list[str]) -> None:
    assert scenario(WHOLE).walk(trail) is None


def test_trail_may_be_as_long_as_the_longest() -> None:
    trail = (["a", "b"] * LONGEST_TRAIL)[:LONGEST_TRAIL]
    taken = scenario(WHOLE).walk(trail)
    assert taken is not None
    assert len(taken) == LONGEST_TRAIL


def test_step_that_nothing_leads_to_is_told() -> None:
    mistake = refused({**WHOLE, "e": step(ending="good")})
    assert mistake.problem == 'langkah "e" tidak dituju pilihan mana pun'
    assert mistake.place == ("nodes", "e")


def test_loop_without_a_way_out_is_told() -> None:
    nodes = {
        "a": step("b", "d"),
        "b": step("c", "e"),
        "c": step("b", "e"),
        "d": step(ending="good"),
        "e": step("b", "c"),
    }
    mistake = refused(nodes)
    assert mistake.problem == 'dari langkah "b" cerita berputar tanpa akhir'


def test_loop_with_a_way_out_is_a_good_scenario() -> None:
    assert scenario(WHOLE).nodes["b"].choices[0].to == "a"


def test_two_choices_never_lead_to_the_same_step() -> None:
    nodes = {**WHOLE, "a": step("b", "b")}
    assert refused(nodes).place == ("choices", 1, "to")


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, list[str]]:
    """Draw steps with their targets; one without targets is an ending."""
    names = NAMES[: draw(st.integers(2, len(NAMES)))]
    some = st.lists(st.sampled_from(names), min_size=2, max_size=4, unique=True)
    return {name: draw(st.one_of(st.just([]), some)) for name in names}


def endings_within(graph: dict[str, list[str]], name: str) -> set[str]:
    """Return every step reachable from this one, by trying all walks of bounded length."""
    reached = {name}
    for _time in graph:
        reached |= {target for each in reached for target in graph[each]}
    return reached


@given(graph=graphs())
def test_scenario_is_good_exactly_when_every_step_is_reached_and_ends(
    graph: dict[str, list[str]],
) -> None:
    nodes = {
        name: step(*targets) if targets else step(ending="good") for name, targets in graph.items()
    }
    all_reached = endings_within(graph, "a") == set(graph)
    all_end = all(any(not graph[each] for each in endings_within(graph, name)) for name in graph)
    if all_reached and all_end:
        assert set(scenario(nodes).nodes) == set(graph)
    else:
        assert refused(nodes).place[0] == "nodes"


@given(graph=graphs(), data=st.data())
def test_whatever_is_chosen_is_a_walk_and_nothing_else_is(
    graph: dict[str, list[str]], data: st.DataObject
) -> None:
    nodes = {
        name: step(*targets) if targets else step(ending="good") for name, targets in graph.items()
    }
    try:
        made = scenario(nodes)
    except ValidationError:
        return
    trail = data.draw(st.lists(st.sampled_from([*graph, "x"]), max_size=8))
    follows = (
        bool(trail)
        and trail[0] == "a"
        and all(after in graph.get(before, []) for before, after in pairwise(trail))
    )
    taken = made.walk(trail)
    assert (taken is not None) == follows
    if taken is not None:
        assert [each.id for each in taken] == trail
