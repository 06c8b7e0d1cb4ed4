"""Each mistake an author can make gets one line: where, what is wrong, and how to mend it."""

from pathlib import Path

import pytest

from rumahbelajar.courses.checking import check, report
from rumahbelajar.courses.faults import Fault, quote
from tests.courses.conftest import Spoil
from tests.courses.sample import FILES, write_courses

COURSE = "uang-kita/course.yaml"
LESSON = "uang-kita/01-tujuan/01-mengapa-berangkat.md"
QUIZ = "uang-kita/01-tujuan/quiz.yaml"
POSTTEST = "uang-kita/posttest.yaml"
SVG = "uang-kita/media/amplop.svg"
OTP = "Jangan beri kode OTP."


def line_of(path: str, words: str) -> int:
    before, found, _ = FILES[path].partition(words)
    assert found
    return before.count("\n") + 1


def test_whole_sample_has_no_fault(tmp_path: Path) -> None:
    assert check(write_courses(tmp_path)) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        (COURSE, "title: Uang", "title: Uang: a", ("ada titik dua", "tanda kutip")),
        (COURSE, "title: Uang", "\ttitle: Uang", ("memakai tab", "pakai spasi")),
        (COURSE, "hours: 2.5", "hours: '2.5", ("tidak ditutup", "kutip penutup")),
        (COURSE, "sensitive:", "sensitif:", ('"sensitif" tidak dikenal', 'tulis "sensitive"')),
        (COURSE, "hours: 2.5", "hours: dua", ('"hours" harus angka', "tulis angka")),
        (COURSE, "hours: 2.5", "hours: -1", ('"hours" terlalu kecil', "di atas 0")),
        (COURSE, "quizzes: passed", "quizzes: lulus", ('berisi "lulus"', "pilih 'passed'")),
        (COURSE, "reviewed_on: null", "reviewed_on: kapan", ("tanggal", "2026-01-31")),
        (COURSE, "reviewed_on: null", "reviewed_on: 2026-02-30", ("kalender", "2026-01-31")),
        (COURSE, "reviewed_on: null", "reviewed_on: [1]", ("tanggal", "2026-01-31")),
        (COURSE, "sensitive: false", "sensitive: kadang", ('berisi "kadang"', "true atau false")),
        (COURSE, "media/amplop.svg", "../rahasia.svg", ("bentuknya salah", "media/nama-gambar")),
        (COURSE, "media/amplop.svg", "media/hilang.svg", ("tidak ada", "folder media")),
        (COURSE, "reviewed_by: null", "reviewed_by: Ibu", ("keduanya", "lengkapi")),
        (QUIZ, "id: biaya", "id: tujuan-jelas", ("dipakai dua kali", "id yang berbeda")),
        (QUIZ, "id: kaya", "id: jumlah", ("dipakai dua kali", "id yang berbeda")),
        (QUIZ, "type: number", "type: angka", ('jenis soal "angka"', "pilih single_choice")),
        (QUIZ, "answer: 75000", "answer: 75.00", ('angka "75.00"', "Titik hanya untuk ribuan")),
        (QUIZ, "answer: 37500", "answer: 75000", ("justru jawaban yang benar", "ubah angkanya")),
        (QUIZ, "figure:biaya-kirim", "figure:tarif", ('angka "tarif"', "figures.yaml")),
        (QUIZ, "wait_hours: 0", "wait_hours: -1", ("terlalu kecil", "mulai dari 0")),
        (QUIZ, "shuffle: true", "shuffle:", ("bukan true atau false", "tulis true")),
        (QUIZ, "pass_mark: 70", "pass_mark: 700", ("terlalu besar", "paling besar 100")),
        (LESSON, "minutes: 5", "minutes: lima", ("harus angka bulat", "angka saja")),
        (LESSON, OTP, "<b>Jangan</b>", ("ada HTML", "Markdown")),
        (LESSON, OTP, "<!-- catatan -->", ("ada HTML", "Markdown")),
        (LESSON, "## Empat", "# Empat", ("judul besar", '"##"')),
        (LESSON, "## Empat", "#### Empat", ("melompat", '"##"')),
        (LESSON, "contact:polisi", "contact:polis", ('kontak "polis" tidak ada', "ejaannya")),
        (LESSON, "figure:biaya-kirim", "figure:biaya", ('angka "biaya" tidak ada', "figures.yaml")),
        (LESSON, "term:dana-darurat", "term:dana", ('istilah "dana" tidak ada', "glossary.yaml")),
        (LESSON, "{{contact:polisi}}", "{{polisi}}", ("tidak bisa dibaca", "{{contact:kunci}}")),
        (LESSON, "{{contact:polisi}}", "{{contact:polisi", ("tidak bisa dibaca", "{{contact:")),
        (LESSON, "02-anggaran/01-amplop", "02-anggaran/09-x", ("tidak menuju apa pun", "jalur")),
        (LESSON, "../02-anggaran", "../../lain", ("keluar dari folder kursus", "jalur")),
        (LESSON, "../02-anggaran", "/etc", ("keluar dari folder kursus", "jalur")),
        (LESSON, "https://www", "http://www", ("tidak boleh dipakai", "https://")),
        (LESSON, "https://www.ojk.go.id/", "javascript:alert(1)", ("tidak boleh", "https://")),
        (LESSON, "../media/amplop", "../media/peta", ("gambar", "folder media")),
        (LESSON, "../media/amplop", "https://x.example/a", ("dari luar", "folder media")),
        (LESSON, "../media/amplop", "../../lain/media/a", ("keluar", "folder media")),
        (LESSON, "![Empat amplop]", "![]", ("tanpa keterangan", "![keterangan]")),
        (LESSON, "::: warning", "::: peringatan", ("tidak dikenal", "warning")),
        (SVG, '<path d="', '<path onclick="x()" d="', ("skrip", "hapus atribut")),
        (SVG, "<path", "<script/><path", ('"script" tidak boleh', "hapus elemen")),
        (SVG, "<path", '<use href="https://x.example/a"/><path', ("menuju ke luar", "hapus")),
        (SVG, "<path", "<style>a{b:url(//x)}</style><path", ("dari luar", "hapus url")),
        (SVG, '<path d="', '<path style="fill:url(http://x)" d="', ("dari luar", "hapus")),
        (SVG, "<svg", "<!DOCTYPE svg><svg", ("DOCTYPE", "hapus baris")),
        (SVG, "<path", "<path<", ("tidak bisa dibaca", "simpan ulang")),
    ],
)
def test_mistake_is_told_with_its_line_and_its_remedy(
    spoil: Spoil, path: str, old: str, new: str, says: tuple[str, str]
) -> None:
    lines = spoil(path, old, new)
    lines = spoil(path, old, new)
    assert len(lines) == 1, lines
    place, _, said = lines[0].partition(": ")
    assert place == f"{path}:{line_of(path, old)}"
    told, _, mended = said.partition("; ")
    assert says[0] in told
    assert says[1] in mended


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    write_courses(
        tmp_path,
        **{
            COURSE: FILES[COURSE].replace("hours: 2.5", "hours: dua").replace("licence", "lisensi"),
            QUIZ: FILES[QUIZ].replace("answer: 75000", "answer: 7.5"),
            LESSON: FILES[LESSON].replace(OTP, "<i>Jangan</i>").replace("contact:polisi", "x"),
            "contacts.yaml": FILES["contacts.yaml"].replace("order: 2", "order: dua"),
        },
    )
    assert [f"{fault.file.rpartition('/')[2]}:{fault.line}" for fault in check(tmp_path)] == [
        "contacts.yaml:16",
        "01-mengapa-berangkat.md:15",
        "01-mengapa-berangkat.md:15",
        "01-mengapa-berangkat.md:15",
        "quiz.yaml:21",
        "course.yaml:1",
        "course.yaml:6",
        "course.yaml:7",
    ]


@pytest.mark.parametrize("document", ["&a [x]", "*a", "!!python/object/apply:os.system [ls]"])
def test_anchors_aliases_and_tags_are_refused_before_anything_is_built(
    spoil: Spoil, document: str
) -> None:
    (line,) = spoil(COURSE, "title: Uang Kita", f"title: {document}")
    assert line.startswith(f"{COURSE}:1: ")
    assert "apit tulisan dengan tanda kutip" in line


def test_exploding_aliases_are_refused_at_the_first_anchor(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 99)
    )
    write_courses(tmp_path, **{COURSE: bomb})
    (fault,) = check(tmp_path)
    assert (fault.line, fault.problem) == (1, "jangkar YAML (&) tidak dipakai di sini")


def test_deep_nesting_is_refused(spoil: Spoil) -> None:
    (line,) = spoil(COURSE, "Keluarga di rumah", "[" * 100_000)
    assert line.startswith(f"{COURSE}:5: isian bersarang terlalu dalam; periksa")


def test_two_fields_of_one_name_name_each_other(spoil: Spoil) -> None:
    (line,) = spoil(COURSE, "hours: 2.5", "hours: 2.5\ntitle: Lagi")
    assert line.startswith(f'{COURSE}:7: isian "title" ditulis dua kali; hapus salah satu')
    assert line.endswith("baris 1")


def test_missing_field_is_named_where_it_belongs(spoil: Spoil) -> None:
    (line,) = spoil(QUIZ, "        feedback: Belum jelas kapan dan berapa.\n", "")
    start = line_of(QUIZ, "- id: kaya")
    assert line == f'{QUIZ}:{start}: isian "feedback" belum ada; tambahkan "feedback"'


@pytest.mark.parametrize(("correct", "right"), [("", 0), ("        correct: true\n" * 2, 2)])
def test_question_without_exactly_one_right_answer_points_at_its_options(
    spoil: Spoil, correct: str, right: int
) -> None:
    text = "        correct: true\n"
    if right:
        (line,) = spoil(QUIZ, "text: Ingin kaya\n", f"text: Ingin kaya\n{text}")
    else:
        (line,) = spoil(QUIZ, text, "")
    assert line.startswith(f"{QUIZ}:{line_of(QUIZ, 'options:')}: soal ini punya {right} jawaban")


def test_posttest_that_must_be_passed_needs_a_mark(spoil: Spoil) -> None:
    (line,) = spoil(POSTTEST, "pass_mark: 60", "pass_mark: null")
    here = line_of(COURSE, "posttest: passed")
    assert line.startswith(
        f"{COURSE}:{here}: tes akhir harus lulus, tetapi tanpa nilai lulus; beri"
    )


def test_posttest_that_is_asked_for_must_exist(tmp_path: Path) -> None:
    write_courses(tmp_path, **{POSTTEST: None})
    (fault,) = check(tmp_path)
    assert fault.problem == "aturan selesai meminta tes akhir yang tidak ada"


def test_pretest_has_no_pass_mark(spoil: Spoil) -> None:
    (line,) = spoil("uang-kita/pretest.yaml", "pass_mark: null", "pass_mark: 50")
    assert "tes awal tidak memakai nilai lulus; tulis pass_mark: null" in line


def test_container_that_is_never_closed_is_told_where_it_opens(spoil: Spoil) -> None:
    (line,) = spoil(LESSON, "keluarga.\n:::\n", "keluarga.\n")
    assert line.startswith(f'{LESSON}:{line_of(LESSON, "::: this-week")}: kotak "::: this-week"')
    assert line.endswith('tambahkan baris ":::" di akhirnya')


def test_lesson_ends_with_a_task_for_this_week(spoil: Spoil) -> None:
    (line,) = spoil(LESSON, "::: this-week", "::: story")
    last = FILES[LESSON].count("\n")
    assert line.startswith(
        f'{LESSON}:{last}: pelajaran tidak diakhiri kotak "this-week"; tambahkan'
    )


def test_lesson_without_its_head_is_told_how_to_begin(spoil: Spoil) -> None:
    (line,) = spoil(LESSON, "---\n", "")
    assert line.startswith(f"{LESSON}:1: kepala pelajaran tidak ada")


def test_term_of_the_course_may_not_hide_a_shared_one(spoil: Spoil) -> None:
    (line,) = spoil("uang-kita/glossary.yaml", "amplop:", "dana-darurat:")
    assert "sudah ada di glosarium bersama; hapus" in line


def test_broken_contacts_are_told_once_more_where_they_are_missed(spoil: Spoil) -> None:
    first, *others = spoil("contacts.yaml", "polisi:", "polisi")
    assert first.startswith("contacts.yaml:")
    assert all("contacts.yaml bermasalah; perbaiki dulu" in line for line in others)


def test_fault_stays_on_one_line_whatever_the_author_wrote() -> None:
    fault = Fault("a\nb.md", 1, quote("x\n\x1b[31m" + "y" * 500), "hapus")
    assert "\n" not in str(fault)
    assert "\x1b" not in str(fault)
    assert len(str(fault)) < 100


def test_report_counts_faults_and_sets_the_exit_code(tmp_path: Path) -> None:
    lines, code = report(write_courses(tmp_path))
    assert (lines, code) == ([f"Tidak ada kesalahan di {tmp_path.as_posix()}."], 0)
    write_courses(tmp_path, **{COURSE: FILES[COURSE].replace("hours: 2.5", "hours: dua")})
    lines, code = report(tmp_path / "uang-kita")
    assert lines[0].startswith(f"{tmp_path.as_posix()}/{COURSE}:6: ")
    assert lines[-1] == "1 kesalahan di 1 berkas."
    assert code == 1
