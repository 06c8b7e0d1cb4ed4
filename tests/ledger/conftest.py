"""The ledger with sample kinds, in a session that a test may use at once."""

from collections.abc import Iterator

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ledger import identity
from tests.ledger.samples import known_samples, make_tables


@pytest.fixture
def samples(app: Flask) -> Iterator[Flask]:
    """The application, which knows the samples for as long as this test runs."""
    identity.forget(app)
    make_tables(app)
    with known_samples():
        yield app
    identity.forget(app)


@pytest.fixture
def ledger(samples: Flask) -> Iterator[Flask]:
    """The same, with its session open."""
    with samples.app_context():
        yield samples
        db.session.rollback()
