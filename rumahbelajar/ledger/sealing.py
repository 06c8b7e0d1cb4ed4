"""Giving facts their place in the order of travel, once they are sure to stay."""

from sqlalchemy import func, select

from rumahbelajar.database import db
from rumahbelajar.ledger.identity import the_node
from rumahbelajar.ledger.models import Fact, FactOrder, FactUnsealed


def put_in_order(fact: Fact) -> None:
    """Give a new fact its place: at once on SQLite, later by the sealer on PostgreSQL.

    On SQLite one transaction writes at a time, so the next number leaves no gap. On PostgreSQL
    writers must not queue for a counter, and a number given before the commit could be seen late.
    """
    if db.engine.dialect.name != "sqlite":
        db.session.add(FactUnsealed(fact_id=fact.id))
        return
    incarnation = the_node().incarnation
    last = db.session.scalar(
        select(func.max(FactOrder.seq)).where(FactOrder.incarnation == incarnation)
    )
    db.session.add(FactOrder(incarnation=incarnation, seq=(last or 0) + 1, fact_id=fact.id))
