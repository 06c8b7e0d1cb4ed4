"""The day it is for whoever reads a report."""

from datetime import date

from flask import has_request_context

from rumahbelajar import clock
from rumahbelajar.access import viewer
from rumahbelajar.people.house import the_house, today_in

_CAPITAL = "Asia/Jakarta"


def today() -> date:
    """Return the day it is in the village of the reader; with no reader, in that of this house."""
    asker = viewer() if has_request_context() else None
    if asker is not None:
        return today_in(asker.village_code)
    house = the_house()
    return today_in(house.village_code) if house else clock.today(_CAPITAL)
