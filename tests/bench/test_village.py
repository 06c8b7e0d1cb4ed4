"""The village that `make bench` measures is as the rules would have made it."""

import pytest
from sqlalchemy import func, select

from rumahbelajar.database import db
from rumahbelajar.learning.models import Answer, Attempt, Certificate
from rumahbelajar.ledger.models import Fact, FactOrder
from rumahbelajar.ledger.verifying import verify
from rumahbelajar.people.models import Person
from tests.bench.village import CODE, fill
from tests.learning.kept import rows


@pytest.mark.slow
def test_likenesses_hold_all_that_the_ledger_claims_of_itself(app) -> None:
    pupils = fill(app, people=40, pupils=4)
    with app.app_context():
        report = verify()
        assert not report.wrong
        assert not report.notes
        assert db.session.scalar(select(func.count()).select_from(Person)) == 36
        assert report.facts == db.session.scalar(select(func.max(FactOrder.seq)))
    assert {each.village_code for each in rows(app, Fact)} == {CODE}
    # Of the last stage alone, each with a code and a serial of its own.
    finished = rows(app, Certificate)
    assert len({each.serial for each in finished}) == len(finished) == 2
    assert (
        len({each.attempt_id for each in pupils}) == len({each.user_name for each in pupils}) == 4
    )


def test_pupils_stand_before_a_quiz_that_they_have_not_answered(app) -> None:
    for pupil in fill(app, people=20, pupils=2):
        (attempt,) = rows(app, Attempt, id=pupil.attempt_id)
        assert attempt.submitted_at is None
        assert not rows(app, Answer, attempt_id=pupil.attempt_id)
        assert pupil.answers
