"""Peta pendukung: up to five grown-ups around a child, what each helps with, what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rumahbelajar.activities.fields import Field, Values, in_rows, words
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import sentence

ROWS = (1, 2, 3, 4, 5)
TRUSTED = 2
"""How many grown-ups that it trusts a child should know by name, at least."""
NOTHING_ELSE, DAILY = "none", "daily"
_LONGEST_ON_MAP = 12
_AROUND: Mapping[int, tuple[tuple[int, int], ...]] = {
    1: ((220, 60), (80, 60)),
    2: ((160, 60), (50, 60), (270, 60)),
    3: ((160, 160), (160, 60), (264, 220), (56, 220)),
    4: ((160, 160), (56, 74), (264, 74), (264, 240), (56, 240)),
    5: ((160, 170), (160, 70), (272, 134), (232, 254), (88, 254), (48, 134)),
}
"""Where the child and so many grown-ups stand on a map that is 320 wide, without empty halves."""
HELP: Mapping[str, str] = {
    "care": sentence("Kegiatan sehari-hari"),
    "learning": sentence("Belajar dan sekolah"),
    "listening": sentence("Tempat bercerita"),
    "illness": sentence("Menolong saat sakit"),
    "emergency": sentence("Menolong saat darurat"),
}
REACH: Mapping[str, str] = {
    DAILY: sentence("Setiap hari"),
    "weekly": sentence("Beberapa kali seminggu"),
    "seldom": sentence("Kadang-kadang"),
}
_ASK_WHO: Mapping[str, str] = {
    "care": sentence("Siapa yang bisa membantu memasak, mencuci, atau mengantar?"),
    "learning": sentence("Siapa yang bisa menemani belajar dan bicara dengan guru?"),
    "listening": sentence("Siapa yang bisa mendengar anak sampai selesai?"),
    "illness": sentence("Siapa yang bisa mengantar ke Puskesmas?"),
    "emergency": sentence("Siapa yang bisa datang cepat, siang atau malam?"),
}


@dataclass(frozen=True)
class Supporter:
    """A grown-up around the child; `help` and `reach` are words of the catalogue.

    `reach` is empty where nobody said how often.
    """

    row: int
    name: str
    help: tuple[str, ...]
    reach: str
    is_there_daily: bool

    @property
    def short_name(self) -> str:
        """The name as it fits on the map."""
        return _shortened(self.name)


@dataclass(frozen=True)
class Missing:
    """Help that nobody on the map gives yet, and the question which finds somebody for it."""

    name: str
    label: str
    ask: str


@dataclass(frozen=True)
class Spot:
    """Where somebody stands on the map; the name is written at `name_y`."""

    x: int
    y: int
    name_y: int


@dataclass(frozen=True)
class SupportMap:
    """The child, by a nickname or by none, and the grown-ups in the order in which they stand."""

    child: str
    supporters: tuple[Supporter, ...]
    missing: tuple[Missing, ...]

    @property
    def short_child(self) -> str:
        """The child's name as it fits on the map."""
        return _shortened(self.child)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where the child stands, and then each of the grown-ups, on a map 320 wide."""
        child, *others = _AROUND[len(self.supporters)]
        return (
            Spot(*child, child[1] + 5),
            *(Spot(x, y, y - 42 if y < child[1] else y + 44) for x, y in others),
        )

    @property
    def height(self) -> int:
        """How high the map is."""
        return max(each.y for each in self.spots) + 56

    @property
    def lacks_trusted(self) -> bool:
        """Whether there are too few for a child to know two whom it trusts."""
        return len(self.supporters) < TRUSTED

    @property
    def lacks_daily(self) -> bool:
        """Whether nobody can be reached every day."""
        return not any(each.is_there_daily for each in self.supporters)


class SupportersMap(Tool):
    """Names alone: nothing is asked of what happened to anybody."""

    type: Literal["supporters"]

    name: ClassVar[str] = "peta-pendukung"
    heading: ClassVar[str] = sentence("Peta pendukung anak")
    purpose: ClassVar[str] = sentence("Siapa saja orang dewasa yang membantu anak Anda?")
    counts: ClassVar[bool] = False
    shows_all: ClassVar[bool] = True
    fields: ClassVar[Mapping[str, Field]] = {
        "child": Field(
            "words",
            sentence("Nama panggilan anak"),
            hint=sentence("Boleh kosong. Jangan nama lengkap."),
        ),
        **in_rows(
            "person",
            sentence("Orang %(row)s"),
            ROWS,
            {
                "name": Field(
                    "words",
                    sentence("Siapa orang ini?"),
                    hint=sentence("Cukup nama panggilan. Misalnya Mbah Siti."),
                ),
                "help": Field(
                    "choice",
                    sentence("Bantuan utamanya apa?"),
                    options=tuple(HELP.items()),
                    open=True,
                ),
                "also": Field(
                    "choice",
                    sentence("Membantu apa lagi?"),
                    options=((NOTHING_ELSE, sentence("Tidak ada lagi")), *HELP.items()),
                ),
                "reach": Field(
                    "choice",
                    sentence("Seberapa sering bisa dihubungi?"),
                    options=tuple(REACH.items()),
                    open=True,
                ),
            },
        ),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> SupportMap:  # noqa: ARG003
        """Return the map; raise Unfit."""
        supporters = tuple(_supporters(values))
        if not supporters:
            raise Unfit("person_1_name", "Tulis dulu satu orang dewasa di sekitar anak.")
        given = {help_ for each in supporters for help_ in each.help}
        missing = tuple(
            Missing(name, label, _ASK_WHO[name])
            for name, label in HELP.items()
            if label not in given
        )
        return SupportMap(words(values, "child"), supporters, missing)


def _shortened(name: str) -> str:
    if len(name) <= _LONGEST_ON_MAP:
        return name
    return f"{name[: _LONGEST_ON_MAP - 1].rstrip()}…"


def _supporters(values: Values) -> Iterator[Supporter]:
    for row in ROWS:
        name = words(values, f"person_{row}_name")
        chosen = (words(values, f"person_{row}_help"), words(values, f"person_{row}_also"))
        given = tuple(HELP[each] for each in dict.fromkeys(chosen) if each in HELP)
        reach = words(values, f"person_{row}_reach")
        if name:
            yield Supporter(row, name, given, REACH.get(reach, ""), reach == DAILY)
        elif given or reach:
            raise Unfit(f"person_{row}_name", "Tulis dulu nama panggilan orang ini.")
