"""The contacts of a village, which no course can know: its midwife, its police post."""

import re
from dataclasses import asdict, dataclass
from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import delete, select

from rumahbelajar import clock
from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.database import add_unless_there, db, within_any
from rumahbelajar.help.models import ContactTrial, Office, VillageContact

_APART = re.compile(r"[\s().\-/]+")
_DIALLED = re.compile(r"\+?[0-9]{3,15}")
_OF_MOBILES = ("08", "628")


@dataclass(frozen=True)
class Wording:
    """What somebody types of a contact."""

    office: Office
    name: str
    number: str
    has_whatsapp: bool
    note: str


def dialled(number: str) -> str | None:
    """Return a number as phones dial it, None when it is none: "(0286) 321-456" is 0286321456."""
    plain = _APART.sub("", number)
    return plain if _DIALLED.fullmatch(plain) else None


def whatsapp(number: str) -> str | None:
    """Return an Indonesian mobile number as wa.me takes it, with 62; None when it is none."""
    digits = (dialled(number) or "").removeprefix("+")
    if not digits.startswith(_OF_MOBILES):
        return None
    return f"62{digits.removeprefix('0')}" if digits.startswith("0") else digits


def contacts_of(village_code: str) -> list[VillageContact]:
    """Return the contacts of a village, in the order of the offices and then by name."""
    mine = select(VillageContact).where(VillageContact.village_code == village_code)
    order = list(Office)
    return sorted(
        db.session.scalars(mine), key=lambda each: (order.index(each.office), each.name, each.id)
    )


def find_contact(viewer: Viewer, contact_id: UUID) -> VillageContact:
    """Return a contact of a village that the viewer looks after; any other is a 404."""
    asked = select(VillageContact).where(
        VillageContact.id == contact_id,
        within_any(VillageContact.village_code, viewer.areas(*REGISTRARS)),
    )
    return db.session.scalars(asked).one_or_none() or abort(404)


def add(contact_id: UUID, village_code: str, wording: Wording) -> None:
    """Add a contact; the same once more, as by a double tap, changes nothing."""
    add_unless_there(
        VillageContact,
        id=contact_id,
        village_code=village_code,
        added_at=clock.now(),
        **asdict(wording),
    )


def change(contact: VillageContact, wording: Wording) -> None:
    """Put other words in the place of these; another number has not been tried yet."""
    if contact.number != wording.number:
        _forget_trial(contact)
    for name, value in asdict(wording).items():
        setattr(contact, name, value)


def remove(contact: VillageContact) -> None:
    """Take a contact away for good."""
    _forget_trial(contact)
    db.session.delete(contact)


def office_words() -> dict[Office, str]:
    """Return what each office is called."""
    return {
        Office.FACILITATOR: _("Petugas rumah belajar"),
        Office.VILLAGE: _("Kantor desa"),
        Office.MIDWIFE: _("Bidan desa"),
        Office.HEALTH: _("Puskesmas"),
        Office.POLICE: _("Polisi setempat"),
        Office.WOMEN_AND_CHILDREN: _("UPTD PPA (perempuan dan anak)"),
        Office.LABOUR: _("Dinas tenaga kerja atau LTSA"),
        Office.MIGRATION: _("BP3MI atau P4MI"),
        Office.OTHER: _("Lainnya"),
    }


def _forget_trial(contact: VillageContact) -> None:
    db.session.execute(
        delete(ContactTrial).where(
            ContactTrial.village_code == contact.village_code,
            ContactTrial.contact == str(contact.id),
        )
    )
