"""The package format: what authors write in the YAML files and in the head of a lesson."""

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from rumahbelajar.questions import Question
from rumahbelajar.questions.authoring import SLUG, Authored, Line, Mistake, Words

MEDIA_NAME = rf"{SLUG.pattern}\.(?:svg|jpg|png|webp|mp3)"
SOUND_PATH = rf"^media/{SLUG.pattern}\.mp3$"
_DIGITS = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]")
PICTURE_PATH = rf"^media/{SLUG.pattern}\.(svg|jpg|png|webp)$"


def _iso_day(value: object) -> object:
    """Let only YYYY-MM-DD pass: a bare number would be read as seconds since 1970."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|None", str(value)):
        raise Mistake("tanggal tidak bisa dibaca", "tulis tahun-bulan-hari, misalnya 2026-01-31")
    return value


Day = Annotated[date, BeforeValidator(_iso_day)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"'<>]+$", max_length=300)]
Dialled = Annotated[str, StringConstraints(pattern=r"^\+?[0-9]{3,15}$")]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]
Minutes = Annotated[int, Field(ge=1, le=120)]

ContactGroup = Literal["emergency", "violence", "migration", "abroad", "money", "health", "witness"]


class ContactEntry(Authored):
    """A place to ask for help: its number, for whom it is, and when the number was last checked."""

    name: Line
    number: Line
    tel: Dialled | None = None
    wa: Dialled | None = None
    web: Address | None = None
    for_whom: Words
    hours: Line | None = None
    group: ContactGroup
    source: Words
    last_checked: Day
    order: Annotated[int, Field(ge=0, le=10_000)]


class FigureEntry(Authored):
    """An amount or rate that changes, with its source and the day it was true.

    `amount` is the same as a number, for tools that reckon with it: whole rupiah, or a count.
    """

    text: Line
    meaning: Words
    source: Words
    as_of: Day
    amount: Annotated[int, Field(ge=0, le=999_999_999_999)] | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        said = [digits.replace(".", "") for digits in _DIGITS.findall(self.text)]
        if self.amount is not None and said != [str(self.amount)]:
            raise Mistake(
                "amount tidak sama dengan angka di text",
                "tulis satu angka saja di text, dan angka yang sama di amount tanpa titik",
                ("amount",),
            )
        return self


class TermEntry(Authored):
    """A hard word and what it means."""

    term: Line
    meaning: Words


class Source(Authored):
    """A work that the course rests on."""

    title: Words
    note: Words | None = None


class MeetingRule(Authored):
    """How many meetings of the course, each by another guide, take the place of its lessons.

    `attended` are those at which somebody was there, `commitments` those of them whose promise for
    home they told the outcome of, whatever it was.
    """

    attended: Annotated[int, Field(ge=1, le=20)]
    commitments: Annotated[int, Field(ge=0, le=20)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.commitments > self.attended:
            raise Mistake(
                f"commitments {self.commitments} lebih banyak daripada attended {self.attended}",
                "samakan: satu pertemuan hanya punya satu komitmen",
                ("commitments",),
            )
        return self


class Completion(Authored):
    """What a learner does to finish the course; `meetings` count in place of lessons and quizzes.

    The posttest is asked for after either.
    """

    lessons: Literal["all"]
    quizzes: Literal["passed", "submitted"]
    posttest: Literal["passed", "submitted", "not_required"]
    meetings: MeetingRule | None = None


class CourseEntry(Authored):
    """`course.yaml`: what the course is, for whom, from which sources, and when it is finished.

    `together` says that two people may take it together, each seeing how far the other is.
    """

    title: Line
    summary: Words
    language: Literal["id"]
    audience: Annotated[tuple[Line, ...], Field(min_length=1, max_length=10)]
    hours: Annotated[float, Field(gt=0, le=200)]
    licence: Line
    sources: Annotated[tuple[Source, ...], Field(min_length=1, max_length=50)]
    reviewed_by: Line | None = None
    reviewed_on: Day | None = None
    sensitive: bool = False
    together: bool = False
    cover: Annotated[str, StringConstraints(pattern=PICTURE_PATH)] | None = None
    cover_alt: Line | None = None
    completion: Completion

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.reviewed_by is None) != (self.reviewed_on is None):
            raise Mistake(
                "reviewed_by dan reviewed_on harus diisi keduanya atau tidak sama sekali",
                "lengkapi yang kosong, atau tulis null pada keduanya",
                ("reviewed_by",),
            )
        if self.cover is not None and self.cover_alt is None:
            raise Mistake(
                "gambar sampul belum punya keterangan",
                'tambahkan "cover_alt" yang menceritakan gambarnya',
                ("cover",),
            )
        return self


class ModuleEntry(Authored):
    """`module.yaml`: the name of a module, what it is about, and whether that is a hard subject."""

    title: Line
    summary: Words
    sensitive: bool = False


class LessonHead(Authored):
    """The head of a lesson file, between its `---` lines.

    `audio` is somebody reading the lesson; `transcript` the words said, where they are others.
    """

    title: Line
    minutes: Minutes
    objective: Words
    audio: Annotated[str, StringConstraints(pattern=SOUND_PATH)] | None = None
    transcript: Said | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.transcript is not None and self.audio is None:
            raise Mistake(
                "ada transcript tanpa rekaman",
                "tambahkan audio: media/nama.mp3, atau hapus transcript",
                ("transcript",),
            )
        return self


class SummaryHead(Authored):
    """The head of `summary.md`."""

    title: Line


class QuizEntry(Authored):
    """A quiz file: its rules and its questions. `pass_mark` null means feedback without a mark."""

    title: Line
    pass_mark: Annotated[int, Field(ge=1, le=100)] | None
    max_attempts: Annotated[int, Field(ge=1, le=100)] | None = None
    wait_hours: Annotated[int, Field(ge=0, le=720)] = 0
    shuffle: bool = True
    shuffle_questions: bool = False
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=50)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        seen: set[str] = set()
        for place, question in enumerate(self.questions):
            if question.id in seen:
                raise Mistake(
                    f'id soal "{question.id}" dipakai dua kali',
                    "beri setiap soal id yang berbeda",
                    ("questions", place, "id"),
                )
            seen.add(question.id)
        if self.pass_mark is not None and not any(each.is_graded for each in self.questions):
            raise Mistake(
                "ada nilai lulus, tetapi semua soal tanpa nilai",
                "tulis pass_mark: null, atau tambahkan soal yang dinilai",
                ("pass_mark",),
            )
        return self
