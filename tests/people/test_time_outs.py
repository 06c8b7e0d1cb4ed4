"""How long a sign-in lasts, and what keeps it awake."""

from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people.models import Person, SignIn
from tests.conftest import Clock, Visit
from tests.house import Dweller, House
from tests.visitor import Visitor


def is_in(visitor: Visitor) -> bool:
    response = visitor.client.get("/akun")
    # As a server does once it has sent the answer.
    response.close()
    return response.status_code == 200


def own_phone(app: Flask, person: Dweller) -> None:
    with app.app_context():
        db.session.execute(
            db.update(SignIn).where(SignIn.person_id == person.id).values(is_own_phone=True)
        )
        db.session.commit()


def test_a_learner_is_out_after_a_quarter_of_an_hour_on_a_shared_phone(
    house: House, visit: Visit, clock: Clock
) -> None:
    visitor = visit(house.siti)
    clock.advance(minutes=15)
    assert is_in(visitor)
    clock.advance(minutes=16)
    assert not is_in(visitor)


def test_staff_have_half_an_hour(house: House, visit: Visit, clock: Clock) -> None:
    visitor = visit(house.budi)
    clock.advance(minutes=29)
    assert is_in(visitor)
    clock.advance(minutes=31)
    assert not is_in(visitor)


def test_reading_keeps_one_awake(house: House, visit: Visit, clock: Clock) -> None:
    visitor = visit(house.siti)
    for _ in range(6):
        clock.advance(minutes=10)
        assert is_in(visitor)


@pytest.mark.slow
def test_half_a_day_is_the_longest_on_a_shared_phone(
    house: House, visit: Visit, clock: Clock
) -> None:
    visitor = visit(house.siti)
    for _ in range(72):
        assert is_in(visitor)
        clock.advance(minutes=10)
    clock.advance(seconds=1)
    assert not is_in(visitor)


def test_ones_own_phone_stays_for_a_month_without_use(
    app: Flask, house: House, visit: Visit, clock: Clock
) -> None:
    visitor = visit(house.siti)
    own_phone(app, house.siti)
    clock.advance(days=29)
    assert is_in(visitor)
    clock.advance(days=31)
    assert not is_in(visitor)


def test_use_is_written_down_once_a_minute_at_most(
    app: Flask, house: House, visit: Visit, clock: Clock
) -> None:
    def used() -> float:
        with app.app_context():
            return db.session.scalars(db.select(SignIn.used_at)).one().timestamp()

    visitor = visit(house.siti)
    before = used()
    clock.advance(seconds=59)
    assert is_in(visitor)
    assert used() == before
    clock.advance(seconds=2)
    assert is_in(visitor)
    assert used() == before + 61


def test_a_clock_that_steps_back_signs_nobody_out(house: House, visit: Visit, clock: Clock) -> None:
    visitor = visit(house.siti)
    clock.advance(days=-3)
    assert is_in(visitor)


def test_somebody_suspended_is_out_at_the_next_request(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.siti)
    assert is_in(visitor)
    with app.app_context():
        person = db.session.get_one(Person, house.siti.id)
        person.suspended_at = person.added_at
        db.session.commit()
    assert not is_in(visitor)


@pytest.mark.parametrize("cookie", ["", "no id", str(UUID(int=1)), "0" * 500])
def test_a_cookie_that_names_no_sign_in_signs_nobody_in(
    house: House, visit: Visit, cookie: str
) -> None:
    visitor = visit()
    with visitor.client.session_transaction() as session:
        session["_user_id"] = cookie
    assert not is_in(visitor)
