"""A scale asks where somebody stands: in a fixed order, with no right answer and no points."""

from typing import Any

import pytest
from pydantic import ValidationError

from rumahbelajar.questions import UnreadableAnswer
from tests.questions.samples import SAMPLES

SCALE = SAMPLES["scale"]
OPTIONS: list[dict[str, Any]] = SCALE.authored["options"]


def test_every_degree_is_told_the_same_and_earns_nothing() -> None:
    told = {SCALE.question().mark(each["id"]) for each in OPTIONS}
    assert len(told) == 1
    assert told.pop().points is None


def test_a_degree_of_another_question_is_refused_with_the_way_out() -> None:
    with pytest.raises(UnreadableAnswer, match="Muat ulang halaman"):
        SCALE.question().read(["setiap-hari"])


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"explanation": None}, "explanation"),
        ({"options": [{**OPTIONS[0], "correct": True}, OPTIONS[1]]}, "correct"),
        ({"options": [OPTIONS[0], {**OPTIONS[0], "text": "Lain"}]}, "dipakai dua kali"),
        ({"options": OPTIONS[:1]}, "at least 2"),
    ],
)
def test_a_scale_that_judges_or_says_no_reason_is_refused(
    changes: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValidationError, match=says):
        SCALE.question(**changes)
