"""What is shown once and printed: a PIN, a card, a one-time link."""

from typing import Any

import segno
from flask import render_template, url_for

from rumahbelajar.people import house
from rumahbelajar.people.models import Person
from rumahbelajar.people.printing import Sheet


def pin_slip(person: Person, user_name: str, pin: str, back: str = "") -> str:
    """Return the page with a new PIN, to print or to copy down; it leads on to `back`."""
    return render_template(
        "people/pin_slip.html",
        person=person,
        user_name=user_name,
        pin=_in_threes(pin),
        address=house.base_url(),
        back=back,
    )


def card_slip(person: Person, user_name: str, token: str) -> str:
    """Return the page with a new card, to print."""
    picture = _card_picture(house.base_url(), token)
    return render_template(
        "people/card_slip.html",
        person=person,
        user_name=user_name,
        village=house.the_village(person.village_code).area.name,
        picture=picture,
    )


def link_slip(person: Person, user_name: str, token: str, back: str = "") -> str:
    """Return the page with a new one-time link for a passphrase; it leads on to `back`."""
    address = house.base_url() + url_for("people.use_link", token=token)
    return render_template(
        "people/link_slip.html",
        person=person,
        user_name=user_name,
        address=address,
        picture=_qr(address),
        back=back,
    )


def card_sheet(sheet: Sheet) -> str:
    """Return the page with new cards, ten on each sheet of paper."""
    base = house.base_url()
    cards = [
        {
            "person": each.person,
            "user_name": each.user_name,
            "picture": _card_picture(base, each.secret),
        }
        for each in sheet.printed
    ]
    return _sheet_page("people/card_sheet.html", sheet, cards)


def pin_sheet(sheet: Sheet) -> str:
    """Return the page with new PINs on slips to fold, ten on each sheet of paper."""
    made = [
        {"person": each.person, "user_name": each.user_name, "pin": _in_threes(each.secret)}
        for each in sheet.printed
    ]
    return _sheet_page("people/pin_sheet.html", sheet, made, address=house.base_url())


def _sheet_page(template: str, sheet: Sheet, made: list[dict[str, Any]], **values: str) -> str:
    villages = {each.person.village_code for each in sheet.printed}
    return render_template(
        template,
        made=made,
        left_out=sheet.left_out,
        unseen=sheet.unseen,
        villages={code: house.the_village(code).area.name for code in villages},
        **values,
    )


def _in_threes(pin: str) -> str:
    """Return the PIN as it is read out and copied down."""
    return f"{pin[:3]} {pin[3:]}"


def _card_picture(base_url: str, token: str) -> str:
    return _qr(base_url + url_for("people.card", token=token))


def _qr(text: str) -> str:
    return segno.make(text, error="m", micro=False).svg_data_uri(scale=5, border=4)
