"""Kartu pilih ide: up to four ideas for a business, and which of them to try first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import Field, Values, in_rows, words
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

ROWS = (1, 2, 3, 4)
STRONG, WEAK = 3, 1
UNANSWERED = sentence("Belum dijawab")
QUESTIONS: Mapping[str, Field] = {
    "capital": Field(
        "choice",
        sentence("Modal: cukupkah uang uji untuk mencobanya?"),
        options=(
            ("1", sentence("Tidak cukup, harus berutang")),
            ("2", sentence("Cukup kalau menabung dulu")),
            ("3", sentence("Cukup sekarang, tanpa utang")),
        ),
        open=True,
        unsaid=UNANSWERED,
    ),
    "skill": Field(
        "choice",
        sentence("Keahlian: bisakah kami mengerjakannya sekarang?"),
        options=(
            ("1", sentence("Belum bisa")),
            ("2", sentence("Bisa sedikit")),
            ("3", sentence("Sudah biasa")),
        ),
        open=True,
        unsaid=UNANSWERED,
    ),
    "buyers": Field(
        "choice",
        sentence("Pembeli: adakah yang sudah membeli barang seperti ini?"),
        options=(
            ("1", sentence("Belum tahu siapa pembelinya")),
            ("2", sentence("Ada beberapa orang")),
            ("3", sentence("Banyak, dan sering membeli")),
        ),
        open=True,
        unsaid=UNANSWERED,
    ),
    "risk": Field(
        "choice",
        sentence("Risiko: kalau gagal, apakah keluarga tetap baik-baik saja?"),
        options=(
            ("1", sentence("Keluarga bisa kesulitan")),
            ("2", sentence("Berat, tetapi bisa ditanggung")),
            ("3", sentence("Keluarga tetap baik-baik saja")),
        ),
        open=True,
        unsaid=UNANSWERED,
    ),
}
"""The four questions of the course; each answer is worth its value, from 1, weak, to 3, strong."""
ASPECTS: Mapping[str, str] = {
    "capital": sentence("Modal"),
    "skill": sentence("Keahlian"),
    "buyers": sentence("Pembeli"),
    "risk": sentence("Risiko"),
}
FIRST_STEPS: Mapping[str, str] = {
    "capital": sentence("Kecilkan dulu, misalnya pinjam alat, supaya tidak perlu berutang."),
    "skill": sentence("Belajar dulu dari orang yang sudah bisa, atau kerjakan bersamanya."),
    "buyers": sentence("Tanyakan dulu kepada sepuluh orang apa yang mereka beli minggu lalu."),
    "risk": sentence("Tulis batas uang yang boleh hilang sebelum mulai."),
}
"""What to do about an answer that is weak, by our advice."""


@dataclass(frozen=True)
class Score:
    """What an idea is worth in one of the questions, from 1 to 3, and the answer in words.

    `advice` is what to do about it where it is weak.
    """

    name: str
    label: str
    answer: str
    points: int
    advice: str


@dataclass(frozen=True)
class Idea:
    """An idea with the answers there are; `unanswered` names the others."""

    row: int
    name: str
    scores: tuple[Score, ...]
    unanswered: tuple[str, ...] = ()

    @property
    def total(self) -> int | None:
        """All points together, from 4 to 12; None before all four questions are answered."""
        return None if self.unanswered else sum(score.points for score in self.scores)

    @property
    def strong(self) -> tuple[Score, ...]:
        """What speaks for it."""
        return tuple(score for score in self.scores if score.points == STRONG)

    @property
    def weak(self) -> tuple[Score, ...]:
        """What to mend first."""
        return tuple(score for score in self.scores if score.points == WEAK)

    @property
    def needs_a_loan(self) -> bool:
        """Whether it cannot be tried without borrowing."""
        return any(score.name == "capital" for score in self.weak)


@dataclass(frozen=True)
class Ideas:
    """All ideas, the one with the most points first; those with as many as they were written.

    Those that have no points yet come last.
    """

    ideas: tuple[Idea, ...]

    @property
    def first(self) -> tuple[Idea, ...]:
        """The idea to try first, or those that have as many points; none before one has any."""
        most = self.ideas[0].total
        return tuple(idea for idea in self.ideas if most is not None and idea.total == most)


class IdeaCards(Tool):
    """Ideas, each with the four questions of the course."""

    type: Literal["idea_cards"]

    name: ClassVar[str] = "kartu-pilih-ide"
    heading: ClassVar[str] = sentence("Kartu pilih ide")
    purpose: ClassVar[str] = sentence("Ide usaha mana yang dicoba dulu, selama 30 hari?")
    counts: ClassVar[bool] = False
    shows_all: ClassVar[bool] = True
    fields: ClassVar[Mapping[str, Field]] = in_rows(
        "idea",
        sentence("Ide %(row)s"),
        ROWS,
        {
            "name": Field(
                "words", sentence("Ide usahanya apa?"), hint=sentence("Misalnya keripik singkong")
            ),
            **QUESTIONS,
        },
    )

    @classmethod
    def work_out(cls, values: Values, today: date) -> Ideas:  # noqa: ARG003
        """Return the ideas, the strongest first; raise Unfit."""
        ideas = sorted(_ideas(values), key=lambda idea: (-(idea.total or 0), idea.row))
        if not ideas:
            raise Unfit("idea_1_name", "Tulis satu ide dulu.")
        return Ideas(tuple(ideas))


def _ideas(values: Values) -> Iterator[Idea]:
    for row in ROWS:
        scores = tuple(_scores(values, row))
        answered = {score.name for score in scores}
        unanswered = tuple(label for name, label in ASPECTS.items() if name not in answered)
        if values[f"idea_{row}_name"] is not None:
            yield Idea(row, words(values, f"idea_{row}_name"), scores, unanswered)
        elif scores:
            raise Unfit(f"idea_{row}_name", "Beri nama dulu untuk ide yang dinilai ini.")


def _scores(values: Values, row: int) -> Iterator[Score]:
    for name, question in QUESTIONS.items():
        chosen = words(values, f"idea_{row}_{name}")
        if not chosen:
            continue
        answer = dict(question.options)[chosen]
        yield Score(name, ASPECTS[name], answer, int(chosen), FIRST_STEPS[name])
