"""Who looks after the nation: an admin and coordinators with fixed passphrases, by the rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rumahbelajar.access import RoleKind
from rumahbelajar.demo.scale.places import Place, names_of
from rumahbelajar.ids import new_id
from rumahbelajar.people import consent
from rumahbelajar.people.consent import Manner
from rumahbelajar.people.credentials import add_credential
from rumahbelajar.people.hashing import hash_secret
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import AgeBand, Category, ConsentWay, CredentialKind, Sex
from rumahbelajar.people.register import Traits, add_person, grant
from rumahbelajar.people.user_names import user_name_stem

_REGENCIES = 3
_NAMES = (
    *("Ningrum", "Wibisana", "Larasati", "Hartawan", "Kusnadi", "Puspita", "Darmawan"),
    "Anindita",
)


@dataclass(frozen=True)
class Officer:
    """Somebody with a role for an area, who signs in with the passphrase."""

    name: str
    role: RoleKind
    area: str
    passphrase: str

    @property
    def user_name(self) -> str:
        """What they sign in with beside it."""
        return user_name_stem(self.name)

    @property
    def place(self) -> str:
        """The name of the area."""
        return names_of(self.area) if self.area else "Indonesia"


def officers(places: Sequence[Place]) -> list[Officer]:
    """Return who is employed: for the nation, for its largest parts, and for a middling village."""
    provinces = _largest(places, 2)
    regencies = _largest(places, 5)[:_REGENCIES]
    villages = _largest(places, 13)
    coordinators = ["", *provinces[:2], *regencies, villages[0], villages[len(villages) // 2]]
    return [
        Officer("Ratnawati", RoleKind.ADMIN, "", "kopi hangat di serambi"),
        Officer("Prasojo", RoleKind.FACILITATOR, villages[0], "payung merah di jendela"),
        *(
            Officer(name, RoleKind.COORDINATOR, area, f"sawah hijau di lereng {number}")
            for number, (name, area) in enumerate(zip(_NAMES, coordinators, strict=False), start=1)
        ),
    ]


def employ(officer: Officer, village_code: str) -> str:
    """Register somebody who works here, with a passphrase; return their id."""
    person_id = new_id()
    consent.give(
        person_id,
        Manner(ConsentWay.SCREEN),
        actor_id=person_id,
        village_code=village_code,
        on=today_in(village_code),
    )
    traits = Traits(Sex.UNSAID, AgeBand.FROM_35, Category.OFFICER)
    add_person(person_id, officer.name, village_code, traits, added_by=None)
    grant(person_id, officer.role, officer.area, granted_by=None)
    secret = hash_secret(officer.passphrase)
    add_credential(person_id, officer.name, CredentialKind.PASSPHRASE, secret)
    return str(person_id)


def table(staff: Sequence[Officer]) -> Iterator[str]:
    """Yield the lines that tell who signs in with what."""
    for each in staff:
        yield f"{each.user_name:12}  {each.passphrase:26}  {each.role.value:12}  {each.place}"


def _largest(places: Sequence[Place], length: int) -> list[str]:
    """Return the codes of so many characters, those with the most learners first."""
    learners: dict[str, int] = {}
    for place in places:
        code = place.code[:length]
        learners[code] = learners.get(code, 0) + place.learners
    return sorted(learners, key=lambda code: (-learners[code], code))
