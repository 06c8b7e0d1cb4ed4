"""A facilitator who notes what was done in the village."""

import pytest

from tests.conftest import Clock, Visit
from tests.house import House
from tests.outreach.noter import Noter


@pytest.fixture
def budi(house: House, visit: Visit, clock: Clock) -> Noter:
    """The facilitator of Kuripan, on Tuesday 24 November 2026."""
    return Noter(visit(house.budi))


@pytest.fixture
def ratna(house: House, visit: Visit, clock: Clock) -> Noter:
    """The admin of Kuripan."""
    return Noter(visit(house.ratna))
