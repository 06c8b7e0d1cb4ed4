"""The register: which people somebody may see and act on, and how people come in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.exc import IntegrityError

from rumahbelajar import clock
from rumahbelajar.access import OVERSEERS, REGISTRARS, RoleKind, Viewer
from rumahbelajar.database import db, within_any
from rumahbelajar.errors import Refused
from rumahbelajar.forms import one_line
from rumahbelajar.ledger.aliases import is_given_up
from rumahbelajar.people import consent, house, learner_lock
from rumahbelajar.people.models import (
    AgeBand,
    Category,
    Person,
    PersonCategory,
    Role,
    Sex,
    Village,
)

MOST_NAME_CHARACTERS = 120
TOO_YOUNG = lazy_gettext(
    "Anak di bawah 13 tahun belum bisa punya akun. Ia boleh belajar bersama Anda."
)
"""What a registrar is told of a child under 13."""


class AlreadyAdded(Exception):  # noqa: N818 - it names what was found
    """Somebody with this id is here: the form was sent twice."""


@dataclass(frozen=True)
class Traits:
    """What is kept about a person besides the name; `main` is one of the categories."""

    sex: Sex
    age_band: AgeBand
    main: Category
    categories: frozenset[Category] = frozenset()
    destination: str = ""


def find_person(viewer: Viewer, person_id: UUID) -> Person:
    """Return a person whom the viewer may act on; anybody else is a 404.

    An admin acts on everybody in the area, a facilitator on the learners of the village.
    """
    return visible_person(viewer, person_id) or abort(404)


def visible_person(viewer: Viewer, person_id: UUID) -> Person | None:
    """Return a person whom the viewer may act on, None for anybody else (see find_person)."""
    return db.session.scalar(select(Person).where(Person.id == person_id, seen_by(viewer)))


def seen_by(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that the viewer may act on a person (see find_person).

    Who was merged into somebody else is out of sight until that is taken back.
    """
    as_admin = within_any(Person.village_code, viewer.areas(RoleKind.ADMIN))
    as_facilitator = within_any(Person.village_code, viewer.areas(RoleKind.FACILITATOR))
    return or_(as_admin, as_facilitator & ~is_staff()) & ~is_given_up(Person.id)


def is_staff() -> ColumnElement[bool]:
    """Return the condition that a person holds a role."""
    return exists().where(Role.person_id == Person.id, Role.revoked_at.is_(None))


def villages_of(viewer: Viewer) -> list[Village]:
    """Return the villages in which the viewer registers people, by name."""
    areas = viewer.areas(*REGISTRARS)
    rows = db.session.scalars(select(Village).where(within_any(Village.code, areas)))
    return sorted(rows, key=lambda village: (village.area.name, village.code))


def add_learner(  # noqa: PLR0913 - what a registration says, each named
    viewer: Viewer,
    *,
    person_id: UUID,
    name: str,
    village_code: str,
    traits: Traits,
    manner: consent.Manner,
) -> Person:
    """Register a learner with the consent that was given; return the person, without credential.

    Raise Refused for a child under 13 and for one under 18 without a guardian, AlreadyAdded for
    an id that is taken. The viewer must work in the village (register.villages_of).
    """
    if traits.age_band is AgeBand.UNDER_13:
        raise Refused(str(TOO_YOUNG))
    if traits.age_band.is_child and manner.guardian is None:
        raise Refused(_("Peserta di bawah 18 tahun memerlukan izin orang tua atau wali."))
    today = house.today_in(village_code)
    with _once(person_id):
        # The consent stands before the person does.
        facts = consent.give(
            person_id, manner, actor_id=viewer.person_id, village_code=village_code, on=today
        )
        person = add_person(person_id, name, village_code, traits, added_by=viewer.person_id)
        consent.keep_words(person_id, facts, manner)
    return person


def add_staff(  # noqa: PLR0913 - what a registration says, each named
    viewer: Viewer,
    *,
    person_id: UUID,
    name: str,
    village_code: str,
    traits: Traits,
    kind: RoleKind,
    area: str,
) -> Person:
    """Register a facilitator or coordinator; return the person, without credential.

    Raise Refused for an area outside the viewer's own and for a facilitator of no village,
    AlreadyAdded for an id that is taken.
    """
    appointing = OVERSEERS if kind is RoleKind.FACILITATOR else (RoleKind.ADMIN,)
    if not viewer.holds_over(area, *appointing):
        raise Refused(_("Kode wilayah itu di luar wilayah Anda."))
    if kind is RoleKind.FACILITATOR and db.session.get(Village, area) is None:
        raise Refused(_("Petugas bekerja di satu desa. Tulis kode desa yang sudah terdaftar."))
    with _once(person_id):
        person = add_person(person_id, name, village_code, traits, added_by=viewer.person_id)
        grant(person.id, kind, area, granted_by=viewer.person_id)
    return person


def add_person(
    person_id: UUID, name: str, village_code: str, traits: Traits, added_by: UUID | None
) -> Person:
    """Keep a person as they said they are; raise IntegrityError when the id is taken."""
    categories = {traits.main, *traits.categories}
    person = Person(
        id=person_id,
        village_code=village_code,
        name=name,
        sex=traits.sex,
        age_band=traits.age_band,
        age_stated_on=house.today_in(village_code),
        destination=traits.destination,
        added_at=clock.now(),
        added_by=added_by,
        categories=[
            PersonCategory(category=each, is_main=each is traits.main) for each in categories
        ],
    )
    db.session.add(person)
    db.session.flush()
    return person


def rename(person: Person, name: str) -> None:
    """Correct how a person's name is written; raise Refused for no name and for one too long.

    The name before is kept nowhere here, and the user name stays, since that is what they sign
    in with. A certificate keeps the name that was printed on it.
    """
    plain = one_line(name)
    if not plain:
        raise Refused(_("Nama masih kosong."))
    if len(plain) > MOST_NAME_CHARACTERS:
        raise Refused(_("Nama terlalu panjang."))
    learner_lock.lock(person.id)
    person.name = plain


def grant(person_id: UUID, kind: RoleKind, area: str, granted_by: UUID | None) -> None:
    """Give a person a role for an area, until it is revoked."""
    db.session.add(
        Role(
            person_id=person_id,
            kind=kind,
            area_code=area,
            granted_at=clock.now(),
            granted_by=granted_by,
        )
    )
    db.session.flush()


@contextmanager
def _once(person_id: UUID) -> Iterator[None]:
    """Undo what the block did, and raise AlreadyAdded, when the id turns out to be taken."""
    if db.session.get(Person, person_id) is not None:
        raise AlreadyAdded
    try:
        with db.session.begin_nested():
            yield
    except IntegrityError as error:
        raise AlreadyAdded from error
