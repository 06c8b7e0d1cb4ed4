"""Who is asking: from the cookie to a viewer in one query, and the note that they were here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from flask import Flask, Response, current_app, g
from flask_login import LoginManager
from sqlalchemy import Select, Uuid, and_, bindparam, exists, select, update
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from rumahbelajar import clock
from rumahbelajar.access import HeldRole, Viewer
from rumahbelajar.database import ask, db
from rumahbelajar.ledger.aliases import is_given_up
from rumahbelajar.people.consent import TEXT_VERSION
from rumahbelajar.people.models import Card, Consent, Person, Purpose, Role, SignIn
from rumahbelajar.people.time_outs import is_timed_out

_BETWEEN_NOTES = timedelta(minutes=1)
_login = LoginManager()


@dataclass(frozen=True)
class Found:
    """What the cookie's sign-in leads to, whether or not it still signs anybody in."""

    viewer: Viewer
    is_ended: bool
    """Ended, or begun by a card that is void, or its person is suspended or merged into another."""
    is_timed_out: bool
    used_at: datetime

    @property
    def is_live(self) -> bool:
        """Whether this signs its person in."""
        return not self.is_ended and not self.is_timed_out


@dataclass(frozen=True)
class SignedIn:
    """What Flask-Login calls the user: somebody signed in, by one sign-in."""

    viewer: Viewer
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """Return the id of the sign-in, which is what the cookie names."""
        return str(self.viewer.sign_in_id)


def init_app(app: Flask) -> None:
    """Load who is asking at the first question of each request, and keep sign-ins awake."""
    # "strong" would end the sign-in of every phone that changes its address.
    _login.session_protection = None
    _login.user_loader(_load)
    _login.init_app(app)
    app.after_request(_keep_awake)


def asked_with() -> Found | None:
    """Return the sign-in that this request came with, also when it has timed out."""
    found: Found | None = g.get("sign_in_found")
    return found


def find(sign_in_id: UUID) -> Found | None:
    """Return what a sign-in leads to, in one query; None for one that never was."""
    rows = ask(_query(), sign_in_id=sign_in_id).all()
    if not rows:
        return None
    first = rows[0]
    roles = tuple(HeldRole(row.kind, row.area_code) for row in rows if row.kind is not None)
    return Found(
        viewer=Viewer(
            person_id=first.person_id,
            sign_in_id=sign_in_id,
            village_code=first.village_code,
            name=first.name,
            consented=first.consented,
            roles=roles,
            on_own_phone=first.is_own_phone,
            consent_is_old=first.consent_is_old,
        ),
        is_ended=bool(first.ended_at or first.voided_at or first.suspended_at or first.given_up),
        is_timed_out=is_timed_out(first.began_at, first.used_at, first.is_own_phone, bool(roles)),
        used_at=first.used_at,
    )


@cache
def _query() -> Select[Any]:
    """Select a sign-in with its person: one row for each role, or one without any."""
    consented = exists().where(
        Consent.person_id == SignIn.person_id, Consent.purpose == Purpose.LEARNING
    )
    is_old = exists().where(
        Consent.person_id == SignIn.person_id, Consent.text_version != TEXT_VERSION
    )
    return (
        select(
            SignIn.person_id,
            SignIn.began_at,
            SignIn.used_at,
            SignIn.ended_at,
            SignIn.is_own_phone,
            Person.village_code,
            Person.name,
            Person.suspended_at,
            consented.label("consented"),
            Card.voided_at,
            is_given_up(SignIn.person_id).label("given_up"),
            is_old.label("consent_is_old"),
            Role.kind,
            Role.area_code,
        )
        .join(Person, Person.id == SignIn.person_id)
        .outerjoin(Card, Card.id == SignIn.card_id)
        .outerjoin(Role, and_(Role.person_id == Person.id, Role.revoked_at.is_(None)))
        .where(SignIn.id == bindparam("sign_in_id", type_=Uuid()))
        .order_by(Role.granted_at, Role.id)
    )


def _load(sign_in_id: str) -> SignedIn | None:
    try:
        found = find(UUID(sign_in_id))
    except ValueError:
        return None
    except SQLAlchemyError:
        # The page that says so must not ask again who is reading it.
        _login._update_request_context_with_user()
        raise
    g.sign_in_found = found
    return SignedIn(found.viewer) if found is not None and found.is_live else None


def _keep_awake(response: Response) -> Response:
    """Note that the sign-in was used, at most once a minute, when the answer has gone out.

    Reading keeps a person signed in as writing does, but a GET may not write: so this is a short
    transaction of its own, after the request (docs/decisions/reading-keeps-a-sign-in-awake.md).
    """
    found = asked_with()
    if found is not None and found.is_live and clock.now() - found.used_at > _BETWEEN_NOTES:
        app = current_app._get_current_object()  # type: ignore[attr-defined]
        response.call_on_close(lambda: _note_use(app, found.viewer.sign_in_id))
    return response


def _note_use(app: Flask, sign_in_id: UUID) -> None:
    with app.app_context():
        now = clock.now()
        try:
            db.session.execute(
                update(SignIn)
                .where(SignIn.id == sign_in_id, SignIn.used_at < now - _BETWEEN_NOTES)
                .values(used_at=now)
            )
            db.session.commit()
        except OperationalError:
            # Nothing is lost: the next page tries again.
            app.logger.warning("a sign-in could not be kept awake")
