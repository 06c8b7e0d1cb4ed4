"""One-time links: for choosing a passphrase, and for setting the house up."""

from datetime import timedelta
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import delete, select, update

from rumahbelajar import clock
from rumahbelajar.access import OVERSEERS, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.people import credentials, learner_lock
from rumahbelajar.people.models import CredentialKind, OneTimeLink, Person, Role
from rumahbelajar.people.tokens import make_token, token_hash

LASTS = timedelta(hours=24)


def may_make_for(viewer: Viewer, person: Person) -> bool:
    """Whether somebody may have a link of this person; with it one becomes that person.

    So an admin may of staff who work nowhere beyond the admin's own area, and a coordinator of who
    is a facilitator there and nothing else.
    """
    return all(_looks_after(viewer, role) for role in person.held_roles)


def make_passphrase_link(viewer: Viewer, person: Person) -> str:
    """Return the token of a new link for a facilitator, coordinator or admin.

    Raise Refused for who signs in otherwise, and for who works beyond the viewer's own area.
    """
    credential = credentials.credential_of(person.id)
    if credential is None or credential.kind is not CredentialKind.PASSPHRASE:
        raise Refused(_("Peserta masuk dengan kartu atau PIN, bukan dengan kata sandi."))
    if not may_make_for(viewer, person):
        raise Refused(_("Orang ini juga bekerja di luar wilayah Anda. Mintalah kepada adminnya."))
    return make_link(person.id)


def make_link(person_id: UUID | None) -> str:
    """Return the token of a new link; an older one for the same end works no more.

    `person_id` is whose passphrase it sets; None for the link that sets the house up.
    """
    if person_id is not None:
        learner_lock.lock(person_id)
    db.session.execute(
        delete(OneTimeLink).where(OneTimeLink.person_id == person_id, OneTimeLink.used_at.is_(None))
    )
    token = make_token()
    db.session.add(
        OneTimeLink(
            person_id=person_id,
            token_sha256=token_hash(token),
            expires_at=clock.now() + LASTS,
        )
    )
    db.session.flush()
    return token


def find_link(token: str) -> OneTimeLink | None:
    """Return a link that still works, or None for one that is unknown, used or too old."""
    return db.session.scalars(
        select(OneTimeLink).where(
            OneTimeLink.token_sha256 == token_hash(token),
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > clock.now(),
        )
    ).first()


def use_link(token: str) -> OneTimeLink:
    """Use a link up and return it; raise Refused when it does not work, or somebody was quicker."""
    link = find_link(token)
    if link is None or not _take(link):
        raise Refused(
            _("Tautan ini sudah dipakai atau sudah lewat waktunya. Mintalah tautan baru.")
        )
    return link


def _looks_after(viewer: Viewer, role: Role) -> bool:
    kinds = OVERSEERS if role.kind is RoleKind.FACILITATOR else (RoleKind.ADMIN,)
    return viewer.holds_over(role.area_code, *kinds)


def _take(link: OneTimeLink) -> bool:
    # Of two that come at once, the database lets one change the row.
    taken = db.session.execute(
        update(OneTimeLink)
        .where(OneTimeLink.id == link.id, OneTimeLink.used_at.is_(None))
        .values(used_at=clock.now())
        .returning(OneTimeLink.id)
        .execution_options(synchronize_session=False)
    )
    return taken.first() is not None
