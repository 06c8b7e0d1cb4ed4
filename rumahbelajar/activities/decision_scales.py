"""Timbangan keputusan: reasons for going and for staying with their weights; it decides nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import Field, Values, in_rows, words
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

ROWS = (1, 2, 3, 4)
HEAVIEST = 3
GOING, STAYING = "going", "staying"
_WEIGHTS = (
    ("1", sentence("1: ringan")),
    ("2", sentence("2: sedang")),
    ("3", sentence("3: berat")),
)


@dataclass(frozen=True)
class Reason:
    """A reason in somebody's own words, how heavy it is, 0 when nobody said, whom it touches."""

    words: str
    weight: int
    touches: str

    @property
    def is_heavy(self) -> bool:
        """Whether nothing weighs more."""
        return self.weight == HEAVIEST


@dataclass(frozen=True)
class Side:
    """One side of the scales, the heaviest reason first; those of a weight as they were written."""

    name: str
    label: str
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        """All weights together."""
        return sum(each.weight for each in self.reasons)


@dataclass(frozen=True)
class Scales:
    """Both sides, and who was asked and who was not yet, as it was written."""

    going: Side
    staying: Side
    asked: str
    unasked: str

    @property
    def sides(self) -> tuple[Side, Side]:
        """Going, then staying."""
        return self.going, self.staying

    @property
    def heavier(self) -> Side | None:
        """The side that weighs more; None when both weigh the same."""
        if self.going.weight == self.staying.weight:
            return None
        return max(self.sides, key=lambda side: side.weight)

    @property
    def apart(self) -> int:
        """By how much one side is the heavier."""
        return abs(self.going.weight - self.staying.weight)

    @property
    def most(self) -> int:
        """The weight of the heavier side, 0 when nothing was weighed."""
        return max(side.weight for side in self.sides)

    @property
    def heaviest(self) -> tuple[Reason, ...]:
        """What to talk over first: the heaviest reasons of both sides."""
        return tuple(each for side in self.sides for each in side.reasons if each.is_heavy)

    @property
    def unweighed(self) -> tuple[Reason, ...]:
        """The reasons of both sides of which nobody said how heavy they are."""
        return tuple(each for side in self.sides for each in side.reasons if not each.weight)

    @property
    def empty(self) -> Side | None:
        """The side on which nothing stands."""
        return next((side for side in self.sides if not side.reasons), None)


class DecisionScales(Tool):
    """Up to four reasons on either side, and who has been asked."""

    type: Literal["decision_scales"]

    name: ClassVar[str] = "timbangan"
    heading: ClassVar[str] = sentence("Timbangan keputusan")
    purpose: ClassVar[str] = sentence("Alasan berangkat dan alasan tinggal, ditimbang bersama.")
    counts: ClassVar[bool] = False
    fields: ClassVar[Mapping[str, Field]] = {
        **{
            name: field
            for side, group, hint in (
                (GOING, sentence("Alasan berangkat %(row)s"), sentence("Misalnya membangun rumah")),
                (
                    STAYING,
                    sentence("Alasan tinggal %(row)s"),
                    sentence("Misalnya anak masih kecil"),
                ),
            )
            for name, field in in_rows(
                side,
                group,
                ROWS,
                {
                    "name": Field("words", sentence("Alasannya"), hint=hint),
                    "weight": Field("choice", sentence("Beratnya"), options=_WEIGHTS, open=True),
                    "touches": Field(
                        "words",
                        sentence("Yang merasakan"),
                        hint=sentence("Misalnya saya, anak, Ibu. Boleh kosong."),
                    ),
                },
            ).items()
        },
        "asked": Field(
            "words",
            sentence("Siapa di keluarga yang sudah ditanya?"),
            hint=sentence("Misalnya suami dan Ibu"),
        ),
        "unasked": Field("words", sentence("Siapa yang belum ditanya?")),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Scales:  # noqa: ARG003
        """Return both sides; raise Unfit."""
        going = _side(values, GOING, sentence("Berangkat"))
        staying = _side(values, STAYING, sentence("Tinggal"))
        if not going.reasons and not staying.reasons:
            raise Unfit("going_1_name", "Tulis dulu satu alasan.")
        return Scales(going, staying, words(values, "asked"), words(values, "unasked"))


def _side(values: Values, name: str, label: str) -> Side:
    reasons = sorted(_reasons(values, name), key=lambda each: -each.weight)
    return Side(name, label, tuple(reasons))


def _reasons(values: Values, side: str) -> Iterator[Reason]:
    for row in ROWS:
        at = f"{side}_{row}"
        reason, weight, touches = (
            words(values, f"{at}_{part}") for part in ("name", "weight", "touches")
        )
        if (weight or touches) and not reason:
            raise Unfit(f"{at}_name", "Tulis juga alasannya, atau kosongkan baris ini.")
        if reason:
            yield Reason(reason, int(weight or 0), touches)
