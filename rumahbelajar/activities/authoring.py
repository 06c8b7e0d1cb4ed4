"""What every activity file shares: its type, its title, and what it is for."""

from abc import ABC

from rumahbelajar.questions.authoring import Authored, Line, Words


class BaseActivity(Authored, ABC):
    """The fields of every activity; each type adds its own."""

    type: str
    title: Line
    introduction: Words
