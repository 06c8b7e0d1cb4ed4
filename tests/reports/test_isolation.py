"""A report over an area holds nothing of what lies outside it: not a name, not a number."""

import random
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from urllib.parse import urlencode

import pytest
from python_calamine import CalamineWorkbook

from rumahbelajar import clock
from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.people.models import Role
from rumahbelajar.people.traits import AgeBand, Category, Sex
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Filter
from rumahbelajar.reports.tables import answering
from tests.conftest import Visit
from tests.house import DISTRICT, KENANGA, KURIPAN
from tests.learning.learner import COURSE
from tests.reports import elsewhere
from tests.reports.nation import MUTISARI, RECO, VILLAGES, WIDARAPAYUNG, Nation
from tests.visitor import Visitor

READERS = {
    "wiwik": ("33.07",),
    "hartono": (DISTRICT,),
    "lurah": (KURIPAN,),
    "budi": (KURIPAN,),
    "budi of two": (KURIPAN, "33.01"),
}
"""Who reads, and of which areas: coordinators of three levels, a facilitator, and the same who is
coordinator elsewhere, too."""
NAMES = {
    KENANGA: ("Kenanga", "Indramayu", "Jawa Barat"),
    WIDARAPAYUNG: ("Widarapayung", "Cilacap", "Binangun"),
    RECO: ("Reco", "Kertek"),
    MUTISARI: ("Mutisari",),
}
"""What each village, and what lies around it, is called; people there bear a sign at last."""
_AREAS = ("", "33", "33.07", DISTRICT, "33.07.11", "33.01", "32", *VILLAGES)
_TYPED = ("Kenanga", "Cilacap", "32", "33.01", "Zulu", "e", "36.01")
_SIGNED = re.compile(r'name="csrf_token" value="[^"]+"')


@pytest.mark.slow
@pytest.mark.sqlite  # a minute on each; what an area holds is tested on both in test_places.py
@pytest.mark.parametrize("who", READERS)
def test_what_happens_elsewhere_changes_nothing_of_what_one_reads(
    nation: Nation, visit: Visit, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    # Which numbers are withheld follows from the areas above; the numbers themselves must not.
    monkeypatch.setattr(answering, "withhold", lambda tables, _scope, _asked: tables)
    first, *others = READERS[who]
    reader = reads(visit, nation, who.split(maxsplit=1)[0], others)
    addresses = list(asked_at_random(random.Random(who)))  # noqa: S311 - to ask, not to guard
    elsewhere.let_people_come_and_go(nation)
    before = {address: read(reader, address) for address in addresses}
    elsewhere.let_all_happen(nation, (first, *others))
    after = {address: read(reader, address) for address in addresses}
    changed = [address for address in addresses if before[address] != after[address]]
    assert not changed
    assert not named(before, elsewhere.LEFT)
    assert not named(after, [*names_outside(READERS[who]), elsewhere.SIGN])
    # Who is coordinator there sees counts alone, whatever they may see at home.
    assert not named(after, [f"Cilacap{number}" for number in range(3, 7)])


def reads(visit: Visit, nation: Nation, name: str, coordinates: Sequence[str]) -> Visitor:
    """Return somebody at their phone, who is made coordinator of these areas."""
    person = nation.of(name)
    with nation.app.app_context():
        for area in coordinates:
            kind, now = RoleKind.COORDINATOR, clock.now()
            db.session.add(Role(person_id=person.id, kind=kind, area_code=area, granted_at=now))
        db.session.commit()
    return visit(person)


def names_outside(areas: Sequence[str]) -> list[str]:
    """Return what villages are called that neither lie in these areas nor around them."""
    return [
        name
        for code, names in NAMES.items()
        if not any(_is_near(code, area) for area in areas)
        for name in names
    ]


def named(said: dict[str, str], names: Sequence[str]) -> list[tuple[str, str]]:
    """Return which of the names stand at which address that does not ask for them."""
    return [
        (address, name)
        for address, text in said.items()
        for name in names
        if re.search(rf"\b{name}\b", text) and name not in address
    ]


def _is_near(code: str, area: str) -> bool:
    return f"{code}.".startswith(f"{area}.") or f"{area}.".startswith(f"{code}.")


def asked_at_random(chance: random.Random) -> Iterator[str]:
    """Yield addresses of every report and its files, with filters of every kind."""
    yield "/laporan"
    yield from (f"/laporan?{urlencode({'cari': typed})}" for typed in _TYPED)
    yield from (f"/laporan?wilayah={area}" for area in _AREAS if area)
    for report in catalogue.REPORTS:
        path = f"/laporan/{report.key}"
        yield from (path, f"{path}/unduh.csv", f"{path}/unduh.xlsx")
        yield f"{path}?{urlencode({'cari': chance.choice(_TYPED)})}"
        for ending in ("", "", "/unduh.json", "/unduh.json"):
            yield f"{path}{ending}?{urlencode(filters(chance))}"


def filters(chance: random.Random) -> dict[str, str]:
    """Return some filters, each as likely as not."""
    known = {
        Filter.AREA.value: chance.choice(_AREAS),
        "periode": chance.choice(["bulan-ini", "3-bulan", "tahun-ini"]),
        Filter.COURSE.value: chance.choice([COURSE, "terlindungi"]),
        Filter.SEX.value: chance.choice(list(Sex)).value,
        Filter.AGE_BAND.value: chance.choice(list(AgeBand)).value,
        Filter.CATEGORY.value: chance.choice(list(Category)).value,
        "banding": chance.choice(["sebelumnya", "wilayah"]),
    }
    return {name: value for name, value in known.items() if value and chance.random() < 0.5}


def read(reader: Visitor, address: str) -> str:
    """Return the status and all that is said, without what is signed anew for each page."""
    response = reader.client.get(address)
    said = (
        _cells(response.get_data())
        if address.partition("?")[0].endswith(".xlsx") and response.status_code == 200
        else _SIGNED.sub("", response.get_data(as_text=True))
    )
    assert response.status_code in {200, 303, 404, 409}, (address, response.status)
    response.close()
    return f"{response.status_code}\n{said}"


def _cells(workbook: bytes) -> str:
    book = CalamineWorkbook.from_filelike(BytesIO(workbook))
    return "\n".join(str(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
