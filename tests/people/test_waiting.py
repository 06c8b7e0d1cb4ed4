"""Waits after wrong secrets."""

from datetime import timedelta

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people import waiting
from rumahbelajar.people.models import FailedSignIns
from tests.conftest import Clock, MakeApp, Visit
from tests.house import House
from tests.people.conftest import PIN, GiveSecret
from tests.visitor import Visitor, at_once


def try_pin(visitor: Visitor, user_name: str, pin: str) -> int:
    fields = {"user_name": user_name, "secret": pin, "device": "shared"}
    return visitor.post("/masuk", fields).status_code


def fail(visitor: Visitor, user_name: str, times: int) -> None:
    for _ in range(times):
        assert try_pin(visitor, user_name, "111222") == 422


def test_after_five_wrong_tries_one_waits_half_a_minute(
    house: House, visit: Visit, give_pin: GiveSecret, clock: Clock
) -> None:
    user_name = give_pin(house.siti)
    visitor = visit()
    fail(visitor, user_name, 5)
    assert try_pin(visitor, user_name, PIN) == 429
    assert "setelah 30 detik" in visitor.page
    assert visitor.response is not None
    assert visitor.response.headers["Retry-After"] == "30"
    clock.advance(seconds=31)
    assert try_pin(visitor, user_name, PIN) == 303


@pytest.mark.slow
def test_waits_grow_to_an_hour_and_then_only_a_facilitator_helps(
    house: House, visit: Visit, give_pin: GiveSecret, clock: Clock
) -> None:
    user_name = give_pin(house.siti)
    visitor = visit()
    fail(visitor, user_name, 5)
    waits = []
    for _ in range(15):
        assert try_pin(visitor, user_name, PIN) == 429
        assert visitor.response is not None
        waits.append(int(visitor.response.headers["Retry-After"]))
        clock.advance(seconds=waits[-1])
        assert try_pin(visitor, user_name, "111222") == 422
    assert waits == [30, 60, 120, 300, 900, *[3600] * 10]
    clock.advance(days=3)
    assert try_pin(visitor, user_name, PIN) == 429
    assert "sampai petugas membukanya" in visitor.page


def test_a_card_still_works_when_the_pin_is_closed(
    app: Flask,
    house: House,
    visit: Visit,
    give_pin: GiveSecret,
    give_card: GiveSecret,
    clock: Clock,
) -> None:
    user_name, token = give_pin(house.siti), give_card(house.siti)
    close(app, user_name)
    visitor = visit()
    assert try_pin(visitor, user_name, PIN) == 429
    assert visitor.post(f"/k/{token}", {"device": "shared"}).status_code == 303


def close(app: Flask, user_name: str) -> None:
    with app.app_context():
        waiting.count_try(user_name)
        db.session.scalars(db.select(FailedSignIns)).one().failures = waiting.MOST_TRIES
        db.session.commit()


def test_a_facilitator_opens_it_again(
    app: Flask, house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    user_name = give_pin(house.siti)
    close(app, user_name)
    helper = visit(house.budi)
    helper.get(f"/orang/{house.siti.id}")
    assert "harus menunggu" in helper.page
    assert helper.post(f"/orang/{house.siti.id}/buka").status_code == 303
    assert try_pin(visit(), user_name, PIN) == 303


def test_a_clock_set_forward_clears_no_wait(
    house: House, visit: Visit, give_pin: GiveSecret, clock: Clock
) -> None:
    user_name = give_pin(house.siti)
    visitor = visit()
    fail(visitor, user_name, 5)
    clock.set(clock.moment + timedelta(days=400))
    assert try_pin(visitor, user_name, PIN) == 429


@pytest.mark.parametrize("jump", [timedelta(0), timedelta(days=400), timedelta(days=-400)])
def test_a_restart_of_the_machine_begins_the_wait_again(
    house: House, visit: Visit, give_pin: GiveSecret, clock: Clock, jump: timedelta
) -> None:
    user_name = give_pin(house.siti)
    visitor = visit()
    fail(visitor, user_name, 5)
    clock.reboot()
    clock.set(clock.moment + jump)
    assert try_pin(visitor, user_name, PIN) == 429
    clock.advance(seconds=31)
    assert try_pin(visitor, user_name, PIN) == 303


def test_a_restart_of_the_program_changes_nothing(
    make_app: MakeApp, house: House, visit: Visit, give_pin: GiveSecret, clock: Clock
) -> None:
    user_name = give_pin(house.siti)
    fail(visit(), user_name, 5)
    assert try_pin(visit(program=make_app()), user_name, PIN) == 429


def test_success_forgets_the_failures(
    house: House, visit: Visit, give_pin: GiveSecret, clock: Clock
) -> None:
    user_name = give_pin(house.siti)
    for _ in range(3):
        fail(visit(), user_name, 4)
        assert try_pin(visit(), user_name, PIN) == 303


def test_a_name_that_nobody_has_waits_alike(house: House, visit: Visit, clock: Clock) -> None:
    visitor = visit()
    fail(visitor, "tidakada", 5)
    assert try_pin(visitor, "Tidak Ada", PIN) == 429
    assert "setelah 30 detik" in visitor.page


def test_others_at_the_same_address_are_not_held_up(
    house: House, visit: Visit, give_pin: GiveSecret, clock: Clock
) -> None:
    siti, rini = give_pin(house.siti), give_pin(house.rini)
    visitor = visit()
    fail(visitor, siti, 5)
    assert try_pin(visitor, rini, PIN) == 303


def test_what_was_typed_is_not_kept(app: Flask, house: House, visit: Visit) -> None:
    try_pin(visit(), "480217", "siti")
    with app.app_context():
        kept = db.session.scalars(db.select(FailedSignIns)).one()
        assert "480217" not in kept.name_key


def test_parallel_tries_win_no_guess(app: Flask, house: House, give_pin: GiveSecret) -> None:
    user_name = give_pin(house.siti)
    visitors = [Visitor(app) for _ in range(12)]
    fields = {"user_name": user_name, "secret": "111222"}
    statuses = at_once(visitors, lambda visitor: visitor.post("/masuk", fields))
    assert sorted(statuses) == [422] * 5 + [429] * 7
    with app.app_context():
        assert db.session.scalars(db.select(FailedSignIns.failures)).one() == 5


def test_the_count_is_kept_before_the_secret_is_looked_at(
    app: Flask, house: House, visit: Visit, give_pin: GiveSecret, monkeypatch: pytest.MonkeyPatch
) -> None:
    user_name = give_pin(house.siti)
    seen = []

    def look(_typed: str, _kept: str) -> bool:
        # Another connection sees the count, and may write: nothing is locked meanwhile.
        with app.app_context():
            seen.append(db.session.scalars(db.select(FailedSignIns.failures)).one())
            waiting.count_try("somebody else")
        return False

    monkeypatch.setattr("rumahbelajar.people.credentials.is_secret", look)
    assert try_pin(visit(), user_name, PIN) == 422
    assert seen == [1]


def test_names_that_nobody_has_do_not_pile_up(
    app: Flask, house: House, visit: Visit, give_pin: GiveSecret, clock: Clock
) -> None:
    user_name = give_pin(house.siti)
    visitor = visit()
    fail(visitor, "tidak-ada-1", 2)
    fail(visitor, "tidak-ada-2", 5)
    clock.advance(days=31)
    fail(visitor, "tidak-ada-3", 1)
    assert try_pin(visitor, user_name, PIN) == 303
    with app.app_context():
        kept = db.session.scalars(db.select(FailedSignIns.failures)).all()
    assert sorted(kept) == [1, 5]
