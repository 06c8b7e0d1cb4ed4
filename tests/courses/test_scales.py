"""Scales in quiz files: a test that is only scales has no pass mark, and both tests ask alike."""

from pathlib import Path

from rumahbelajar.courses.checking import check
from tests.courses.sample import POSTTEST, PRETEST, write_courses

SCALE = """\
  - id: mendengar
    type: scale
    text: Seberapa sering Anda mendengar?
    options:
      - {id: jarang, text: Jarang}
      - {id: sering, text: Sering}
    explanation: Supaya terlihat perubahannya.
"""
HEAD = "title: Tes akhir\npass_mark: 60\nquestions:\n"


def faults_of(folder: Path, pretest: str, posttest: str) -> list[str]:
    tests = {"uang-kita/pretest.yaml": pretest, "uang-kita/posttest.yaml": posttest}
    return [str(fault) for fault in check(write_courses(folder, **tests))]


def test_the_same_scale_in_both_tests_is_as_it_should_be(tmp_path: Path) -> None:
    assert faults_of(tmp_path, PRETEST + SCALE, POSTTEST + SCALE) == []


def test_other_words_in_the_posttest_are_told_with_their_line(tmp_path: Path) -> None:
    other = SCALE.replace("Anda mendengar", "Ibu mendengar")
    (told,) = faults_of(tmp_path, PRETEST + SCALE, POSTTEST + other)
    assert told.startswith('uang-kita/posttest.yaml:10: skala "mendengar" tidak sama')
    assert "salin soal itu dari pretest.yaml" in told


def test_a_pass_mark_over_scales_alone_is_told(tmp_path: Path) -> None:
    told = faults_of(tmp_path, PRETEST + SCALE, HEAD + SCALE)
    assert [line.split("; ")[0] for line in told] == [
        "uang-kita/posttest.yaml:2: ada nilai lulus, tetapi semua soal tanpa nilai"
    ]
