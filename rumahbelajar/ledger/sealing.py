"""Giving facts their place in the order of travel, once they are sure to stay."""

from flask import Flask
from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from rumahbelajar.database import db, on_sqlite
from rumahbelajar.ledger.identity import the_node
from rumahbelajar.ledger.models import Fact, FactOrder, FactUnsealed, Node
from rumahbelajar.repeating import Repeating

BATCH = 500
_LOCK = (7202641, 1)
"""Any fixed numbers: the advisory lock of whoever seals. Subjects have one number, not two."""


def put_in_order(fact: Fact) -> None:
    """Give a new fact its place: at once on SQLite, later by the sealer on PostgreSQL.

    On SQLite one transaction writes at a time, so the next number leaves no gap. On PostgreSQL
    writers must not queue for a counter, and a number given before the commit could be seen late.
    """
    if not on_sqlite():
        db.session.add(FactUnsealed(fact_id=fact.id))
        return
    incarnation = the_node().incarnation
    last = db.session.scalar(
        select(func.max(FactOrder.seq)).where(FactOrder.incarnation == incarnation)
    )
    db.session.add(FactOrder(incarnation=incarnation, seq=(last or 0) + 1, fact_id=fact.id))


def seal() -> int:
    """Give every committed fact its place, in transactions of its own; return how many got one."""
    if on_sqlite():
        return 0
    count = 0
    while True:
        with db.engine.begin() as connection:
            sealed = _seal_batch(connection)
        count += sealed
        if sealed < BATCH:
            return count


def _seal_batch(connection: Connection) -> int:
    # Held until the commit is seen by all: so numbers are seen in their order, without a gap.
    connection.execute(select(func.pg_advisory_xact_lock(*_LOCK)))
    waiting = connection.scalars(
        select(FactUnsealed.fact_id).order_by(FactUnsealed.fact_id).limit(BATCH)
    ).all()
    if waiting:
        incarnation = connection.scalars(select(Node.incarnation)).one()
        last = connection.scalar(
            select(func.max(FactOrder.seq)).where(FactOrder.incarnation == incarnation)
        )
        connection.execute(
            insert(FactOrder),
            [
                {"incarnation": incarnation, "seq": seq, "fact_id": fact_id}
                for seq, fact_id in enumerate(waiting, start=(last or 0) + 1)
            ],
        )
        connection.execute(delete(FactUnsealed).where(FactUnsealed.fact_id.in_(waiting)))
    return len(waiting)


class Sealer(Repeating):
    """Seals, in each server process; on SQLite there is nothing to seal."""

    def __init__(self, app: Flask, seconds: float = 1.0) -> None:
        super().__init__("sealer", seconds)
        self._app = app

    def start(self) -> None:
        """Begin to seal."""
        with self._app.app_context():
            if not on_sqlite():
                super().start()

    def work(self) -> None:
        """Seal what waits."""
        with self._app.app_context():
            try:
                seal()
            except SQLAlchemyError:
                # The database may be away for a while; what waits is sealed when it is back.
                self._app.logger.warning("facts could not be sealed", exc_info=True)
