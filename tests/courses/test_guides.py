"""`meetings/NN-slug.md`: what leads a group through a meeting, minute by minute."""

from pathlib import Path

import pytest

from rumahbelajar.courses.checking import check
from rumahbelajar.courses.guide_format import Guide
from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.model import Course
from tests.courses.hard_course import HARD_COURSE
from tests.courses.sample import COURSE, MODULE, write_courses

GUIDE = """\
---
title: Kenalan dan aturan
minutes: 60
people: 10–15 orang
objective: Peserta saling kenal.
materials: [kertas besar, spidol]
agenda:
  - {part: pembukaan, minutes: 15, title: Pembukaan}
  - {part: peran, minutes: 35, title: Bermain peran}
  - {part: penutup, minutes: 10, title: Penutup}
roleplays:
  - {title: Telepon pertama, who: Ayah dan Sari, text: Ayah menelepon dari jauh.}
  - {title: Sari diam, who: Nenek dan Sari, text: "Sari tidak mau bicara {{contact:polisi}}."}
commitment: Menelepon setiap Minggu.
---
## Pembukaan

Sambut peserta. Simpan {{term:dana-darurat}}.

::: example
Katakan "selamat datang".
:::

## Bermain peran

### Cara bermain

Bagi kartu.

## Penutup

Ucapkan terima kasih. Lihat [amplop](../02-anggaran/01-amplop.md).
"""
PATH = "uang-kita/meetings/01-kenalan.md"
ASKED = "\nquiz: tujuan\n---\n"
FIRST_IS_HARD = {"uang-kita/01-tujuan/module.yaml": f"{MODULE}sensitive: true\n"}


def guides_of(folder: Path, **files: str) -> tuple[Guide, ...]:
    return load_library(write_courses(folder, **files)).courses["uang-kita"].meetings


def faults_of(folder: Path, old: str = "", new: str = "") -> list[str]:
    assert old in GUIDE
    return [str(fault) for fault in check(write_courses(folder, **{PATH: GUIDE.replace(old, new)}))]


def test_each_item_of_the_agenda_has_its_time_and_its_words(tmp_path: Path) -> None:
    (guide,) = guides_of(tmp_path, **{PATH: GUIDE})
    assert (guide.slug, guide.number, guide.title) == ("kenalan", 1, "Kenalan dan aturan")
    assert [(begin, end, item.title) for begin, end, item in guide.clock()] == [
        (0, 15, "Pembukaan"),
        (15, 50, "Bermain peran"),
        (50, 60, "Penutup"),
    ]
    opening, play, closing = (item.html for item in guide.agenda)
    assert 'href="/istilah/dana-darurat"' in opening
    assert '<p class="note-title">Contoh</p>' in opening
    assert "<h2>" not in opening + play + closing
    assert "<h3>Cara bermain</h3>" in play
    assert 'href="/kursus/uang-kita/pelajaran/anggaran/amplop"' in closing
    assert guide.roleplays[1].text == "Sari tidak mau bicara Polisi (110)."
    assert guide.words == 24


def test_a_course_needs_no_guides_and_they_are_no_module(tmp_path: Path) -> None:
    assert guides_of(tmp_path / "without") == ()
    course = load_library(write_courses(tmp_path / "with", **{PATH: GUIDE})).courses["uang-kita"]
    assert [module.slug for module in course.modules] == ["tujuan", "anggaran"]
    assert Course.from_json(course.to_json()) == course


def test_guides_change_the_version(tmp_path: Path) -> None:
    versions = {
        load_library(write_courses(tmp_path / name, **{PATH: text})).courses["uang-kita"].version
        for name, text in (("a", GUIDE), ("b", GUIDE.replace("Bagi kartu", "Bagikan kartu")))
    }
    assert len(versions) == 2


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("minutes: 60", "minutes: 50", "3: agenda berjumlah 60 menit, sedangkan minutes 50; "),
        ("title: Penutup}", "title: Pembukaan}", '8: judul agenda "Pembukaan" dipakai dua kali; '),
        ("part: peran", "part: main", '9: isian "part" berisi "main", yang tidak dikenal; pilih '),
        ("## Penutup", "## Tutup", '30: judul "Tutup" bukan bagian agenda'),
        ("## Penutup\n", "", '10: bagian "Penutup" belum diterangkan; tambahkan "## Penutup"'),
        ("### Cara bermain", "## Cara bermain", '26: judul "Cara bermain" bukan bagian agenda'),
        ("Lihat [", "\n\n## Lagi\n\n[", '34: judul "Lagi" tidak ada di agenda; '),
        ("## Pembukaan", "Salam.\n\n## Pembukaan", "16: ada tulisan sebelum judul pertama; "),
        ("Bagi kartu", "Bagi {{figure:tidak-ada}}", '28: angka "tidak-ada" tidak ada'),
        ("{{contact:polisi}}", "{{contact:lain}}", '13: kontak "lain" tidak ada'),
        ("---\ntitle", "title", "1: kepala panduan tidak ada atau tidak ditutup; "),
        ("commitment: Menelepon setiap Minggu.\n", "", '2: isian "commitment" belum ada; '),
        ("Bagi kartu.", "::: activity cicilan\n:::", '28: kegiatan "cicilan" tidak ada'),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    told = faults_of(tmp_path, old, new)
    assert told, "no fault was found"
    assert told[0].startswith(f"{PATH}:{says}"), told


@pytest.mark.parametrize(
    "path", ["uang-kita/meetings/01-lagi.md", "uang-kita/meetings/02-kenalan.md"]
)
def test_a_number_or_a_name_that_is_taken_is_told(tmp_path: Path, path: str) -> None:
    folder = write_courses(tmp_path, **{PATH: GUIDE, path: GUIDE})
    (told,) = check(folder)
    assert "sudah dipakai meetings/01-kenalan.md" in str(told)


def test_more_than_twenty_are_told(tmp_path: Path) -> None:
    many = {f"uang-kita/meetings/{each:02}-ke-{each}.md": GUIDE for each in range(1, 22)}
    (told,) = check(write_courses(tmp_path, **many))
    assert str(told).startswith("uang-kita/meetings/21-ke-21.md:1: ada 21 panduan pertemuan; ")


def test_other_files_do_not_belong_there(tmp_path: Path) -> None:
    (told,) = check(write_courses(tmp_path, **{"uang-kita/meetings/agenda.yaml": "a: b\n"}))
    assert "nama ini tidak dikenal" in str(told)
    assert "01-nama.md" in told.remedy


def test_the_address_of_a_guide_on_a_hard_subject_tells_nothing(tmp_path: Path) -> None:
    text = GUIDE.replace("objective:", "sensitive: true\nobjective:")
    (told,) = check(write_courses(tmp_path, **{"uang-kita/meetings/01-bicara-kekerasan.md": text}))
    assert str(told).startswith(
        'uang-kita/meetings/01-bicara-kekerasan.md:1: alamat "bicara-kekerasan" memberi tahu isinya'
    )


def test_figures_of_a_guide_are_kept_for_its_end(tmp_path: Path) -> None:
    text = GUIDE.replace("Bagi kartu", "Biaya kirim {{figure:biaya-kirim}}")
    (guide,) = guides_of(tmp_path, **{PATH: text})
    assert [figure.source for figure in guide.figures] == ["Bank contoh"]


def test_the_questions_of_a_guide_are_those_of_a_module(tmp_path: Path) -> None:
    (guide,) = guides_of(tmp_path / "named", **{PATH: GUIDE.replace("\n---\n##", f"{ASKED}##")})
    assert guide.quiz == "tujuan"
    assert guides_of(tmp_path / "none", **{PATH: GUIDE})[0].quiz is None


def test_questions_that_are_not_there_are_told(tmp_path: Path) -> None:
    for name in ("lain", "anggaran"):
        (told,) = faults_of(tmp_path / name, "\n---\n##", ASKED.replace("tujuan", name) + "##")
        assert told.startswith(
            f'{PATH}:15: tidak ada kuis modul "{name}"; pakai nama modul: tujuan'
        )


def test_a_guide_with_questions_on_a_hard_subject_is_about_one(tmp_path: Path) -> None:
    files = {**HARD_COURSE, "uang-kita/course.yaml": COURSE, **FIRST_IS_HARD}
    hard = GUIDE.replace("\n---\n##", f"{ASKED}##")
    (told,) = map(str, check(write_courses(tmp_path / "not", **{**files, PATH: hard})))
    assert told.startswith(f'{PATH}:15: kuis modul "tujuan" sensitif, panduan ini belum; ')
    hard = hard.replace("objective:", "sensitive: true\nobjective:")
    assert check(write_courses(tmp_path / "is", **{**files, PATH: hard})) == []
