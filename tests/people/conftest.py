"""What tests of people share: cheap hashes, and secrets for the people of the house."""

from collections.abc import Callable

import pytest
from argon2 import PasswordHasher
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people import cards, credentials, hashing
from rumahbelajar.people.models import CredentialKind
from tests.house import Dweller

PIN = "480217"
PASSPHRASE = "kebun kopi hujan sore"

GiveSecret = Callable[[Dweller], str]


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        hashing, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    )


@pytest.fixture
def give_pin(app: Flask) -> GiveSecret:
    """Give a person the PIN above; return their user name."""
    return lambda person: _give(app, person, CredentialKind.PIN, PIN)


@pytest.fixture
def give_passphrase(app: Flask) -> GiveSecret:
    """Give a person the passphrase above; return their user name."""
    return lambda person: _give(app, person, CredentialKind.PASSPHRASE, PASSPHRASE)


@pytest.fixture
def give_card(app: Flask) -> GiveSecret:
    """Give a person a card; return its token."""

    def give(person: Dweller) -> str:
        with app.app_context():
            token = cards.make_card(person.id)
            db.session.commit()
        return token

    return give


def _give(app: Flask, person: Dweller, kind: CredentialKind, secret: str) -> str:
    with app.app_context():
        made = credentials.add_credential(person.id, person.name, kind, hashing.hash_secret(secret))
        db.session.commit()
        return made.user_name
