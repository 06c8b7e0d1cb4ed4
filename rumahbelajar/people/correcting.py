"""Correcting what is kept about a learner besides the name."""

from uuid import UUID

from flask_babel import gettext as _

from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.people import consent, house, learner_lock
from rumahbelajar.people.models import AgeBand, Category, Person, PersonCategory
from rumahbelajar.people.register import TOO_YOUNG, Traits


def correct_traits(person: Person, traits: Traits, *, actor_id: UUID) -> bool:
    """Correct a learner's traits; return whether the consent of a guardian is missing now.

    What was told of them before stays in the ledger as it was told. Who turns out to be a child
    had nothing to consent to alone (UU 27/2022, article 25): without a guardian the consent ends.
    Raise Refused for a child under 13, and for staff.
    """
    if traits.age_band is AgeBand.UNDER_13:
        raise Refused(str(TOO_YOUNG))
    if person.held_roles:
        raise Refused(_("Data petugas dibetulkan oleh admin."))
    learner_lock.lock(person.id)
    today = house.today_in(person.village_code)
    if traits.age_band is not person.age_band:
        person.age_band, person.age_stated_on = traits.age_band, today
    person.sex, person.destination = traits.sex, traits.destination
    _correct_categories(person, traits)
    if not traits.age_band.is_child or consent.is_by_guardian(person.id):
        return False
    consent.withdraw(person, actor_id=actor_id, on=today)
    return True


def _correct_categories(person: Person, traits: Traits) -> None:
    wanted: set[Category] = {traits.main, *traits.categories}
    # One is the main one at any moment, so the old one steps down before the new one stands up.
    person.categories = [each for each in person.categories if each.category in wanted]
    for each in person.categories:
        each.is_main = False
    db.session.flush()
    known = {each.category: each for each in person.categories}
    for category in sorted(wanted - known.keys()):
        known[category] = PersonCategory(category=category, is_main=False)
        person.categories.append(known[category])
    known[traits.main].is_main = True
    db.session.flush()
