"""Lists: what was left out is told and can be put right, and who stands twice is asked about."""

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people import merging
from rumahbelajar.people.models import Person, Roster
from tests.conftest import Visit
from tests.house import House
from tests.people.rosters.files import preview
from tests.people.rosters.test_roster_page import counts, names, take_over
from tests.visitor import Visitor

HEAD = "Nama;L/P;Umur;Kategori\n"
MIXED = f"{HEAD}Suparman;L;62;Umum\nNur;P;;Umum\nSitti Amina;P;30;Umum\nJoko;L;30;Umum\n"


def rest(visitor: Visitor, address: str) -> str:
    """Return the address of the rows that were left out, as the page of a list that is in says."""
    visitor.get(address)
    found = visitor.page.partition("baris belum masuk")[2].partition('href="')[2].partition('"')[0]
    assert found.startswith("/orang/daftar/")
    return found


def test_what_was_left_out_is_told_with_its_reason_and_kept_to_be_answered(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    address = preview(visitor, MIXED)
    assert counts(visitor) == [2, 0, 0, 1, 1]
    take_over(visitor, address)
    visitor.follow()
    assert "Baru: 2 orang" in visitor.page
    assert "2 baris belum masuk" in visitor.page
    assert "Baris 3, Nur: sel C3: umur kosong" in visitor.page
    assert "Baris 4, Sitti Amina: perlu jawaban Anda" in visitor.page
    left = rest(visitor, address)
    visitor.get(left)
    assert counts(visitor) == [0, 0, 0, 1, 1]
    take_over(visitor, left, **{"baris-4": "lain"})
    assert "Sitti Amina" in names(app)
    assert "Nur" not in names(app)
    visitor.get(f"{rest(visitor, left)}")
    assert counts(visitor) == [0, 0, 0, 0, 1]


def test_nothing_is_kept_of_a_list_that_went_in_whole(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    address = preview(visitor, f"{HEAD}Suparman;L;62;Umum\n")
    take_over(visitor, address)
    visitor.follow()
    assert "belum masuk" not in visitor.page
    with app.app_context():
        assert db.session.query(Roster).count() == 1


def test_what_was_left_out_is_a_file_that_comes_back_in(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    address = preview(visitor, MIXED)
    take_over(visitor, address)
    answer = visitor.get(f"{rest(visitor, address)}/belum-masuk.csv")
    assert answer.headers["Cache-Control"] == "no-store"
    content = answer.data.decode("utf-8-sig")
    head, nur, siti = content.splitlines()
    assert head.startswith("Baris;Nama;Jenis kelamin;Kelompok usia")
    assert nur.startswith("3;Nur;Perempuan;;Warga umum;")
    assert "umur kosong" in nur
    assert "belum dijawab" in siti
    preview(visitor, content.replace("3;Nur;Perempuan;;", "3;Nur;Perempuan;41;"))
    assert counts(visitor) == [1, 0, 0, 1, 0]
    assert visit(house.ratna).get(f"{address}/belum-masuk.csv").status_code == 404
    assert visitor.get(f"{address}/belum-masuk.exe").status_code == 404


def test_each_new_person_is_shown_as_understood(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    preview(visitor, "Nama;Umur;Kepala keluarga\nSuparman;62 th;Karno\n", fallback="umum")
    words = "Tidak menjawab · 60 tahun ke atas · Warga umum · keluarga Karno"
    assert words in visitor.page


def test_a_row_of_the_same_person_can_be_skipped(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    address = preview(visitor, f"{HEAD}Suparman;L;62;Umum\nSuparman;L;62;Umum\n")
    assert "Orang yang sama dengan baris 2: lewati baris ini" in visitor.page
    take_over(visitor, address, **{"baris-3": "lewati"})
    visitor.follow()
    assert "belum masuk" not in visitor.page
    assert _suparmans(app) == 1


def test_that_it_is_somebody_else_can_still_be_said_afterwards(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor, twice = visit(house.budi), f"{HEAD}Suparman;L;62;Umum\nSuparman;L;62;Umum\n"
    address = preview(visitor, twice)
    take_over(visitor, address)
    visitor.get(rest(visitor, address))
    assert counts(visitor) == [0, 0, 0, 1, 0]
    preview(visitor, twice)
    assert counts(visitor) == [0, 0, 1, 1, 0]
    address = preview(visitor, twice)
    take_over(visitor, address, **{"baris-3": "lain"})
    assert _suparmans(app) == 2


def test_the_code_of_a_merged_entry_names_the_one_that_is_kept(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    fields = {"tetap": str(house.siti.id), "dengan": str(house.dewi.id)}
    assert visitor.post(f"/orang/{house.siti.id}/gabungkan", fields).status_code == 303
    with app.app_context():
        assert merging.standing_for(house.dewi.id) == house.siti.id
    preview(visitor, f"Nama;Umur;Kode\nDewi Baru;30;{house.dewi.id}\n", fallback="umum")
    assert counts(visitor) == [0, 0, 0, 0, 1]
    assert "sudah digabung dengan Siti Aminah" in visitor.page
    assert f"tulis kode {house.siti.id}" in visitor.page
    assert "kalau orang baru" not in visitor.page


def test_the_sample_is_a_list_that_can_be_read(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    visitor.get("/orang/daftar")
    assert 'href="/orang/daftar/contoh.xlsx"' in visitor.page
    for ending in ("csv", "xlsx"):
        preview(visitor, visitor.get(f"/orang/daftar/contoh.{ending}").data)
        assert counts(visitor) == [3, 0, 0, 0, 0]
    assert visitor.get("/orang/daftar/contoh.exe").status_code == 404


def _suparmans(app: Flask) -> int:
    with app.app_context():
        return db.session.query(Person).filter(Person.name == "Suparman").count()
