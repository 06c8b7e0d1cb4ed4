"""Adding people to a group, and taking them out."""

from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.groups import membership
from tests.conftest import Visit
from tests.house import House


def _names(app: Flask, group_id: UUID) -> list[str]:
    with app.app_context():
        return [each.name for each in membership.members_of(group_id)]


def test_several_come_in_at_once_by_a_search(
    app: Flask, house: House, visit: Visit, melati: UUID
) -> None:
    budi = visit(house.budi)
    budi.get(f"/kelompok/{melati}/anggota?cari=i")
    assert "Siti Aminah" in budi.page
    assert "Wati Kenanga" not in budi.page
    chosen = {"orang": [str(house.siti.id), str(house.rini.id)]}
    assert budi.post(f"/kelompok/{melati}/anggota", chosen).status_code == 303
    budi.follow()
    assert "2 orang masuk kelompok." in budi.page
    assert _names(app, melati) == ["Rini Lestari", "Siti Aminah"]


def test_who_ticks_nobody_is_told_to(house: House, visit: Visit, melati: UUID) -> None:
    budi = visit(house.budi)
    budi.post(f"/kelompok/{melati}/anggota", {"orang": "bukan-id"})
    budi.follow()
    assert "Centang dulu orangnya" in budi.page


def test_who_is_taken_out_comes_back_by_one_button(
    app: Flask, house: House, visit: Visit, melati: UUID
) -> None:
    budi = visit(house.budi)
    budi.post(f"/kelompok/{melati}/anggota", {"orang": str(house.siti.id)})
    budi.post(f"/kelompok/{melati}/anggota/{house.siti.id}/keluarkan")
    budi.follow()
    assert "Siti Aminah sudah keluar" in budi.page
    assert "Urungkan" in budi.page
    assert _names(app, melati) == []
    budi.post(f"/kelompok/{melati}/anggota", {"orang": str(house.siti.id)})
    budi.get(f"/kelompok/{melati}/anggota?keluar={house.siti.id}")
    assert "Urungkan" not in budi.page
    assert _names(app, melati) == ["Siti Aminah"]


def test_the_name_of_who_never_was_in_is_told_to_nobody(
    house: House, visit: Visit, melati: UUID
) -> None:
    budi = visit(house.budi)
    budi.get(f"/kelompok/{melati}/anggota?keluar={house.wati.id}")
    assert "Wati" not in budi.page


def test_one_person_can_be_in_several_groups(
    app: Flask, house: House, visit: Visit, melati: UUID
) -> None:
    budi = visit(house.budi)
    from_form = {"group_id": "0197f000-0000-7000-8000-000000000001", "village": house.budi.village}
    budi.post("/kelompok/baru", {**from_form, "name": "Mawar"})
    for group_id in (melati, UUID(from_form["group_id"])):
        budi.post(f"/kelompok/{group_id}/anggota", {"orang": str(house.siti.id)})
        assert _names(app, group_id) == ["Siti Aminah"]


def test_all_that_are_shown_can_be_ticked_at_once(
    app: Flask, house: House, visit: Visit, melati: UUID
) -> None:
    budi = visit(house.budi)
    budi.get(f"/kelompok/{melati}/anggota")
    assert "3 orang belum masuk kelompok ini" in budi.page
    assert " checked>" not in budi.page
    assert "Centang semua yang tampil" in budi.page
    budi.get(f"/kelompok/{melati}/anggota?centang=ya&cari=i")
    assert budi.page.count(" checked>") == 3
    assert "Kosongkan semua centang" in budi.page


def test_no_more_are_ticked_than_the_group_holds_and_ticks_stay_when_it_is_full(
    app: Flask, house: House, visit: Visit, melati: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(membership, "MOST_MEMBERS", 1)
    budi = visit(house.budi)
    budi.get(f"/kelompok/{melati}/anggota?centang=ya")
    assert budi.page.count(" checked>") == 1
    chosen = {"orang": [str(house.siti.id), str(house.rini.id)]}
    assert budi.post(f"/kelompok/{melati}/anggota", chosen).status_code == 409
    assert "lebih dari 1 orang" in budi.page
    assert budi.page.count(" checked>") == 2
    assert _names(app, melati) == []


def test_more_than_one_page_can_be_turned(
    house: House, visit: Visit, melati: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(membership, "MOST_FOUND", 2)
    budi = visit(house.budi)
    budi.get(f"/kelompok/{melati}/anggota")
    assert "halaman 1 dari 2" in budi.page
    budi.get(f"/kelompok/{melati}/anggota?hal=2")
    assert "Siti Aminah" in budi.page
    assert "Dewi Baru" not in budi.page
