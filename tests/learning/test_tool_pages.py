"""The pages of the tools: kept for their person alone, whatever is typed or tapped."""

import pytest

from rumahbelajar.activities import TOOLS
from rumahbelajar.learning.activity_models import ActivityCompletion, KeptTool
from rumahbelajar.ledger.models import Fact
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner

LOAN = {"loan": "1.200.000", "rate": "2", "per": "month", "months": "4"}
ALONE = "/alat/kalkulator-cicilan"
IN_COURSE = "/kursus/uang-kita/kegiatan/tujuan/cicilan"


@pytest.fixture
def siti(house, visit) -> Learner:
    return visit(house.siti)


@pytest.fixture
def learner(house, visit, serve_courses) -> Learner:
    visitor = visit(house.siti, serve_courses())
    return Learner(visitor, house.siti, "uang-kita").begin_learning()


def test_every_tool_is_listed_and_opens(siti) -> None:
    siti.get("/alat")
    for name in TOOLS:
        assert f'href="/alat/{name}"' in siti.page
        assert siti.get(f"/alat/{name}").status_code == 200
        siti.get("/alat")


def test_valid_values_are_kept_and_shown_with_their_result(app, house, siti) -> None:
    assert siti.post(ALONE, LOAN).location == f"{ALONE}#hasil"
    siti.get(ALONE)
    assert 'value="1.200.000"' in siti.page
    assert "96.000" in siti.page
    assert "60.000" in siti.page
    assert "Hanya Anda yang bisa melihatnya." in siti.page
    (kept,) = rows(app, KeptTool, person_id=house.siti.id)
    assert kept.content == {"loan": 1_200_000, "rate": 200, "per": "month", "months": 4}
    siti.get("/alat")
    assert "✓ Terisi" in siti.page


def test_wrong_input_is_told_at_its_field_and_nothing_typed_is_lost(app, siti) -> None:
    wrong = {**LOAN, "loan": "dua juta", "months": "-4", "fees": "9.999.999.999.999"}
    assert siti.post(ALONE, wrong).status_code == 422
    for name in ("loan", "months", "fees"):
        assert f'href="#{name}"' in siti.page
        assert f'id="{name}-fault"' in siti.page
    assert 'value="dua juta"' in siti.page
    assert 'value="-4"' in siti.page
    assert 'id="rate-fault"' not in siti.page
    assert rows(app, KeptTool) == []


def test_many_faults_are_told_at_their_fields_and_three_of_them_on_top(siti) -> None:
    wrong = dict.fromkeys(("loan", "rate", "months", "fees", "income"), "banyak")
    assert siti.post(ALONE, wrong).status_code == 422
    assert siti.page.count('<li><a href="#') == 3
    assert "<li>dan 2 isian lain</li>" in siti.page
    for name in wrong:
        assert f'id="{name}-fault"' in siti.page


def test_question_in_the_summary_ends_by_its_own_mark(siti) -> None:
    siti.post(ALONE, {**LOAN, "months": "banyak", "loan": "banyak"})
    assert "Berapa bulan dicicil? Jawaban harus" in siti.page
    assert "Jumlah pinjaman: Jawaban harus" in siti.page
    assert "?:" not in siti.page


def test_wrong_input_leaves_what_was_kept(siti) -> None:
    siti.post(ALONE, LOAN)
    assert siti.post(ALONE, {**LOAN, "loan": "0"}).status_code == 422
    siti.get(ALONE)
    assert 'value="1.200.000"' in siti.page


def test_nobody_else_sees_what_is_kept(house, visit, siti) -> None:
    siti.post(ALONE, LOAN)
    for other in (house.rini, house.budi, house.ratna, house.wati):
        visitor = visit(other)
        visitor.get(ALONE)
        assert 'value="1.200.000"' not in visitor.page
        visitor.get("/alat")
        assert "✓ Terisi" not in visitor.page


def test_next_person_at_a_shared_phone_sees_nothing(house, siti) -> None:
    siti.post(ALONE, LOAN)
    siti.post("/keluar")
    assert siti.get(ALONE).location.startswith("/masuk")
    siti.sign_in(house.rini)
    siti.get(ALONE)
    assert 'value="1.200.000"' not in siti.page


def test_pages_with_what_is_kept_stay_in_no_cache(siti) -> None:
    siti.post(ALONE, LOAN)
    assert "no-store" in siti.get(ALONE).headers["Cache-Control"]


def test_cleared_tool_can_be_brought_back_once(app, siti) -> None:
    siti.post(ALONE, LOAN)
    for _tap in range(2):
        assert siti.post(f"{ALONE}/kosongkan").location == ALONE
    siti.get(ALONE)
    assert 'value="1.200.000"' not in siti.page
    assert "Kembalikan isi sebelumnya" in siti.page
    for _tap in range(2):
        assert siti.post(f"{ALONE}/kembalikan").location == ALONE
    siti.get(ALONE)
    assert 'value="1.200.000"' in siti.page
    assert "Kembalikan isi sebelumnya" not in siti.page


def test_last_change_can_be_undone_and_saving_twice_is_one_change(siti) -> None:
    siti.post(ALONE, LOAN)
    for _tap in range(2):
        siti.post(ALONE, {**LOAN, "loan": "600.000"})
    siti.post(f"{ALONE}/kembalikan")
    siti.get(ALONE)
    assert 'value="1.200.000"' in siti.page


def test_what_was_cleared_is_gone_once_something_else_is_kept(app, siti) -> None:
    siti.post(ALONE, LOAN)
    siti.post(f"{ALONE}/kosongkan")
    siti.post(ALONE, {**LOAN, "loan": "600.000"})
    (kept,) = rows(app, KeptTool)
    assert (kept.content["loan"], kept.before) == (600_000, None)


def test_all_tools_can_be_erased_for_good(app, siti) -> None:
    siti.post(ALONE, LOAN)
    siti.post(f"{ALONE}/kosongkan")
    assert siti.post("/alat/hapus").location == "/alat"
    assert rows(app, KeptTool) == []
    siti.follow()
    assert "sudah dihapus" in siti.page


def test_clearing_and_undoing_lead_back_to_a_page_of_ours(siti) -> None:
    siti.post(ALONE, LOAN)
    assert siti.post(f"{ALONE}/kosongkan", {"next": "/kursus"}).location == "/kursus"
    assert siti.post(f"{ALONE}/kembalikan", {"next": "//jahat.example"}).location == ALONE


def test_unknown_tool_is_not_found(siti) -> None:
    for path in ("/alat/lain", "/alat/scenario"):
        assert siti.get(path).status_code == 404
        assert siti.post(path).status_code == 404
    assert siti.post("/alat/lain/kosongkan").status_code == 404


def test_who_withdrew_consent_is_asked_for_it_first(house, visit) -> None:
    dewi = visit(house.dewi)
    assert dewi.get(ALONE).location == f"/persetujuan?next={ALONE}"
    assert dewi.post(ALONE, LOAN).location == "/persetujuan"


def test_tool_in_a_course_has_the_words_of_its_author_and_what_is_kept(learner) -> None:
    learner.get("/kursus/uang-kita/pelajaran/tujuan/mengapa-berangkat")
    assert f'href="{IN_COURSE}"' in learner.page
    learner.get(IN_COURSE)
    assert "Hitung dulu sebelum meminjam." in learner.page
    assert 'href="/kursus/uang-kita/pelajaran/tujuan/mengapa-berangkat"' in learner.page
    learner.sent(IN_COURSE, LOAN)
    learner.get(ALONE)
    assert 'value="1.200.000"' in learner.page


def test_a_kept_result_leads_on(learner) -> None:
    back = '<a class="btn" href="/kursus/uang-kita/pelajaran/tujuan/mengapa-berangkat">'
    learner.get(f"{IN_COURSE}?contoh=1")
    assert back not in learner.page, "an example is not kept"
    learner.sent(IN_COURSE, LOAN)
    learner.get(IN_COURSE)
    assert f"{back}Kembali ke pelajaran</a>" in learner.page
    learner.get(ALONE)
    assert '<a class="btn" href="/alat">Alat saya</a>' in learner.page
    learner.get("/kursus/uang-kita")
    assert "Kegiatan · selesai" in learner.page


def test_what_was_filled_in_is_listed_for_paper_by_its_rows(siti) -> None:
    plan = {"start": "Januari 2027", "monthly": "500000", "extra_2_amount": "450000"}
    siti.post("/alat/rencana-12-bulan", plan | {"extra_2_month": "3/2027", "extra_2_way": "in"})
    siti.get("/alat/rencana-12-bulan")
    listed = siti.page.split("<h3>Isian Anda</h3>")[1].split("</ul>")[0]
    assert "<b>500.000</b>" in listed
    assert "<b>Bulan khusus 2</b>" in listed
    assert "Kapan: <b>Maret 2027</b>" in listed
    assert "Bulan khusus 1" not in listed, "of which nothing is filled in but a choice"


def test_first_valid_save_in_the_course_finishes_the_activity_once(app, house, learner) -> None:
    assert learner.post(IN_COURSE, {**LOAN, "loan": ""}).status_code == 422
    assert facts(app, "activity.finished", house.siti) == 0
    for loan in ("1.200.000", "1.200.000", "600.000"):
        learner.sent(IN_COURSE, {**LOAN, "loan": loan})
    assert facts(app, "activity.finished", house.siti) == 1
    (row,) = rows(app, ActivityCompletion)
    assert row.activity_id == "uang-kita/tujuan/cicilan"


def test_use_outside_of_the_course_finishes_nothing(app, learner) -> None:
    learner.sent(ALONE, LOAN)
    assert facts(app, "activity.finished") == 0


def test_fact_tells_nothing_of_what_was_typed(app, learner) -> None:
    learner.sent(IN_COURSE, LOAN)
    (fact,) = rows(app, Fact, kind="activity.finished")
    assert set(fact.payload.split('"')) >= {"activity_id", "course_id", "course_version"}
    assert "1200000" not in fact.payload


def test_who_left_the_course_keeps_the_values_and_finishes_nothing(
    app, house, visit, serve_courses
) -> None:
    program = serve_courses()
    rini = Learner(visit(house.rini, program), house.rini, "uang-kita")
    assert rini.get(IN_COURSE).location == "/kursus/uang-kita"
    assert rini.sent(IN_COURSE, LOAN).location == f"{IN_COURSE}#hasil"
    assert facts(app, "activity.finished") == 0
    assert len(rows(app, KeptTool, person_id=house.rini.id)) == 1


def test_example_is_shown_and_not_kept(app, learner) -> None:
    for path in (IN_COURSE, ALONE):
        learner.get(path)
        assert f'href="{path}?contoh=1"' in learner.page
        learner.get(f"{path}?contoh=1")
        assert 'value="5.000.000"' in learner.page
        assert "belum disimpan" in learner.page
    assert rows(app, KeptTool) == []


def test_course_lists_each_activity_after_its_lesson(learner) -> None:
    learner.get("/kursus/uang-kita")
    assert learner.page.count("Kegiatan") == 2
