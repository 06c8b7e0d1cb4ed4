"""PINs, passphrases, hashes and user names."""

import threading
import time

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from flask import Flask

from rumahbelajar.people import hashing
from rumahbelajar.people.passphrases import passphrase_fault
from rumahbelajar.people.pins import is_easy, make_pin
from rumahbelajar.people.user_names import free_user_name, user_name_stem
from tests.house import KURIPAN, House
from tests.people.conftest import GiveSecret


@pytest.mark.parametrize(
    "pin", ["000000", "123456", "654321", "345678", "121212", "123123", "330710", "102004"]
)
def test_a_pin_that_a_neighbour_would_try_is_easy(pin: str) -> None:
    assert is_easy(pin, KURIPAN)


def test_pins_are_six_digits_and_differ() -> None:
    pins = {make_pin(KURIPAN) for _ in range(200)}
    assert len(pins) > 190
    assert all(len(pin) == 6 and pin.isdigit() and not is_easy(pin, KURIPAN) for pin in pins)


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("pendek", "terlalu pendek"),
        ("           a", "terlalu pendek"),
        ("x" * 64 + "kebun kopi hujan" * 5, "terlalu panjang"),
        ("081234567890123", "hanya berisi angka"),
        ("aaaaaaaaaabbb", "huruf yang sama"),
        ("ratna ratna admin", "mudah ditebak"),
        ("Ratna Admin 12", "mudah ditebak"),
        ("rumahbelajar1", "mudah ditebak"),
        ("kuripan kuripan 1", "mudah ditebak"),
    ],
)
def test_a_passphrase_that_is_easy_is_refused_with_the_reason(
    kept_app: Flask, passphrase: str, reason: str
) -> None:
    with kept_app.test_request_context():
        fault = passphrase_fault(passphrase, "ratna", "Ratna Admin", "Kuripan")
    assert fault is not None
    assert reason in fault


@pytest.mark.parametrize(
    "passphrase", ["kebun kopi hujan", "Ratna suka durian matang", "x7!kQ2#mW9$z"]
)
def test_a_long_passphrase_will_do(kept_app: Flask, passphrase: str) -> None:
    with kept_app.test_request_context():
        assert passphrase_fault(passphrase, "ratna", "Ratna Admin", "Kuripan") is None


def test_a_hash_fits_its_secret_only_and_only_with_the_pepper_of_this_house(
    app: Flask,
) -> None:
    with app.app_context():
        kept = hashing.hash_secret("480217")
        assert "480217" not in kept
        assert hashing.is_secret("480217", kept)
        assert not hashing.is_secret("480218", kept)
        assert not hashing.is_secret("480217", "")
        assert not hashing.is_secret("480217", "no hash at all")
    with pytest.raises(VerifyMismatchError):
        hashing.hasher.verify(kept, "480217")


def test_the_real_parameters_are_those_of_the_standard() -> None:
    fresh = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
    assert "m=19456,t=2,p=1" in fresh.hash("x")


def test_no_more_than_two_secrets_are_hashed_at_once(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once, most = 0, 0
    guard = threading.Lock()

    class Slow(PasswordHasher):
        def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
            nonlocal at_once, most
            with guard:
                at_once += 1
                most = max(most, at_once)
            time.sleep(0.02)
            with guard:
                at_once -= 1
            return "hashed"

    monkeypatch.setattr(hashing, "hasher", Slow())

    def hash_one() -> None:
        with app.app_context():
            hashing.hash_secret("480217")

    threads = [threading.Thread(target=hash_one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 2


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Siti Aminah", "siti"),
        ("Hj. Siti", "siti"),
        ("M. Ali", "ali"),
        ("Pak Joko Susilo", "joko"),
        ("Bu Ratih", "ratih"),
        ("Hjh. Bu Nur'aini", "nuraini"),
        ("Pak", "pak"),
        ("Ó Ê", "oe"),
        ("王小明", "peserta"),
        ("  ", "peserta"),
        ("Wirawansyahputranegarawan", "wirawansyahputranega"),
    ],
)
def test_a_user_name_is_made_from_the_name(name: str, stem: str) -> None:
    assert user_name_stem(name) == stem


def test_the_next_free_number_is_taken(app: Flask, house: House, give_pin: GiveSecret) -> None:
    assert give_pin(house.siti) == "siti"
    with app.app_context():
        assert free_user_name("Siti Baru") == "siti2"
        assert free_user_name("Sit") == "sit"
