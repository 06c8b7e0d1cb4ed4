"""The budget that a pair shares: neither writes over what the other saved meanwhile."""

from uuid import UUID

from sqlalchemy import delete

from rumahbelajar import clock
from rumahbelajar.activities.remittance_budget import RemittanceBudget
from rumahbelajar.database import db
from rumahbelajar.learning import tools
from rumahbelajar.learning.activity_models import Content
from rumahbelajar.learning.pair_models import Pair, SharedBudget

TOOL = RemittanceBudget


class ChangedMeanwhile(Exception):  # noqa: N818 - it names what happened
    """The other of the pair saved after one last looked."""


def budget_of(pair: Pair) -> SharedBudget | None:
    """Return the budget of a pair, None before either has saved one."""
    return db.session.get(SharedBudget, pair.id, populate_existing=True)


def keep(pair: Pair, person_id: UUID, content: Content, seen: int) -> None:
    """Keep a budget that was typed over version `seen`, 0 for none; raise ChangedMeanwhile.

    The same once more, as by a double tap, changes nothing.
    """
    # Both of the pair may save at this moment: whoever is first holds the row of the pair.
    db.session.refresh(pair, with_for_update=True)
    if pair.ended_at is not None:
        raise ChangedMeanwhile
    kept = budget_of(pair)
    if kept is not None and kept.content == content:
        return
    if (kept.version if kept else 0) != seen:
        raise ChangedMeanwhile
    if kept is None:
        kept = SharedBudget(pair_id=pair.id)
        db.session.add(kept)
    kept.person_id, kept.content = person_id, content
    kept.version, kept.saved_at = seen + 1, clock.now()


def hand_over(pair: Pair) -> None:
    """Give each of a pair the budget as their own, and erase what they shared.

    What one had in that tool before can be brought back there.
    """
    kept = budget_of(pair)
    if kept is None:
        return
    for member in sorted(pair.members, key=lambda each: each.person_id):
        tools.keep(member.person_id, TOOL.name, kept.content)
    db.session.execute(delete(SharedBudget).where(SharedBudget.pair_id == pair.id))
    db.session.expire_all()
