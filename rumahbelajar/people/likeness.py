"""Who may be somebody already registered: people of one village with names spelt alike."""

from typing import NamedTuple
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.people import labels
from rumahbelajar.people.models import AgeBand, Person, Sex
from rumahbelajar.people.names import are_alike, fold, name_key
from rumahbelajar.people.register import seen_by

MOST = 5
_BANDS = list(AgeBand)


class Told(NamedTuple):
    """What two entries are compared by."""

    name: str
    sex: Sex
    age_band: AgeBand


def alike(viewer: Viewer, told: Told, *, village_code: str, but: UUID) -> list[Person]:
    """Return who may be this person, those of the very name first; never the one with the id `but`.

    Only people of the block of the name are read, however many the village has.
    """
    block = (
        select(Person)
        .where(
            Person.village_code == village_code,
            Person.name_key == name_key(told.name),
            Person.id != but,
            seen_by(viewer),
        )
        .options(joinedload(Person.household))
    )
    found = [
        each
        for each in db.session.scalars(block)
        if may_be_one(told, Told(each.name, each.sex, each.age_band))
    ]
    found.sort(key=lambda each: (fold(each.name) != fold(told.name), fold(each.name), each.id))
    return found[:MOST]


def may_be_one(one: Told, other: Told) -> bool:
    """Whether two entries may be one person: names alike, no other sex, ages no two bands apart."""
    if one.sex is not other.sex and Sex.UNSAID not in {one.sex, other.sex}:
        return False
    if abs(_BANDS.index(one.age_band) - _BANDS.index(other.age_band)) > 1:
        return False
    return are_alike(one.name, other.name)


def differences(person: Person, told: Told, head: str) -> list[str]:
    """Return, as sentences, in what a person as registered differs from what was typed."""
    said = []
    if fold(person.name) != fold(told.name):
        said.append(_("Nama ditulis lain: %(name)s", name=person.name))
    if person.sex is not told.sex:
        said.append(_("Jenis kelamin: %(word)s", word=labels.SEXES[person.sex]))
    if person.age_band is not told.age_band:
        said.append(_("Usia: %(word)s", word=labels.AGE_BANDS[person.age_band]))
    known = person.household.head_name if person.household else ""
    if known and head and fold(known) != fold(head):
        said.append(_("Kepala keluarga: %(name)s", name=known))
    return said or [_("Nama, jenis kelamin, dan usianya sama.")]
