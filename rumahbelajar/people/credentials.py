"""Credentials: user names with their secrets, given out, renewed, and looked up when typed."""

from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError

from rumahbelajar import clock
from rumahbelajar.database import db, reading
from rumahbelajar.errors import Refused
from rumahbelajar.ledger.aliases import is_given_up
from rumahbelajar.people import waiting
from rumahbelajar.people.hashing import hash_secret, is_outdated, is_secret
from rumahbelajar.people.models import Credential, CredentialKind, Person, SignIn
from rumahbelajar.people.pins import plain_pin
from rumahbelajar.people.user_names import free_user_name, plain_user_name

_TRIES_FOR_A_NAME = 10


@dataclass(frozen=True)
class Refusal:
    """Why nobody was signed in: nothing fits, or the name has to wait (see waiting.Verdict)."""

    verdict: waiting.Verdict

    @property
    def is_wrong(self) -> bool:
        """Whether the name or the secret does not fit; which of them is never said."""
        return self.verdict.may_try


def add_credential(
    person_id: UUID, name: str, kind: CredentialKind, secret_hash: str = ""
) -> Credential:
    """Give a person a user name made from the name; an empty hash signs nobody in yet.

    Raise IntegrityError when the person has one by now: whoever asks first locks the person.
    """
    for _attempt in range(_TRIES_FOR_A_NAME):
        made = Credential(
            person_id=person_id,
            user_name=free_user_name(name),
            kind=kind,
            secret_hash=secret_hash,
            set_at=clock.now(),
        )
        try:
            # Somebody else may take the same name at the same moment; then the next one is free.
            with db.session.begin_nested():
                db.session.add(made)
        except IntegrityError:
            if credential_of(person_id) is not None:
                raise
            continue
        return made
    raise RuntimeError("no user name was free")


def named(person: Person) -> Credential:
    """Return the credential of a learner, made without a PIN where there is none.

    A card carries the user name; nobody signs in with it before a PIN is made. The caller has
    locked the person.
    """
    known = credential_of(person.id)
    return known or add_credential(person.id, person.name, CredentialKind.PIN)


def credential_of(person_id: UUID) -> Credential | None:
    """Return the credential of a person, or None when they only ever use a card."""
    return db.session.get(Credential, person_id)


def the_credential(person_id: UUID) -> Credential:
    """Return the credential of a person who surely has one; raises NoResultFound otherwise."""
    return db.session.get_one(Credential, person_id)


def user_name_of(person_id: UUID) -> str:
    """Return the user name of a person; raises NoResultFound for one without credential."""
    return the_credential(person_id).user_name


def renew_unused(person_id: UUID, secret_hash: str) -> str:
    """Set another secret for a person who never signed in yet; return the user name.

    Raise Refused once they have: then the one they know must go on working.
    """
    used = db.session.scalar(select(exists().where(SignIn.person_id == person_id)))
    if used:
        raise Refused(_("Peserta ini sudah terdaftar dan sudah pernah masuk."))
    credential = the_credential(person_id)
    renew(credential, secret_hash)
    return credential.user_name


def renew(credential: Credential, secret_hash: str) -> None:
    """Set a new secret and forget the failures under the user name."""
    credential.secret_hash = secret_hash
    credential.set_at = clock.now()
    waiting.forgive(credential.user_name)


def check(typed_name: str, typed_secret: str) -> Person | Refusal:
    """Return whose name and secret these are, or why nobody is signed in.

    Takes the same time and gives the same words for a name that nobody has, a wrong secret and
    somebody suspended. Counts the try before it looks at the secret, and commits that; begins a
    new transaction after the hash. The caller commits.
    """
    verdict = waiting.count_try(typed_name)
    if not verdict.may_try:
        return Refusal(verdict)
    kept = _kept(typed_name)
    typed = plain_pin(typed_secret) if kept.kind is CredentialKind.PIN else typed_secret
    fits = is_secret(typed, kept.secret_hash)
    renewed = hash_secret(typed) if fits and is_outdated(kept.secret_hash) else ""
    person = _unchanged_person(kept) if fits else None
    if person is None:
        return Refusal(verdict)
    waiting.forgive(typed_name)
    if renewed:
        the_credential(person.id).secret_hash = renewed
    return person


@dataclass(frozen=True)
class _Kept:
    """A credential as plain values: no transaction stays open while the secret is hashed."""

    person_id: UUID | None
    kind: CredentialKind
    secret_hash: str


def _kept(typed_name: str) -> _Kept:
    with reading():
        found = db.session.execute(
            select(Credential.person_id, Credential.kind, Credential.secret_hash).where(
                Credential.user_name == plain_user_name(typed_name)
            )
        ).first()
    return _Kept(*found) if found else _Kept(None, CredentialKind.PIN, "")


def _unchanged_person(kept: _Kept) -> Person | None:
    """Return the person, unless suspended or given another secret while this one was hashed."""
    return db.session.scalars(
        select(Person)
        .join(Credential, Credential.person_id == Person.id)
        .where(
            Person.id == kept.person_id,
            Person.suspended_at.is_(None),
            ~is_given_up(Person.id),
            Credential.secret_hash == kept.secret_hash,
        )
    ).first()
