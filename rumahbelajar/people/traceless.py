"""Pages whose address is a secret: no page after them learns that address."""

from http import HTTPStatus

from flask import make_response, redirect, render_template
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response


def traceless(
    template: str, status: HTTPStatus = HTTPStatus.OK, **values: object
) -> ResponseReturnValue:
    """Return a page that tells no other page, and no cache, the address it was opened under."""
    return _without_trace(make_response(render_template(template, **values), status))


def traceless_redirect(address: str) -> ResponseReturnValue:
    """Lead on to another page, which is told as little; the browser keeps that one in history."""
    return _without_trace(redirect(address, HTTPStatus.SEE_OTHER))


def _without_trace(response: Response) -> Response:
    # The origin alone still satisfies the guard against forged requests over https.
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["Cache-Control"] = "no-store"
    return response
