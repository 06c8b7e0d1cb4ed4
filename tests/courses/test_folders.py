"""What may lie in a course folder: plain files of modest size, in UTF-8, with fitting names."""

import os
from pathlib import Path

import pytest

from rumahbelajar.courses.checking import check
from tests.courses.sample import FILES, write_courses

LESSON = "uang-kita/01-tujuan/01-mengapa-berangkat.md"
MODULE = "uang-kita/02-anggaran/module.yaml"
SVG = "uang-kita/media/amplop.svg"


def faults_of(root: Path, **changes: str | bytes | None) -> list[str]:
    return [str(fault) for fault in check(write_courses(root, **changes))]


@pytest.mark.parametrize("path", [LESSON, MODULE, "contacts.yaml", SVG])
def test_ten_megabyte_file_is_refused_without_being_read(tmp_path: Path, path: str) -> None:
    write_courses(tmp_path)
    with (tmp_path / path).open("wb") as file:
        file.truncate(10 * 1024 * 1024)
    first = next(str(each) for each in check(tmp_path) if each.file == path)
    assert first.startswith(f"{path}:1: berkas terlalu besar (10240 KB); kecilkan sampai")


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "cp1252"])
def test_wrong_encoding_is_told_with_the_line_of_the_first_bad_byte(
    tmp_path: Path, encoding: str
) -> None:
    text = FILES[LESSON].replace("Jangan beri", "Café jangan")
    (line,) = faults_of(tmp_path, **{LESSON: text.encode(encoding)})
    place = (
        1
        if encoding == "utf-16"
        else FILES[LESSON][: FILES[LESSON].index("Jangan")].count("\n") + 1
    )
    assert line.startswith(f"{LESSON}:{place}: tulisan bukan UTF-8; simpan ulang")


def test_invisible_character_is_told_with_its_line(tmp_path: Path) -> None:
    (line,) = faults_of(tmp_path, **{MODULE: FILES[MODULE].replace("summary", "\u202esummary")})
    assert line.startswith(f"{MODULE}:2: ada tanda tak terlihat (U+202E); hapus dan ketik ulang")


def test_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + FILES[LESSON].replace("\n", "\r\n").encode()
    assert faults_of(tmp_path, **{LESSON: data}) == []


@pytest.mark.parametrize("path", [LESSON, MODULE, SVG, "contacts.yaml", "uang-kita/course.yaml"])
def test_link_in_place_of_a_file_is_refused(tmp_path: Path, path: str) -> None:
    courses = write_courses(tmp_path / "courses")
    secret = tmp_path / "rahasia.txt"
    (courses / path).rename(secret)
    (courses / path).symlink_to(secret)
    told = [str(fault) for fault in check(courses) if fault.file == path]
    assert len(told) == 1
    assert "bisa menuju ke luar folder; ganti dengan salinan" in told[0]


@pytest.mark.parametrize("path", ["uang-kita/media", "uang-kita/02-anggaran", "uang-kita"])
def test_link_in_place_of_a_folder_is_refused(tmp_path: Path, path: str) -> None:
    courses = write_courses(tmp_path / "courses")
    (courses / path).rename(tmp_path / "luar")
    (courses / path).symlink_to(tmp_path / "luar", target_is_directory=True)
    assert f"{path}:1: ini tautan" in "\n".join(str(fault) for fault in check(courses))


def test_pipe_in_place_of_a_file_is_refused_and_never_opened(tmp_path: Path) -> None:
    write_courses(tmp_path, **{MODULE: None})
    os.mkfifo(tmp_path / MODULE)
    (fault,) = check(tmp_path)
    assert fault.file == MODULE


@pytest.mark.parametrize(
    "path",
    [
        "uang-kita/catatan.txt",
        "uang-kita/kuis.yaml",
        "uang-kita/1-modul/module.yaml",
        "uang-kita/01-tujuan/pelajaran.md",
        "uang-kita/01-tujuan/03-Besar.md",
        "uang-kita/media/Foto Saya.jpg",
        "uang-kita/media/gerak.gif",
    ],
)
def test_name_that_means_nothing_is_refused_with_one_that_does(tmp_path: Path, path: str) -> None:
    (line,) = faults_of(tmp_path, **{path: "x"})
    told = path.removesuffix("/module.yaml")
    assert line.startswith(f"{told}:1: nama ini tidak dikenal di folder kursus; hapus, atau beri")


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    left = {"uang-kita/.DS_Store": "x", f"{LESSON}~": "x", "uang-kita/media/Thumbs.db": "x"}
    assert faults_of(tmp_path, **left) == []


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("uang-kita/01-tujuan/01-lain.md", 'nomor "01" sudah dipakai'),
        ("uang-kita/01-tujuan/02-quiz.md", 'nama "quiz" sudah dipakai untuk kuis'),
        ("uang-kita/01-tujuan/02-mengapa-berangkat.md", 'nama "mengapa-berangkat" sudah dipakai'),
    ],
)
def test_two_lessons_never_share_a_number_or_a_name(tmp_path: Path, path: str, says: str) -> None:
    told = faults_of(tmp_path, **{path: FILES["uang-kita/02-anggaran/01-amplop.md"]})
    assert len(told) == 1
    assert says in told[0]
    assert "; beri n" in told[0]


def test_two_modules_never_share_a_name(tmp_path: Path) -> None:
    lesson, module = FILES["uang-kita/02-anggaran/01-amplop.md"], FILES[MODULE]
    other = {"uang-kita/03-tujuan/module.yaml": module, "uang-kita/03-tujuan/01-a.md": lesson}
    (line,) = faults_of(tmp_path, **other)
    assert line.startswith('uang-kita/03-tujuan:1: nama "tujuan" sudah dipakai 01-tujuan; beri')


def test_module_needs_a_lesson(tmp_path: Path) -> None:
    (line,) = faults_of(tmp_path, **{"uang-kita/03-baru/module.yaml": FILES[MODULE]})
    assert line.startswith("uang-kita/03-baru:1: modul tanpa pelajaran; tambahkan pelajaran")


def test_module_needs_its_file(tmp_path: Path) -> None:
    (line,) = faults_of(tmp_path, **{MODULE: None})
    assert line.startswith(f"{MODULE}:1: berkas module.yaml tidak ada; buat berkas ini")


def test_folder_without_course_file_is_no_course(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    said = faults_of(tmp_path)
    assert [line.partition(";")[0] for line in said] == [
        "kosong:1: kursus tanpa modul",
        "kosong/course.yaml:1: berkas course.yaml tidak ada",
    ]


def test_course_folder_needs_a_name_that_can_stand_in_an_address(tmp_path: Path) -> None:
    (tmp_path / "Uang Saya").mkdir()
    (line,) = faults_of(tmp_path)
    assert line.startswith("Uang Saya:1: nama folder kursus tidak bisa dipakai; pakai huruf kecil")


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (fault,) = check(tmp_path / "tidak-ada")
    assert fault.problem == "folder kursus tidak bisa dibuka"


@pytest.mark.parametrize(
    ("name", "data", "whole"),
    [
        ("foto.png", b"\x89PNG\r\n\x1a\n....", True),
        ("foto.jpg", b"\xff\xd8\xff\xe0....", True),
        ("foto.webp", b"RIFF....WEBP", True),
        ("suara.mp3", b"ID3....", True),
        ("foto.png", b"<html>", False),
        ("suara.mp3", b"#!/bin/sh", False),
    ],
)
def test_media_file_is_what_its_name_says(
    tmp_path: Path, name: str, data: bytes, whole: bool
) -> None:
    told = faults_of(tmp_path, **{f"uang-kita/media/{name}": data})
    assert (told == []) is whole
    assert whole or "simpan ulang sebagai" in told[0]


@pytest.mark.parametrize(("name", "limit"), [("a.png", 30), ("a.svg", 6), ("a.mp3", 2048)])
def test_media_file_stays_small_enough_for_a_slow_line(
    tmp_path: Path, name: str, limit: int
) -> None:
    (line,) = faults_of(tmp_path, **{f"uang-kita/media/{name}": b"\x00" * (limit * 1024 + 1)})
    assert line.endswith(f"kecilkan sampai paling besar {limit} KB")
