"""Carrying a print run out: each person gets what the run makes for them, once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, update

from rumahbelajar import clock
from rumahbelajar.access import Viewer
from rumahbelajar.database import db, reading
from rumahbelajar.people import credentials, print_runs, sign_ins
from rumahbelajar.people.hashing import hash_secret, is_secret
from rumahbelajar.people.models import Card, CredentialKind, Person
from rumahbelajar.people.print_runs import Candidate, Run
from rumahbelajar.people.tokens import token_hash
from rumahbelajar.people.user_names import user_name_stem


class Overtaken(Exception):  # noqa: N818 - it names what happened
    """Somebody was given another PIN while these were hashed; begin again."""


@dataclass(frozen=True)
class Printed:
    """What stands on one card or slip: whose it is, and the token or the PIN."""

    person: Person
    user_name: str
    secret: str


@dataclass(frozen=True)
class Sheet:
    """What a run made, in order, and for whom it made nothing.

    Since it was planned, `left_out` were given another one, suspended, or given a role; of `unseen`
    people the viewer may no longer know the names.
    """

    printed: list[Printed]
    left_out: list[Person]
    unseen: int


@dataclass(frozen=True)
class HashedPins:
    """The PINs of a run: hashes to keep, and who has theirs already, as after a reload."""

    new: Mapping[UUID, str]
    given: Collection[UUID]


def make_cards(viewer: Viewer, run: Run) -> Sheet:
    """Give everybody of the run its card with a user name, and void the one they had."""
    _lock(run)
    people = [each for each in print_runs.chosen(viewer, run.before) if _is_as_planned(run, each)]
    new = [each.person.id for each in people]
    _name_all(each.person for each in people if each.credential is None)
    sign_ins.end_of_cards(new)
    db.session.execute(
        update(Card)
        .where(Card.person_id.in_(new), Card.voided_at.is_(None))
        .values(voided_at=clock.now())
    )
    db.session.add_all(
        Card(person_id=each, token_sha256=token_hash(run.token(each)), made_at=clock.now())
        for each in new
    )
    db.session.flush()
    people = print_runs.chosen(viewer, run.before)
    return _sheet(
        viewer,
        run,
        people,
        {
            each.person.id: run.token(each.person.id)
            for each in people
            if each.card and each.card.token_sha256 == token_hash(run.token(each.person.id))
        },
    )


def hash_pins(viewer: Viewer, run: Run) -> HashedPins:
    """Return what `give_pins` needs.

    It takes a twentieth of a second or more for each person: no transaction is open meanwhile.
    """
    with reading():
        people = [
            (
                each.person.id,
                run.pin(each.person.id, each.person.village_code),
                None if _is_as_planned(run, each) else _kept_hash(each),
            )
            for each in print_runs.chosen(viewer, run.before)
        ]
    new = {person_id: hash_secret(pin) for person_id, pin, other in people if other is None}
    given = {person_id for person_id, pin, other in people if other and is_secret(pin, other)}
    return HashedPins(new, given)


def give_pins(viewer: Viewer, run: Run, hashed: HashedPins) -> Sheet:
    """Give everybody of the run its PIN, and end their sign-ins and their waits.

    Raise Overtaken when `hashed` is no longer true.
    """
    _lock(run)
    for each in print_runs.chosen(viewer, run.before):
        if each.person.id in hashed.new:
            _give_pin(run, each, hashed.new[each.person.id])
    people = print_runs.chosen(viewer, run.before)
    return _sheet(
        viewer,
        run,
        people,
        {
            each.person.id: run.pin(each.person.id, each.person.village_code)
            for each in people
            if each.person.id in hashed.new or each.person.id in hashed.given
        },
    )


def _name_all(people: Iterable[Person]) -> None:
    """Give a user name to whoever has none.

    In the order of what they are made from, so that two runs never wait for each other's names.
    """
    for person in sorted(people, key=lambda each: user_name_stem(each.name)):
        credentials.named(person)


def _give_pin(run: Run, candidate: Candidate, secret_hash: str) -> None:
    person = candidate.person
    if not _is_as_planned(run, candidate):
        raise Overtaken
    if candidate.credential is None:
        credentials.add_credential(person.id, person.name, CredentialKind.PIN, secret_hash)
    else:
        credentials.renew(candidate.credential, secret_hash)
    sign_ins.end_all(person.id)


def _is_as_planned(run: Run, candidate: Candidate) -> bool:
    return candidate.state(run.kind) == run.before[candidate.person.id]


def _kept_hash(candidate: Candidate) -> str:
    return candidate.credential.secret_hash if candidate.credential else ""


def _lock(run: Run) -> None:
    """Let nobody else change what these people sign in with.

    In one order, so that two runs never wait for each other.
    """
    db.session.scalars(
        select(Person.id)
        .where(Person.id.in_(list(run.before)))
        .order_by(Person.id)
        .with_for_update(key_share=True)
    ).all()


def _sheet(viewer: Viewer, run: Run, people: list[Candidate], secrets: Mapping[UUID, str]) -> Sheet:
    printed = [
        Printed(each.person, each.user_name, secrets[each.person.id])
        for each in people
        if each.person.id in secrets
    ]
    others = print_runs.named(viewer, run.before.keys() - secrets.keys())
    return Sheet(printed, others, len(run.before) - len(printed) - len(others))
