"""What else the demo's facilitator did for the village: one record of each kind of service."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from rumahbelajar.access import Viewer
from rumahbelajar.ids import new_id
from rumahbelajar.outreach import noting
from rumahbelajar.outreach.counts import Cell, Counts
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.noting import Told
from rumahbelajar.people.house import today_in
from rumahbelajar.people.traits import AgeBand, Sex

_WOMAN, _MAN = Sex.FEMALE, Sex.MALE
_18, _25, _35 = AgeBand.FROM_18, AgeBand.FROM_25, AgeBand.FROM_35


@dataclass(frozen=True)
class Noted:
    """A service, so many days ago: how many of whom, what it was, and what stood in the way."""

    days_ago: int
    kind: ServiceKind
    pillar: int
    numbers: Mapping[tuple[Sex, AgeBand], int]
    about: str = ""
    obstacles: str = ""


NOTED = (
    Noted(
        30,
        ServiceKind.MIGRATION_INFORMATION,
        1,
        {(_WOMAN, _18): 4, (_WOMAN, _25): 3, (_MAN, _18): 5},
        obstacles="Banyak yang lebih dulu mendengar kabar dari calo.",
    ),
    Noted(22, ServiceKind.REFERRAL, 1, {(_WOMAN, _35): 1}),
    Noted(16, ServiceKind.NEW_BUSINESS, 2, {(_WOMAN, _35): 2, (_MAN, _35): 1}),
    Noted(9, ServiceKind.NEW_MEMBER, 4, {(_WOMAN, _25): 3, (_WOMAN, _35): 2}),
    Noted(
        3,
        ServiceKind.OTHER,
        3,
        {(_WOMAN, _25): 6, (_MAN, _25): 2},
        about="Kerja bakti di pojok baca anak.",
        obstacles="Buku bacaan anak masih sedikit.",
    ),
)


def services_of_demo(budi: Viewer, now: datetime) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """Yield when each was noted: on the day itself."""
    for noted in NOTED:
        yield now - timedelta(days=noted.days_ago), partial(_note, budi, noted)


def _note(budi: Viewer, noted: Noted) -> None:
    day = today_in(budi.village_code)
    numbers = {Cell(sex, band.value): many for (sex, band), many in noted.numbers.items()}
    told = Told(
        budi.village_code,
        day,
        noted.kind,
        noted.pillar,
        Counts.of(numbers),
        noted.about,
        noted.obstacles,
    )
    noting.note(budi, new_id(), told)
