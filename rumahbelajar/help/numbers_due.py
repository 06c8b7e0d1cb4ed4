"""How many numbers of a village are to be tried: those of all courses, and its own."""

from rumahbelajar.help import trials, village_contacts
from rumahbelajar.help.contacts import way_to
from rumahbelajar.library import the_library
from rumahbelajar.people.house import today_in


def in_village(village_code: str) -> int:
    """Return how many numbers nobody of the village reached within the last 90 days.

    Websites are not among them: they have no number, and the house has no internet.
    """
    shared = (
        each.key
        for each in the_library().contacts.values()
        if way_to(each.dialled, each.wa) != "web"
    )
    own = (str(each.id) for each in village_contacts.contacts_of(village_code))
    return trials.count_due([*shared, *own], trials.trials_in(village_code), today_in(village_code))
