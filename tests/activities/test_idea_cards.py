"""Kartu pilih ide: the ideas of the family of the course, ties, and what is weak."""

from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.idea_cards import QUESTIONS, IdeaCards, Ideas
from tests.activities.filling import refusal, worked_out


def idea(row: int, name: str, *points: int) -> dict[str, str]:
    answers = zip(QUESTIONS, points, strict=True)
    return {
        f"idea_{row}_name": name,
        **{f"idea_{row}_{question}": str(point) for question, point in answers},
    }


def ideas(*forms: dict[str, str]) -> Ideas:
    return worked_out(IdeaCards, {name: text for form in forms for name, text in form.items()})


CRISPS = idea(1, "Keripik singkong", 3, 2, 3, 3)
SEWING = idea(2, "Jahit seragam", 1, 1, 2, 2)
CATFISH = idea(3, "Ternak lele", 2, 1, 3, 1)


def test_three_ideas_of_the_course() -> None:
    """3 + 2 + 3 + 3 = 11; 1 + 1 + 2 + 2 = 6; 2 + 1 + 3 + 1 = 7."""
    found = ideas(CRISPS, SEWING, CATFISH)
    assert [(each.name, each.total) for each in found.ideas] == [
        ("Keripik singkong", 11),
        ("Ternak lele", 7),
        ("Jahit seragam", 6),
    ]
    assert [each.name for each in found.first] == ["Keripik singkong"]
    assert [score.name for score in found.ideas[1].weak] == ["skill", "risk"]
    assert [score.name for score in found.ideas[0].strong] == ["capital", "buyers", "risk"]
    assert [each.needs_a_loan for each in found.ideas] == [False, False, True]


def test_ideas_with_as_many_points_are_all_first() -> None:
    found = ideas(SEWING, idea(4, "Kue", 2, 2, 1, 1), idea(1, "Sapu", 1, 1, 1, 1))
    assert [each.name for each in found.first] == ["Jahit seragam", "Kue"]


def test_idea_with_an_open_question_has_no_score_and_comes_last() -> None:
    half = {**idea(1, "Kue", 3, 3, 3, 3), "idea_1_risk": ""}
    found = ideas(half, SEWING | CATFISH)
    assert [(each.name, each.total) for each in found.ideas][-1] == ("Kue", None)
    assert found.ideas[-1].unanswered == ("Risiko",)
    assert [each.name for each in found.first] == ["Ternak lele"]


def test_ideas_of_which_nothing_is_said_are_advised_nothing() -> None:
    (cake,) = ideas({"idea_1_name": "Kue"}).ideas
    assert (cake.scores, cake.weak, cake.needs_a_loan) == ((), (), False)
    assert ideas({"idea_1_name": "Kue"}).first == ()


def test_idea_without_a_name_is_asked_for_it() -> None:
    assert refusal(IdeaCards, {**CRISPS, "idea_2_skill": "1"})[0] == "idea_2_name"
    assert refusal(IdeaCards, {})[0] == "idea_1_name"


@given(st.lists(st.tuples(*[st.integers(1, 3)] * 4), min_size=1, max_size=4))
def test_first_are_those_with_the_most_points(points: list[tuple[int, ...]]) -> None:
    found = ideas(*(idea(row, f"Ide {row}", *each) for row, each in enumerate(points, start=1)))
    most = max(map(sum, points))
    assert {each.row for each in found.first} == {
        row for row, each in enumerate(points, start=1) if sum(each) == most
    }
    assert [each.total for each in found.ideas] == sorted(map(sum, points), reverse=True)
