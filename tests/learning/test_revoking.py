"""Page: a registrar revokes a certificate, for a reason."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from rumahbelajar.database import db
from rumahbelajar.learning.facts import CertificateRevoked
from rumahbelajar.learning.models import CertificateStanding
from rumahbelajar.learning.telling import tell
from rumahbelajar.people.models import Person
from tests.learning.kept import facts, rows
from tests.learning.learner import words_in

pytestmark = pytest.mark.slow


@pytest.fixture
def path(certificate, house) -> str:
    return f"/orang/{house.siti.id}/sertifikat/{certificate.code}/cabut"


def test_it_is_revoked_once_and_says_why_to_registrars_alone(
    app, certificate, house, visit, path
) -> None:
    budi = visit(house.budi)
    budi.get(f"/orang/{house.siti.id}/sertifikat")
    assert f'action="{path}"' in budi.page
    for _tap in range(2):
        answer = budi.post(path, {"reason": "other_person"})
        assert (answer.status_code, answer.location) == (303, f"/orang/{house.siti.id}/sertifikat")
    budi.follow()
    assert "Dicabut pada 24 November 2026" in budi.page
    assert "Kursusnya dikerjakan orang lain." in budi.page
    assert f'action="{path}"' not in budi.page
    assert facts(app, "certificate.revoked", house.siti) == 1
    stranger = visit()
    stranger.get(f"/sertifikat/{certificate.code}")
    assert words_in(stranger.page, "h1") == "Sertifikat ini sudah dicabut"
    assert "dikerjakan orang lain" not in stranger.page


@pytest.mark.parametrize("reason", ["", "karena saya mau", "MISTAKE"])
def test_without_one_of_the_reasons_it_is_asked_again(
    app, certificate, house, visit, path, reason
) -> None:
    budi = visit(house.budi)
    assert budi.post(path, {"reason": reason}).status_code == 422
    assert "Pilih salah satu alasan." in budi.page
    assert '<details class="confirm danger" open>' in budi.page
    assert facts(app, "certificate.revoked") == 0


def test_nobody_revokes_beyond_their_own_village_or_under_another_person(
    app, certificate, house, visit, path
) -> None:
    reason = {"reason": "mistake"}
    for asker in (house.endang, house.kasih):
        assert visit(asker).post(path, reason).status_code == 404
    for asker in (house.siti, house.rini, house.hartono):
        assert visit(asker).post(path, reason).status_code == 403
    other = f"/orang/{house.rini.id}/sertifikat/{certificate.code}/cabut"
    assert visit(house.budi).post(other, reason).status_code == 404
    unknown = f"/orang/{house.siti.id}/sertifikat/{'0' * 16}/cabut"
    assert visit(house.budi).post(unknown, reason).status_code == 404
    assert facts(app, "certificate.revoked") == 0


def test_many_taps_at_once_revoke_it_once(app, certificate, house, visit, path) -> None:
    phones = [visit(house.budi) for _each in range(4)]
    with ThreadPoolExecutor(len(phones)) as pool:
        list(pool.map(lambda phone: phone.post(path, {"reason": "asked"}), phones))
    assert {phone.response.status_code for phone in phones} == {303}
    assert facts(app, "certificate.revoked") == 1


def test_one_revoked_before_reasons_were_asked_stays_revoked(
    app, certificate, house, visit
) -> None:
    with app.app_context():
        siti = db.session.get_one(Person, house.siti.id)
        tell(CertificateRevoked(certificate.code), about=siti, told_by=house.ratna.id)
        db.session.commit()
    (standing,) = rows(app, CertificateStanding)
    assert (str(standing.revoked_on), standing.revoked_for) == ("2026-11-24", None)
    budi = visit(house.budi)
    assert budi.get(f"/orang/{house.siti.id}/sertifikat").status_code == 200
    assert "Dicabut pada 24 November 2026" in budi.page
