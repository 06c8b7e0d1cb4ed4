"""Every rule of wording names the file, the line and the cure; what is free is let be."""

import pytest

from tests.courses import sample
from tests.courses.linting.conftest import FIRST_LINE, LESSON, Linted, lesson
from tests.courses.test_guides import GUIDE

LONG = "Uang " + "dan " * 17 + "beras."
QUIZ = "uang-kita/01-tujuan/quiz.yaml"
SCENARIO = "uang-kita/01-tujuan/pesan-baru.yaml"
GUIDE_PATH = "uang-kita/meetings/01-kenalan.md"


def told(faults: list[str], problem: str, file: str = LESSON, line: int = FIRST_LINE) -> bool:
    """Whether exactly this one fault was found, with a remedy."""
    (fault,) = faults
    return fault.startswith(f"{file}:{line}: {problem}") and "; " in fault


def test_a_clean_course_has_no_fault(linted: Linted) -> None:
    assert linted() == []


def test_a_sentence_of_more_than_18_words_is_told(linted: Linted) -> None:
    assert linted(LONG.replace("dan ", "", 1)) == []
    assert told(linted(f"Simpan.\n{LONG}"), "kalimat 19 kata", line=FIRST_LINE + 1)


def test_a_long_item_of_a_list_and_a_long_heading_are_told(linted: Linted) -> None:
    assert told(linted(f"- {LONG.removesuffix('.')}"), "kalimat 19 kata")
    assert told(linted(f"## {LONG.removesuffix('.')}"), "kalimat 19 kata")


def test_sentences_of_more_than_12_words_on_the_whole_are_told(linted: Linted) -> None:
    head, _, rest = lesson("").partition("Uang datang")
    ending = rest[rest.index("::: activity") :]
    long = head + "Uang " + "dan " * 11 + "beras.\n\n" + ("Uang " + "dan " * 11 + "beras.\n\n") * 24
    assert told(linted(**{LESSON: long + ending}), "rata-rata kalimat 12,", line=1)


def test_a_paragraph_of_more_than_4_sentences_is_told(linted: Linted) -> None:
    assert linted("Satu. Dua. Tiga. Empat.") == []
    assert told(linted("Satu. Dua. Tiga. Empat. Lima."), "paragraf 5 kalimat")


@pytest.mark.parametrize(
    "words",
    [
        *("Banyak TKI pulang.", "Para TKW pulang.", "Pekerja ilegal ditangkap."),
        *("Untungnya pasti besar.", "Cara ini aman 100%.", "Ini 100% aman.", "Gratis semua."),
        *("Dalam rangka menabung.", "Sebagaimana dimaksud di atas.", "Guna menabung."),
        "Aturan terkait uang.",
    ],
)
def test_a_banned_word_is_told(linted: Linted, words: str) -> None:
    assert told([fault for fault in linted(words) if ": singkatan " not in fault], "kata ")


@pytest.mark.parametrize(
    "words",
    [
        *("Pastikan dulu.", "Beri kepastian.", "Itu belum pasti.", "Tidak pasti untung."),
        *("Ini berguna.", "Apa gunanya?", "Pengguna itu aman.", "Pinjaman ilegal itu mahal."),
        *('Ia berkata, "Pasti untung!"', "Kata orang, “gratis semua”."),
        "Tidak ada yang gratis.",
    ],
)
def test_a_word_that_only_looks_banned_is_let_be(linted: Linted, words: str) -> None:
    assert linted(words) == []


def test_what_a_swindler_says_in_a_scenario_is_let_be(linted: Linted) -> None:
    said = {SCENARIO: _scenario("who: Nomor baru\n        words: Pasti untung, gratis semua!")}
    assert linted(**said) == []
    assert told(
        linted(**{SCENARIO: _scenario("words: Uangnya pasti hilang.")}), "kata", SCENARIO, 9
    )


def test_a_promise_is_let_be_among_the_answers_and_told_in_the_feedback(linted: Linted) -> None:
    assert linted(**{QUIZ: _quiz("text: Ingin kaya", "text: Cara ini pasti untung")}) == []
    spoilt = _quiz("feedback: Belum jelas kapan dan berapa.", "feedback: Itu pasti gagal.")
    assert told(linted(**{QUIZ: spoilt}), "kata", QUIZ, 17)


def test_an_abbreviation_that_no_glossary_has_is_told(linted: Linted) -> None:
    assert told(linted("Tanya BPR dulu."), 'singkatan "BPR" tidak ada di glosarium')


@pytest.mark.parametrize("words", ["HP baru.", "Kelas XII SMA.", "Rp50."])
def test_an_everyday_abbreviation_needs_no_glossary(linted: Linted, words: str) -> None:
    assert [fault for fault in linted(words) if "singkatan" in fault] == []


def test_an_abbreviation_is_linked_or_spelt_out_where_it_comes_first(linted: Linted) -> None:
    assert told(linted("Jangan beri OTP."), 'singkatan "OTP" belum dijelaskan')
    assert linted("Jangan beri {{term:otp}}. OTP itu rahasia.") == []
    assert linted("Otoritas Jasa Keuangan (OJK) tahu. OJK buka.") == []
    assert linted("OJK (Otoritas Jasa Keuangan) tahu.") == []
    assert told(linted("## OTP\n\nOTP itu rahasia."), "singkatan", line=FIRST_LINE + 2)


@pytest.mark.parametrize(
    "words",
    [
        *("Telepon 110 sekarang.", "Hubungi nomor 157.", "Nomornya 0812-3456-7890."),
        *("Kantornya (021) 555 1234.", "Nomornya +62 812 3456 789.", "Nomornya 1500-046."),
    ],
)
def test_a_phone_number_in_the_words_is_told(linted: Linted, words: str) -> None:
    assert told(linted(words), "nomor telepon")


@pytest.mark.parametrize(
    "words",
    [
        *("Hubungi {{contact:polisi}}.", "Menelepon 20 menit.", "Tahun 2025 ia pulang."),
        *("Telepon pukul 19.30.", "Ada 110 keluarga.", 'Pulsa telepon "Rp50.000" habis.'),
    ],
)
def test_a_number_that_is_no_phone_number_is_let_be(linted: Linted, words: str) -> None:
    assert linted(words) == []


def test_a_phone_number_in_a_quiz_is_told(linted: Linted) -> None:
    spoilt = _quiz("feedback: Belum jelas kapan dan berapa.", "feedback: Hubungi 110.")
    assert told(linted(**{QUIZ: spoilt}), "nomor telepon", QUIZ, 17)


@pytest.mark.parametrize(
    "words",
    [
        *("Biayanya Rp37.500.", "Bunganya 6% setahun.", "Bunganya enam persen.", "Batas 2 miliar."),
        *("::: warning\nDenda Rp500.\n:::", "Misalnya, tarif pemerintah Rp500."),
        *("## Biaya Rp500", "- Denda 5,5 persen"),
    ],
)
def test_an_amount_in_prose_is_told(linted: Linted, words: str) -> None:
    line = FIRST_LINE + words.startswith(":::")
    assert told(linted(words), "jumlah atau tarif", line=line)


@pytest.mark.parametrize(
    "words",
    [
        *("Biayanya {{figure:biaya-kirim}}.", "::: story\nIa pinjam Rp500.\n:::"),
        *("::: example\n- KUR contoh: 6% setahun\n:::", "::: try\nBagi Rp500.\n:::"),
        *("Misalnya, belanja Rp500.", "Bu Sari mengirim Rp500.", 'Tulis "utang Rp500" dulu.'),
        *("Berapa persen bunganya?", "Ada tiga orang."),
    ],
)
def test_an_amount_of_a_story_an_example_or_a_sum_is_let_be(linted: Linted, words: str) -> None:
    assert [fault for fault in linted(words) if "jumlah" in fault] == []


def test_an_amount_in_the_summary_of_a_module_is_told(linted: Linted) -> None:
    module = {"uang-kita/01-tujuan/module.yaml": "title: Tujuan\nsummary: Bunganya 6% setahun.\n"}
    assert told(linted(**module), "jumlah", "uang-kita/01-tujuan/module.yaml", 2)


@pytest.mark.parametrize("description", ["", "amplop"])
def test_a_picture_whose_description_tells_nothing_is_told(
    linted: Linted, description: str
) -> None:
    faults = linted(f"Lihat ini.\n\n![{description}](../media/amplop.svg)")
    problem = f"{LESSON}:{FIRST_LINE + 2}: gambar tanpa keterangan yang bercerita"
    assert any(fault.startswith(problem) for fault in faults)


def test_a_lesson_outside_250_to_500_words_is_told(linted: Linted) -> None:
    short = lesson("").replace("Tulis jumlahnya di buku.", "")
    assert told(linted(**{LESSON: short}), "pelajaran ", line=1)
    assert told(linted("Simpan.\n\n" * 300), "pelajaran ", line=1)


def test_a_summary_that_fits_on_no_sheet_is_told(linted: Linted) -> None:
    path, head = "uang-kita/summary.md", "---\ntitle: Satu lembar\n---\n"
    assert linted(**{path: head + "Simpan dulu.\n\n" * 175}) == []
    assert told(linted(**{path: head + "Simpan dulu.\n\n" * 176}), "ringkasan 352 kata", path, 1)


def test_a_summary_is_worded_as_plainly_as_a_lesson(linted: Linted) -> None:
    path, head = "uang-kita/summary.md", "---\ntitle: Satu lembar\n---\n"
    assert told(linted(**{path: f"{head}Pasti untung.\n"}), "kata", path, 4)


def test_a_guide_outside_400_to_1000_words_is_told(linted: Linted) -> None:
    assert linted(**{GUIDE_PATH: guide("Sambut tamu.\n\n" * 200)}) == []
    for times, words in ((190, 385), (500, 1005)):
        faults = linted(**{GUIDE_PATH: guide("Sambut tamu.\n\n" * times)})
        assert told(faults, f"panduan {words} kata", GUIDE_PATH, 1)


def test_a_guide_is_worded_as_plainly_as_a_lesson(linted: Linted) -> None:
    body = "Sambut tamu.\n\n" * 200
    faults = linted(**{GUIDE_PATH: guide(f"{body}Pasti untung.")})
    assert told(faults, "kata", GUIDE_PATH, 418)
    head = guide(body).replace("Peserta saling kenal.", "Peserta pasti kenal.")
    assert told(linted(**{GUIDE_PATH: head}), "kata", GUIDE_PATH, 5)


def test_a_course_that_is_not_whole_is_told_and_its_words_are_still_looked_at(
    linted: Linted,
) -> None:
    faults = linted("Untungnya pasti besar.", **{"uang-kita/course.yaml": "title: [\n"})
    assert any(
        fault.startswith("uang-kita/course.yaml:1: kursus ini belum lolos") for fault in faults
    )
    assert any(fault.startswith(f"{LESSON}:{FIRST_LINE}: kata ") for fault in faults)


def test_shared_files_are_looked_at_too(linted: Linted) -> None:
    figures = "biaya-kirim:\n  text: Rp5\n  meaning: Biaya terkait kirim\n  source: a\n"
    figures += "  as_of: 2026-01-01\n"
    assert told(linted(**{"figures.yaml": figures}), "kata", "figures.yaml", 3)


def guide(body: str) -> str:
    head = GUIDE.partition("## Pembukaan")[0]
    return f"{head}## Pembukaan\n\n{body}\n\n## Bermain peran\n\nMain.\n\n## Penutup\n"


def _quiz(old: str, new: str) -> str:
    assert old in sample.QUIZ
    return sample.QUIZ.replace(old, new, 1)


def _scenario(bubble: str) -> str:
    return sample.SCENARIO.replace("words: Malam ini ponsel Anda berbunyi.", bubble, 1)
