"""Certificates of two entries of one person: one is shown, every code is answered."""

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.learning import certificates
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.models import Certificate
from rumahbelajar.learning.revoking import Reason, revoke
from rumahbelajar.people.models import Person
from tests.conftest import Visit
from tests.desk.merged import merge, part
from tests.house import House
from tests.learning.learner import COURSE, Learner
from tests.meetings.conftest import as_viewer


def test_of_two_certificates_one_stands_and_both_are_found_by_their_code(
    app: Flask, house: House, visit: Visit
) -> None:
    for person in (house.siti, house.rini):
        Learner(visit(person), person).finish()
    with app.app_context():
        codes = dict(
            db.session.execute(db.select(Certificate.person_id, Certificate.code)).tuples().all()
        )
    merge(app, house)
    with app.app_context():
        assert history_of(house.siti.id, COURSE).certificate_code == codes[house.siti.id]
        standing = certificates.standing_of([house.siti.id], COURSE)
        assert [each.certificate.code for each in standing] == [codes[house.siti.id]]
        assert len(certificates.certificates_of(house.siti.id)) == 2
        for code in codes.values():
            found = certificates.find(code)
            assert found is not None
            assert found.stands
            assert certificates.may_print(as_viewer(house.siti), found.certificate)
            assert certificates.may_see_holder(as_viewer(house.budi), found.certificate)
        revoke(found.certificate, Reason.MISTAKE, house.budi.id)
        again = certificates.find(code)
        assert again is not None
        assert not again.stands
        db.session.rollback()


def test_certificates_of_others_stay_what_they_are(app: Flask, house: House, visit: Visit) -> None:
    for person in (house.siti, house.rini, house.wati):
        Learner(visit(person), person).finish()
    merge(app, house)
    with app.app_context():
        given = db.session.scalars(
            db.select(Certificate).where(Certificate.person_id == house.wati.id)
        ).one()
        assert history_of(house.wati.id, COURSE).certificate_code == given.code
        revoke(given, Reason.MISTAKE, house.endang.id)
        assert history_of(house.wati.id, COURSE).certificate_code is None
        assert history_of(house.siti.id, COURSE).certificate_code is not None
        assert len(certificates.standing_of([house.siti.id, house.wati.id], COURSE)) == 1
        db.session.rollback()


def test_the_only_certificate_is_that_of_the_one_kept(
    app: Flask, house: House, visit: Visit
) -> None:
    Learner(visit(house.rini), house.rini).finish()
    merge(app, house)
    with app.app_context():
        history = history_of(house.siti.id, COURSE)
        code = db.session.scalars(db.select(Certificate.code)).one()
        assert history.completed_on is not None
        assert history.certificate_code == code
        given = db.session.scalars(db.select(Certificate)).one()
        person = db.session.get_one(Person, house.siti.id)
        anew = certificates.reissue(given, person, house.budi.id)
        assert anew.holder_name == "Siti Aminah"
        checked = certificates.find(code)
        assert checked is not None
        assert not checked.stands
        code_anew = anew.code
        assert history_of(house.siti.id, COURSE).certificate_code == code_anew
        db.session.commit()
    part(app, house)
    with app.app_context():
        assert history_of(house.siti.id, COURSE).certificate_code is None
        assert history_of(house.rini.id, COURSE).certificate_code == code_anew
