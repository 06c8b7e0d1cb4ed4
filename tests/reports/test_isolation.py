"""A report over an area holds nothing of what lies outside it: not a name, not a number."""

import random
import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import urlencode

import pytest
from flask import Flask
from python_calamine import CalamineWorkbook

from rumahbelajar.people.traits import AgeBand, Category, Sex
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Filter
from tests.conftest import Visit
from tests.house import DISTRICT, KENANGA, KURIPAN
from tests.learning.learner import COURSE
from tests.reports import elsewhere
from tests.reports.nation import MUTISARI, RECO, VILLAGES, WIDARAPAYUNG, Nation
from tests.visitor import Visitor

READERS = {"wiwik": "33.07", "hartono": DISTRICT, "lurah": KURIPAN, "budi": KURIPAN}
"""Who reads, and of which area: coordinators of three levels, and a facilitator."""
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
    app: Flask, nation: Nation, visit: Visit, who: str
) -> None:
    mine = READERS[who]
    reader = visit(nation.of(who))
    addresses = list(asked_at_random(random.Random(who)))  # noqa: S311 - to ask, not to guard
    before = {address: read(reader, address) for address in addresses}
    elsewhere.let_all_happen(app, mine)
    after = {address: read(reader, address) for address in addresses}
    changed = [address for address in addresses if before[address] != after[address]]
    assert not changed
    others = [
        name
        for code, names in NAMES.items()
        if not (f"{code}.".startswith(f"{mine}.") or f"{mine}.".startswith(f"{code}."))
        for name in (*names, elsewhere.SIGN)
    ]
    told = [
        (address, name)
        for address, said in after.items()
        for name in others
        if re.search(rf"\b{name}\b", said) and name not in address
    ]
    assert not told


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
