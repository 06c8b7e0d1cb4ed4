"""Activities and services: by pillar, sex and age, by area and month, and nothing but numbers."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import record
from rumahbelajar.outreach.counts import BANDS, Cell, Counts
from rumahbelajar.outreach.facts import ServiceRecorded, ServiceWithdrawn
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.people.traits import Sex
from rumahbelajar.reports import activities_and_services
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.table import WITHHELD, Table
from tests.house import KENANGA, KURIPAN, House
from tests.reports.nation import MUTISARI, REGENCY, Nation

AUTUMN = Period(Month(2026, 10), Month(2026, 11))
PERSONS = Scope(("",), ("",))
COUNTS = Scope(("",))
F, M = Cell(Sex.FEMALE, "25-34"), Cell(Sex.MALE, "35-44")


def _note(
    app: Flask,
    kind: ServiceKind,
    numbers: Mapping[Cell, int],
    *,
    pillar: int = 0,
    village: str = KURIPAN,
    on: date = date(2026, 11, 3),
) -> UUID:
    with app.app_context():
        payload = ServiceRecorded(
            pillar or kind.pillars[0], kind.value, **vars(Counts.of(dict(numbers)))
        )
        who = new_id()
        fact = record(
            payload, subject_id=new_id(), actor_id=who, village_code=village, occurred_on=on
        )
        db.session.commit()
        return fact.id


def _ask(app: Flask, scope: Scope = PERSONS, **asked: Any) -> dict[str, Table]:
    asked = {"area": "", "period": AUTUMN, **asked}
    with app.test_request_context():
        made = answer(activities_and_services.REPORT, scope, Asked(**asked)).tables
        return {each.key: each for each in made}


def _said(table: Table) -> dict[str, dict[str, Any]]:
    keys = [column.key for column in table.columns]
    rows = [*table.rows.stream(), *([table.total] if table.total else [])]
    return {row.key: dict(zip(keys, row.values, strict=True)) for row in rows}


def test_a_village_with_services_alone_has_something_in_the_period(
    app: Flask, nation: Nation
) -> None:
    """In winter nothing else was heard of any."""
    winter = Period(Month(2025, 12), Month(2026, 2))

    def heard(**asked: str) -> int:
        with app.test_request_context():
            asking = Asked(asked.pop("area", ""), winter, **asked)  # type: ignore[arg-type]
            return answer(activities_and_services.REPORT, PERSONS, asking).heard.villages

    assert heard() == 0
    _note(app, ServiceKind.REFERRAL, {F: 1}, village=MUTISARI, on=date(2026, 2, 28))
    _note(app, ServiceKind.REFERRAL, {F: 1}, village=KENANGA, on=date(2026, 3, 1))
    assert (heard(), heard(area=REGENCY), heard(area=MUTISARI), heard(area="32")) == (1, 1, 1, 0)
    assert heard(course="uang-kiriman") == 0, "they are of no course"


def test_kinds_stand_under_their_pillars_with_sex_and_age(app: Flask, house: House) -> None:
    _note(app, ServiceKind.MIGRATION_INFORMATION, {F: 7, M: 2})
    _note(app, ServiceKind.MIGRATION_INFORMATION, {M: 1, Cell(Sex.UNSAID, "?"): 1})
    _note(app, ServiceKind.OTHER, {F: 3}, pillar=3)
    said = _said(_ask(app)["kegiatan"])
    each = said["1.informasi-migrasi"]
    assert (each["pillar"], each["kind"]) == ("1. Layanan migrasi", "Informasi migrasi")
    assert (each["times"], each["people"], each["25-34"], each["tidak-tahu"]) == (2, 11, 7, 1)
    assert said["1.informasi-migrasi.P"]["25-34"] == 7
    assert said["1.informasi-migrasi.L"]["35-44"] == 3
    assert said["1.informasi-migrasi.-"]["people"] == 1
    assert said["3.lainnya"]["people"] == 3
    assert (said["semua"]["times"], said["semua"]["people"]) == (3, 14)


def test_areas_and_months_add_up_to_the_same(app: Flask, house: House) -> None:
    _note(app, ServiceKind.NEW_BUSINESS, {F: 5})
    _note(app, ServiceKind.NEW_MEMBER, {F: 6}, village=KENANGA, on=date(2026, 10, 31))
    _note(app, ServiceKind.NEW_MEMBER, {F: 9}, village=KENANGA, on=date(2026, 9, 30))
    tables = _ask(app)
    areas, months = _said(tables["wilayah"]), _said(tables["bulan"])
    assert [(code, areas[code]["people"]) for code in ("32", "33")] == [("32", 6), ("33", 5)]
    assert areas["32"]["pillar4"] == areas["33"]["pillar2"] == 1
    assert months["2026-10"]["people"] == 6
    assert months["2026-11"]["people"] == 5
    for said in (areas, months, _said(tables["kegiatan"])):
        assert (said["semua"]["times"], said["semua"]["people"]) == (2, 11)
    assert "wilayah" not in _ask(app, area=KURIPAN)
    assert _said(_ask(app, area=KURIPAN)["bulan"])["semua"]["people"] == 5


def test_what_was_taken_back_counts_nowhere(app: Flask, house: House) -> None:
    fact_id = _note(app, ServiceKind.REFERRAL, {F: 5})
    with app.app_context():
        fact = db.session.get_one(Fact, fact_id)
        record(
            ServiceWithdrawn(1, "rujukan", **vars(Counts.of({F: 5}))),
            subject_id=fact.subject_id,
            actor_id=fact.actor_id,
            village_code=KURIPAN,
            occurred_on=fact.occurred_on,
            replaces=fact_id,
        )
        db.session.commit()
    assert list(_said(_ask(app)["kegiatan"])) == ["semua"]
    with app.test_request_context():
        asked = Asked("", AUTUMN)
        assert answer(activities_and_services.REPORT, PERSONS, asked).heard.villages == 0


def test_meetings_stand_beside_with_who_came(app: Flask, nation: Nation) -> None:
    tables = _ask(app, area=REGENCY)
    came = _said(tables["pertemuan"])
    assert came["P"]["came"] == came["P"]["25-34"] == came["semua"]["came"] == 2
    assert "1 pertemuan diadakan" in tables["pertemuan"].notes[0]
    areas = _said(tables["wilayah"])
    assert (areas["33.07.10"]["meetings"], areas["33.07.10"]["came"]) == (1, 2)
    assert _said(tables["bulan"])["2026-11"]["came"] == 2


def test_few_are_withheld_from_who_sees_counts_and_do_not_come_out(
    app: Flask, nation: Nation
) -> None:
    _note(app, ServiceKind.REFERRAL, {F: 2}, pillar=1)
    _note(app, ServiceKind.NEW_BUSINESS, {F: 9, M: 8}, village=MUTISARI)
    tables = _ask(app, COUNTS, area="33.07.10")
    kinds = _said(tables["kegiatan"])
    assert kinds["1.rujukan"]["people"] is WITHHELD
    assert kinds["2.usaha-baru"]["people"] is WITHHELD
    assert kinds["1.rujukan"]["times"] == 1
    assert kinds["semua"]["people"] == 19
    villages = _said(tables["wilayah"])
    assert villages[KURIPAN]["people"] is villages[MUTISARI]["people"] is WITHHELD
    assert _said(_ask(app, Scope((KURIPAN,)), area=KURIPAN)["kegiatan"])["semua"]["people"] is (
        WITHHELD
    )


def test_a_report_of_one_area_holds_nothing_of_another(app: Flask, house: House) -> None:
    _note(app, ServiceKind.NEW_BUSINESS, {F: 5})
    _note(app, ServiceKind.NEW_MEMBER, {F: 6}, village=KENANGA)
    tables = _ask(app, Scope(("33",), ("33",)), area="33")
    assert next(iter(_said(tables["kegiatan"]))).startswith("2.")
    assert "4.anggota-koperasi" not in _said(tables["kegiatan"])
    assert "32" not in str(_said(tables["wilayah"]))


def test_it_asks_the_database_as_often_whatever_was_done(
    app: Flask, nation: Nation, count_queries: Any
) -> None:
    asked = []
    for times in (0, 3, 30):
        for place in range(times):
            kind = list(ServiceKind)[place % 5]
            village = (KURIPAN, KENANGA, MUTISARI)[place % 3]
            _note(app, kind, {F: 5, M: 6}, village=village)
        with count_queries() as seen:
            _ask(app)
        asked.append(len(seen))
    assert len(set(asked)) == 1
    assert asked[0] <= 10


def test_the_months_are_drawn(app: Flask, house: House) -> None:
    _note(app, ServiceKind.NEW_BUSINESS, {F: 5})
    with app.test_request_context():
        asked = Asked(area="", period=AUTUMN)
        (chart,) = answer(activities_and_services.REPORT, PERSONS, asked).charts()
    assert "Nov 2026" in chart
    assert len(BANDS) == 9
