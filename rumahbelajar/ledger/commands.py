"""`flask ledger …`: checks the ledger, and makes what is folded from it anew."""

from uuid import UUID

import click
from flask import Flask
from flask.cli import AppGroup
from flask_babel import gettext as _

from rumahbelajar.database import db
from rumahbelajar.ledger import rebuilding, verifying

_group = AppGroup("ledger", help="Check the ledger and rebuild its projections.")


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(_group)


@_group.command("verify")
@click.pass_context
def _verify(context: click.Context) -> None:
    """Recompute every hash, the order and every projection. Exit 1 if anything is wrong."""
    report = verifying.verify()
    for line in (*report.wrong, *report.notes):
        click.echo(line)
    click.echo(
        _(
            "%(facts)s fakta diperiksa. Salah: %(wrong)s. Menunggu keputusan: %(notes)s.",
            facts=report.facts,
            wrong=len(report.wrong),
            notes=len(report.notes),
        )
    )
    context.exit(1 if report.wrong else 0)


@_group.command("rebuild")
def _rebuild() -> None:
    """Make every projection anew, in one transaction; nobody can record meanwhile."""
    count = rebuilding.rebuild()
    db.session.commit()
    click.echo(_("Semua tabel dibuat ulang dari %(count)s fakta.", count=count))


@_group.command("refold")
@click.argument("subject", type=click.UUID)
def _refold(subject: UUID) -> None:
    """Make the rows of one SUBJECT anew."""
    rebuilding.refold(subject)
    db.session.commit()
    click.echo(_("Tabel tentang %(id)s dibuat ulang.", id=subject))
