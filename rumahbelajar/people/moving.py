"""Moving: a learner goes to live in another village, and its register takes them over."""

from flask_babel import gettext as _

from rumahbelajar.access import Viewer
from rumahbelajar.errors import Refused
from rumahbelajar.people import households, learner_lock
from rumahbelajar.people.models import Person, Village
from rumahbelajar.people.register import villages_of


def villages_to_move_to(viewer: Viewer, person: Person) -> list[Village]:
    """Return the villages that the viewer may move a person to: those they look after, too."""
    return [each for each in villages_of(viewer) if each.code != person.village_code]


def move(viewer: Viewer, person: Person, village_code: str) -> None:
    """Let a learner belong to another village, and to no household of the old one.

    Facts keep the village of their day, certificates theirs. Raise Refused for staff, whose roles
    name their area, and for a village that the viewer does not look after.
    """
    learner_lock.lock(person.id)
    if person.held_roles:
        raise Refused(_("Petugas tidak dipindahkan. Admin memberinya tugas di desa yang baru."))
    if village_code not in {each.code for each in villages_to_move_to(viewer, person)}:
        raise Refused(_("Pilih desa lain yang Anda kelola."))
    households.put(person, "")
    person.village_code = village_code
