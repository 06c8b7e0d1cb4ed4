"""The word to who leads a meeting that a course was finished by it."""

from flask import flash
from flask_babel import ngettext


def flash_finished(count: int) -> None:
    """Say for how many people the course is finished; nothing for none."""
    if count:
        flash(
            ngettext(
                "%(num)s orang menyelesaikan kursus ini.",
                "%(num)s orang menyelesaikan kursus ini.",
                count,
            )
        )
