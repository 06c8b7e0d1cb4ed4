"""What a person keeps in the tools: theirs alone, cleared by them, undone once, erased when asked.

A double tap changes nothing more: what is saved again as it stands is no change, and only what was
changed can be undone.
"""

from collections.abc import Container
from uuid import UUID

from sqlalchemy import delete, select

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.learning.activity_models import Content, KeptTool
from rumahbelajar.people import learner_lock


def kept_tools(person_id: UUID) -> list[KeptTool]:
    """Return what a person keeps, by the name of the tool; tools that were cleared are left out."""
    mine = select(KeptTool).where(KeptTool.person_id == person_id).order_by(KeptTool.tool)
    return [kept for kept in db.session.scalars(mine) if kept.content]


def kept_in(person_id: UUID, tool: str) -> KeptTool | None:
    """Return the row of one tool, which may be cleared; None when nothing was ever kept in it."""
    return db.session.get(KeptTool, (person_id, tool), populate_existing=True)


def keep(
    person_id: UUID, tool: str, content: Content, fields: Container[str] | None = None
) -> None:
    """Keep what was typed into a tool in the place of what was there.

    Where its `fields` are named, what stands in others stays: a course that changed had them.
    """
    learner_lock.lock(person_id)
    kept = kept_in(person_id, tool)
    if kept is not None and fields is not None:
        others = {name: value for name, value in kept.content.items() if name not in fields}
        content = content | others
    if kept is None:
        db.session.add(
            KeptTool(person_id=person_id, tool=tool, content=content, saved_at=clock.now())
        )
    elif kept.content != content:
        kept.before, kept.content, kept.saved_at = kept.content or None, content, clock.now()


def content_of(kept: KeptTool | None, fields: Container[str]) -> Content:
    """Return what is kept in these fields; what stands in others is of a course as it was."""
    content = kept.content if kept else {}
    return {name: value for name, value in content.items() if name in fields}


def clear(person_id: UUID, tool: str) -> None:
    """Empty a tool; what was there can be brought back until something else is kept."""
    learner_lock.lock(person_id)
    kept = kept_in(person_id, tool)
    if kept is not None and kept.content:
        kept.before, kept.content, kept.saved_at = kept.content, {}, clock.now()


def undo(person_id: UUID, tool: str) -> None:
    """Bring back what stood in a tool before the last change; done twice it is done once."""
    learner_lock.lock(person_id)
    kept = kept_in(person_id, tool)
    if kept is not None and kept.before:
        kept.content, kept.before, kept.saved_at = kept.before, None, clock.now()


def forget_tools(person_id: UUID) -> None:
    """Erase everything that a person keeps in tools, also what was cleared."""
    learner_lock.lock(person_id)
    db.session.execute(delete(KeptTool).where(KeptTool.person_id == person_id))
