"""Making the nation: its places and staff first, then its villages in bulk, then the sums."""

import time
from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy import Engine, select, text

from rumahbelajar import clock
from rumahbelajar.database import db, on_sqlite
from rumahbelajar.demo.filling import RealHouse
from rumahbelajar.demo.scale import filling, staff
from rumahbelajar.demo.scale.calendar import Calendar
from rumahbelajar.demo.scale.loading import ToPostgres, ToSqlite
from rumahbelajar.demo.scale.places import Place, areas, places
from rumahbelajar.demo.scale.staff import Officer
from rumahbelajar.demo.scale.syllabus import syllabus
from rumahbelajar.demo.scale.village import Nation
from rumahbelajar.learning.course_versions import store_versions
from rumahbelajar.ledger import identity, sealing
from rumahbelajar.library import the_library
from rumahbelajar.people.house import the_house
from rumahbelajar.people.models import Area, House, Person, Village
from rumahbelajar.reports.summaries import filling as summing

_ORDER = """
    INSERT INTO fact_order (incarnation, seq, fact_id)
    SELECT incarnation, row_number() OVER (ORDER BY id) + (SELECT count(*) FROM fact_order), id
    FROM fact
    WHERE id NOT IN (SELECT fact_id FROM fact_order UNION ALL SELECT fact_id FROM fact_unsealed)
    ORDER BY id
"""
_EVERY = 10.0
"""Seconds between two lines of progress."""

Say = Callable[[str], object]


def make(villages: int, learners: int, seed: int, say: Say) -> Sequence[Officer]:
    """Make the nation in an empty database, commit, and return who signs in.

    Raise RealHouse for a database that holds any house. What was begun and not ended cannot be
    gone on with: take a new database then.
    """
    if the_house() is not None or db.session.scalar(select(Person.id).limit(1)):
        raise RealHouse("Basis data ini sudah berisi rumah belajar. Pilihlah yang masih kosong.")
    tell = _Progress(say)
    found = places(villages, learners, seed)
    officers = staff.officers(found)
    nation = _begin(found, officers, seed)
    tell(f"{len(found)} desa, {learners} peserta")
    engine = db.engine
    db.session.remove()
    (_fill_sqlite if on_sqlite() else _fill_postgres)(engine, nation, found, tell)
    sealing.seal()
    if not on_sqlite():
        db.session.execute(text("SET LOCAL work_mem = '256MB'"))
    summing.fill()
    db.session.commit()
    db.session.remove()
    if not on_sqlite():
        _tidy(engine)
    tell("jumlah untuk laporan")
    return officers


def _tidy(engine: Engine) -> None:
    """Clear away what the sums changed, as PostgreSQL by itself does some minutes later."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM (ANALYZE)"))


class _Progress:
    """Says how far it is, with the seconds since the begin."""

    def __init__(self, say: Say) -> None:
        self._say, self._begun, self._last = say, time.monotonic(), 0.0
        self._villages = self._facts = 0

    def __call__(self, what: str) -> None:
        self._last = time.monotonic()
        self._say(f"{self._last - self._begun:6.1f} s  {what}")

    def count(self, villages: int, facts: int) -> None:
        """Count villages that are filled, and say so now and then."""
        self._villages, self._facts = self._villages + villages, self._facts + facts
        if time.monotonic() - self._last > _EVERY:
            self.say_count()

    def say_count(self) -> None:
        """Say how much is filled."""
        self(f"{self._villages} desa terisi, {self._facts} fakta")


def _begin(found: Sequence[Place], officers: Sequence[Officer], seed: int) -> Nation:
    """Keep the places, the house and the staff; commit."""
    node = identity.ensure()
    db.session.add_all(Area(code=code, name=name) for code, name in areas(list(found)).items())
    db.session.flush()
    db.session.add_all(Village(code=place.code, time_zone=place.zone) for place in found)
    db.session.flush()
    at_home = officers[1].area
    db.session.add(House(village_code=at_home, is_demo=True, set_up_at=clock.now()))
    store_versions()
    employed = [staff.employ(officer, at_home) for officer in officers]
    db.session.commit()
    return Nation(
        node,
        Calendar(clock.now().date() - timedelta(days=1)),
        syllabus(the_library().courses.values(), seed),
        admin_id=employed[0],
        seed=seed,
    )


def _fill_postgres(engine: Engine, nation: Nation, found: Sequence[Place], tell: _Progress) -> None:
    url = engine.url.render_as_string(hide_password=False)
    loader = ToPostgres(engine.raw_connection())
    with loader.unindexed():
        for villages, facts in filling.fill_at_once(url, nation, found):
            tell.count(villages, facts)
        tell.say_count()
        loader.run(_ORDER)
        tell("urutan fakta")
    tell("kunci dan indeks")
    loader.analyze()
    tell("statistik")


def _fill_sqlite(engine: Engine, nation: Nation, found: Sequence[Place], tell: _Progress) -> None:
    loader = ToSqlite(engine.raw_connection())
    with loader.unindexed():
        for batch in filling.batches(found):
            tell.count(len(batch), loader.load(filling.rows_of(nation, batch)))
        tell.say_count()
        loader.run(_ORDER)
        tell("urutan fakta")
    tell("kunci dan indeks")
    loader.analyze()
    tell("statistik")
