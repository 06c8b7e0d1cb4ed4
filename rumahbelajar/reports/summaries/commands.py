"""`flask reports …`: keeps the summaries, and checks them."""

import click
from flask_babel import gettext as _

from rumahbelajar.database import db
from rumahbelajar.ledger.rebuilding import rebuild_some
from rumahbelajar.meetings.records import ATTENDANCE
from rumahbelajar.reports.commands import group
from rumahbelajar.reports.summaries import checking, filling, rolling
from rumahbelajar.reports.summaries.folding import STANDINGS


@group.command("roll")
def _roll() -> None:
    """Fold what changed lately into the sums; the server does it by itself."""
    count = rolling.roll()
    click.echo(_("Perubahan yang dimasukkan ke jumlah: %(count)s.", count=count))


@group.command("recount")
@click.option("--facts", is_flag=True, help="Fold the facts of everybody and all rolls anew first.")
def _recount(facts: bool) -> None:
    """Make all sums anew; nobody records meanwhile on SQLite, and nobody anywhere with --facts."""
    if facts:
        rebuild_some(ATTENDANCE, STANDINGS)
    else:
        filling.fill()
    db.session.commit()
    click.echo(_("Semua jumlah untuk laporan dibuat ulang."))


@group.command("check")
@click.option("--share", type=click.FloatRange(0, 1), default=checking.SHARE, show_default=True)
@click.option("--seed", type=int, help="Choose the same villages as with this number before.")
@click.pass_context
def _check(context: click.Context, share: float, seed: int | None) -> None:
    """Recount some villages from their facts. Exit 1 when any number is another."""
    found = checking.check(share, seed)
    db.session.commit()
    for line in found.lines:
        click.echo(line)
    click.echo(
        _(
            "%(villages)s desa dihitung ulang dari faktanya. Berbeda: %(differences)s.",
            villages=len(found.villages),
            differences=len(found.lines),
        )
    )
    context.exit(1 if found.lines else 0)
