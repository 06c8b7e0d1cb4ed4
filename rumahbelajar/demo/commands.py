"""`flask demo …`: fills a database with the demo village."""

import click
from flask import Flask
from flask.cli import AppGroup
from flask_babel import gettext as _

from rumahbelajar.config import the_settings
from rumahbelajar.database import db
from rumahbelajar.demo.filling import RealHouse, fill
from rumahbelajar.demo.table import table

_group = AppGroup("demo", help="The demo village.", short_help="The demo village.")


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(_group)


@_group.command("fill")
def _fill() -> None:
    """Fill an empty database with the demo village; one that is filled already stays as it is."""
    if not the_settings().on_loopback:
        raise click.ClickException(_("Desa contoh hanya untuk 127.0.0.1: PIN-nya diketahui umum."))
    try:
        fill()
    except RealHouse as error:
        raise click.ClickException(str(error)) from error
    db.session.commit()
    click.echo("\n".join(table()))
