"""One village of the nation: who lives there, what they learn, and what was told of it."""

from dataclasses import dataclass, field
from random import Random

from rumahbelajar.access import RoleKind
from rumahbelajar.demo.scale.calendar import SLOTS, Calendar
from rumahbelajar.demo.scale.inhabitants import Inhabitant, inhabitant, invented_name, key_of
from rumahbelajar.demo.scale.places import Place
from rumahbelajar.demo.scale.sheets import Sheets
from rumahbelajar.demo.scale.standings import Standing
from rumahbelajar.demo.scale.syllabus import Taught
from rumahbelajar.demo.scale.telling import Teller
from rumahbelajar.ledger.identity import Identity
from rumahbelajar.ledger.kinds import write_payload
from rumahbelajar.people.consent import TEXT_VERSION
from rumahbelajar.people.consent_facts import ConsentGiven
from rumahbelajar.people.traits import AgeBand, Category, ConsentWay, Purpose, Sex, Tongue

_TONGUE = Tongue.INDONESIAN.value
_CONSENTS = {
    (purpose, way): write_payload(ConsentGiven(purpose, TEXT_VERSION, way, _TONGUE))
    for purpose in Purpose
    for way in ConsentWay
}


@dataclass(frozen=True)
class Nation:
    """What all villages share; can be sent to another process."""

    node: Identity
    calendar: Calendar
    courses: dict[str, Taught]
    admin_id: str
    """Who registers people where there is no facilitator."""
    seed: int


@dataclass(frozen=True)
class Finish:
    """Somebody has finished a course, and gets a certificate at this moment."""

    moment: int
    person: Inhabitant
    course: Taught
    standing: Standing


@dataclass
class Village:
    """What is made of one village: its people, and what was finished in it."""

    place: Place
    nation: Nation
    sheets: Sheets
    chance: Random = field(init=False)
    teller: Teller = field(init=False)
    helper: str = field(init=False)
    """Who registers people and calls the roll."""
    people: list[Inhabitant] = field(default_factory=list)
    standings: dict[str, list[Standing]] = field(default_factory=dict)
    """Of who learns, by id."""
    finished: list[Finish] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin it on its first day."""
        place, nation = self.place, self.nation
        self.chance = Random(f"{nation.seed} {place.code}")  # noqa: S311 - invented lives
        self.teller = Teller(self.sheets, nation.node, nation.calendar, place.number, place.code)
        self.helper = self._facilitator() if place.has_facilitator else nation.admin_id

    def day(self, moment: int) -> str:
        """Return the day of a moment."""
        return self.nation.calendar.days[moment // SLOTS]

    def settle(self) -> None:
        """Let everybody come to the learning house, more and more of them as time goes on."""
        place, chance = self.place, self.chance
        days = place.ends - place.begins
        for _ in range(place.learners):
            since = place.begins + 1 + int((days - 1) * chance.random() ** 0.8)
            moment = since * SLOTS + chance.randrange(SLOTS // 2)
            self.people.append(self._register(moment))

    def _facilitator(self) -> str:
        moment = self.place.begins * SLOTS
        person_id = self.teller.new_id(moment)
        person = Inhabitant(
            person_id,
            invented_name(self.chance),
            Sex.UNSAID.value,
            AgeBand.FROM_35.value,
            Category.OFFICER.value,
            "",
            moment,
        )
        self._keep(person, None)
        self._agree(person, person_id, ConsentWay.SCREEN)
        self.sheets.add(
            "role",
            self.teller.new_id(moment),
            person_id,
            RoleKind.FACILITATOR.value,
            self.place.code,
            self.nation.calendar.at(moment),
            None,
        )
        return person_id

    def _register(self, moment: int) -> Inhabitant:
        person = inhabitant(self.teller.new_id(moment), moment, self.chance)
        self._keep(person, self.helper)
        way = ConsentWay.WRITTEN if self.chance.random() < 0.6 else ConsentWay.ORAL
        self._agree(person, self.helper, way)
        return person

    def _keep(self, person: Inhabitant, added_by: str | None) -> None:
        at = self.nation.calendar.at(person.since)
        self.sheets.add(
            "person",
            *(person.person_id, self.place.code, person.name, key_of(person.name)),
            *(person.sex, person.age_band, at[:10], person.destination, at, added_by, 1),
        )
        self.sheets.add("person_category", person.person_id, person.category, True)

    def _agree(self, person: Inhabitant, helper: str, way: ConsentWay) -> None:
        tell, day = self.teller.tell, self.day(person.since)
        helped_by = None if helper == person.person_id else helper
        guardian = invented_name(self.chance) if person.is_child else None
        for purpose in Purpose:
            payload = _CONSENTS[purpose, way]
            fact_id = tell("consent.given", 2, person.person_id, helper, person.since, payload)
            self.sheets.add(
                "consent",
                *(fact_id, person.person_id, purpose.value, TEXT_VERSION, way.value, _TONGUE),
                *(helped_by, day),
            )
            if guardian:
                self.sheets.add("guardian", fact_id, person.person_id, guardian, "nenek")
