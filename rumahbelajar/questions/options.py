"""The options of questions to pick from: what the author writes, and what may be picked."""

from collections.abc import Sequence
from typing import Annotated, Protocol, TypeVar

from pydantic import Field

from rumahbelajar.questions.authoring import Authored, Mistake, Slug, Words
from rumahbelajar.questions.marking import UnreadableAnswer


class Option(Authored):
    """One thing to pick, whether it is right, and what to say to who picked it."""

    id: Slug
    text: Words
    correct: bool = False
    feedback: Words


class Pickable(Protocol):
    """What can be picked: it has an id, and the text that a learner reads."""

    @property
    def id(self) -> str:
        """Its id, which the form sends."""

    @property
    def text(self) -> str:
        """What a learner reads."""


Picked = TypeVar("Picked", bound=Pickable)
Options = Annotated[tuple[Option, ...], Field(min_length=2, max_length=6)]


def require_distinct(options: Sequence[Pickable]) -> None:
    """Raise Mistake at the first option that has the id or the text of an earlier one."""
    ids: set[str] = set()
    texts: set[str] = set()
    for place, option in enumerate(options):
        if option.id in ids:
            raise Mistake(
                f'id pilihan "{option.id}" dipakai dua kali',
                "beri setiap pilihan id yang berbeda",
                ("options", place, "id"),
            )
        if option.text.casefold() in texts:
            raise Mistake(
                "dua pilihan berbunyi sama",
                "ubah atau hapus salah satunya",
                ("options", place, "text"),
            )
        ids.add(option.id)
        texts.add(option.text.casefold())


def find_option(options: Sequence[Picked], option_id: object) -> Picked:
    """Return the option with this id; raise UnreadableAnswer when the question has no such."""
    for option in options:
        if option.id == option_id:
            return option
    raise UnreadableAnswer(
        "Pilihan itu tidak ada dalam soal ini. Muat ulang halaman, lalu pilih lagi."
    )
