"""Moving: a learner goes to live in another village, whose register takes them over, or away.

Who moves away, to where nobody of this program looks after them, signs in no more until they come
back; what they learned stays. That they left, and when, is a fact.
"""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from rumahbelajar.access import Viewer
from rumahbelajar.errors import Refused
from rumahbelajar.ledger.effectiveness import effective_facts
from rumahbelajar.ledger.instead import record_instead, said
from rumahbelajar.ledger.kinds import KINDS, fact_kind
from rumahbelajar.people import households, learner_lock, standing
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Person, Village
from rumahbelajar.people.register import villages_of


@fact_kind("person.moved_away", version=1)
@dataclass(frozen=True)
class MovedAway:
    """Somebody left the village on the day of this fact, to where no register takes them over."""


@fact_kind("person.came_back", version=1)
@dataclass(frozen=True)
class CameBack:
    """They live in the village after all, or again; replaces the fact that they left."""


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


def moved_away_on(person: Person) -> date | None:
    """Return the day on which somebody moved away and stayed away, None for who is here."""
    days = [each.occurred_on for each in effective_facts(person.id, KINDS.names_under(MovedAway))]
    return days[0] if days else None


def move_away(viewer: Viewer, person: Person) -> None:
    """Let a learner be gone; twice changes nothing. Raise Refused for staff."""
    if person.held_roles:
        raise Refused(_("Petugas tidak dipindahkan. Cabut dulu tugasnya."))
    standing.suspend(viewer, person)
    if moved_away_on(person) is None:
        _tell(viewer, person, MovedAway())


def come_back(viewer: Viewer, person: Person) -> None:
    """Let somebody sign in again, and take back that they moved away, where that was said."""
    standing.reactivate(person)
    if moved_away_on(person) is not None:
        _tell(viewer, person, CameBack())


def _tell(viewer: Viewer, person: Person, payload: MovedAway | CameBack) -> None:
    record_instead(
        said(person.id, MovedAway),
        payload,
        subject_id=person.id,
        actor_id=viewer.person_id,
        village_code=person.village_code,
        occurred_on=today_in(person.village_code),
    )
