"""Pictures and sounds of courses."""

from flask import Response, abort, request, send_file
from flask.typing import ResponseReturnValue

from rumahbelajar.access import ANYONE, allow
from rumahbelajar.courses.media import MEDIA_TYPES
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.library import the_library

_A_YEAR = 365 * 24 * 60 * 60
# A picture is looked at, never run, even when its address is opened by itself.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@blueprint.get("/kursus/<course_id>/media/<name>")
@allow(ANYONE)
def media(course_id: str, name: str) -> ResponseReturnValue:
    """Send a file of a course.

    Course files are openly licensed and say nothing about who looks at them, so anyone may have
    them and any cache may keep them for ever: their address changes with their content. Those of
    a sensitive course are kept nowhere, since the next person at a shared phone could find them.
    """
    library = the_library()
    path = library.media_path(course_id, name)
    if path is None or not path.is_file():
        abort(404)
    course = library.courses[course_id]
    response = send_file(path, mimetype=MEDIA_TYPES[name.rpartition(".")[2]], conditional=True)
    _let_caches_keep(response, course.media[name], is_sensitive=course.sensitive)
    response.headers["Content-Security-Policy"] = _POLICY
    return response


def _let_caches_keep(response: Response, digest: str, *, is_sensitive: bool) -> None:
    if is_sensitive:
        response.headers["Cache-Control"] = "no-store"
    elif request.args.get("v") == digest:
        response.headers["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable"
    else:
        response.headers["Cache-Control"] = "no-cache"
