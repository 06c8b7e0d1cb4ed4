"""The sample course as one about a hard subject: the whole course, or its second module alone."""

from tests.courses.sample import COURSE, LESSON, MODULE, POSTTEST, QUIZ

_FIRST_QUESTION, _, _rest = QUIZ.partition("  - id: biaya\n")
HARD_MODULE = {"uang-kita/02-anggaran/module.yaml": f"{MODULE}sensitive: true\n"}
HARD_COURSE = {
    "uang-kita/course.yaml": COURSE.replace("sensitive: false", "sensitive: true"),
    "uang-kita/01-tujuan/quiz.yaml": _FIRST_QUESTION,
    "uang-kita/01-tujuan/01-mengapa-berangkat.md": LESSON.replace(
        "::: activity cicilan\n:::\n", ""
    ),
    "uang-kita/01-tujuan/cicilan.yaml": None,
    "uang-kita/posttest.yaml": POSTTEST.partition("questions:")[0]
    + """\
questions:
  - id: kode
    type: true_false
    text: Kode boleh diberikan.
    answer: false
    feedback_right: Tepat.
    feedback_wrong: Jangan.
""",
}
FIRST = "/kursus/uang-kita/pelajaran/tujuan/mengapa-berangkat"
SECOND = "/kursus/uang-kita/pelajaran/anggaran/amplop"
