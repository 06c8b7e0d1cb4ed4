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
from rumahbelajar.people.names import are_alike, fold, name_key, near_keys
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

    Only people of the block of the name are read (names.block_of), however many the village has.
    """
    sexes, bands = neighbours(told)
    block = (
        select(Person)
        .where(
            Person.village_code == village_code,
            Person.name_key.in_(near_keys(name_key(told.name))),
            Person.sex.in_(sexes),
            Person.age_band.in_(bands),
            Person.id != but,
            seen_by(viewer),
        )
        .options(joinedload(Person.household))
    )
    found = [each for each in db.session.scalars(block) if are_alike(told.name, each.name)]
    found.sort(key=lambda each: (fold(each.name) != fold(told.name), fold(each.name), each.id))
    return found[:MOST]


def neighbours(told: Told) -> tuple[list[Sex], list[AgeBand]]:
    """Return the sexes and ages that may be those of the same person, ages one band apart."""
    unsaid = told.sex is Sex.UNSAID
    sexes = [each for each in Sex if unsaid or each in {told.sex, Sex.UNSAID}]
    place = _BANDS.index(told.age_band)
    return sexes, _BANDS[max(place - 1, 0) : place + 2]


def described(sex: Sex, age_band: AgeBand, head: str) -> str:
    """Return, in one line, by what somebody is told from another of the same name."""
    home = _("keluarga %(name)s", name=head) if head else _("keluarga belum dicatat")
    return " · ".join([str(labels.SEXES[sex]), str(labels.AGE_BANDS[age_band]), str(home)])


def described_person(person: Person) -> str:
    """Return the same of somebody registered."""
    head = person.household.head_name if person.household else ""
    return described(person.sex, person.age_band, head)


def compared(person: Person, told: Told, head: str = "") -> list[str]:
    """Return in what somebody registered differs from what was said now (see differences)."""
    known = Told(person.name, person.sex, person.age_band)
    return differences(known, person.household.head_name if person.household else "", told, head)


def differences(known: Told, known_head: str, told: Told, head: str) -> list[str]:
    """Return, as sentences, in what a person as registered differs from what was said now."""
    said = []
    if fold(known.name) != fold(told.name):
        said.append(_("Nama ditulis lain: %(name)s", name=known.name))
    if known.sex is not told.sex:
        said.append(_("Jenis kelamin: %(word)s", word=labels.SEXES[known.sex]))
    if known.age_band is not told.age_band:
        said.append(_("Usia: %(word)s", word=labels.AGE_BANDS[known.age_band]))
    if known_head and head and fold(known_head) != fold(head):
        said.append(_("Kepala keluarga: %(name)s", name=known_head))
    return said or [_("Nama, jenis kelamin, dan usianya sama.")]
