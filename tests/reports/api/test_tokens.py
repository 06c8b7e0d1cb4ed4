"""A token is shown once, opens the counts of its area, and ends with the right of who made it."""

import re

import pytest
from flask import Flask

from rumahbelajar import clock as program_clock
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.people.models import Person, Role
from rumahbelajar.people.tokens import token_hash
from rumahbelajar.reports.api import tokens
from rumahbelajar.reports.api.models import ApiToken
from tests.conftest import Clock, Visit
from tests.reports.api.conftest import Program, Programs
from tests.reports.nation import REGENCY, Nation
from tests.visitor import Visitor

PAGE = "/laporan/kunci"


def _make(visitor: Visitor, area: str = REGENCY, **changes: str) -> str:
    form = {"token_id": str(new_id()), "name": "Dasbor kabupaten", "area": area, "days": "90"}
    visitor.post(PAGE, form | changes)
    found = re.search(r"rb_[\w-]{22}", visitor.page)
    return found[0] if found else ""


def test_a_token_is_shown_once_and_only_its_hash_is_kept(
    app: Flask, nation: Nation, visit: Visit
) -> None:
    visitor = visit(nation.wiwik)
    token = _make(visitor)
    assert Program(app, token).get("/reports").status_code == 200
    visitor.get(PAGE)
    assert "Dasbor kabupaten" in visitor.page
    assert token not in visitor.page
    with app.app_context():
        assert db.session.query(ApiToken).one().token_sha256 == token_hash(token)


def test_a_form_sent_twice_makes_one_token(app: Flask, nation: Nation, visit: Visit) -> None:
    visitor, token_id = visit(nation.wiwik), str(new_id())
    assert _make(visitor, token_id=token_id)
    assert not _make(visitor, token_id=token_id)
    assert "hanya tampil satu kali" in visitor.page
    with app.app_context():
        assert db.session.query(ApiToken).count() == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"area": ""}, "di luar wilayah Anda"),
        ({"area": "32"}, "di luar wilayah Anda"),
        ({"area": "jauh"}, "Tulis kodenya seperti"),
        ({"name": " "}, "untuk program apa"),
        ({"name": "Dasbor " * 12}, "Paling panjang 80 huruf."),
        ({"days": "5000"}, "Pilih dari daftar"),
    ],
)
def test_what_is_wrong_is_said_and_makes_none(
    app: Flask, nation: Nation, visit: Visit, changes: dict[str, str], says: str
) -> None:
    visitor = visit(nation.wiwik)
    assert not _make(visitor, **changes)
    assert says in visitor.page
    with app.app_context():
        assert db.session.query(ApiToken).count() == 0


def test_only_who_looks_after_all_of_it_is_told_of_the_whole_country(
    nation: Nation, visit: Visit
) -> None:
    for who, is_told in ((nation.nusa, True), (nation.wiwik, False)):
        visitor = visit(who)
        visitor.get(PAGE)
        assert ("Kosongkan untuk seluruh Indonesia" in visitor.page) is is_told
        assert 'maxlength="80"' not in visitor.page, "a browser would cut the name and say nothing"


def test_there_are_no_more_than_so_many_at_hand(
    nation: Nation, program: Programs, visit: Visit, clock: Clock
) -> None:
    for _number in range(tokens.MOST_TOKENS):
        program("33.07", nation.wiwik)
    visitor = visit(nation.wiwik)
    assert not _make(visitor)
    assert "Paling banyak 20 kunci." in visitor.page
    clock.advance(days=30)
    assert _make(visit(nation.wiwik)), "those that are over take no place"


def test_a_revoked_token_opens_nothing_and_only_its_maker_revokes(
    app: Flask, nation: Nation, visit: Visit
) -> None:
    wiwik = visit(nation.wiwik)
    token = _make(wiwik)
    with app.app_context():
        path = f"{PAGE}/{db.session.query(ApiToken).one().id}/cabut"
    assert visit(nation.jaya).post(path).status_code == 404
    assert Program(app, token).get("/reports").status_code == 200
    wiwik.post(path)
    assert Program(app, token).get("/reports").status_code == 401


def test_a_token_ends_on_its_day(program: Programs, clock: Clock) -> None:
    asking = program(days=30)
    clock.advance(days=29)
    assert asking.get("/reports").status_code == 200
    clock.advance(days=2)
    assert asking.get("/reports").status_code == 401


@pytest.mark.parametrize("loses", ["role", "account", "entry"])
def test_a_token_ends_with_the_right_of_who_made_it(
    app: Flask, nation: Nation, program: Programs, loses: str
) -> None:
    asking = program()
    with app.app_context():
        if loses == "role":
            role = db.session.query(Role).filter_by(person_id=nation.nusa.id).one()
            role.revoked_at = program_clock.now()
        elif loses == "entry":
            # As a house tells it that knows of no role of theirs: such an entry signs in nowhere.
            db.session.add(Alias(subject_id=nation.nusa.id, stands_as=nation.siti.id))
        else:
            db.session.get_one(Person, nation.nusa.id).suspended_at = program_clock.now()
        db.session.commit()
    assert asking.get("/reports").status_code == 401


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer x", "Bearer rb_", "Basic rb_aaaa", "rb_a"])
def test_without_a_good_token_nothing_is_told(app: Flask, nation: Nation, given: str) -> None:
    for path in ("/reports", "/reports/penyelesaian", "/reports/penyelesaian/wilayah"):
        answer = app.test_client().get(f"/api/v1{path}", headers={"Authorization": given})
        assert answer.status_code == 401
        assert answer.mimetype == "application/problem+json"
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_sign_in_is_no_token(nation: Nation, visit: Visit) -> None:
    assert visit(nation.nusa).get("/api/v1/reports").status_code == 401
