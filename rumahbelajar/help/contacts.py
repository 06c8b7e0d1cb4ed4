"""Contacts in the order in which somebody in need should read them."""

from collections.abc import Collection, Iterable, Mapping
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
    `trial` is the last one that the village knows of.
    """

    key: str
    name: str
    for_whom: str
    number: str
    dialled: str | None
    wa: str | None
    last_checked: date | None
    trial: ContactTrial | None
    web: str | None = None
    hours: str | None = None
    is_of_village: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether it was not reached when it was tried last."""
        return self.trial is not None and not self.trial.was_reached

    @property
    def is_on_poster(self) -> bool:
        """Whether it hangs on the wall: what a phone reaches, but no silent one of the village.

        What helps the whole nation stays, for one try without signal proves nothing of it.
        """
        return self.way != "web" and not (self.is_of_village and self.is_silent)

    @property
    def way(self) -> str:
        """How it is reached first: by "phone", by "message", or in the "web"."""
        return way_to(self.dialled, self.wa)

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
    """Return the groups that have contacts, the most urgent first.

    The village's own stand right after the emergency, for who is near helps soonest; the order of
    facts E3 is kept among those of the nation. What was not reached stands last in its group.
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
        near = ContactGroup(VILLAGE, _("Di desa %(village)s", village=village_name), mine)
        found.insert(1, near)
    return [group for group in found if group.contacts]


def named(keys: Collection[str], village_code: str) -> list[Shown]:
    """Return whom to ask for help, by the keys that a course names, as the village knows them."""
    known = the_library().contacts
    tried = trials.trials_in(village_code) if keys else {}
    return [_of_all(known[key], tried) for key in keys]


def way_to(dialled: str | None, wa: str | None) -> str:
    """Return how something is reached first: by "phone", by "message", or in the "web"."""
    if dialled:
        return "phone"
    return "message" if wa else "web"


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
        trial=trial,
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
        trial=trial,
        is_of_village=True,
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
