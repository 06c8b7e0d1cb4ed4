"""`flask people …`: what is mended at the machine itself, when nobody can sign in."""

import click
from flask import Flask, url_for
from flask.cli import AppGroup
from flask_babel import gettext as _
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.people import house, links, set_up, waiting
from rumahbelajar.people.models import Credential, CredentialKind
from rumahbelajar.people.user_names import plain_user_name

_group = AppGroup("people", help="Mend sign-in at the machine itself.")


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(_group)


@_group.command("unlock")
@click.argument("user_name")
def _unlock(user_name: str) -> None:
    """Let USER_NAME try again at once, after too many wrong PINs or passphrases."""
    credential = _credential(user_name)
    waiting.forgive(credential.user_name)
    db.session.commit()
    click.echo(_("%(name)s boleh mencoba masuk lagi.", name=credential.user_name))


@_group.command("reset-passphrase")
@click.argument("user_name")
def _reset_passphrase(user_name: str) -> None:
    """Print a link, good once and for 24 hours, by which USER_NAME chooses a new passphrase."""
    credential = _credential(user_name)
    if credential.kind is not CredentialKind.PASSPHRASE:
        raise click.ClickException(_("Orang ini memakai PIN. Petugas bisa membuat PIN baru."))
    token = links.make_link(credential.person_id)
    waiting.forgive(credential.user_name)
    db.session.commit()
    _echo_link("people.use_link", token)


@_group.command("set-up-link")
def _set_up_link() -> None:
    """Print a link, good once and for 24 hours, that sets a new house up."""
    try:
        token = set_up.make_link()
    except Refused as refused:
        raise click.ClickException(refused.sentence) from refused
    db.session.commit()
    _echo_link("people.set_up", token)


def _credential(user_name: str) -> Credential:
    found = db.session.scalars(
        select(Credential).where(Credential.user_name == plain_user_name(user_name))
    ).first()
    if found is None:
        raise click.ClickException(_("Nama pengguna ini tidak ada."))
    return found


def _echo_link(endpoint: str, token: str) -> None:
    with click.get_current_context().obj.load_app().test_request_context():
        path = url_for(endpoint, token=token)
    click.echo(house.base_url() + path)
