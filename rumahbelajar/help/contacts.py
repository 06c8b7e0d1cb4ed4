"""Contacts in the order in which somebody in need should read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from rumahbelajar.courses.entries import Contact, tapped
from rumahbelajar.help import trials, village_contacts
from rumahbelajar.help.models import ContactTrial, Office, VillageContact
from rumahbelajar.library import the_library


@dataclass(frozen=True)
class Shown:
    """A contact as pages show it: of all courses, or of the village.

    `last_checked` is the day on which its source was read or its number tried, None for neither;
    `is_silent` whether it was not reached when it was tried last.
    """

    key: str
    name: str
    for_whom: str
    number: str
    dialled: str | None
    wa: str | None
    last_checked: date | None
    is_silent: bool
    web: str | None = None
    hours: str | None = None

    @property
    def address(self) -> str | None:
        """Where a tap leads: to the phone, else to WhatsApp, else to the web; None for words."""
        return tapped(self.dialled, self.wa, self.web)


@dataclass(frozen=True)
class ContactGroup:
    """Contacts for one kind of trouble, the first to try first; `name` is the word in the file."""

    name: str
    heading: str
    contacts: tuple[Shown, ...]


VILLAGE = "village"
"""The name of the group that each village has of its own."""


def groups(village_code: str | None, village_name: str = "") -> list[ContactGroup]:
    """Return the groups that have contacts, the most urgent first, those of the village last.

    The order is that of facts E3. What was not reached stands after the others of its group.
    """
    tried = trials.trials_in(village_code) if village_code else {}
    shared = sorted(the_library().contacts.values(), key=lambda each: (each.order, each.key))
    found = [
        ContactGroup(
            name,
            heading,
            _reached_first(_of_all(each, tried) for each in shared if each.group == name),
        )
        for name, heading in _headings().items()
    ]
    if village_code:
        own = village_contacts.contacts_of(village_code)
        offices = village_contacts.office_words()
        mine = _reached_first(_of_village(each, offices, tried) for each in own)
        found.append(ContactGroup(VILLAGE, _("Di desa %(village)s", village=village_name), mine))
    return [group for group in found if group.contacts]


def named(keys: Iterable[str]) -> list[Shown]:
    """Return whom to ask for help, by the keys that a course names; not whether they answered."""
    known = the_library().contacts
    return [_of_all(known[key], {}) for key in keys]


def _reached_first(contacts: Iterable[Shown]) -> tuple[Shown, ...]:
    return tuple(sorted(contacts, key=lambda each: each.is_silent))


def _of_all(contact: Contact, tried: Mapping[str, ContactTrial]) -> Shown:
    trial = tried.get(contact.key)
    return Shown(
        key=contact.key,
        name=contact.name,
        for_whom=contact.for_whom,
        number=contact.number,
        dialled=contact.dialled,
        wa=contact.wa,
        web=contact.web,
        hours=contact.hours,
        last_checked=max(contact.last_checked, trial.tried_on) if trial else contact.last_checked,
        is_silent=trial is not None and not trial.was_reached,
    )


def _of_village(
    contact: VillageContact, offices: Mapping[Office, str], tried: Mapping[str, ContactTrial]
) -> Shown:
    trial = tried.get(str(contact.id))
    return Shown(
        key=str(contact.id),
        name=contact.name,
        for_whom=" · ".join(filter(None, (offices[contact.office], contact.note))),
        number=contact.number,
        dialled=village_contacts.dialled(contact.number),
        wa=village_contacts.whatsapp(contact.number) if contact.has_whatsapp else None,
        last_checked=trial.tried_on if trial else None,
        is_silent=trial is not None and not trial.was_reached,
    )


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
