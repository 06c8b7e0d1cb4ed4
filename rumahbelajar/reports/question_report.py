"""Questions: how many answered each right, and which wrong answer was chosen most."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from markupsafe import Markup

from rumahbelajar.courses.model import Course
from rumahbelajar.formats import day, number
from rumahbelajar.library import the_library
from rumahbelajar.questions import UnreadableAnswer
from rumahbelajar.reports import charts
from rumahbelajar.reports.asking.asked import OF_PEOPLE, Asked, Filter
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.rows.answers_above import answers_above, tallies_with_above
from rumahbelajar.reports.rows.answers_given import Asking, Tallies, coded
from rumahbelajar.reports.rows.question_tallies import tallies_of
from rumahbelajar.reports.rows.scales import scale
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import (
    WITHHELD,
    Column,
    Kind,
    ListedRows,
    Row,
    Table,
    Value,
    share,
)

FEWEST = 5
"""Of answers about a hard subject, and of a wrong answer that is told in words: fewer would say who
gave it, also to those who see the persons of a village."""


@dataclass(frozen=True)
class _Line:
    """A question with how it is named: of a hard subject by its number alone."""

    asking: Asking
    key: str
    quiz: str
    number: str
    """With that of its quiz, as "Kuis 2.1"."""
    text: str
    is_hard: bool


def make(scope: Scope, asked: Asked) -> list[Table]:
    """Return the questions of a course with their answers, and each scale by itself.

    How people stand on the scale of a hard subject is told nowhere.
    """
    course = _course_of(asked)
    if course is None:
        return []
    sees_all = scope.sees_persons(asked.area)
    areas: Sequence[str] = ()
    if sees_all:
        tallies = tallies_of(course, asked)
    else:
        tallies, areas = tallies_with_above(course, asked)
    lines = list(_lines(course, tallies.askings))
    graded = [line for line in lines if line.asking.question.is_graded]
    scales = [line for line in lines if line not in graded and not line.is_hard]
    told = tuple(answers_above(asked, line.key, line.asking, areas) for line in graded)
    table = _questions(course, graded, tallies, sees_all=sees_all)
    order = () if asked.sort else (_("Soal berurut seperti di kursus."),)
    return [
        replace(table, told_above=told, skips_nobody=True, notes=(*order, *table.notes)),
        *(
            scale(f"skala-{place}", f"{line.quiz}: {line.text}", line.asking, asked, areas)
            for place, line in enumerate(scales, start=1)
        ),
    ]


def _course_of(asked: Asked) -> Course | None:
    """Return the course that is asked for, else the first."""
    courses = the_library().courses
    return courses.get(asked.course) or next(iter(courses.values()), None)


def draw(tables: Sequence[Table], asked: Asked) -> list[Markup]:
    """Draw the share of right answers, the hardest questions first."""
    table = tables[0]
    name, text, share = (table.place_of(key) for key in ("quiz", "question", "right_share"))
    items = [
        (f"{row.values[name]}: {row.values[text]}", row.values[share])
        for row in table.rows.stream("right_share")
        if isinstance(row.values[share], float)
    ]
    course = _course_of(asked)
    if course is None or not items:
        return []
    title = _("%(course)s: persen jawaban benar, soal tersulit di atas", course=course.title)
    return [charts.bars(title, items, Kind.SHARE, full=1)]


def _lines(course: Course, askings: Sequence[Asking]) -> Iterator[_Line]:
    names = _names_of_quizzes(course)
    ways: Counter[str] = Counter()
    for asking in askings:
        quiz, question = asking.quiz, asking.question
        key, name = names.get(quiz.id, (quiz.id.rpartition("/")[0], quiz.title))
        key = f"{key}.{question.id}"
        ways[key] += 1
        is_hard = course.is_sensitive_at(quiz.id)
        text = " ".join(question.text.split())
        place = quiz.questions.index(question) + 1
        if is_hard:
            text = _("Soal %(number)s, bagian pribadi", number=place)
        if not asking.is_asked_now:
            text = _("%(question)s (bunyi lama)", question=text)
        numbered = f"{name}.{place}" if name[-1].isdigit() else f"{name} {place}"
        yield _Line(asking, f"{key}.{ways[key]}", name, numbered, text, is_hard)


def _names_of_quizzes(course: Course) -> dict[str, tuple[str, str]]:
    """Return for each quiz its key in this report, and its name."""
    names = {
        module.quiz.id: (f"kuis-{place}", str(_("Kuis %(number)s", number=place)))
        for place, module in enumerate(course.modules, start=1)
        if module.quiz is not None
    }
    tests = (
        (course.pretest, "tes-awal", _("Tes awal")),
        (course.posttest, "tes-akhir", _("Tes akhir")),
    )
    return names | {quiz.id: (key, str(name)) for quiz, key, name in tests if quiz is not None}


def _questions(
    course: Course, lines: Sequence[_Line], tallies: Tallies, *, sees_all: bool
) -> Table:
    columns = (
        Column("question", _("Soal"), Kind.TEXT),
        Column("quiz", _("Nomor"), Kind.TEXT),
        Column("answered", _("Menjawab"), is_of_people=True, term="first_try"),
        Column("right", _("Benar"), is_of_people=True, part_of="answered", is_said=True),
        Column("right_share", _("Persen benar"), Kind.SHARE, share_of=("right", "answered")),
        Column(
            "wrong",
            _("Salah"),
            is_of_people=True,
            part_of="answered",
            term="wrong",
            is_said=True,
        ),
        Column("blank", _("Kosong"), is_of_people=True, part_of="answered", term="blank"),
        Column(
            "blank_share",
            _("Persen kosong"),
            Kind.SHARE,
            share_of=("blank", "answered"),
            is_said=True,
        ),
        Column("mistake", _("Jawaban salah yang paling sering"), Kind.TEXT),
        # The mistakes of an area are those of its parts, one by one: to who sees counts alone it is
        # told which is made most, and not by how many.
        *(_mistaken() if sees_all else ()),
    )
    lines_of = ((line, _answers_to(line, sees_all=sees_all)) for line in lines)
    rows = [
        Row(line.key, values[: len(columns)], always_stays=line.asking.is_asked_now)
        for line, values in lines_of
    ]
    title = _("Soal dan jawabannya: %(course)s", course=course.title)
    notes = tuple(_notes(lines, tallies, sees_all=sees_all))
    return Table("soal", title, columns, ListedRows(rows, columns), notes=notes)


def _mistaken() -> tuple[Column, ...]:
    return (
        Column("mistaken", _("Yang memilihnya"), is_of_people=True),
        Column(
            "mistaken_share",
            _("Persen yang memilihnya"),
            Kind.SHARE,
            share_of=("mistaken", "answered"),
        ),
    )


def _answers_to(line: _Line, *, sees_all: bool) -> tuple[Value, ...]:
    asking, words = line.asking, (line.text, line.number)
    answered = asking.answered
    if line.is_hard and 0 < answered < FEWEST:
        return (*words, *(WITHHELD,) * 6, None, None, None)
    right, blank = asking.right, asking.blank
    shares = (share(right, answered), share(blank, answered))
    wrong = answered - right - blank
    counts: tuple[Value, ...] = (*words, answered, right, shares[0], wrong, blank, shares[1])
    found = None if line.is_hard else _most_chosen(asking)
    if found is None:
        return (*counts, None, None, None)
    mistake, times = found
    said: Value = mistake if sees_all or times >= FEWEST else WITHHELD
    return (*counts, said, times, share(times, answered))


def _most_chosen(asking: Asking) -> tuple[str, int] | None:
    """Return the mistake that most people made, and how many; None when nobody made any."""
    mistakes: Counter[str] = Counter()
    for answer, times in asking.wrong.items():
        try:
            said = asking.question.mistakes(coded(answer))
        except UnreadableAnswer:
            continue
        mistakes.update(dict.fromkeys(said, times))
    if not mistakes:
        return None
    return min(mistakes.items(), key=lambda each: (-each[1], each[0]))


def _notes(lines: Sequence[_Line], tallies: Tallies, *, sees_all: bool) -> Iterator[str]:
    yield _("Yang dihitung hanya kiriman pertama tiap orang untuk tiap kuis.")
    if tallies.since:
        yield _(
            "Yang dihitung %(read)s kiriman terakhir, sejak %(day)s. Yang lebih lama tidak ikut.",
            read=number(tallies.read),
            day=day(tallies.since),
        )
    if tallies.unread and not sees_all:
        # It counts people, and what the areas beside this one tell would be subtracted.
        yield _("Kiriman yang memakai versi kursus yang tidak tersimpan di sini tidak dihitung.")
    elif tallies.unread:
        yield _(
            "%(count)s kiriman memakai versi kursus yang tidak tersimpan di sini, jadi tidak "
            "dihitung per soal.",
            count=number(tallies.unread),
        )
    if any(line.is_hard for line in lines):
        yield _("Soal dari bagian pribadi tidak ditulis di sini, begitu juga jawaban yang salah.")


REPORT = Report(
    key="soal",
    title=lazy_gettext("Soal"),
    question=lazy_gettext("Soal mana yang sulit, dan apa yang paling sering dijawab salah?"),
    filters=OF_PEOPLE | {Filter.PERIOD},
    make=make,
    draw=draw,
)
