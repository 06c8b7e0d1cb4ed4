"""A visitor: opens pages and posts forms as one person would, and checks every page it sees."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.forms import sign_new_id
from rumahbelajar.ids import read_id
from rumahbelajar.people.models import SignIn, SignInMethod
from tests.house import Dweller
from tests.page_checks import check_html

_NEW_IDS = frozenset(
    {
        *(
            "contact_id",
            "delivery_id",
            "group_id",
            "meeting_id",
            "person_id",
            "roster_id",
            "series_id",
        ),
        *("note_id", "service_id", "token_id", "voice_id", "walk_in_id"),
    }
)
"""The fields in which a page carries the id of what its form makes (forms.NewId)."""


class Visitor:
    """A browser without eyes; `page` is the text of what it saw last."""

    def __init__(self, app: Flask, person: Dweller | None = None) -> None:
        self.app = app
        self.client = app.test_client()
        self.page = ""
        self.response: TestResponse | None = None
        self._token = secrets.token_hex(20)
        with self.client.session_transaction() as session:
            session["csrf_token"] = self._token
        if person is not None:
            self.sign_in(person)

    def sign_in(self, person: Dweller) -> None:
        """Sign in without the sign-in page: a row, and the cookie that names it."""
        with self.app.app_context():
            row = SignIn(
                person_id=person.id,
                method=SignInMethod.CARD,
                is_own_phone=False,
                began_at=clock.now(),
                used_at=clock.now(),
            )
            db.session.add(row)
            db.session.commit()
            sign_in_id = str(row.id)
        with self.client.session_transaction() as session:
            session["_user_id"] = sign_in_id
            session["_fresh"] = True

    def get(self, path: str, **options: Any) -> TestResponse:
        """Open a page."""
        return self._seen(path, self.client.get(path, **options))

    def post(
        self, path: str, fields: Mapping[str, Any] | None = None, **options: Any
    ) -> TestResponse:
        """Post a form with the token that its page would carry."""
        data = {"csrf_token": self.token(), **self._as_carried(fields or {})}
        return self._seen(path, self.client.post(path, data=data, **options))

    def _as_carried(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Sign the ids of what forms make, as their pages do; what is signed already stays."""
        with self.app.app_context():
            return {
                name: sign_new_id(name, value)
                if name in _NEW_IDS and read_id(str(value)) is not None
                else value
                for name, value in fields.items()
            }

    def follow(self) -> TestResponse:
        """Go where the last answer sent us."""
        assert self.response is not None
        assert self.response.status_code in {302, 303}, self.response.status
        return self.get(self.response.location)

    def token(self) -> str:
        """Return the token of this browser, signed as a form carries it; signing in changes it."""
        key = self.app.secret_key
        assert key is not None
        with self.client.session_transaction() as session:
            token = session.setdefault("csrf_token", self._token)
        return str(URLSafeTimedSerializer(key, salt="wtf-csrf-token").dumps(token))

    def _seen(self, path: str, response: TestResponse) -> TestResponse:
        self.response = response
        content = response.get_data()
        response.close()
        self.page = content.decode() if response.mimetype == "text/html" else ""
        if self.page and response.status_code not in {301, 302, 303, 307, 308}:
            is_file = response.headers.get("Content-Disposition", "").startswith("attachment")
            # A meeting kit is such a file also where it is opened here, under a policy of its own.
            is_file = is_file or "'sha256-" in response.headers["Content-Security-Policy"]
            check_html(self.page, path, is_taken_home=is_file)
        return response


def at_once(visitors: Sequence[Visitor], press: Callable[[Visitor], TestResponse]) -> list[int]:
    """Let every visitor press at the same time; return the status that each was answered."""
    ready = Barrier(len(visitors))

    def press_with_the_others(visitor: Visitor) -> int:
        ready.wait()
        return press(visitor).status_code

    with ThreadPoolExecutor(len(visitors)) as pool:
        return list(pool.map(press_with_the_others, visitors))
