"""Headers that go with every answer, whatever its status."""

from flask import Flask, Response

POLICY = {
    # Scripts, styles and pictures of our own only, nothing inline, no frame around us.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": over https the guard against forged requests needs our own referrer.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_ALWAYS = POLICY | {"Cache-Control": "no-store"}


def init_app(app: Flask) -> None:
    """Send the policy headers with every answer, and let nothing be kept that does not ask to."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    given = {name.lower() for name, _value in response.headers}
    for name, value in _ALWAYS.items():
        if name.lower() not in given:
            response.headers.add(name, value)
    return response
