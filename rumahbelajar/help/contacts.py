"""Contacts in the order in which somebody in need should read them."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from rumahbelajar.courses.model import Contact


@dataclass(frozen=True)
class ContactGroup:
    """Contacts for one kind of trouble, the first to try first; `name` is the word in the file."""

    name: str
    heading: str
    contacts: tuple[Contact, ...]


def groups(contacts: Iterable[Contact]) -> list[ContactGroup]:
    """Return the groups that have contacts, the most urgent first."""
    ordered = sorted(contacts, key=lambda contact: (contact.order, contact.key))
    found = (
        ContactGroup(name, heading, tuple(each for each in ordered if each.group == name))
        for name, heading in _headings().items()
    )
    return [group for group in found if group.contacts]


def _headings() -> dict[str, str]:
    return {
        "emergency": _("Sedang dalam bahaya"),
        "violence": _("Kekerasan pada perempuan dan anak"),
        "health": _("Sangat sedih atau putus asa"),
        "migration": _("Urusan kerja ke luar negeri"),
        "abroad": _("Masalah di luar negeri"),
        "witness": _("Saksi dan korban kejahatan"),
        "money": _("Penipuan, pinjaman, dan bank"),
    }
