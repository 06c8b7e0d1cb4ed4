"""A certificate that one house revoked while another, which had not heard of it, made it anew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from flask import Flask
from sqlalchemy import insert, select

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning import certificates, renaming, revoking
from rumahbelajar.learning.codes import new_code
from rumahbelajar.learning.facts import CertificateRevokedFor
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.models import Certificate
from rumahbelajar.learning.revoking import Reason
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import Outcome, apply, record
from rumahbelajar.ledger.verifying import verify
from tests.conftest import Visit
from tests.house import Dweller, House
from tests.learning.kept import rows
from tests.learning.learner import COURSE, Learner

pytestmark = pytest.mark.slow


@pytest.fixture
def chain(app: Flask, house: House, visit: Visit, clock: object) -> list[Certificate]:
    """Siti's certificates, the second made in the place of the first; the second last."""
    Learner(visit(house.siti), house.siti).finish()
    with app.app_context():
        assert renaming.rename(house.siti.id, "Siti Amina", told_by=house.budi.id)
        db.session.commit()
    return sorted(rows(app, Certificate), key=lambda each: each.replaced_by is None)


def revoke_first(house: House, chain: list[Certificate]) -> None:
    """Tell what the other house told on the day before."""
    record(
        CertificateRevokedFor(chain[0].code, Reason.MISTAKE),
        subject_id=house.siti.id,
        actor_id=house.ratna.id,
        village_code=house.siti.village,
        occurred_on=chain[0].issued_on - timedelta(days=1),
    )


def test_what_was_made_anew_of_a_revoked_one_is_revoked_as_well(
    app: Flask, house: House, visit: Visit, chain: list[Certificate]
) -> None:
    with app.app_context():
        revoke_first(house, chain)
        db.session.commit()
        found = certificates.find(chain[1].code)
        assert found is not None
        assert (found.stands, str(found.revoked_on)) == (False, "2026-11-23")
        assert found.revoked_for == Reason.MISTAKE
        assert history_of(house.siti.id, COURSE).certificate_code is None
        assert renaming.rename(house.siti.id, "Siti Aminah", told_by=house.budi.id) == []
        assert not verify().wrong
        db.session.rollback()
    stranger = visit()
    stranger.get(f"/sertifikat/{chain[1].code}")
    assert "Sertifikat ini sudah dicabut" in stranger.page


def copy_rows(chain: list[Certificate], person: Dweller, codes: dict[str, str]) -> None:
    """Give a person the same certificates, with codes of their own."""
    ids = {each.id: new_id() for each in chain}
    for each in chain:
        printed = {column.name: getattr(each, column.name) for column in Certificate.__table__.c}
        printed |= {
            "id": ids[each.id],
            "person_id": person.id,
            "code": codes[each.code],
            "serial": codes[each.code],
            "replaced_by": ids[each.replaced_by] if each.replaced_by else None,
        }
        db.session.execute(insert(Certificate).values(printed))


def hear(told: Sequence[Envelope], person: Dweller, codes: dict[str, str]) -> None:
    """Apply facts from elsewhere, in this order, as if they were about this person."""
    ids = {each.id: new_id() for each in told}
    for each in told:
        payload = each.payload
        for code, other in codes.items():
            payload = payload.replace(code, other)
        copy = replace(
            each,
            id=ids[each.id],
            subject_id=person.id,
            replaces=ids[each.replaces] if each.replaces else None,
            payload=payload,
        )
        assert apply(replace(copy, content_sha256=copy.hash()).write()) is Outcome.APPLIED


def test_it_is_revoked_in_whatever_order_the_houses_hear_of_each_other(
    app: Flask, house: House, chain: list[Certificate]
) -> None:
    with app.app_context():
        revoke_first(house, chain)
        told = select(Fact).where(Fact.kind.like("certificate.%"))
        lines = [Envelope.of(fact) for fact in db.session.scalars(told)]
        people = [house.rini, house.wati, house.dewi, house.budi, house.endang, house.hartono]
        for person, order in zip(people, permutations(lines), strict=True):
            codes = {each.code: new_code() for each in chain}
            copy_rows(chain, person, codes)
            hear(order, person, codes)
            fallen = [
                (each.stands, str(each.revoked_on), each.revoked_for)
                for each in certificates.certificates_of(person.id)
            ]
            assert fallen == [(False, "2026-11-23", "mistake")] * 2
            assert history_of(person.id, COURSE).certificate_code is None
        db.session.rollback()


def test_an_old_one_stays_replaced_when_the_new_one_is_revoked(
    app: Flask, house: House, chain: list[Certificate]
) -> None:
    with app.app_context():
        revoking.revoke(db.session.get_one(Certificate, chain[1].id), Reason.ASKED, house.budi.id)
        anew, old = certificates.certificates_of(house.siti.id)
        assert (anew.revoked_for, old.revoked_on) == (Reason.ASKED, None)
        assert old.replaced_on is not None
        db.session.rollback()
