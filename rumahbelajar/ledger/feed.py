"""The feed: this node's facts in the order of travel, for whoever fetches them."""

from dataclasses import dataclass

from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.ledger import sealing
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.identity import the_node
from rumahbelajar.ledger.models import Fact, FactOrder


@dataclass(frozen=True)
class Entry:
    """A fact with its number in the order of this node's present incarnation."""

    seq: int
    fact: Envelope


def read(after_seq: int, limit: int) -> list[Entry]:
    """Return at most `limit` facts after this number, in order; 0 is before the first.

    A reader that goes on from the last number it got misses no fact, however late that was
    committed: numbers are given to committed facts only.
    """
    sealing.seal()
    rows = db.session.execute(
        select(FactOrder.seq, Fact)
        .join(Fact, Fact.id == FactOrder.fact_id)
        .where(FactOrder.incarnation == the_node().incarnation, FactOrder.seq > after_seq)
        .order_by(FactOrder.seq)
        .limit(limit)
    )
    return [Entry(seq, Envelope.of(fact)) for seq, fact in rows]
