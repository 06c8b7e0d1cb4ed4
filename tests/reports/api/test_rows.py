"""A program reads the same rows as a page shows, page by page, and no more than its area."""

from datetime import UTC, datetime
from itertools import cycle
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, update

from rumahbelajar.database import db
from rumahbelajar.groups.models import Group
from rumahbelajar.ids import new_id
from rumahbelajar.meetings.models import Meeting, MeetingNote, MeetingWords
from rumahbelajar.outreach.models import ServiceWords
from rumahbelajar.people.models import Person
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.api import limiting, opening
from rumahbelajar.reports.asking import choosing
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.exporting.programs import row_as_json
from rumahbelajar.reports.tables.answering import answer
from tests.conftest import Clock
from tests.house import KURIPAN
from tests.reports.api.conftest import Program, Programs
from tests.reports.nation import Nation

OPEN = [report.key for report in opening.open_reports()]
TYPED = "diketik"
CLOSED = sorted({report.key for report in catalogue.REPORTS} - set(OPEN))


def _every_row(asking: Program, path: str, limit: int) -> list[dict[str, Any]]:
    found, cursor = [], ""
    while True:
        onward = f"&cursor={cursor}" if cursor else ""
        page = asking.read(f"{path}?limit={limit}{onward}")
        assert len(page["rows"]) <= limit
        found += page["rows"]
        cursor = page["next"]
        if cursor is None:
            return found


@pytest.mark.parametrize("area", ["", "33.07"])
@pytest.mark.parametrize("key", OPEN)
def test_the_rows_are_those_of_the_page(
    app: Flask, program: Programs, key: str, area: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "A_MINUTE", 1_000_000)
    asking, scope = program(area), Scope((area,))
    report = opening.find(key)
    assert report is not None
    with app.test_request_context():
        asked, faults = choosing.read({}, report, scope, today())
        answered = answer(report, scope, asked)
        wanted = {
            table.key: [row_as_json(row, table.columns) for row in table.rows.stream()]
            for table in answered.tables
        }
    assert faults == []
    for table_key, rows in wanted.items():
        for limit in (2, 500):
            assert _every_row(asking, f"/reports/{key}/{table_key}", limit) == rows
    head = asking.read(f"/reports/{key}")
    assert [table["key"] for table in head["tables"]] == list(wanted)


@pytest.mark.parametrize("key", [*CLOSED, "tidak-ada"])
def test_reports_of_persons_and_of_typed_words_are_not_there(program: Programs, key: str) -> None:
    assert program().get(f"/reports/{key}").status_code == 404


@pytest.mark.parametrize("key", OPEN)
def test_no_word_that_somebody_typed_is_in_any_answer(
    app: Flask, program: Programs, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "A_MINUTE", 1_000_000)
    with app.app_context():
        _type_everywhere()
        db.session.commit()
    asking = program(KURIPAN)
    head = asking.read(f"/reports/{key}")
    said = [
        head,
        *(_every_row(asking, f"/reports/{key}/{each['key']}", 500) for each in head["tables"]),
    ]
    assert TYPED not in str(said)


def test_meetings_and_groups_are_told_without_their_names(program: Programs) -> None:
    asking = program(KURIPAN)
    meetings = asking.read("/reports/kehadiran/pertemuan")["rows"]
    assert {row["values"]["meeting"] for row in meetings} == {"Pertemuan"}
    assert len({row["key"] for row in meetings}) == len(meetings) > 1
    groups = asking.read("/reports/penyelesaian/kelompok")["rows"]
    assert [row["values"]["group"] for row in groups] == ["Kelompok", "Tanpa kelompok"]


def _type_everywhere() -> None:
    """Type a word wherever people can type one that a report might tell."""
    words = MeetingWords.title, MeetingWords.place, MeetingNote.trouble, ServiceWords.obstacles
    for column in (Group.name, Person.name, *words):
        db.session.execute(update(column.class_).values({column: TYPED}))


def test_an_area_elsewhere_is_not_there(program: Programs) -> None:
    asking = program("33.07")
    assert asking.get("/reports/penyelesaian?wilayah=33.07.10").status_code == 200
    for area in ("32", "32.12.16.2004", "33"):
        assert asking.get(f"/reports/penyelesaian?wilayah={area}").status_code == 404


@pytest.mark.parametrize(
    "asked",
    ["bulan=2026-11", "wilayah=jauh", "dari=kemarin", "jk=X", "hal=2", "usia=tua", "banding=apa"],
)
def test_what_cannot_be_read_is_said_and_not_left_out(program: Programs, asked: str) -> None:
    response = program().get(f"/reports/penyelesaian?{asked}")
    assert response.status_code == 400
    assert response.json is not None
    assert response.json["faults"]


@pytest.mark.parametrize("key", ["tidak-aktif", "rumah-sunyi", "butuh-bantuan", "mutu-data"])
def test_the_address_of_a_page_is_taken_also_where_the_report_is_of_today(
    program: Programs, key: str
) -> None:
    asking = program()
    assert asking.get(f"/reports/{key}?wilayah=33.07&dari=2025-12&sampai=2026-11").json == (
        asking.get(f"/reports/{key}?wilayah=33.07").json
    )
    assert asking.get(f"/reports/{key}?wilayah=33.07&bulan=2026-11").status_code == 400


def test_a_cursor_is_good_for_its_own_question_alone(program: Programs) -> None:
    asking = program()
    path = "/reports/penyelesaian/wilayah"
    cursor = asking.read(f"{path}?limit=1")["next"]
    assert asking.get(f"{path}?limit=1&cursor={cursor}").status_code == 200
    for changed in (f"{path}?jk=P&cursor={cursor}", f"{path}?cursor=x{cursor}", f"{path}?cursor="):
        assert asking.get(changed).status_code == 400
    for limit in ("0", "501", "-1", "x", "1.5", "９", "0000000005000", "000000001" + "0" * 5000):
        assert asking.get(f"{path}?limit={limit}").status_code == 400


def test_what_did_not_change_is_not_sent_again(program: Programs, clock: Clock) -> None:
    asking = program()
    first = asking.get("/reports/penyelesaian")
    clock.advance(minutes=5)
    again = asking.get("/reports/penyelesaian", **{"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""


def test_who_asks_too_often_is_told_to_wait(
    nation: Nation, program: Programs, clock: Clock
) -> None:
    asking, again, other = program(), program(), program("33", nation.jaya)
    for left in reversed(range(limiting.A_MINUTE)):
        answered = asking.get("/reports")
        assert answered.headers["RateLimit-Remaining"] == str(left)
    late = asking.get("/reports")
    assert late.status_code == 429
    assert 0 < int(late.headers["Retry-After"]) <= 60
    assert again.get("/reports").status_code == 429
    assert other.get("/reports").status_code == 200
    clock.advance(seconds=60)
    assert asking.get("/reports").status_code == 200


@pytest.mark.parametrize("path", ["kehadiran/pertemuan", "penyelesaian/kelompok"])
def test_no_order_of_rows_tells_of_typed_words(app: Flask, program: Programs, path: str) -> None:
    """Called the other way round, the same rows come in the same order, whatever it is."""
    with app.app_context():
        groups = _three_groups()
        db.session.commit()
    asking = program(KURIPAN)
    columns = asking.read(f"/reports/{path}?limit=1")["rows"][0]["values"]
    orders = ["", *columns, *(f"-{column}" for column in columns)]

    def keys() -> list[list[str]]:
        found = [asking.read(f"/reports/{path}?urut={order}")["rows"] for order in orders]
        return [[row["key"] for row in rows] for rows in found]

    before = keys()
    assert len(before[0]) > 2
    with app.app_context():
        for group_id, name in zip(reversed(groups), ("Anggrek", "Mawar", "Zinnia"), strict=True):
            db.session.get_one(Group, group_id).name = name
        db.session.commit()
    assert keys() == before


def _three_groups() -> list[UUID]:
    """Make three groups in the order of their names, and let each meet."""
    made_at = datetime(2026, 1, 5, tzinfo=UTC)
    groups = [
        Group(id=new_id(), village_code=KURIPAN, name=name, made_at=made_at)
        for name in ("Anggrek", "Mawar", "Zinnia")
    ]
    db.session.execute(update(Group).values(ended_at=made_at))
    db.session.add_all(groups)
    db.session.flush()
    meetings = db.session.scalars(select(Meeting).where(Meeting.village_code == KURIPAN)).all()
    for meeting, group in zip(meetings, cycle(groups)):
        meeting.group_id = group.id
    return [group.id for group in groups]
