"""Records with flaws, and how many of them the report of data quality finds."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Flask

from rumahbelajar.ids import new_id
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import record
from rumahbelajar.outreach.counts import Cell, Counts
from rumahbelajar.outreach.facts import ServiceRecorded
from rumahbelajar.people.models import AgeBand, Category, Sex
from rumahbelajar.people.register import Traits, add_person
from rumahbelajar.reports import data_quality
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.table import Table
from tests.house import KURIPAN, agree

NOVEMBER = Period(Month(2026, 11), Month(2026, 11))
PERSONS, COUNTS = Scope(("",), ("",)), Scope(("",))
NUMBERS = vars(Counts.of({Cell(Sex.FEMALE, "25-34"): 5}))


def ask(app: Flask, scope: Scope = PERSONS, area: str = KURIPAN) -> dict[str, Table]:
    """Return the tables of the report by key."""
    with app.test_request_context():
        made = answer(data_quality.REPORT, scope, Asked(area, NOVEMBER)).tables
        return {each.key: each for each in made}


def how_many(app: Flask, scope: Scope = PERSONS, area: str = KURIPAN) -> dict[str, Any]:
    """Return each flaw that there is any of, and how often; not of the clock, which tests set."""
    rows = ask(app, scope, area)["masalah"].rows.stream()
    return {row.key: row.values[1] for row in rows if row.values[1] and row.key != "jam"}


def register(name: str, village: str = KURIPAN, *, agrees: bool = True) -> UUID:
    """Register somebody, a woman of 25 to 34."""
    traits = Traits(Sex.FEMALE, AgeBand.FROM_25, Category.FAMILY)
    person = add_person(new_id(), name, village, traits, added_by=None)
    if agrees:
        agree(person.id, village)
    return person.id


def note(on: date = date(2026, 11, 3), village: str = KURIPAN) -> Fact:
    """Record that something was done on a day."""
    return record(
        ServiceRecorded(2, "usaha-baru", **NUMBERS),
        subject_id=new_id(),
        actor_id=new_id(),
        village_code=village,
        occurred_on=on,
    )
