"""The rule that corrects a name and makes the certificates anew."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from flask import Flask
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ids import new_id
from rumahbelajar.learning import certificates, renaming, revoking
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.models import Certificate, CertificateStanding
from rumahbelajar.learning.revoking import Reason
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.ledger.recording import Outcome, apply
from rumahbelajar.ledger.verifying import verify
from rumahbelajar.people.models import Person
from tests.conftest import Visit
from tests.house import House
from tests.learning.kept import facts, rows
from tests.learning.learner import COURSE, POSTTEST, Learner

pytestmark = pytest.mark.slow

Rename = Callable[[str], int]


@pytest.fixture
def first(app: Flask, house: House, visit: Visit, clock: object) -> Certificate:
    """Siti's certificate, issued on 24 November 2026."""
    Learner(visit(house.siti), house.siti).finish()
    return rows(app, Certificate)[0]


@pytest.fixture
def rename(app: Flask, house: House) -> Rename:
    """Correct Siti's name as Budi; return how many certificates were made anew."""

    def as_budi(name: str) -> int:
        with app.app_context():
            made = renaming.rename(house.siti.id, name, told_by=house.budi.id)
            db.session.commit()
            return len(made)

    return as_budi


def standing(app: Flask) -> list[tuple[str, date | None, date | None, date | None]]:
    return sorted(
        (each.code, each.issued_on, each.revoked_on, each.replaced_on)
        for each in rows(app, CertificateStanding)
    )


def test_certificate_is_made_anew_under_the_new_name_and_the_old_one_is_kept(
    app: Flask, first: Certificate, house: House, clock, rename: Rename
) -> None:
    clock.advance(days=2)
    assert rename(" Siti  Aminaḥ ") == 1
    with app.app_context():
        anew, old = certificates.certificates_of(house.siti.id)
        assert (anew.certificate.holder_name, old.certificate.holder_name) == (
            "Siti Aminaḥ",
            "Siti Aminah",
        )
        assert (anew.stands, old.stands) == (True, False)
        assert str(old.replaced_on) == "2026-11-26"
        assert old.current_code == anew.certificate.code != first.code
        assert anew.earlier_serial == first.serial == "RB-33.07.10.2004-2026-0001"
        assert anew.certificate.serial == "RB-33.07.10.2004-2026-0002"
        assert str(anew.certificate.issued_on) == "2026-11-26"
        assert anew.certificate.course_version == first.course_version
        assert history_of(house.siti.id, COURSE).certificate_code == anew.certificate.code
        told = db.session.scalars(select(Fact).where(Fact.kind == "certificate.reissued")).one()
        assert (told.replaces, told.actor_id) == (first.fact_id, house.budi.id)
        assert "Siti" not in told.payload, "names stay out of the ledger"


def test_the_same_name_again_changes_nothing(
    app: Flask, first: Certificate, rename: Rename
) -> None:
    assert rename("Siti Aminah") == 0
    assert rename("Siti Amina") == 1
    assert rename("Siti Amina") == 0
    assert len(rows(app, Certificate)) == 2


def test_who_has_no_certificate_is_renamed_all_the_same(
    app: Flask, house: House, rename: Rename
) -> None:
    assert rename("Siti Amina") == 0
    assert rows(app, Person, id=house.siti.id)[0].name == "Siti Amina"


@pytest.mark.parametrize("name", ["", " \u200b ", "x" * 121])
def test_a_name_that_is_refused_leaves_everything(
    app: Flask, first: Certificate, house: House, rename: Rename, name: str
) -> None:
    with pytest.raises(Refused):
        rename(name)
    assert len(rows(app, Certificate)) == 1
    assert rows(app, Person, id=house.siti.id)[0].name == "Siti Aminah"


def test_a_revoked_certificate_is_not_made_anew(
    app: Flask, first: Certificate, house: House, rename: Rename
) -> None:
    with app.app_context():
        revoking.revoke(
            db.session.get_one(Certificate, first.id), Reason.MISTAKE, told_by=house.ratna.id
        )
        db.session.commit()
    assert rename("Siti Amina") == 0


def test_a_replaced_certificate_is_not_revoked_as_well(
    app: Flask, first: Certificate, house: House, rename: Rename
) -> None:
    rename("Siti Amina")
    with app.app_context():
        revoking.revoke(
            db.session.get_one(Certificate, first.id), Reason.MISTAKE, told_by=house.ratna.id
        )
        db.session.commit()
    assert facts(app, "certificate.revoked") == 0


def test_corrected_twice_both_old_ones_say_when_they_fell(
    app: Flask, first: Certificate, house: House, clock, rename: Rename
) -> None:
    clock.advance(days=1)
    rename("Siti Amina")
    clock.advance(days=1)
    assert rename("Siti Aminah") == 1
    with app.app_context():
        current, second, old = certificates.certificates_of(house.siti.id)
        days = [str(each.replaced_on) for each in (current, second, old)]
        assert days == ["None", "2026-11-26", "2026-11-25"]
        assert {second.current_code, old.current_code} == {current.certificate.code}
        assert current.earlier_serial == second.certificate.serial
    before = standing(app)
    with app.app_context():
        rebuild()
        db.session.commit()
    assert standing(app) == before
    with app.app_context():
        report = verify()
    assert (report.wrong, report.notes) == ([], [])


def test_a_certificate_made_anew_arrives_elsewhere_in_any_order(
    app: Flask, first: Certificate, rename: Rename
) -> None:
    rename("Siti Amina")
    rename("Siti Aminah")
    expected = [row[1:] for row in standing(app)]
    with app.app_context():
        told = db.session.scalars(select(Fact).where(Fact.kind.like("certificate.%"))).all()
        lines = [Envelope.of(fact) for fact in told]
        for order in permutations(lines):
            subject, ids = new_id(), {each.id: new_id() for each in lines}
            for each in order:
                copy = replace(
                    each,
                    id=ids[each.id],
                    subject_id=subject,
                    replaces=ids[each.replaces] if each.replaces else None,
                )
                line = replace(copy, content_sha256=copy.hash()).write()
                assert apply(line) is Outcome.APPLIED
            elsewhere = select(CertificateStanding).where(CertificateStanding.person_id == subject)
            arrived = sorted(db.session.scalars(elsewhere), key=lambda row: row.code)
            assert [(row.issued_on, row.revoked_on, row.replaced_on) for row in arrived] == expected
        db.session.rollback()


def test_many_taps_at_once_make_one_certificate_anew(
    app: Flask, first: Certificate, rename: Rename
) -> None:
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(rename, ["Siti Amina"] * 6))
    assert sorted(made) == [0, 0, 0, 0, 0, 1]
    assert len(rows(app, Certificate)) == 2
    assert facts(app, "certificate.reissued") == 1


def test_two_registrars_with_two_names_leave_one_standing_that_bears_the_name(
    app: Flask, first: Certificate, house: House, rename: Rename
) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(rename, ["Siti Amina", "Siti Aminat"])) == [1, 1]
    (current,) = rows(app, Certificate, replaced_by=None)
    assert current.holder_name == rows(app, Person, id=house.siti.id)[0].name


def test_finishing_while_being_renamed_leaves_one_certificate_with_the_new_name(
    app: Flask, house: House, visit: Visit, rename: Rename
) -> None:
    siti = Learner(visit(house.siti), house.siti).pass_modules()
    with ThreadPoolExecutor(2) as pool:
        finishing = pool.submit(siti.pass_quiz, POSTTEST)
        renaming_ = pool.submit(rename, "Siti Amina")
        finishing.result(timeout=30)
        renaming_.result(timeout=30)
    (current,) = rows(app, Certificate, replaced_by=None)
    assert current.holder_name == "Siti Amina"


def test_the_table_allows_one_standing_certificate_of_a_person_and_course(
    app: Flask, first: Certificate
) -> None:
    columns = Certificate.__table__.columns
    another = {column.name: getattr(first, column.name) for column in columns}
    another |= {"id": new_id(), "code": "0" * 16, "serial": "RB-1"}
    with app.app_context(), pytest.raises(IntegrityError):
        db.session.execute(insert(Certificate).values(**another))
