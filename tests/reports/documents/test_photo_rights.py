"""Who may have copies of the photos of sheets: given by an admin, for a time, and noted."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

from rumahbelajar import clock as program_clock
from rumahbelajar.config import the_settings
from rumahbelajar.courses.guide_format import Guide
from rumahbelajar.database import db
from rumahbelajar.meetings import finding, photo_files
from rumahbelajar.people.models import Role
from rumahbelajar.reports.documents.photo_right_models import PhotoCopy, PhotoRight
from tests.conftest import Clock, Visit
from tests.house import DISTRICT, KENANGA, KURIPAN, Dweller
from tests.learning.kept import rows
from tests.reports.documents.proving import keep_photo
from tests.reports.nation import Nation
from tests.visitor import Visitor

ASKED = {"wilayah": KURIPAN, "dari": "2026-10", "sampai": "2026-12"}
PACK = f"/laporan/bukti/lembar?wilayah={KURIPAN}&dari=2026-10&sampai=2026-12"


@pytest.fixture(autouse=True)
def photo(nation: Nation) -> Iterator[str]:
    """The hash of a photo of the sheet of 5 November."""
    yield keep_photo(nation, date(2026, 11, 5), b"names and signatures")
    with nation.app.app_context():
        for file in (the_settings().instance / "sheets").glob("*"):
            file.unlink()


def give(ratna: Visitor, who: Dweller, area: str = KURIPAN, days: str = "30") -> int:
    fields = {"who": f"{who.id}:{area}", "days": days}
    return ratna.post("/laporan/hak-foto", fields).status_code


def take(visitor: Visitor, **asked: str) -> int:
    return visitor.post("/laporan/bukti/foto", ASKED | asked).status_code


def test_who_keeps_the_records_has_the_photos_with_their_hashes(
    nation: Nation, visit: Visit, photo: str
) -> None:
    budi = visit(nation.budi)
    budi.get(PACK)
    assert "Unduh foto lembar (ZIP)" in budi.page
    response = budi.post("/laporan/bukti/foto", ASKED)
    assert response.mimetype == "application/zip"
    assert "no-store" in response.headers["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(response.data)) as archive:
        name, listed = archive.namelist()
        assert name == f"2026-11-05-lembar-1-{photo[:8]}.jpg"
        assert photo_files.sha256_of(archive.read(name)) == photo
        assert archive.read(listed).decode() == f"{photo}  {name}\n"


def test_a_coordinator_sees_hashes_alone_until_an_admin_lets_them(
    nation: Nation, visit: Visit, photo: str
) -> None:
    hartono, ratna = visit(nation.hartono), visit(nation.ratna)
    hartono.get(PACK)
    assert photo in hartono.page
    assert "Unduh foto lembar" not in hartono.page
    assert take(hartono) == 403
    ratna.get("/laporan/hak-foto")
    assert "Hartono, Kuripan" in ratna.page
    assert give(ratna, nation.hartono) == 303
    ratna.follow()
    assert "Berlaku sampai 24 Desember 2026." in ratna.page
    assert take(hartono) == 200
    (copy,) = rows(nation.app, PhotoCopy)
    assert (copy.person_id, copy.photos, copy.first_month) == (nation.hartono.id, 1, 202610)
    ratna.get("/laporan/hak-foto")
    assert "Hartono mengunduh 1 foto dari Kuripan" in ratna.page


def test_without_a_photo_no_button_leads_to_an_error(nation: Nation, visit: Visit) -> None:
    budi = visit(nation.budi)
    earlier = f"/laporan/bukti/lembar?wilayah={KURIPAN}&dari=2026-07&sampai=2026-09"
    assert budi.get(earlier).status_code == 200
    assert "Unduh foto lembar" not in budi.page


def test_it_ends_by_itself(nation: Nation, visit: Visit, clock: Clock) -> None:
    hartono, ratna = visit(nation.hartono), visit(nation.ratna)
    give(ratna, nation.hartono)
    clock.advance(days=30)
    assert take(visit(nation.hartono)) == 200
    clock.advance(days=1)
    assert take(visit(nation.hartono)) == 403
    assert hartono is not None


def test_it_is_taken_back(nation: Nation, visit: Visit) -> None:
    hartono, ratna = visit(nation.hartono), visit(nation.ratna)
    give(ratna, nation.hartono)
    ratna.get("/laporan/hak-foto")
    path = re.search(r'action="(/laporan/hak-foto/[0-9a-f-]{36}/cabut)"', ratna.page)
    assert path
    assert visit(nation.kasih).post(path[1]).status_code == 404
    assert ratna.post(path[1]).status_code == 303
    assert ratna.post(path[1]).status_code == 303
    assert take(hartono) == 403
    (right,) = rows(nation.app, PhotoRight)
    assert right.taken_back_by == nation.ratna.id


def test_a_double_tap_gives_it_once_and_a_longer_time_ends_the_shorter(
    nation: Nation, visit: Visit
) -> None:
    ratna = visit(nation.ratna)
    assert [give(ratna, nation.hartono), give(ratna, nation.hartono)] == [303, 303]
    assert len(rows(nation.app, PhotoRight)) == 1
    give(ratna, nation.hartono, days="90")
    standing = [right for right in rows(nation.app, PhotoRight) if right.taken_back_at is None]
    assert [right.ends_on for right in standing] == [date(2027, 2, 22)]


def test_nobody_gives_what_is_not_theirs_or_to_who_reads_nothing_there(
    nation: Nation, visit: Visit
) -> None:
    ratna = visit(nation.ratna)
    for who, area in (
        (nation.hartono, DISTRICT),
        (nation.hartono, KENANGA),
        (nation.yanti, KURIPAN),
        (nation.siti, KURIPAN),
    ):
        assert give(ratna, who, area) == 422
    assert give(ratna, nation.hartono, days="9999") == 422
    for who in (nation.budi, nation.hartono, nation.siti):
        assert give(visit(who), nation.hartono) == 403
    assert not rows(nation.app, PhotoRight)


def test_it_holds_no_longer_than_the_role(nation: Nation, visit: Visit) -> None:
    give(visit(nation.ratna), nation.lurah)
    assert take(visit(nation.lurah)) == 200
    with nation.app.app_context():
        role = db.session.scalars(select(Role).where(Role.person_id == nation.lurah.id)).one()
        role.area_code = KENANGA
        db.session.commit()
    assert take(visit(nation.lurah)) == 404


def test_it_ends_with_the_role_and_another_does_not_bring_it_back(
    nation: Nation, visit: Visit, clock: Clock
) -> None:
    ratna = visit(nation.ratna)
    give(ratna, nation.hartono)
    assert take(visit(nation.hartono)) == 200
    clock.advance(minutes=1)
    with nation.app.app_context():
        role = db.session.scalars(select(Role).where(Role.person_id == nation.hartono.id)).one()
        role.revoked_at = program_clock.now()
        person, kind = nation.hartono.id, role.kind
        db.session.flush()
        now = program_clock.now()
        db.session.add(Role(person_id=person, kind=kind, area_code=KURIPAN, granted_at=now))
        db.session.commit()
    assert take(visit(nation.hartono)) == 403
    ratna.get("/laporan/hak-foto")
    assert "Hartono, Kuripan" in ratna.page
    assert "Berlaku sampai" not in ratna.page
    assert give(ratna, nation.hartono) == 303, "to the new role it is given anew"
    assert take(visit(nation.hartono)) == 200


def test_other_villages_are_as_if_they_were_not_there(nation: Nation, visit: Visit) -> None:
    assert take(visit(nation.budi), wilayah=KENANGA) == 404
    assert take(visit(nation.wiwik), wilayah="33.07") == 404


def test_sheets_of_hard_subjects_stay_with_who_keeps_them(
    nation: Nation, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(visit(nation.ratna), nation.hartono)
    hard = Guide.model_construct(sensitive=True)
    monkeypatch.setattr(finding, "guide_of", lambda _meeting: hard)
    assert take(visit(nation.budi)) == 200
    hartono = visit(nation.hartono)
    assert take(hartono) == 409
    assert "Belum ada foto lembar" in hartono.page


def test_what_is_gone_from_this_machine_is_said(nation: Nation, visit: Visit) -> None:
    with nation.app.app_context():
        for file in (the_settings().instance / "sheets").glob("*"):
            file.unlink()
    response = visit(nation.budi).post("/laporan/bukti/foto", ASKED)
    with zipfile.ZipFile(io.BytesIO(response.data)) as archive:
        assert archive.namelist() == ["SHA256SUMS.txt"]
        assert "tidak ada di mesin ini" in archive.read("SHA256SUMS.txt").decode()


def test_with_nobody_to_give_it_to_that_is_said(nation: Nation, visit: Visit) -> None:
    kasih = visit(nation.kasih)
    kasih.get("/laporan/hak-foto")
    assert "Hartono" not in kasih.page
