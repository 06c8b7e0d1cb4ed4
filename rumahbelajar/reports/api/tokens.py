"""Tokens: made by who looks after an area, shown once, and good for no more than they may see."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import func, select

from rumahbelajar import clock
from rumahbelajar.access import OVERSEERS, HeldRole, Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ledger.aliases import is_given_up
from rumahbelajar.people.models import Person
from rumahbelajar.people.tokens import make_token, token_hash
from rumahbelajar.reports.api.models import ApiToken
from rumahbelajar.reports.asking.scope import Scope

PREFIX = "rb_"
"""So that a token that got into a text by mistake is known for what it is."""
LASTING = (30, 90, 365)
"""Days for which one may be made."""
MOST_TOKENS = 20


def make(viewer: Viewer, token_id: UUID, name: str, area: str, days: int) -> str:
    """Return a new token of the viewer for an area.

    Raise Refused for an area that the viewer does not look after, with too many at hand, and for
    a form that was sent before: its token was shown, and cannot be shown again.
    """
    if not viewer.holds_over(area, *OVERSEERS):
        raise Refused(_("Kode wilayah itu di luar wilayah Anda."))
    if db.session.get(ApiToken, token_id) is not None:
        raise Refused(_("Kunci ini sudah dibuat, dan hanya tampil satu kali. Buatlah yang baru."))
    # Two forms at once take turns here.
    db.session.scalars(select(Person).where(Person.id == viewer.person_id).with_for_update()).one()
    if _count_live(viewer.person_id) >= MOST_TOKENS:
        raise Refused(
            _("Paling banyak %(count)s kunci. Cabut dulu yang tidak dipakai.", count=MOST_TOKENS)
        )
    token = PREFIX + make_token()
    now = clock.now()
    db.session.add(
        ApiToken(
            id=token_id,
            person_id=viewer.person_id,
            name=name,
            area_code=area,
            token_sha256=token_hash(token),
            made_at=now,
            expires_at=now + timedelta(days=days),
        )
    )
    db.session.flush()
    return token


def tokens_of(person_id: UUID) -> Sequence[ApiToken]:
    """Return the tokens of a person that were not revoked, the newest first."""
    return db.session.scalars(
        select(ApiToken)
        .where(ApiToken.person_id == person_id, ApiToken.revoked_at.is_(None))
        .order_by(ApiToken.made_at.desc(), ApiToken.id)
    ).all()


def revoke(person_id: UUID, token_id: UUID) -> None:
    """End a token at once; twice changes nothing. One of somebody else is a 404."""
    found = db.session.get(ApiToken, token_id)
    if found is None or found.person_id != person_id:
        abort(404)
    if found.revoked_at is None:
        found.revoked_at = clock.now()


def find(token: str) -> ApiToken | None:
    """Return the token that opens something now, or None.

    It rests on who made it: when they are suspended or merged into another, or no longer look after
    its area, it is none.
    """
    if not token.startswith(PREFIX):
        return None
    is_it = ApiToken.token_sha256 == token_hash(token)
    found = db.session.scalar(select(ApiToken).where(is_it, ~is_given_up(ApiToken.person_id)))
    return found if found is not None and _is_good(found) else None


def scope_of(token: ApiToken) -> Scope:
    """Return what a program may read: counts of the area, and no person anywhere."""
    return Scope((token.area_code,))


def _is_good(token: ApiToken) -> bool:
    if token.revoked_at is not None or token.expires_at <= clock.now():
        return False
    roles = [HeldRole(each.kind, each.area_code) for each in token.maker.held_roles]
    return token.maker.suspended_at is None and any(
        role.kind in OVERSEERS and role.covers(token.area_code) for role in roles
    )


def _count_live(person_id: UUID) -> int:
    live = ApiToken.revoked_at.is_(None), ApiToken.expires_at > clock.now()
    asked = select(func.count()).where(ApiToken.person_id == person_id, *live)
    return db.session.scalar(asked) or 0
