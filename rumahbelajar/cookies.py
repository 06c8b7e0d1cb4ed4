"""The session cookie: Secure exactly over https, and its signature checked once."""

from copy import deepcopy
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature

_KEPT = 1024
"""How many cookies a process knows to be its own; each browser has one."""
_RENEWED_AFTER = timedelta(days=1)
"""How old the cookie of one's own phone gets before it is sent anew, to last from then on."""
_SIMPLE = (str, bool, int, float, type(None))


def init_app(app: Flask) -> None:
    """Keep sessions in a cookie that scripts cannot read and other sites cannot send."""
    app.session_interface = _Sessions()
    app.config.update(SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")


class _Session(SecureCookieSession):
    signed_at: datetime | None = None


class _Sessions(SecureCookieSessionInterface):
    session_class = _Session

    def __init__(self) -> None:
        self._read = lru_cache(maxsize=_KEPT)(self._read_anew)

    def open_session(self, app: Flask, request: Request) -> _Session:
        cookie = request.cookies.get(self.get_cookie_name(app))
        if not cookie:
            return _Session()
        try:
            kept, signed_at = self._read(app, cookie)
        except BadSignature:
            return _Session()
        if _age(signed_at) > app.permanent_session_lifetime:
            return _Session()
        session = _Session(_copied(kept))
        session.signed_at = signed_at
        return session

    def _read_anew(self, app: Flask, cookie: str) -> tuple[dict[str, Any], datetime]:
        """Return what a cookie holds and when it was signed, which its text alone tells.

        Raise BadSignature for one that this program did not sign.
        """
        serializer = self.get_signing_serializer(app)
        if serializer is None:
            raise BadSignature("there is no key to sign with")
        kept, signed_at = serializer.loads(cookie, return_timestamp=True)
        return kept, signed_at

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        if session.modified or not session.permanent:
            return session.modified
        signed_at = getattr(session, "signed_at", None)
        return signed_at is None or _age(signed_at) > _RENEWED_AFTER

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if "public" in response.headers.get("Cache-Control", ""):
            # A cookie in what any cache may keep would be handed to others.
            return
        if session.modified or self.should_set_cookie(app, session):
            super().save_session(app, session, response)
        elif session.accessed:
            response.headers.add("Vary", "Cookie")


def _age(signed_at: datetime) -> timedelta:
    # By the machine's own clock, as the signature was made.
    return datetime.now(UTC) - signed_at


def _copied(kept: dict[str, Any]) -> dict[str, Any]:
    """Return a copy that a page may change, whatever it holds."""
    if all(isinstance(value, _SIMPLE) for value in kept.values()):
        return dict(kept)
    return deepcopy(kept)
