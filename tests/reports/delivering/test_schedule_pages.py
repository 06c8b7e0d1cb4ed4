"""A coordinator schedules what is looked at, sees how it went, and stops it."""

import hashlib
import re
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar import clock as program_clock
from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.people.models import Role
from rumahbelajar.reports.delivering import sending
from rumahbelajar.reports.delivering.models import Delivery, Every, Form, State
from tests.conftest import Clock, MakeApp, Visit
from tests.reports.nation import Nation

NEW = "/laporan/rumah-sunyi/jadwalkan?wilayah=33.07"
LIST = "/laporan/kiriman"


def _form(**changes: str) -> dict[str, str]:
    sent = {"delivery_id": str(new_id()), "name": "Wonosobo tiap bulan", "form": "pdf"}
    return sent | {"every": "month", "period": "tetap"} | changes


def test_a_schedule_is_kept_shown_and_stopped(app: Flask, nation: Nation, visit: Visit) -> None:
    visitor = visit(nation.wiwik)
    assert visitor.get(NEW).status_code == 200
    assert visitor.post(NEW, _form()).status_code == 303
    visitor.follow()
    assert "Wonosobo tiap bulan" in visitor.page
    with app.app_context():
        kept = db.session.query(Delivery).one()
        assert (kept.form, kept.every, kept.email) == (Form.PDF, Every.MONTH, "")
        assert "wilayah=33.07" in kept.query
    visitor.get(f"{LIST}/{kept.id}")
    assert "Belum pernah dikirim" in visitor.page
    assert "Berikutnya untuk 1 Desember 2026, dengan keadaan hari itu." in visitor.page
    visitor.post(f"{LIST}/{kept.id}/hentikan")
    visitor.get(LIST)
    assert "Wonosobo tiap bulan" not in visitor.page


def test_what_was_delivered_is_loaded_by_who_ordered_it_alone(
    app: Flask, nation: Nation, visit: Visit, clock: Clock
) -> None:
    visitor = visit(nation.wiwik)
    visitor.post(NEW, _form(form="xlsx"))
    clock.advance(days=7)
    visitor = visit(nation.wiwik)
    with app.test_request_context(method="POST"):
        (run,) = sending.run_due()
        path, sha256 = f"{LIST}/{run.delivery_id}/{run.id}", run.sha256
    loaded = visitor.get(path)
    assert hashlib.sha256(loaded.data).hexdigest() == sha256
    assert "attachment" in loaded.headers["Content-Disposition"]
    assert "wonosobo-tiap-bulan-2026-12-01.xlsx" in loaded.headers["Content-Disposition"]
    assert visit(nation.jaya).get(path).status_code == 404
    with app.app_context():
        db.session.query(Role).filter_by(person_id=nation.wiwik.id).update({"area_code": "32"})
        db.session.commit()
    assert visitor.get(path).status_code == 404


def test_a_schedule_takes_the_month_that_is_over_unless_told_otherwise(
    nation: Nation, visit: Visit
) -> None:
    visitor = visit(nation.wiwik)
    completion = "/laporan/penyelesaian/jadwalkan?wilayah=33.07"
    visitor.get(completion)
    assert re.search(r'value="bulan-lalu"[^>]*checked', visitor.page)
    visitor.get(f"{completion}&dari=2026-07&sampai=2026-09")
    assert re.search(r'value="triwulan-lalu"[^>]*checked', visitor.page)


def test_its_page_names_the_next_day_and_the_months_that_it_will_hold(
    app: Flask, nation: Nation, visit: Visit
) -> None:
    visitor = visit(nation.wiwik)
    completion = "/laporan/penyelesaian/jadwalkan?wilayah=33.07"
    visitor.post(completion, _form(every="week", period="bulan-lalu"))
    with app.app_context():
        kept = db.session.query(Delivery).one().id
    visitor.get(f"{LIST}/{kept}")
    assert "Berikutnya untuk 30 November 2026, berisi Oktober 2026." in visitor.page


def test_a_double_tap_keeps_one(app: Flask, nation: Nation, visit: Visit) -> None:
    visitor, form = visit(nation.wiwik), _form()
    visitor.post(NEW, form)
    visitor.post(NEW, form)
    with app.app_context():
        assert db.session.query(Delivery).count() == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name": ""}, "Tulis dulu nama"),
        ({"email": "bukan surel"}, "Tulis satu alamat surel"),
        ({"email": "a@b.id, c@d.id"}, "Tulis satu alamat surel"),
        ({"email": "a@b.id\r\nBcc: c@d.id"}, "Tulis satu alamat surel"),
        ({"email": "=?utf-8?q?=0Ajahat?=@c.id"}, "Tulis satu alamat surel"),
        ({"form": "exe"}, "Pilih dari daftar"),
    ],
)
def test_what_is_wrong_is_said(
    make_app: MakeApp, nation: Nation, visit: Visit, changes: dict[str, str], says: str
) -> None:
    app = make_app(smtp_url="smtp://127.0.0.1:9", mail_from="rumah@contoh.id")
    visitor = visit(nation.wiwik, app)
    assert visitor.post(NEW, _form(**changes)).status_code == 422
    assert says in visitor.page
    with app.app_context():
        assert db.session.query(Delivery).count() == 0


def test_others_neither_see_nor_stop_it(app: Flask, nation: Nation, visit: Visit) -> None:
    visit(nation.wiwik).post(NEW, _form())
    with app.app_context():
        path = f"{LIST}/{db.session.query(Delivery).one().id}"
    for other in (nation.jaya, nation.nusa, nation.ratna):
        visitor = visit(other)
        assert visitor.get(path).status_code == 404
        assert visitor.post(f"{path}/hentikan").status_code == 404
    assert visit(nation.budi).get(path).status_code == 403


def test_an_area_elsewhere_and_reports_of_persons_are_not_there(
    nation: Nation, visit: Visit
) -> None:
    visitor = visit(nation.wiwik)
    assert visitor.get("/laporan/rumah-sunyi/jadwalkan?wilayah=32").status_code == 404
    assert visitor.get("/laporan/kemajuan/jadwalkan").status_code == 404
    path = "/laporan/penyelesaian/jadwalkan?wilayah=99"
    assert visit(nation.nusa).get(path).status_code == 404, "in the nation, but there is none"


def test_a_schedule_of_a_group_is_one_of_its_village(
    app: Flask, nation: Nation, visit: Visit, clock: Clock
) -> None:
    """No number of a group leaves by itself, and what could never be sent is not scheduled."""
    visitor, path = visit(nation.lurah), f"/laporan/penyelesaian/jadwalkan?kelompok={nation.melati}"
    visitor.get(path)
    assert "Kelompok Melati" not in visitor.page
    assert visitor.post(path, _form()).status_code == 303
    clock.advance(days=7)
    with app.test_request_context(method="POST"):
        (run,) = sending.run_due()
        assert run.state is State.SENT


@pytest.mark.parametrize("report", ["bulanan", "rumah-sunyi"])
def test_who_sees_only_counts_by_now_loads_no_paper_that_was_made_with_more(
    app: Flask, nation: Nation, visit: Visit, clock: Clock, report: str
) -> None:
    visitor = visit(nation.lurah)
    visitor.post(f"/laporan/{report}/jadwalkan", _form())
    clock.advance(days=7)
    paths = []
    for area in ("", "33.07.10"):
        with app.test_request_context(method="POST"):
            if area:
                _moves_up(nation.lurah.id, area)
            (run,) = sending.run_due()
            assert run.state is State.SENT
            paths.append(f"{LIST}/{run.delivery_id}/{run.id}")
        clock.advance(days=31)
    visitor = visit(nation.lurah)
    answers = [visitor.get(path).status_code for path in paths]
    assert answers == ([404, 200] if report == "bulanan" else [200, 200])
    visitor.get(paths[0].rpartition("/")[0])
    assert [path in visitor.page for path in paths] == [code == 200 for code in answers]


def _moves_up(person_id: UUID, area: str) -> None:
    """End the role in the village, and give one for what it lies in."""
    now = program_clock.now()
    db.session.query(Role).filter_by(person_id=person_id).update({"revoked_at": now})
    db.session.add(
        Role(person_id=person_id, kind=RoleKind.COORDINATOR, area_code=area, granted_at=now)
    )
    db.session.commit()
