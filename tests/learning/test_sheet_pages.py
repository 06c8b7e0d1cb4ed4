"""Plans and checklists of a course: kept for their person alone under the id of the activity."""

import json

import pytest

from rumahbelajar.learning.activity_models import KeptTool
from rumahbelajar.ledger.models import Fact
from tests.activities.samples import SAMPLES
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner
from tests.learning.sheets_of_course import LETTER, LIST, OWN_LIST, OWN_PLAN, PLAN, SHEETS

FILLED = {
    "isian_siapa": "Mbah Siti",
    "isian_tugas": "Mengantar sekolah\r\nMemasak",
    "isian_uang": "Rp 500.000",
    "isian_cara": "video",
}
PLAN_FILE = "uang-kita/01-tujuan/rencana.yaml"


@pytest.fixture
def siti(house, visit, serve_courses) -> Learner:
    visitor = visit(house.siti, serve_courses(**SHEETS))
    return Learner(visitor, house.siti, "uang-kita").begin_learning()


@pytest.fixture
def rini(house, visit, siti) -> Learner:
    """Somebody who does not take the course."""
    return Learner(visit(house.rini, siti.app), house.rini, "uang-kita")


def words_of(page: str) -> str:
    return " ".join(page.split())


def test_plan_is_kept_under_its_activity_and_finishes_it(app, house, siti) -> None:
    assert siti.sent(PLAN, FILLED).location == f"{PLAN}#hasil"
    (kept,) = rows(app, KeptTool, person_id=house.siti.id)
    assert kept.tool == "uang-kita/tujuan/rencana"
    assert kept.content == {
        "isian_siapa": "Mbah Siti",
        "isian_tugas": "Mengantar sekolah\nMemasak",
        "isian_uang": 500_000,
        "isian_cara": "video",
    }
    assert facts(app, "activity.finished", house.siti) == 1
    (fact,) = rows(app, Fact, kind="activity.finished")
    assert "Mbah" not in fact.payload
    siti.get(PLAN)
    for words in ('value="Mbah Siti"', "Mengantar sekolah<br>Memasak", "Rp500.000", "Simpan PDF"):
        assert words in siti.page
    assert "<dd>Video" in siti.page
    assert siti.page.count('class="blank') == 2
    assert "2 isian masih kosong." in siti.page
    assert "Hanya Anda yang bisa melihatnya." in siti.page


def test_nothing_filled_in_is_told_kindly(app, siti) -> None:
    assert siti.post(PLAN, {}).status_code == 422
    assert "Isi satu dulu. Yang lain boleh menyusul." in siti.page
    assert rows(app, KeptTool) == []


def test_wrong_input_is_told_at_its_field_and_nothing_typed_is_lost(app, siti) -> None:
    wrong = FILLED | {"isian_uang": "banyak", "isian_tugas": "x" * 301}
    assert siti.post(PLAN, wrong).status_code == 422
    assert 'href="#isian_uang"' in siti.page
    assert "paling banyak 300 huruf" in siti.page
    assert "x" * 301 in siti.page
    assert rows(app, KeptTool) == []


def test_same_plan_stands_in_alat_saya_and_is_cleared_and_undone_there(siti) -> None:
    siti.sent(PLAN, FILLED)
    siti.get("/alat")
    assert words_of(siti.page).index("Sedang Anda pakai") < siti.page.index(f'href="{OWN_PLAN}"')
    siti.get(OWN_PLAN)
    assert 'value="Mbah Siti"' in siti.page
    assert siti.post(f"{OWN_PLAN}/kosongkan").location == OWN_PLAN
    siti.get(OWN_PLAN)
    assert 'value="Mbah Siti"' not in siti.page
    assert siti.post(f"{OWN_PLAN}/kembalikan", {"next": PLAN}).location == PLAN
    siti.get(PLAN)
    assert 'value="Mbah Siti"' in siti.page


def test_sheet_is_out_of_reach_for_who_never_took_the_course(siti, rini) -> None:
    siti.sent(PLAN, FILLED)
    rini.get("/alat")
    assert OWN_PLAN not in rini.page
    for path in (OWN_PLAN, f"{OWN_PLAN}/pdf"):
        assert rini.get(path).status_code == 404
    for path in (OWN_PLAN, f"{OWN_PLAN}/kosongkan", f"{OWN_PLAN}/kembalikan"):
        assert rini.post(path, FILLED).status_code == 404


def test_who_left_the_course_still_reaches_what_is_kept(siti) -> None:
    siti.sent(PLAN, FILLED)
    siti.sent("/kursus/uang-kita/berhenti")
    siti.get("/alat")
    assert f'href="{OWN_PLAN}"' in siti.page
    assert OWN_LIST not in siti.page
    assert siti.get(OWN_PLAN).status_code == 200
    assert siti.get(OWN_LIST).status_code == 404


def test_activity_without_fields_is_no_tool(siti) -> None:
    assert siti.get("/alat/uang-kita/tujuan/tiga-kotak").status_code == 404
    assert siti.get("/alat/uang-kita/tujuan/lain").status_code == 404


def test_course_that_changed_does_no_harm_to_what_is_kept(app, siti, serve_courses, visit) -> None:
    siti.sent(PLAN, FILLED)
    changed = json.loads(SHEETS[PLAN_FILE])
    changed["sections"][0]["fields"][0]["id"] = "nama"
    changed["sections"][1]["fields"][2]["options"][1]["id"] = "surat"
    program = serve_courses(**SHEETS | {PLAN_FILE: json.dumps(changed)})
    after = Learner(visit(siti.person, program), siti.person, "uang-kita")
    assert after.get(OWN_PLAN).status_code == 200
    assert after.get(f"{OWN_PLAN}/pdf").status_code == 200
    after.sent(PLAN, {"isian_nama": "Bibi"})
    (kept,) = rows(app, KeptTool)
    assert kept.content == {"isian_nama": "Bibi", "isian_siapa": "Mbah Siti"}
    after.get("/data-saya")
    assert "Mbah Siti" in after.page


def test_course_that_is_gone_does_no_harm_to_what_is_kept(app, siti, make_app, visit) -> None:
    siti.sent(PLAN, FILLED)
    gone = Learner(visit(siti.person, make_app()), siti.person)
    assert gone.get("/alat").status_code == 200
    assert gone.get("/data-saya").status_code == 200
    assert "Isian dari kursus yang sudah berubah" in gone.page
    assert "Mbah Siti" in gone.page
    gone.sent("/alat/hapus")
    assert rows(app, KeptTool) == []


def test_data_saya_has_readable_labels(siti) -> None:
    siti.sent(PLAN, FILLED)
    siti.sent(LIST, {"status_izin": "underway", "tanggal_paspor": "3/12/2026"})
    for path in ("/data-saya", "/data-saya/unduh"):
        siti.get(path)
        page = words_of(siti.page)
        for words in ("Rencana pengasuhan", "<dt>Tugasnya</dt>", "<dd>Video</dd>"):
            assert words in page
        assert "<dt>Surat izin keluarga</dt><dd>Sedang diurus</dd>" in page
        assert "<dt>Paspor</dt><dd>3 Desember 2026</dd>" in page


def test_what_is_not_kept_is_shown_to_print_and_written_nowhere(app, siti) -> None:
    siti.get(LETTER)
    assert "Isian ini tidak disimpan. Cetak atau salin" in siti.page
    response = siti.post(LETTER, FILLED)
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert 'value="Mbah Siti"' in siti.page
    assert "data-print" in siti.page
    assert '<a class="quiet" href="#hasil">Sudah siap.' in siti.page
    assert "Simpan PDF" not in siti.page
    assert rows(app, KeptTool) == []
    assert facts(app, "activity.finished") == 0
    siti.get(LETTER)
    assert "Mbah Siti" not in siti.page


def test_checklist_counts_what_is_missing_first(app, siti) -> None:
    siti.get(LIST)
    assert "2 lagi yang perlu diurus" in siti.page
    assert "Tandai yang sudah ada</a>" in siti.page
    siti.sent(LIST, {"status_paspor": "there", "tanggal_paspor": "3 Januari 2026"})
    siti.get(LIST)
    page = words_of(siti.page)
    assert "1 lagi yang perlu diurus" in page
    assert "Sudah ada: 1. Sedang diurus: 0. Belum: 1. Tidak perlu: 0." in page
    assert "Tanggal ini sudah lewat" in page
    assert "☑ Paspor, 3 Januari 2026" in page
    (kept,) = rows(app, KeptTool)
    assert kept.content["tanggal_paspor"] == "2026-01-03"


def test_day_that_cannot_be_read_is_told_and_stays(siti) -> None:
    assert siti.post(LIST, {"tanggal_paspor": "tahun depan"}).status_code == 422
    assert 'value="tahun depan"' in siti.page
    assert 'id="tanggal_paspor-fault"' in siti.page


def test_words_of_the_course_are_marked_on_a_page_in_english(siti) -> None:
    siti.sent("/bahasa", {"language": "en", "next": "/"})
    siti.sent(PLAN, FILLED)
    siti.get(PLAN)
    assert '<span lang="id">Pengasuh utama</span>' in siti.page
    label = SAMPLES["plan"]["sections"][0]["fields"][0]["label"]
    assert f'<label for="isian_siapa"><span lang="id">{label}</span></label>' in siti.page
