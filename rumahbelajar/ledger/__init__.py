"""The ledger: facts that are only ever added, and the projections folded from them."""

from flask import Flask

from rumahbelajar.database import reading
from rumahbelajar.ledger import commands, identity
from rumahbelajar.ledger.sealing import Sealer


def init_app(app: Flask) -> None:
    """Add the commands."""
    commands.init_app(app)


def begin_serving(app: Flask) -> Sealer:
    """Do what a server process needs before its first answer; return its sealer, to be stopped.

    From here on its ids are greater than those of the facts before. Raise identity.NoNode when
    the database was never prepared.
    """
    with app.app_context(), reading():
        identity.the_node()
    sealer = Sealer(app)
    sealer.start()
    return sealer
