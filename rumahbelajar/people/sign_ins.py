"""Sign-ins: rows that a browser's cookie names, that can be listed and ended."""

from collections.abc import Collection
from uuid import UUID

from flask import request, session
from flask_login import login_user, logout_user
from sqlalchemy import ColumnElement, select, update

from rumahbelajar import clock, language
from rumahbelajar.database import db
from rumahbelajar.ids import read_id
from rumahbelajar.people import asking
from rumahbelajar.people.devices import device_words
from rumahbelajar.people.models import Card, Person, SignIn, SignInMethod
from rumahbelajar.people.time_outs import is_timed_out

_FORM_TOKEN = "csrf_token"  # noqa: S105 - the name that Flask-WTF keeps it under


def begin(
    person: Person, method: SignInMethod, own_phone: bool, card_id: UUID | None = None
) -> SignIn:
    """Sign a person in to the browser that is asking, with a new sign-in; nothing stays of before.

    The caller commits. The sign-in before ends, and only the chosen language outlives the change
    of person.
    """
    _end_cookie_sign_in()
    _forget_session(unless_of=person.id)
    session.permanent = own_phone
    now = clock.now()
    row = SignIn(
        person_id=person.id,
        method=method,
        card_id=card_id,
        is_own_phone=own_phone,
        device=device_words(request.user_agent.string),
        began_at=now,
        used_at=now,
    )
    db.session.add(row)
    db.session.flush()
    found = asking.find(row.id)
    if found is not None:
        login_user(asking.SignedIn(found.viewer))
    return row


def leave() -> None:
    """Take the sign-in out of the browser that is asking and end its row; the caller commits."""
    _end_cookie_sign_in()
    logout_user()
    _forget_session()


def end_one(person_id: UUID, sign_in_id: UUID) -> None:
    """End a sign-in of this person; one of somebody else stays as it is."""
    _end(SignIn.id == sign_in_id, SignIn.person_id == person_id)


def end_all(person_id: UUID, but: UUID | None = None) -> None:
    """End the sign-ins of a person, all of them or all but one."""
    _end(SignIn.person_id == person_id, *([SignIn.id != but] if but else []))


def end_of_cards(person_ids: Collection[UUID]) -> None:
    """End the sign-ins that were begun with any card that these people had so far.

    Also one that is begun at this moment is none, for its card is void (see asking).
    """
    theirs = select(Card.id).where(Card.person_id.in_(person_ids))
    _end(SignIn.card_id.in_(theirs))


def live_sign_ins(person_id: UUID, is_staff: bool) -> list[SignIn]:
    """Return the sign-ins of a person that still sign in, the last used first."""
    rows = db.session.scalars(
        select(SignIn)
        .where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
        .order_by(SignIn.used_at.desc(), SignIn.id.desc())
    )
    return [
        row
        for row in rows
        if not is_timed_out(row.began_at, row.used_at, row.is_own_phone, is_staff)
    ]


def cookie_sign_in() -> UUID | None:
    """Return the id of the sign-in that the browser names, live or not; None when it names none."""
    return read_id(session.get("_user_id"))


def _forget_session(unless_of: UUID | None = None) -> None:
    """Leave nothing in the cookie but the language.

    Somebody who comes back after a time-out also keeps the token of forms, so that what they
    have open in other tabs can still be sent.
    """
    found = asking.asked_with()
    is_back = found is not None and found.viewer.person_id == unless_of
    token = session.get(_FORM_TOKEN) if is_back else None
    chosen = language.chosen()
    session.clear()
    language.choose(chosen)
    if token:
        session[_FORM_TOKEN] = token


def _end_cookie_sign_in() -> None:
    sign_in_id = cookie_sign_in()
    if sign_in_id is not None:
        _end(SignIn.id == sign_in_id)


def _end(*which: ColumnElement[bool]) -> None:
    db.session.execute(
        update(SignIn)
        .where(SignIn.ended_at.is_(None), *which)
        .values(ended_at=clock.now())
        .execution_options(synchronize_session=False)
    )
