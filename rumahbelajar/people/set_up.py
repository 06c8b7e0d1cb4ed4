"""Setting a house up: the village with the areas above it, the addresses, and the first admin."""

from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext as _

from rumahbelajar import clock
from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ids import new_id
from rumahbelajar.people import consent, house, links
from rumahbelajar.people.areas import upper_codes
from rumahbelajar.people.models import (
    Area,
    ConsentWay,
    Credential,
    CredentialKind,
    House,
    Person,
    Village,
)
from rumahbelajar.people.register import Traits, add_person, grant


@dataclass(frozen=True)
class NewHouse:
    """What the first admin says of the house."""

    village_code: str
    village_name: str
    names_above: tuple[str, str, str]
    """The names of province, regency and district."""
    time_zone: str
    """An IANA name."""
    base_url: str
    public_url: str


@dataclass(frozen=True)
class FirstAdmin:
    """What the first admin says of themselves."""

    name: str
    user_name: str
    traits: Traits
    secret_hash: str


def make_link() -> str:
    """Return the token of the link that sets the house up; the caller commits.

    An older one works no more. Raise Refused when there is a house already.
    """
    if house.the_house() is not None:
        raise Refused(_("Rumah belajar ini sudah disiapkan."))
    return links.make_link(None)


def open_house(token: str, new: NewHouse, admin: FirstAdmin) -> Person:
    """Use the link up and make everything a house needs, at once; return the admin.

    Raise Refused when the link does not work, or somebody else has set the house up.
    """
    link = links.use_link(token)
    if link.person_id is not None or house.the_house() is not None:
        raise Refused(_("Rumah belajar ini sudah disiapkan."))
    _add_village(new)
    db.session.add(
        House(
            village_code=new.village_code,
            base_url=new.base_url,
            public_url=new.public_url,
            set_up_at=clock.now(),
        )
    )
    db.session.flush()
    return _add_admin(new_id(), new, admin)


def _add_village(new: NewHouse) -> None:
    codes = (*upper_codes(new.village_code), new.village_code)
    for code, name in zip(codes, (*new.names_above, new.village_name), strict=True):
        db.session.merge(Area(code=code, name=name))
    db.session.flush()
    db.session.merge(Village(code=new.village_code, time_zone=new.time_zone))
    db.session.flush()


def _add_admin(person_id: UUID, new: NewHouse, admin: FirstAdmin) -> Person:
    consent.give(
        person_id,
        consent.Manner(ConsentWay.SCREEN),
        actor_id=person_id,
        village_code=new.village_code,
        on=house.today_in(new.village_code),
    )
    person = add_person(person_id, admin.name, new.village_code, admin.traits, added_by=None)
    grant(person_id, RoleKind.ADMIN, new.village_code, granted_by=None)
    db.session.add(
        Credential(
            person_id=person_id,
            user_name=admin.user_name,
            kind=CredentialKind.PASSPHRASE,
            secret_hash=admin.secret_hash,
            set_at=clock.now(),
        )
    )
    db.session.flush()
    return person
