"""The people that tests speak of: two villages, learners, and staff of each kind."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flask import Flask

from rumahbelajar import clock
from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.people import consent
from rumahbelajar.people.models import (
    AgeBand,
    Area,
    Category,
    ConsentWay,
    Person,
    PersonCategory,
    Role,
    Sex,
    Village,
)
from rumahbelajar.people.models import House as HouseRow

KURIPAN = "33.07.10.2004"
KENANGA = "32.12.16.2004"
DISTRICT = "33.07.10"
FAR_DISTRICT = "32.12.16"


@dataclass(frozen=True)
class Dweller:
    """A person of the test house; a plain value, free of any session."""

    id: UUID
    name: str
    village: str


class House:
    """Kuripan's house, with a neighbour village from another regency."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        with app.app_context():
            self._add_villages()
            self.siti = self._add("Siti Aminah", KURIPAN)
            self.rini = self._add("Rini Lestari", KURIPAN)
            self.wati = self._add("Wati Kenanga", KENANGA)
            self.dewi = self._add("Dewi Baru", KURIPAN, consented=False)
            self.budi = self._add("Budi Santoso", KURIPAN, (RoleKind.FACILITATOR, KURIPAN))
            self.endang = self._add("Endang Suryani", KENANGA, (RoleKind.FACILITATOR, KENANGA))
            self.hartono = self._add("Hartono", KURIPAN, (RoleKind.COORDINATOR, DISTRICT))
            self.yanti = self._add("Yanti", KENANGA, (RoleKind.COORDINATOR, FAR_DISTRICT))
            self.ratna = self._add("Ratna Admin", KURIPAN, (RoleKind.ADMIN, KURIPAN))
            self.kasih = self._add("Kasih Admin", KENANGA, (RoleKind.ADMIN, KENANGA))
            db.session.commit()

    def _add_villages(self) -> None:
        names = {"33": "Jawa Tengah", "33.07": "Wonosobo", DISTRICT: "Watumalang"}
        names |= {"32": "Jawa Barat", "32.12": "Indramayu", FAR_DISTRICT: "Sindang"}
        names |= {KURIPAN: "Kuripan", KENANGA: "Kenanga"}
        db.session.add_all(Area(code=code, name=name) for code, name in names.items())
        db.session.flush()
        db.session.add_all(
            Village(code=code, time_zone="Asia/Jakarta") for code in (KURIPAN, KENANGA)
        )
        db.session.flush()
        db.session.add(HouseRow(village_code=KURIPAN, set_up_at=clock.now()))

    def _add(
        self,
        name: str,
        village: str,
        *roles: tuple[RoleKind, str],
        consented: bool = True,
    ) -> Dweller:
        person = Person(
            village_code=village,
            name=name,
            sex=Sex.FEMALE,
            age_band=AgeBand.FROM_25,
            age_stated_on=clock.now().date(),
            added_at=clock.now() - timedelta(days=30),
            categories=[PersonCategory(category=Category.FAMILY, is_main=True)],
        )
        db.session.add(person)
        db.session.flush()
        for kind, area in roles:
            db.session.add(
                Role(person_id=person.id, kind=kind, area_code=area, granted_at=clock.now())
            )
        if consented:
            self._consent(person)
        return Dweller(person.id, name, village)

    def _consent(self, person: Person) -> None:
        consent.give(
            person.id,
            actor_id=person.id,
            village_code=person.village_code,
            way=ConsentWay.WRITTEN,
            on=clock.now().date(),
        )
