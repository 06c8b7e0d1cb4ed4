"""What somebody reads of the groups they were in and led."""

from uuid import UUID

from rumahbelajar import clock
from rumahbelajar.formats import day
from tests.conftest import Visit
from tests.house import House


def test_one_reads_of_the_groups_one_is_in_and_leads(
    house: House, visit: Visit, melati: UUID
) -> None:
    budi, siti = visit(house.budi), visit(house.siti)
    siti.get("/data-saya")
    assert "Melati" not in siti.page
    budi.post(f"/kelompok/{melati}/anggota", {"orang": str(house.siti.id)})
    siti.get("/data-saya")
    with siti.app.test_request_context():
        today = day(clock.today("Asia/Jakarta"))
    assert f"Melati, sejak {today}" in siti.page
    budi.get("/data-saya")
    assert "(sebagai petugas)" in budi.page
    budi.post(f"/kelompok/{melati}/anggota/{house.siti.id}/keluarkan")
    siti.get("/data-saya")
    assert f"Melati, dari {today} sampai {today}" in siti.page
