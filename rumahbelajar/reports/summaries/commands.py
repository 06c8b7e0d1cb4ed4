"""`flask reports …`: keeps the summaries, and checks them."""

import click
from flask_babel import gettext as _

from rumahbelajar.database import db
from rumahbelajar.ledger.rebuilding import rebuild_some
from rumahbelajar.reports.commands import group
from rumahbelajar.reports.summaries import filling, rolling
from rumahbelajar.reports.summaries.folding import STANDINGS


@group.command("roll")
def _roll() -> None:
    """Fold what changed lately into the sums; the server does it by itself."""
    count = rolling.roll()
    click.echo(_("Perubahan yang dimasukkan ke jumlah: %(count)s.", count=count))


@group.command("recount")
@click.option("--facts", is_flag=True, help="Fold the facts of everybody anew first.")
def _recount(facts: bool) -> None:
    """Make all sums anew from how everybody stands."""
    if facts:
        rebuild_some(STANDINGS)
    else:
        filling.fill()
    db.session.commit()
    click.echo(_("Semua jumlah untuk laporan dibuat ulang."))
