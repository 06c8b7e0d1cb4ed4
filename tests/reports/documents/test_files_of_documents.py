"""Files of a document: sheets with telling names, and a CSV that gives numbers."""

import io

import pytest
from python_calamine import CalamineWorkbook

from rumahbelajar.reports.documents.lines import laid_out
from tests.conftest import Visit
from tests.house import KURIPAN
from tests.reports.documents.conftest import Document
from tests.reports.nation import Nation


def test_the_sheets_have_whole_and_telling_names(nation: Nation, visit: Visit) -> None:
    budi = visit(nation.budi)
    response = budi.get(f"/laporan/bukti/unduh.xlsx?wilayah={KURIPAN}")
    names = CalamineWorkbook.from_filelike(io.BytesIO(response.data)).sheet_names
    assert names == [
        "Tentang dokumen ini",
        "Angka per bulan",
        "Orang per bulan",
        "Layanan per bulan",
        "Peserta baru",
        "Peserta aktif",
        "Pertama kali selesai",
        "Kursus dan hasil tes",
        "Pertemuan",
        "Kehadiran di pertemuan",
        "Daftar pertemuan",
        "Foto lembar daftar hadir",
        "Layanan menurut pilar",
        "Layanan menurut umur",
        "Daftar layanan, tanpa rujukan",
        "Sertifikat yang diterbitkan",
        "Kendala dan kebutuhan",
        "Kelengkapan data",
        "Tentang",
    ]


@pytest.mark.parametrize(
    ("key", "head"), [("bukti", "Bulan,Peserta baru"), ("bulanan", "Yang dihitung,Okt 2026")]
)
def test_a_csv_gives_numbers_and_not_the_imprint(
    nation: Nation, visit: Visit, key: str, head: str
) -> None:
    budi = visit(nation.budi)
    text = budi.get(f"/laporan/{key}/unduh.csv?wilayah={KURIPAN}").data.decode()
    assert text.startswith(head)
    budi.get(f"/laporan/{key}?wilayah={KURIPAN}")
    assert "tabel=dokumen" in budi.page
    assert f"tabel={'bulan' if key == 'bukti' else 'orang'}&" not in budi.page


def test_of_nothing_nothing_is_said(document: Document) -> None:
    tables = document("bulanan", "2025-01")
    assert tables["kendala"].notes
    assert laid_out(tables["kendala"]).notes == ()
    assert [line.cells[0] for line in laid_out(tables["layanan_usia"]).lines] == ["Layanan lainnya"]
