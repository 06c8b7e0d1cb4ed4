"""The people that tests speak of: two villages, learners, and staff of each kind."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import Table, insert, select

from rumahbelajar import clock
from rumahbelajar.access import RoleKind
from rumahbelajar.database import Base, db
from rumahbelajar.people import consent
from rumahbelajar.people.house import today_in
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


_Rows = list[tuple[Table, list[dict[str, Any]]]]
_MACHINE_CLOCK = clock.now


@dataclass(frozen=True)
class Dweller:
    """A person of the test house; a plain value, free of any session."""

    id: UUID
    name: str
    village: str


@dataclass(frozen=True)
class Built:
    """A house that was built by the rules, and every row of it."""

    dwellers: dict[str, Dweller]
    rows: _Rows


_BUILT: dict[tuple[str, datetime | None], Built] = {}
"""Houses by database, and by the moment at which the test's clock stands (None: it runs).

Building one by the rules takes 30 ms, putting its rows back takes 5, and most tests want one.
"""


class House:
    """Kuripan's house, with a neighbour village from another regency."""

    siti: Dweller
    rini: Dweller
    wati: Dweller
    dewi: Dweller
    """Has not consented."""
    budi: Dweller
    endang: Dweller
    hartono: Dweller
    yanti: Dweller
    ratna: Dweller
    kasih: Dweller

    def __init__(self, app: Flask) -> None:
        with app.app_context():
            moment = None if clock.now is _MACHINE_CLOCK else clock.now()
            built = (db.engine.dialect.name, moment)
            if built in _BUILT:
                _put_back(_BUILT[built].rows)
            else:
                _BUILT[built] = Built(self._build(), _every_row())
            db.session.commit()
        for name, dweller in _BUILT[built].dwellers.items():
            setattr(self, name, dweller)

    def _build(self) -> dict[str, Dweller]:
        self._add_villages()
        return {
            "siti": self._add("Siti Aminah", KURIPAN),
            "rini": self._add("Rini Lestari", KURIPAN),
            "wati": self._add("Wati Kenanga", KENANGA),
            "dewi": self._add("Dewi Baru", KURIPAN, consented=False),
            "budi": self._add("Budi Santoso", KURIPAN, (RoleKind.FACILITATOR, KURIPAN)),
            "endang": self._add("Endang Suryani", KENANGA, (RoleKind.FACILITATOR, KENANGA)),
            "hartono": self._add("Hartono", KURIPAN, (RoleKind.COORDINATOR, DISTRICT)),
            "yanti": self._add("Yanti", KENANGA, (RoleKind.COORDINATOR, FAR_DISTRICT)),
            "ratna": self._add("Ratna Admin", KURIPAN, (RoleKind.ADMIN, KURIPAN)),
            "kasih": self._add("Kasih Admin", KENANGA, (RoleKind.ADMIN, KENANGA)),
        }

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
            agree(person.id, village)
        return Dweller(person.id, name, village)


def agree(person_id: UUID, village: str = KURIPAN) -> None:
    """Let somebody agree on paper that records of their learning are kept."""
    consent.give(
        person_id,
        consent.Manner(ConsentWay.WRITTEN),
        actor_id=person_id,
        village_code=village,
        on=today_in(village),
    )


def _every_row() -> _Rows:
    tables = [table for table in Base.metadata.sorted_tables if table.name != "node"]
    rows = [
        (table, [dict(row) for row in db.session.execute(select(table)).mappings()])
        for table in tables
    ]
    return [(table, found) for table, found in rows if found]


def _put_back(rows: _Rows) -> None:
    for table, values in rows:
        db.session.execute(insert(table), values)
