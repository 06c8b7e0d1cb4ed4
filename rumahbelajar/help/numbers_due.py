"""How many numbers of a village are to be tried: those of all courses, and its own."""

from rumahbelajar.help import trials, village_contacts
from rumahbelajar.library import the_library
from rumahbelajar.people.house import today_in


def in_village(village_code: str) -> int:
    """Return how many numbers nobody of the village reached within the last 90 days."""
    own = (str(each.id) for each in village_contacts.contacts_of(village_code))
    return trials.count_due(
        [*the_library().contacts, *own], trials.trials_in(village_code), today_in(village_code)
    )
