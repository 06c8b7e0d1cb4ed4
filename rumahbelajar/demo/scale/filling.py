"""Filling villages: the rows of some of them at a time, by as many processes as help."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from sqlalchemy import NullPool, create_engine

from rumahbelajar.demo.scale import certificates, gatherings, lives, served
from rumahbelajar.demo.scale.loading import ToPostgres
from rumahbelajar.demo.scale.places import Place
from rumahbelajar.demo.scale.sheets import Sheets
from rumahbelajar.demo.scale.standings import keep_all
from rumahbelajar.demo.scale.village import Nation, Village

_PROCESSES = 2
_PEOPLE_AT_ONCE = 2_500
"""Learners whose rows are made before they are loaded: about 100 MB."""


_mine: list[tuple[Nation, ToPostgres]] = []
"""Of a process that was started for it: what it fills, and where."""


def batches(places: Sequence[Place]) -> Iterator[list[Place]]:
    """Yield the villages, some at a time."""
    batch: list[Place] = []
    for place in places:
        batch.append(place)
        if sum(each.learners for each in batch) >= _PEOPLE_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def rows_of(nation: Nation, places: Sequence[Place]) -> Sheets:
    """Return all rows of some villages."""
    sheets = Sheets()
    for place in places:
        village = Village(place, nation, sheets)
        village.settle()
        lives.learn(village)
        gatherings.gather(village)
        served.serve(village)
        certificates.certify(village)
        for person in village.people:
            standings = village.standings.get(person.person_id, ())
            keep_all(sheets, nation.calendar, place.code, person, standings)
    return sheets


def fill_at_once(url: str, nation: Nation, places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Fill the villages by several processes; yield of how many villages how many facts."""
    with ProcessPoolExecutor(
        _PROCESSES, get_context("spawn"), initializer=_begin, initargs=(url, nation)
    ) as pool:
        waiting = [pool.submit(_fill, batch) for batch in batches(places)]
        for done in as_completed(waiting):
            yield done.result()


def _begin(url: str, nation: Nation) -> None:
    # Kept for as long as the process lives, which ends with the pool.
    line = create_engine(url, poolclass=NullPool).raw_connection()
    _mine.append((nation, ToPostgres(line)))


def _fill(places: list[Place]) -> tuple[int, int]:
    nation, loader = _mine[0]
    return len(places), loader.load(rows_of(nation, places))
