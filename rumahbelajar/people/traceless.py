"""Pages whose address is a secret: no page after them learns that address."""

from http import HTTPStatus

from flask import make_response, render_template
from flask.typing import ResponseReturnValue


def traceless(
    template: str, status: HTTPStatus = HTTPStatus.OK, **values: object
) -> ResponseReturnValue:
    """Return a page that tells no other page, and no cache, the address it was opened under."""
    response = make_response(render_template(template, **values), status)
    # The origin alone still satisfies the guard against forged requests over https.
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["Cache-Control"] = "no-store"
    return response
