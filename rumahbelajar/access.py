"""Who may do what: every route declares one of these policies, and none means no start."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from rumahbelajar.addresses import asked_for
from rumahbelajar.database import reading
from rumahbelajar.discretion import is_discreet

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])


class RoleKind(StrEnum):
    """What a person may be besides a learner; everyone is a learner."""

    FACILITATOR = "facilitator"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


@dataclass(frozen=True)
class HeldRole:
    """A role as held: its kind, and the code of the area it is held for ("" is the nation)."""

    kind: RoleKind
    area: str

    def covers(self, code: str) -> bool:
        """Whether a code lies in the area of this role: equal to it, or below it."""
        return not self.area or code == self.area or code.startswith(f"{self.area}.")


@dataclass(frozen=True)
class Viewer:
    """The signed-in person as the rules of access see them."""

    person_id: UUID
    sign_in_id: UUID
    village_code: str
    name: str
    consented: bool
    roles: tuple[HeldRole, ...]
    on_own_phone: bool = False
    """Whether they said at signing in that nobody else uses this phone."""
    consent_is_old: bool = False
    """Whether they agreed to a text that says more by now."""

    def holds(self, *kinds: RoleKind) -> bool:
        """Whether any of these roles is held, for whatever area."""
        return any(role.kind in kinds for role in self.roles)

    def holds_over(self, code: str, *kinds: RoleKind) -> bool:
        """Whether any of these roles is held for an area that this code lies in."""
        return any(role.kind in kinds and role.covers(code) for role in self.roles)

    def areas(self, *kinds: RoleKind) -> tuple[str, ...]:
        """Return the area codes these roles are held for."""
        return tuple(role.area for role in self.roles if role.kind in kinds)

    @property
    def is_staff(self) -> bool:
        """Whether any role is held at all."""
        return bool(self.roles)


@dataclass(frozen=True)
class Policy:
    """A named rule that lets a viewer, or someone signed out (None), through or not."""

    name: str
    allows: Callable[[Viewer | None], bool]


def _staff(name: str, *kinds: RoleKind) -> Policy:
    return Policy(
        name, lambda viewer: viewer is not None and viewer.consented and viewer.holds(*kinds)
    )


NOBODY = Policy("nobody", lambda _viewer: False)
ANYONE = Policy("anyone", lambda _viewer: True)
SIGNED_IN = Policy("signed in", lambda viewer: viewer is not None)
LEARNING = Policy("learning", lambda viewer: viewer is not None and viewer.consented)
REGISTRARS = (RoleKind.FACILITATOR, RoleKind.ADMIN)
"""Who registers people and mends their sign-in."""
REGISTRAR = _staff("registrar", *REGISTRARS)
ADMIN = _staff("admin", RoleKind.ADMIN)
OVERSEERS = (RoleKind.COORDINATOR, RoleKind.ADMIN)
"""Who looks after the facilitators of an area."""
OVERSEER = _staff("overseer", *OVERSEERS)
STAFF = _staff("staff", *RoleKind)


class UndeclaredRoute(Exception):  # noqa: N818 - it names what was found
    """A route does not say who may use it, so the program must not start."""


def allow(policy: Policy) -> Callable[[View], View]:
    """Declare who may use a view; stands directly above the function."""

    def declare(view: View) -> View:
        view.__dict__["access_policy"] = policy
        return view

    return declare


def init_app(app: Flask) -> None:
    """Check the policy of the asked route before every request."""
    app.before_request(_guard)


def policy_of(app: Flask, endpoint: str) -> Policy | None:
    """Return what a route declares, or None when it declares nothing."""
    return app.view_functions[endpoint].__dict__.get("access_policy")


def require_declarations(app: Flask) -> None:
    """Raise UndeclaredRoute, naming them, when any route declares no policy."""
    missing = sorted(name for name in app.view_functions if policy_of(app, name) is None)
    if missing:
        raise UndeclaredRoute(f"no access policy declared for: {', '.join(missing)}")


def viewer() -> Viewer | None:
    """Return who is asking, or None when nobody is signed in."""
    found: Viewer | None = getattr(current_user, "viewer", None)
    return found


def signed_in_viewer() -> Viewer:
    """Return who is asking on a route that only signed-in people reach; 401 otherwise."""
    found = viewer()
    return found if found is not None else abort(401)


def _guard() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None
    policy = policy_of(current_app, request.endpoint) or NOBODY
    with reading():
        asker = viewer()
    if policy.allows(asker):
        return None
    if asker is None:
        return redirect(url_for("people.sign_in", next=_way_back()), 303)
    if policy.allows(replace(asker, consented=True)):
        return redirect(url_for("people.consent", next=_way_back()), 303)
    return abort(403)


def _way_back() -> str | None:
    """Return where to go after signing in or agreeing.

    What a discreet page is called stands in no address.
    """
    if request.method not in {"GET", "HEAD"} or is_discreet():
        return None
    return asked_for()
