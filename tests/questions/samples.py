"""One sample of every question type: as an author writes it, and answers with their points."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from rumahbelajar.questions import BaseQuestion, Question

QUESTION: TypeAdapter[BaseQuestion] = TypeAdapter(Question)


@dataclass(frozen=True)
class Sample:
    """A question as authored, and the points of some form values."""

    authored: dict[str, Any]
    points: dict[tuple[str, ...], int | None] = field(default_factory=dict)

    def question(self, **changes: Any) -> BaseQuestion:
        return QUESTION.validate_python({**self.authored, **changes})


def option(option_id: str, correct: bool = False) -> dict[str, Any]:
    text, feedback = f"Pilihan {option_id}", f"Tentang {option_id}."
    return {"id": option_id, "text": text, "correct": correct, "feedback": feedback}


def authored(question_type: str, **fields: Any) -> dict[str, Any]:
    return {"type": question_type, "id": "soal", "text": "Mana yang benar?", **fields}


REPLIES = {"feedback_right": "Tepat.", "feedback_wrong": "Belum tepat."}

SAMPLES = {
    "single_choice": Sample(
        authored("single_choice", options=[option("sekolah", True), option("pesta")]),
        {("sekolah",): 100, ("pesta",): 0},
    ),
    "multiple_choice": Sample(
        authored(
            "multiple_choice",
            options=[option("makan", True), option("utang", True), option("pesta")],
        ),
        {
            ("makan", "utang"): 100,
            ("makan",): 50,
            ("makan", "pesta"): 0,
            ("makan", "utang", "pesta"): 50,
            ("pesta",): 0,
        },
    ),
    "true_false": Sample(
        authored("true_false", answer=False, **REPLIES), {("false",): 100, ("true",): 0}
    ),
    "number": Sample(
        authored(
            "number",
            answer=250000,
            tolerance=1000,
            unit="rupiah",
            known_mistakes=[{"answer": 25000, "feedback": "Kurang satu nol."}],
            **REPLIES,
        ),
        {("Rp250.000",): 100, ("251000",): 100, ("25.000",): 0, ("1",): 0},
    ),
    "scale": Sample(
        authored(
            "scale",
            options=[
                {"id": "tidak-pernah", "text": "Tidak pernah"},
                {"id": "sering", "text": "Sering"},
            ],
            explanation="Supaya Anda bisa melihat perubahannya nanti.",
        ),
        {("tidak-pernah",): None, ("sering",): None},
    ),
    "short_answer": Sample(
        authored("short_answer", accepted=["dana darurat", "tabungan darurat"], **REPLIES),
        {("Dana-Darurat!",): 100, ("danadarurat",): 100, ("arisan",): 0},
    ),
}
