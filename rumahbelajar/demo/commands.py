"""`flask demo …`: fills a database with the demo village, or with a whole nation."""

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from flask_babel import gettext as _

from rumahbelajar.config import the_settings
from rumahbelajar.database import db
from rumahbelajar.demo.filling import RealHouse, fill
from rumahbelajar.demo.scale import making, staff
from rumahbelajar.demo.table import table
from rumahbelajar.migrating import bring_up_to_date

_group = AppGroup("demo", help="The demo village.", short_help="The demo village.")


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(_group)


@_group.command("fill")
def _fill() -> None:
    """Fill an empty database with the demo village; one that is filled already stays as it is."""
    _require_loopback()
    try:
        fill()
    except RealHouse as error:
        raise click.ClickException(str(error)) from error
    db.session.commit()
    click.echo("\n".join(table()))


@_group.command("scale")
@click.option("--villages", type=click.IntRange(1, 40_000), default=4_000, show_default=True)
@click.option("--learners", type=click.IntRange(1), default=1_000_000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
def _scale(villages: int, learners: int, seed: int) -> None:
    """Fill an empty database with an invented nation, to try reports at its size."""
    _require_loopback()
    bring_up_to_date(current_app)
    try:
        officers = making.make(villages, learners, seed, click.echo)
    except RealHouse as error:
        raise click.ClickException(str(error)) from error
    click.echo("\n".join(staff.table(officers)))


def _require_loopback() -> None:
    if not the_settings().on_loopback:
        raise click.ClickException(_("Desa contoh hanya untuk 127.0.0.1: PIN-nya diketahui umum."))
