"""Pages: noting a service, changing it, withdrawing it, and taking that back."""

from datetime import date

import pytest
from flask import Flask

from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.models import Service, ServiceCount, ServiceWords
from rumahbelajar.people.models import Role
from tests.conftest import Clock, Visit
from tests.house import KENANGA, KURIPAN, House
from tests.learning.kept import facts, rows
from tests.outreach.noter import Noter


def counted(app: Flask) -> dict[tuple[str, str], int]:
    """Return how many stand under each sex and age band."""
    return {(each.sex.value, each.age_band): each.people for each in rows(app, ServiceCount)}


def test_home_leads_there(budi: Noter) -> None:
    budi.visitor.get("/")
    assert 'href="/kegiatan"' in budi.page
    budi.look()
    for kind in ServiceKind:
        assert f'href="/kegiatan/baru/{kind.value}"' in budi.page
    assert "Belum ada kegiatan di bulan ini" in budi.page


def test_service_is_noted_with_the_day_and_every_number(app: Flask, budi: Noter) -> None:
    assert budi.note(nP4="12", nL8="1.200", nT0="0", obstacles="Brosur habis.") == 303
    budi.visitor.follow()
    assert "Tersimpan: Informasi migrasi, jumlah 1.212." in budi.page
    assert "Brosur habis." in budi.page
    assert "1.212 (P 12, L 1.200)" in budi.page
    (row,) = rows(app, Service)
    assert (row.on, row.pillar, row.village_code) == (date(2026, 11, 24), 1, KURIPAN)
    assert counted(app) == {("P", "25-34"): 12, ("L", "?"): 1200}
    with app.app_context():
        rebuild()
        db.session.commit()
    assert counted(app) == {("P", "25-34"): 12, ("L", "?"): 1200}


def test_double_tap_notes_it_once_and_another_under_its_id_is_not_lost(
    app: Flask, budi: Noter
) -> None:
    sent = budi.open() | {"nP4": "3"}
    for _tap in range(2):
        assert budi.visitor.post("/kegiatan/baru/informasi-migrasi", sent).status_code == 303
    assert facts(app, "service.recorded") == 1
    answer = budi.visitor.post("/kegiatan/baru/informasi-migrasi", sent | {"nP4": "5"})
    assert answer.status_code == 409
    assert "sudah tersimpan sebelumnya" in budi.page
    assert budi.value("nP4") == "5"
    again = sent | {"nP4": "5", "service_id": budi.value("service_id")}
    assert budi.visitor.post("/kegiatan/baru/informasi-migrasi", again).status_code == 303
    assert facts(app, "service.recorded") == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-3", "tidak bisa kurang dari nol"),
        ("2,5", "angka bulat tanpa koma"),
        ("1.5", "angka bulat tanpa koma"),
        ("1,200", "angka bulat tanpa koma"),
        ("10000", "paling banyak 9.999"),
        ("1.000.000", "paling banyak 9.999"),
        ("٣", "angka 0 sampai 9 saja"),
        ("３", "angka 0 sampai 9 saja"),
        ("tiga", "angka 0 sampai 9 saja"),
        ("<b>", "angka 0 sampai 9 saja"),
        ("1" * 5000, "paling banyak 9.999"),
    ],
)
def test_wrong_number_is_told_by_its_place_and_nothing_is_lost(
    app: Flask, budi: Noter, typed: str, said: str
) -> None:
    assert budi.note(nP4=typed, nL2="7", obstacles="Hujan terus.") == 422
    assert "Perempuan, umur 25–34 tahun: " in budi.page
    assert said in budi.page
    assert 'href="#nP4"' in budi.page
    assert (budi.value("nL2"), budi.value("obstacles")) == ("7", "Hujan terus.")
    assert budi.value("nP4") == typed[:60]
    assert not rows(app, Service)


@pytest.mark.parametrize("typed", ["1200", "1.200", "1 200", " 1200 ", "01200"])
def test_whole_number_is_read_as_indonesians_type_it(app: Flask, budi: Noter, typed: str) -> None:
    assert budi.note(nP4=typed) == 303
    assert counted(app) == {("P", "25-34"): 1200}


def test_something_must_be_said(app: Flask, budi: Noter) -> None:
    assert budi.note() == 422
    assert "Isi paling sedikit satu angka, atau tulis kendalanya." in budi.page
    assert budi.note("rujukan", pillar="1") == 422
    assert "Isi paling sedikit satu angka." in budi.page
    assert budi.note(obstacles="Kantor desa tutup.") == 303
    (row,) = rows(app, Service)
    assert row.people == 0


def test_day_is_today_or_one_of_the_last_months(app: Flask, budi: Noter) -> None:
    for typed, said in (
        ("2026-11-25", "belum tiba: hari ini 24 November 2026"),
        ("2025-11-22", "lebih dari 12 bulan yang lalu"),
        ("besok", "Pilih tanggalnya"),
        ("", "Pilih tanggalnya"),
    ):
        assert budi.note(nP4="1", on=typed) == 422
        assert said in budi.page
        assert budi.value("nP4") == "1"
    assert budi.note(nP4="1", on="3 November 2026") == 303
    assert rows(app, Service)[0].on == date(2026, 11, 3)


def test_day_long_past_is_asked_about_once(app: Flask, budi: Noter) -> None:
    sent = budi.open() | {"nP4": "1", "on": "2026-03-24"}
    assert budi.visitor.post("/kegiatan/baru/informasi-migrasi", sent).status_code == 422
    assert "sudah lama lewat: 24 Maret 2026" in budi.page
    sure = sent | {"sure_of": budi.value("sure_of")}
    other = sure | {"on": "2026-02-24"}
    assert budi.visitor.post("/kegiatan/baru/informasi-migrasi", other).status_code == 422
    assert budi.visitor.post("/kegiatan/baru/informasi-migrasi", sure).status_code == 303
    assert rows(app, Service)[0].on == date(2026, 3, 24)


def test_kind_fixes_its_pillar_and_only_what_fits_is_asked(app: Flask, budi: Noter) -> None:
    for kind, pillar in (("usaha-baru", 2), ("anggota-koperasi", 4)):
        budi.open(kind)
        assert 'name="pillar"' not in budi.page
        assert budi.note(kind, nP4="1", pillar="3") == 303
        assert rows(app, Service, pillar=pillar)
    assert budi.note("lainnya", nP4="1") == 422
    for said in ("Pilar: pilih salah satu.", "Tulis dulu kegiatan apa."):
        assert said in budi.page
    assert budi.note("lainnya", nP4="1", pillar="5", about="Taman bacaan") == 422
    assert budi.note("lainnya", nP4="1", pillar="3", about="Taman bacaan") == 303
    budi.visitor.follow()
    assert "Taman bacaan" in budi.page
    assert budi.visitor.get("/kegiatan/baru/ramal").status_code == 404


def test_referral_is_a_count_without_any_word(app: Flask, budi: Noter) -> None:
    budi.open("rujukan")
    assert "sebagai angka saja" in budi.page
    assert "<textarea" not in budi.page
    assert budi.note("rujukan", nP4="1", pillar="1", obstacles="Siti", about="Siti") == 303
    assert not rows(app, ServiceWords)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Hubungi 0812-3456-7890", "Ada nomor telepon."),
        ("Hubungi +62 812 3456 7890", "Ada nomor telepon."),
        ("WA 081.234.567.890", "Ada nomor telepon."),
        ("(0286) 321 4567", "Ada nomor telepon."),
        ("0812345678900812345678", "Ada nomor telepon."),
        ("NIK 3307104101900001", "Ada nomor 16 angka"),
        ("NIK 33.07.10.410190.0001", "Ada nomor 16 angka"),
        ("NIK 6207104101900001", "Ada nomor 16 angka"),
    ],
)
def test_number_by_which_somebody_is_known_is_refused(
    app: Flask, budi: Noter, typed: str, said: str
) -> None:
    assert budi.note(nP4="1", obstacles=typed) == 422
    assert said in budi.page
    assert budi.value("obstacles") == typed
    assert budi.note("lainnya", nP4="1", pillar="3", about=typed) == 422
    assert not rows(app, Service)


@pytest.mark.parametrize(
    "typed",
    [
        "Butuh Rp1.500.000 sampai Rp850.000.000 untuk 12 orang.",
        "Tanggal 03-11-2026 dan 24/11/2026 listrik padam.",
        "Tahun 2025-2026 ada 120 orang, 35 ikut.",
        "Nomor darurat 110 dan 129 sudah ditempel.",
    ],
)
def test_amounts_and_days_are_no_numbers_of_people(app: Flask, budi: Noter, typed: str) -> None:
    assert budi.note(nP4="1", obstacles=typed) == 303
    assert rows(app, ServiceWords)[0].obstacles == typed


def test_what_may_be_a_name_is_hinted_at_and_kept(app: Flask, budi: Noter) -> None:
    assert budi.note(nP4="1", obstacles="Menunggu kabar dari Bu Siti.") == 303
    budi.visitor.follow()
    assert "Kalau tadi tertulis nama orang" in budi.page
    assert budi.note(nP4="1", obstacles="Menunggu brosur baru.") == 303
    budi.visitor.follow()
    assert "Kalau tadi tertulis nama orang" not in budi.page


def test_who_looks_after_several_villages_chooses(
    app: Flask, house: House, visit: Visit, clock: Clock
) -> None:
    with app.app_context():
        db.session.add(
            Role(
                person_id=house.budi.id,
                kind=RoleKind.FACILITATOR,
                area_code=KENANGA,
                granted_at=clock.moment,
            )
        )
        db.session.commit()
    budi = Noter(visit(house.budi))
    budi.visitor.get("/kegiatan")
    assert '<select name="desa"' in budi.page
    budi.visitor.get(f"/kegiatan/baru/rujukan?desa={KENANGA}")
    assert f'<option selected value="{KENANGA}">' in budi.page
    sent = {"service_id": str(new_id()), "village": KENANGA, "on": "2026-11-24"}
    sent |= {"nL3": "2", "pillar": "3"}
    assert budi.visitor.post("/kegiatan/baru/rujukan", sent).status_code == 303
    budi.visitor.follow()
    assert "November 2026 · Kenanga" in budi.page
    assert "2 (L 2)" in budi.page
    endang = Noter(visit(house.endang))
    assert "2 (L 2)" in endang.look()


def test_village_of_others_is_closed(house: House, visit: Visit, budi: Noter) -> None:
    sent = budi.open() | {"nP4": "1", "village": KENANGA}
    assert budi.visitor.post("/kegiatan/baru/informasi-migrasi", sent).status_code == 422
    for path in ("/kegiatan", "/kegiatan/lembar", "/kegiatan/baru/rujukan"):
        assert budi.visitor.get(f"{path}?desa={KENANGA}").status_code == 404
    assert budi.note(nP4="1") == 303
    path = budi.path()
    endang = visit(house.endang)
    assert endang.get(path).status_code == 404
    for what in ("", "/batalkan", "/kembalikan"):
        assert endang.post(f"{path}{what}").status_code == 404
    hartono = visit(house.hartono)
    for closed in ("/kegiatan", "/kegiatan/lembar", path):
        assert hartono.get(closed).status_code == 403
