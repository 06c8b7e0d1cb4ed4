"""Page: what to do without the PIN, and the whole way to a new one."""

import re

from flask import Flask

from rumahbelajar.people import waiting
from tests.conftest import Clock, Visit
from tests.house import House
from tests.people.conftest import PIN, GiveSecret


def test_it_is_found_where_the_pin_is_asked_and_where_one_must_wait(
    app: Flask, house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    visitor = visit()
    visitor.get("/masuk")
    assert 'href="/lupa-pin"' in visitor.page
    for _try in range(waiting.FREE_TRIES + 1):
        visitor.post("/masuk", {"user_name": "siti", "secret": "111222", "device": "shared"})
    assert "Tunggu sebentar" in visitor.page
    assert 'href="/lupa-pin"' in visitor.page


def test_it_says_what_to_do_and_nothing_of_any_account(house: House, visit: Visit) -> None:
    """A name of the staff would help whoever rings up and pretends to be one of them."""
    visitor = visit()
    visitor.get("/lupa-pin")
    assert "Kartu tetap bisa dipakai" in visitor.page
    assert "Temui petugas" in visitor.page
    main = visitor.page.split("<main")[1].split("</main")[0]
    assert "<form" not in main
    for person in (house.siti, house.budi, house.ratna):
        assert person.name not in visitor.page
    signed_in = visit(house.siti)
    assert signed_in.get("/lupa-pin").status_code == 200


def test_the_facilitator_helps_in_a_few_steps_and_the_wait_is_over(
    house: House, visit: Visit, give_pin: GiveSecret, clock: Clock
) -> None:
    user_name = give_pin(house.siti)
    learner = visit()
    for _try in range(waiting.FREE_TRIES + 1):
        learner.post("/masuk", {"user_name": user_name, "secret": "111222", "device": "shared"})
    assert learner.response is not None
    assert learner.response.status_code == 429
    facilitator = visit(house.budi)
    facilitator.get("/")
    assert 'name="cari"' in facilitator.page
    facilitator.get("/orang?cari=siti")
    link = re.search(r'href="(/orang/[0-9a-f-]{36})">Siti Aminah', facilitator.page)
    assert link is not None
    facilitator.get(link[1])
    facilitator.post(f"{link[1]}/pin")
    pin = re.search(r'class="big">(\d{3} \d{3})<', facilitator.page)
    assert pin is not None
    assert "data:image" not in facilitator.page.split("<main")[1], "the card is another paper"
    fields = {"user_name": user_name, "device": "shared"}
    assert learner.post("/masuk", fields | {"secret": PIN}).status_code == 422
    assert learner.post("/masuk", fields | {"secret": pin[1]}).status_code == 303
