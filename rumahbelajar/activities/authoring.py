"""What every activity file shares: its type, its title, and what it is for."""

from abc import ABC
from collections.abc import Iterable

from rumahbelajar.questions.authoring import Authored, Line, Mistake, Words


class BaseActivity(Authored, ABC):
    """The fields of every activity; each type adds its own."""

    type: str
    title: Line
    introduction: Words


def check_ids(places: Iterable[tuple[tuple[str | int, ...], str]]) -> None:
    """Raise the Mistake of the first id, each with its place, that stands there a second time."""
    seen: set[str] = set()
    for place, name in places:
        if name in seen:
            raise Mistake(f'id "{name}" dipakai dua kali', "beri setiap butir id sendiri", place)
        seen.add(name)
