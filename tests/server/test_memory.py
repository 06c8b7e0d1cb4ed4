"""A house on an old laptop: what many take for a moment is given back."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.server.conftest import Launch
from tests.server.running import Phone, Server

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what processes share"),
]

ONE_HASH = 19
"""Megabytes, as the parameters of Argon2id have it (people/hashing.py)."""
PEOPLE_AT_ONCE = 8


def try_to_sign_in(server: Server, name: str) -> int:
    phone = Phone(server.port)
    form = {"user_name": name, "secret": "123456", "device": "shared", "next": ""}
    return phone.post("/masuk", form | {"csrf_token": phone.token_on("/masuk")}).status


def test_hashes_of_many_who_sign_in_at_once_are_not_kept_in_memory(launch: Launch) -> None:
    server = launch("demo")
    server.wait_until_ready()
    before = server.megabytes()
    with ThreadPoolExecutor(PEOPLE_AT_ONCE) as people:
        names = [f"orang{number}" for number in range(3 * PEOPLE_AT_ONCE)]
        answers = list(people.map(lambda name: try_to_sign_in(server, name), names))
    assert set(answers) == {422}
    # The first requests take some megabytes of their own; the bench weighs the house as a whole.
    assert server.megabytes() - before < 2 * ONE_HASH
