"""What is shown once and printed: a PIN, a card, a one-time link."""

import segno
from flask import render_template, url_for

from rumahbelajar.people import house
from rumahbelajar.people.models import Person


def pin_slip(person: Person, user_name: str, pin: str) -> str:
    """Return the page with a new PIN, to print or to copy down."""
    return render_template(
        "people/pin_slip.html",
        person=person,
        user_name=user_name,
        pin=f"{pin[:3]} {pin[3:]}",
        address=house.base_url(),
    )


def card_slip(person: Person, token: str) -> str:
    """Return the page with a new card, to print."""
    address = house.base_url() + url_for("people.card", token=token)
    return render_template("people/card_slip.html", person=person, picture=_qr(address))


def link_slip(person: Person, user_name: str, token: str) -> str:
    """Return the page with a new one-time link for a passphrase."""
    address = house.base_url() + url_for("people.use_link", token=token)
    return render_template(
        "people/link_slip.html",
        person=person,
        user_name=user_name,
        address=address,
        picture=_qr(address),
    )


def _qr(text: str) -> str:
    return segno.make(text, error="m", micro=False).svg_data_uri(scale=5, border=4)
