"""What is shown to somebody who must wait after wrong secrets."""

from http import HTTPStatus

from flask import make_response, render_template
from flask.typing import ResponseReturnValue

from rumahbelajar.people.waiting import Verdict


def wait_page(verdict: Verdict, *, is_own_account: bool = False) -> ResponseReturnValue:
    """Return the page that says how long; `is_own_account` for staff who are signed in already."""
    page = render_template(
        "people/wait.html", seconds=verdict.seconds, is_own_account=is_own_account
    )
    response = make_response(page, HTTPStatus.TOO_MANY_REQUESTS)
    if verdict.seconds:
        response.headers["Retry-After"] = str(verdict.seconds)
    return response
