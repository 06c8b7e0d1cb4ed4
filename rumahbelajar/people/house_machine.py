"""Where admins and coordinators may sign in: on the house machine itself, or over https."""

from flask import request

from rumahbelajar.access import RoleKind
from rumahbelajar.config import the_settings
from rumahbelajar.people.models import Person

_LOOPBACK = frozenset({"127.0.0.1", "::1", "::ffff:127.0.0.1"})
_FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto")
_PROXY_HEADERS = (*_FORWARDED, "X-Real-IP", "Forwarded", "Via")


def is_guarded_line() -> bool:
    """Whether nobody on the Wi-Fi can read what this request carries."""
    return request.is_secure or _is_on_this_machine()


def may_sign_in_here(person: Person) -> bool:
    """Whether this person's passphrase may be used on the line that this request came by.

    Only a facilitator's may over the Wi-Fi by plain http (docs/decisions: passphrases on a node).
    """
    others = {role.kind for role in person.held_roles} - {RoleKind.FACILITATOR}
    return not others or is_guarded_line()


def _is_on_this_machine() -> bool:
    came_by_proxy = the_settings().trusted_proxies > 0 or any(
        header in request.headers for header in _PROXY_HEADERS
    )
    return request.remote_addr in _LOOPBACK and not came_by_proxy
