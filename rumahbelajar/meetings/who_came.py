"""Who somebody is on the day they are marked: what the facts of the roll keep of it."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, String, and_, cast, func, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute

from rumahbelajar.database import db
from rumahbelajar.meetings.attendance_models import WalkIn
from rumahbelajar.people.models import Person, PersonCategory, Sex


class Who(NamedTuple):
    """Sex, age band and main category; "" for what was not said, or is not known here."""

    sex: str = ""
    age_band: str = ""
    category: str = ""


def who_are(ids: Collection[UUID]) -> Mapping[UUID, Who]:
    """Return who these people are, and who walked in; one query. A stranger is left out."""
    category = func.coalesce(_word(PersonCategory.category), "")
    people = (
        select(Person.id, _word(Person.sex), _word(Person.age_band), category)
        .outerjoin(
            PersonCategory, and_(PersonCategory.person_id == Person.id, PersonCategory.is_main)
        )
        .where(Person.id.in_(ids))
    )
    walked_in = select(
        WalkIn.id, _word(WalkIn.sex), _word(WalkIn.age_band), literal("", String)
    ).where(WalkIn.id.in_(ids))
    return {
        found: Who("" if sex == Sex.UNSAID else sex, age_band, category)
        for found, sex, age_band, category in db.session.execute(union_all(people, walked_in))
    }


def _word(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    return cast(column, String)
