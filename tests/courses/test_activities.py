"""Activities of a course: files beside the lessons, shown by one of them, checked like the rest."""

from pathlib import Path

import pytest

from rumahbelajar.activities.scenario import Scenario
from rumahbelajar.courses.checking import check
from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.model import Course
from tests.courses.conftest import Spoil
from tests.courses.sample import FILES, write_courses

LESSON = "uang-kita/01-tujuan/01-mengapa-berangkat.md"
CHAT = "uang-kita/01-tujuan/pesan-baru.yaml"
TOOL = "uang-kita/01-tujuan/cicilan.yaml"
SHOWN = "::: activity pesan-baru\nCoba percakapan ini.\n:::\n"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return load_library(write_courses(tmp_path)).courses["uang-kita"]


def line_of(path: str, words: str) -> int:
    before, found, _ = FILES[path].partition(words)
    assert found
    return before.count("\n") + 1


def test_module_has_its_activities_and_the_lesson_that_shows_each(course: Course) -> None:
    placed, tool = course.modules[0].activities
    assert tool.id == "uang-kita/tujuan/cicilan"
    assert (placed.id, placed.slug) == ("uang-kita/tujuan/pesan-baru", "pesan-baru")
    assert placed.lesson == "mengapa-berangkat"
    assert course.activity(placed.id) is placed
    assert course.activity("uang-kita/tujuan/lain") is None
    assert course.modules[1].activities == ()


def test_activity_survives_being_stored(course: Course) -> None:
    assert Course.from_json(course.to_json()) == course


def test_references_in_an_activity_become_words(course: Course) -> None:
    scenario = course.modules[0].activities[0].content
    assert isinstance(scenario, Scenario)
    assert scenario.nodes["kode-terkirim"].tells == "Uang bisa hilang. Hubungi Polisi (110)."


def test_activity_changes_the_version(tmp_path: Path, course: Course) -> None:
    changed = {CHAT: FILES[CHAT].replace("Jangan balas", "Diam saja")}
    after = load_library(write_courses(tmp_path / "after", **changed)).courses["uang-kita"]
    assert after.version != course.version


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        (LESSON, "activity pesan-baru", "activity pesan", ('"pesan" tidak ada', ":::")),
        (LESSON, "activity pesan-baru", "activity", ('kegiatan "" tidak ada', "nama.yaml")),
        (TOOL, "  loan:", "  pinjaman:", ('"pinjaman"', "pakai loan")),
        (TOOL, "example:", "figures: [biaya]\nexample:", ('angka "biaya"', "ejaannya")),
        (TOOL, '"5.000.000"', "lima juta", ("tidak bisa dibaca", "angka")),
        (TOOL, '"10"', '"0"', ('contoh "months"', "paling sedikit")),
        (CHAT, "type: scenario", "type: kuis", ('kegiatan "kuis"', "pilih type:")),
        (CHAT, "title: Pesan dari nomor baru\n", "", ('"title" belum ada', "tambahkan")),
        (CHAT, "      - {words: Kirim kodenya, to: kode-terkirim}\n", "", ("satu pilihan", "dua")),
        (CHAT, "start: pesan-masuk", "start: pesan", ('"pesan" tidak ada', "nodes")),
        (CHAT, "to: selamat", "to: aman", ('"aman" tidak ada', "nodes")),
        (CHAT, "to: selamat", "to: pesan-masuk", ("dua pilihan menuju", "sendiri")),
        (CHAT, "contacts: [polisi]", "contacts: [polis]", ('kontak "polis"', "ejaannya")),
        (CHAT, "{{contact:polisi}}", "{{contact:polis}}", ('kontak "polis"', "ejaannya")),
        (CHAT, "ending: good", "ending: senang", ('berisi "senang"', "pilih 'good'")),
        (CHAT, "    ending: good\n", "", ("buntu", "tambahkan choices")),
        (CHAT, "    tells: Kode hanya untuk Anda.\n", "", ("belum menjelaskan", "tells")),
        (CHAT, "    tells: Kode", "    tels: Kode", ('"tels" tidak dikenal', 'tulis "tells"')),
    ],
)
def test_mistake_is_told_with_its_remedy(
    spoil: Spoil, path: str, old: str, new: str, says: tuple[str, str]
) -> None:
    (line,) = spoil(path, old, new)
    told, _, mended = line.removeprefix(f"{path}:").partition("; ")
    assert says[0] in told
    assert says[1] in mended


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("to: selamat", "to: aman", "- {words: Blokir"),
        ("start: pesan-masuk", "start: pesan", "start:"),
        ("    ending: good\n", "", "  selamat:\n"),
        ("ending: harm", "ending: harm\n    choices: [{words: A, to: diam}]", "choices:"),
    ],
)
def test_mistake_in_a_scenario_is_told_at_its_line(
    spoil: Spoil, old: str, new: str, at: str
) -> None:
    (line, *_rest) = spoil(CHAT, old, new)
    text = FILES[CHAT].replace(old, new, 1)
    expected = text[: text.index(at)].count("\n") + 1
    if at == "choices:":
        expected = text[: text.index("choices: [{words: A")].count("\n") + 1
    assert line.startswith(f"{CHAT}:{expected}: "), line


def test_activity_that_no_lesson_shows_is_told(spoil: Spoil) -> None:
    (line,) = spoil(LESSON, SHOWN, "")
    assert line == (
        f"{CHAT}:1: kegiatan ini tidak ditampilkan pelajaran mana pun; "
        'tambahkan kotak "::: activity pesan-baru" di satu pelajaran'
    )


def test_activity_shown_but_not_written_is_told_where_it_is_shown(tmp_path: Path) -> None:
    write_courses(tmp_path, **{CHAT: None})
    (fault,) = check(tmp_path)
    assert (fault.file, fault.line) == (LESSON, line_of(LESSON, "::: activity"))


def test_activity_has_the_name_of_no_lesson_beside_it_and_of_no_quiz(tmp_path: Path) -> None:
    for name in ("mengapa-berangkat", "pretest"):
        folder = tmp_path / name
        renamed = {
            CHAT: None,
            f"uang-kita/01-tujuan/{name}.yaml": FILES[CHAT],
            LESSON: FILES[LESSON].replace("activity pesan-baru", f"activity {name}"),
        }
        (fault,) = check(write_courses(folder, **renamed))
        assert fault.problem == f'nama "{name}" sudah dipakai pelajaran atau kuis'


def test_words_and_markup_in_a_title_cannot_leave_the_card(tmp_path: Path) -> None:
    title = '<script>alert(1)</script> "a" & b'
    changed = {CHAT: FILES[CHAT].replace("Pesan dari nomor baru", f"'{title}'")}
    course = load_library(write_courses(tmp_path, **changed)).courses["uang-kita"]
    html = next(course.lessons()).html
    assert "<script" not in html
    assert "Buka &lt;script&gt;alert(1)&lt;/script&gt;" in html
