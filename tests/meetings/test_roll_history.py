"""The history of a roll: who changed whom, when, from what, to what, how, and why."""

import re
from collections.abc import Callable
from html import unescape
from uuid import UUID

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings.attendance_models import WalkIn
from rumahbelajar.meetings.facts import AttendanceMarked
from tests.conftest import Visit
from tests.desk.merged import merge
from tests.house import KURIPAN, House
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY, MakeMembers


def history(caller: Caller, part: str = "") -> list[tuple[str, str]]:
    """Return (change, by whom) of each line, as one reads them."""
    caller.visitor.get(f"{caller.path}/daftar-hadir/riwayat{part}")
    lines = re.findall(r"<tr>\s*<td>(.*?)</td>\s*<td[^>]*>(.*?)</td>", caller.page, re.DOTALL)
    return [(unescape(re.sub(r"<[^>]+>", "", words)), who) for words, who in lines]


def come(budi: Caller, name: str) -> None:
    fields = {"walk_in_id": str(new_id()), "name": name, "sex": "P", "age_band": "60+"}
    budi.press("datang-langsung", **fields)


def test_nothing_happened_yet(budi: Caller) -> None:
    assert history(budi) == []
    assert "Belum ada perubahan" in budi.page


def test_taps_cards_and_codes_are_told_with_who_and_from_what_to_what(
    budi: Caller, ratna: Caller, house: House
) -> None:
    budi.tap("Rini", "present")
    ratna.look()
    ratna.tap("Rini", "late")
    budi.press("hadir-dengan-kartu", orang=str(house.siti.id))
    budi.press("hadir-dengan-kartu", orang=str(house.dewi.id))
    budi.undo()
    assert history(budi) == [
        ("Dewi Baru: Hadir → Belum dicatat", "Budi Santoso"),
        ("Dewi Baru: Belum dicatat → Hadir, dengan kartu", "Budi Santoso"),
        ("Siti Aminah: Belum dicatat → Hadir, dengan kartu", "Budi Santoso"),
        ("Rini Lestari: Hadir → Terlambat, di layar", "Ratna Admin"),
        ("Rini Lestari: Belum dicatat → Hadir, di layar", "Budi Santoso"),
    ]


def test_one_step_is_one_line(budi: Caller) -> None:
    budi.press("dari-kertas", present="1", sick="2", seen="")
    budi.undo()
    budi.press("sisanya-hadir")
    assert history(budi)[0][0] == (
        "Rini Lestari, Siti Aminah: Belum dicatat → Hadir, bersama semua yang belum dicatat"
    )
    assert ("Siti Aminah: Belum dicatat → Sakit, dari kertas", "Budi Santoso") in history(budi)


def test_many_taken_back_at_once_are_one_line_as_their_marking_was(budi: Caller) -> None:
    budi.press("sisanya-hadir")
    budi.undo()
    assert [words for words, _who in history(budi)] == [
        "Rini Lestari, Siti Aminah: Hadir → Belum dicatat",
        "Rini Lestari, Siti Aminah: Belum dicatat → Hadir, bersama semua yang belum dicatat",
    ]


def test_closing_and_opening_are_told_with_their_reasons(budi: Caller) -> None:
    budi.tap("Rini", "present")
    budi.press("tutup")
    budi.press("buka-lagi", reason="Siti datang belakangan")
    told = [words for words, _who in history(budi)]
    assert told[0] == "Pertemuan dibuka lagi. Alasannya: Siti datang belakangan"
    assert told[1] == "Daftar hadir ditutup dengan 1 orang dicatat"


def test_cancelling_is_told_with_its_reason(budi: Caller) -> None:
    budi.press("batalkan", reason="Hujan deras")
    assert history(budi) == [("Pertemuan dibatalkan. Alasannya: Hujan deras", "Budi Santoso")]


def test_walk_ins_their_joining_and_their_removal_are_told(
    app: Flask, budi: Caller, house: House
) -> None:
    come(budi, "Bu Dewi")
    come(budi, "Salah Tulis")
    first, second = sorted(rows(app, WalkIn), key=lambda each: each.added_at)
    budi.press(f"datang-langsung/{second.id}/hapus")
    budi.press(f"datang-langsung/{first.id}/gabungkan", orang=str(house.dewi.id))
    told = [words for words, _who in history(budi)]
    assert told == [
        "Dewi Baru: Belum dicatat → Hadir, dari catatan datang langsung",
        "Bu Dewi (datang langsung, ternyata Dewi Baru): Hadir → Belum dicatat",
        "Satu orang yang datang langsung dihapus, karena salah tulis",
        "–: Hadir → Belum dicatat",
        "–: Belum dicatat → Hadir, ditambahkan saat datang",
        "Bu Dewi (datang langsung, ternyata Dewi Baru): Belum dicatat → Hadir, ditambahkan"
        " saat datang",
    ]


def test_who_came_for_whom_is_told(budi: Caller, house: House) -> None:
    budi.tap("Rini", "present")
    budi.press(f"daftar-hadir/{house.rini.id}/untuk", untuk=f"orang:{house.dewi.id}")
    assert history(budi)[0] == ("Rini Lestari: mewakili Dewi Baru", "Budi Santoso")


def test_what_was_told_of_an_entry_that_was_merged_stays_in_it(
    app: Flask, budi: Caller, house: House
) -> None:
    budi.tap("Rini", "late")
    merge(app, house)
    assert history(budi) == [("Rini Lestari: Belum dicatat → Terlambat, di layar", "Budi Santoso")]


def test_marks_of_earlier_programs_have_no_way(
    app: Flask, budi: Caller, house: House, meeting: UUID
) -> None:
    with app.app_context():
        record(
            AttendanceMarked(meeting, "present", None),
            subject_id=house.rini.id,
            actor_id=new_id(),
            village_code=KURIPAN,
            occurred_on=THURSDAY,
        )
        db.session.commit()
    assert history(budi) == [("Rini Lestari: Belum dicatat → Hadir", "–")]


def test_long_history_comes_in_parts_and_in_few_queries(
    budi: Caller, add_members: MakeMembers, count_queries: Callable[..., object]
) -> None:
    add_members(38)
    budi.look()
    for number in range(1, 41):
        budi.press("hadir-dengan-kode", kode=str(number))
    budi.press("sisanya-hadir")
    for status in ("late", "present") * 6:
        budi.look()
        budi.tap("Rini", status)
    assert len(history(budi)) == 50
    assert "Halaman 1 dari 2" in budi.page
    with count_queries() as seen:  # type: ignore[attr-defined]
        assert len(history(budi, "?hal=2")) == 2
    assert len(seen) <= 8
    for strange in ("?hal=0", "?hal=99", "?hal=x"):
        assert history(budi, strange)


def test_strangers_see_nothing_of_it(house: House, visit: Visit, budi: Caller) -> None:
    address = f"{budi.path}/daftar-hadir/riwayat"
    assert visit(house.endang).get(address).status_code == 404
    assert visit(house.siti).get(address).status_code == 403


def test_undoing_says_whom_it_was_about(budi: Caller) -> None:
    budi.tap("Rini", "present")
    assert budi.undo() == 303
    assert "Perubahan terakhir diurungkan: Rini Lestari." in budi.look()
    budi.press("sisanya-hadir")
    budi.undo()
    assert "Perubahan terakhir diurungkan: 2 orang." in budi.look()
