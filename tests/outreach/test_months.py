"""Pages: the services of a month with their totals, the months before, and the sheet to print."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.recording import record
from rumahbelajar.outreach.counts import Cell, Counts
from rumahbelajar.outreach.facts import ServiceRecorded
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.models import ServiceWords
from rumahbelajar.people.traits import Sex
from tests.house import KENANGA, KURIPAN, House
from tests.outreach.noter import Noter

MOST_QUERIES = 6
NOVEMBER = date(2026, 11, 1)


def note_many(app: Flask, house: House, count: int) -> None:
    """Note so many services, over the days of November 2026 and the kinds."""
    kinds = list(ServiceKind)
    with app.app_context():
        for place in range(count):
            kind = kinds[place % len(kinds)]
            numbers = {Cell(Sex.FEMALE, "25-34"): place % 7 + 1, Cell(Sex.MALE, "?"): place % 3}
            payload = ServiceRecorded(
                kind.pillars[place % len(kind.pillars)],
                kind.value,
                **vars(Counts.of(numbers)),
            )
            fact = record(
                payload,
                subject_id=(service_id := new_id()),
                actor_id=house.budi.id,
                village_code=KURIPAN,
                occurred_on=NOVEMBER + timedelta(days=place % 24),
            )
            if kind.has_words:
                about = "Taman bacaan" if kind.is_named else ""
                db.session.add(
                    ServiceWords(
                        fact_id=fact.id, service_id=service_id, about=about, obstacles="Hujan."
                    )
                )
        db.session.commit()


def test_totals_stand_by_pillar_and_kind(budi: Noter) -> None:
    budi.note(nP4="3", nL4="2")
    budi.note(nP5="1", nT0="1")
    budi.note("rujukan", nP4="1", pillar="1")
    budi.note("anggota-koperasi", nL4="4")
    page = budi.look()
    table = page[page.index('aria-label="Jumlah November 2026"') :]
    cells = re.findall(r"<t[hd]\b[^>]*>(.*?)<", table[: table.index("</table>")])
    lines = [cells[at : at + 6] for at in range(6, len(cells), 6)]
    assert lines == [
        ["1. Layanan migrasi", "3", "5", "2", "1", "8"],
        ["Informasi migrasi", "2", "4", "2", "1", "7"],
        ["Rujukan", "1", "1", "0", "0", "1"],
        ["4. Koperasi dan BUM Desa", "1", "0", "4", "0", "4"],
        ["Anggota koperasi baru", "1", "0", "4", "0", "4"],
    ]


def test_months_before_are_led_to(budi: Noter) -> None:
    budi.note(nP4="3")
    budi.note(nP4="5", on="2026-10-30")
    assert 'bulan=2026-10#bulan">‹ Oktober 2026' in budi.look()
    before = budi.look("?bulan=2026-10")
    assert "5 (P 5)" in before
    assert "3 (P 3)" not in before
    assert 'bulan=2026-11#bulan">November 2026 ›' in before
    assert "Belum ada kegiatan di bulan ini" in budi.look("?bulan=2024-01")
    for strange in ("?bulan=apa", "?bulan=2026-13", "?bulan=%00", "?hal=x", "?hal=999999999"):
        assert "3 (P 3)" in budi.look(strange)


def test_month_of_a_thousand_is_read_by_page_in_few_queries(
    app: Flask, house: House, budi: Noter, count_queries: Callable[..., Any]
) -> None:
    note_many(app, house, 1_000)
    path = budi.path()
    assert budi.withdraw(path) == 303
    sizes = {}
    paths = ("/kegiatan", "/kegiatan?hal=20", "/kegiatan/lembar", "/kegiatan/baru/rujukan", path)
    for asked in paths:
        with count_queries() as seen:
            assert budi.visitor.get(asked).status_code == 200
        sizes[asked] = len(seen)
    # The sheet asks for the meetings too, which stand apart.
    assert sizes.pop("/kegiatan/lembar") <= MOST_QUERIES + 1
    assert max(sizes.values()) <= MOST_QUERIES, sizes
    assert "halaman 20 dari 20" in budi.look("?hal=20")
    assert budi.page.count('href="/kegiatan/0') == 49
    assert budi.look().count('href="/kegiatan/0') == 50


def test_sheet_tells_the_month_but_no_single_referral(budi: Noter) -> None:
    budi.note(nP4="3", nL8="2", obstacles="Brosur habis.")
    budi.note("rujukan", nP6="1", pillar="3", on="2026-11-05")
    budi.note("lainnya", nL1="6", pillar="3", about="Taman bacaan")
    assert budi.visitor.get("/kegiatan/lembar?bulan=2026-11").status_code == 200
    page = budi.page
    for said in (
        "Kegiatan November 2026",
        "Desa Kuripan (33.07.10.2004)",
        "3. Rujukan (1 kali)",
        "1. Informasi migrasi (1 kali)",
        "Kegiatan lain: Taman bacaan",
        "Brosur habis.",
        "Budi Santoso",
        "Kepala desa",
        "Tanda tangan",
    ):
        assert said in page, said
    assert "5 November 2026" not in page


def test_empty_month_has_a_sheet_too(budi: Noter) -> None:
    assert budi.visitor.get("/kegiatan/lembar?bulan=2026-02").status_code == 200
    assert "Belum ada kegiatan di bulan ini." in budi.page


def test_nothing_of_another_village_is_in_it(app: Flask, house: House, budi: Noter) -> None:
    payload = ServiceRecorded(
        1, "informasi-migrasi", **vars(Counts.of({Cell(Sex.FEMALE, "60+"): 7_777}))
    )
    with app.app_context():
        record(
            payload,
            subject_id=new_id(),
            actor_id=house.endang.id,
            village_code=KENANGA,
            occurred_on=NOVEMBER,
        )
        db.session.commit()
    for asked in ("/kegiatan", "/kegiatan/lembar"):
        budi.visitor.get(f"{asked}?bulan=2026-11")
        assert "7.777" not in budi.page


@pytest.mark.parametrize("person", ["siti", "hartono"])
def test_who_looks_after_no_village_is_not_led_there(house: House, visit: Any, person: str) -> None:
    visitor = visit(getattr(house, person))
    visitor.get("/")
    assert 'href="/kegiatan"' not in visitor.page
