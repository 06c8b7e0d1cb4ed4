"""The reports for programs: read-only, counts alone, by a token for an area."""

import json
from collections.abc import Callable, Sequence
from functools import wraps
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, abort, current_app, g, request
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from rumahbelajar.access import ANYONE, allow
from rumahbelajar.config import the_settings
from rumahbelajar.database import db, will_pass
from rumahbelajar.errors import Refused
from rumahbelajar.forms import read_number
from rumahbelajar.reports.api import cursors, opening, tokens, typed_words
from rumahbelajar.reports.api.document import MOST_ROWS, USUAL_ROWS, document
from rumahbelajar.reports.api.limiting import Meter
from rumahbelajar.reports.asking import choosing
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.exporting.programs import head_of, head_of_table, row_as_json
from rumahbelajar.reports.tables.answering import Answer, answer
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Table

api = Blueprint("api", __name__, url_prefix="/api/v1")
_meter = Meter()

View = Callable[..., Response]


class Unreadable(Exception):  # noqa: N818 - it names what was found
    """An address asks for what cannot be read; `faults` are sentences that say what."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__()
        self.faults = [str(fault) for fault in faults]


def with_token(view: View) -> View:
    """Let only a program with a good token in, and so often a minute; `g.scope` is what it sees."""

    @wraps(view)
    def guarded(**named: str) -> Response:
        scheme, _space, given = request.headers.get("Authorization", "").partition(" ")
        found = tokens.find(given.strip()) if scheme.lower() == "bearer" else None
        if found is None:
            answered = _problem(HTTPStatus.UNAUTHORIZED, _("Kunci ini tidak berlaku."))
            answered.headers["WWW-Authenticate"] = "Bearer"
            return answered
        allowance = _meter.count(found.person_id, the_settings().workers)
        if allowance.left < 0:
            answered = _problem(HTTPStatus.TOO_MANY_REQUESTS, _("Terlalu sering bertanya."))
        else:
            g.scope = tokens.scope_of(found)
            answered = view(**named)
        answered.headers.update(allowance.headers)
        return answered

    return guarded


@api.get("/openapi.json")
@allow(ANYONE)
def openapi() -> Response:
    """Describe what programs may ask, and what they are answered."""
    return _json(document(request.host_url.rstrip("/") + "/api/v1"))


@api.get("/reports")
@allow(ANYONE)
@with_token
def reports() -> Response:
    """List the reports that programs may read."""
    _refuse_unknown(sorted(request.args))
    listed = [
        {
            "key": each.key,
            "title": str(each.title),
            "question": str(each.question),
            "parameters": sorted(opening.parameters_of(each)),
        }
        for each in opening.open_reports()
    ]
    return _json({"reports": listed})


@api.get("/reports/<key>")
@allow(ANYONE)
@with_token
def report(key: str) -> Response:
    """Say what a report tells, and the tables that it has, without their rows."""
    answered = _answer(_found(key))
    tables = [head_of_table(table) for table in answered.tables]
    return _json(head_of(answered) | {"tables": tables}, leaving_out="made_at")


@api.get("/reports/<key>/<table_key>")
@allow(ANYONE)
@with_token
def rows(key: str, table_key: str) -> Response:
    """Give some rows of a table, and the cursor to the next ones."""
    answered = _answer(_found(key), "limit", "cursor")
    found = next((each for each in answered.tables if each.key == table_key), None)
    if found is None:
        abort(404)
    table = typed_words.without(found)
    first, many = _first_row(answered, table), _many()
    asked, last = answered.asked, first + many
    part = table.rows.part(asked.sort, asked.descending, slice(first, last))
    onward = cursors.write(last, key, table_key, asked) if last < table.rows.count else None
    told = [row_as_json(row, table.columns) for row in part]
    return _json({"rows": told, "next": onward})


@api.errorhandler(Unreadable)
def _unreadable(error: Unreadable) -> Response:
    return _problem(HTTPStatus.BAD_REQUEST, _("Ada yang tidak bisa dibaca."), error.faults)


@api.errorhandler(HTTPException)
def _http(error: HTTPException) -> Response:
    status = HTTPStatus(error.code or 500)
    missing = _("Tidak ada laporan, tabel, atau wilayah seperti itu untuk kunci ini.")
    return _problem(status, missing if status == HTTPStatus.NOT_FOUND else status.phrase)


@api.errorhandler(Refused)
def _refused(error: Refused) -> Response:
    return _problem(error.status, error.sentence)


@api.errorhandler(Exception)
def _unexpected(error: Exception) -> Response:
    current_app.logger.exception("api: %s", request.endpoint)
    if isinstance(error, OperationalError) and will_pass(error):
        return _problem(HTTPStatus.SERVICE_UNAVAILABLE, _("Rumah belajar sedang sibuk"))
    return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, _("Ada yang rusak di sini"))


def _found(key: str) -> Report:
    return opening.find(key) or abort(404)


def _answer(asked_report: Report, *others: str) -> Answer:
    """Answer what the address asks; on a page what cannot be read is left out, here it is said."""
    _refuse_unknown(opening.unknown(request.args, asked_report, *others))
    asked, faults = choosing.read(request.args, asked_report, g.scope, today())
    if faults:
        raise Unreadable(faults)
    return answer(asked_report, g.scope, asked)


def _refuse_unknown(names: Sequence[str]) -> None:
    if names:
        raise Unreadable([_("Saringan “%(name)s” tidak dikenal.", name=name) for name in names])


def _first_row(answered: Answer, table: Table) -> int:
    if "cursor" not in request.args:
        return 0
    key, asked = answered.report.key, answered.asked
    first = cursors.read(request.args["cursor"], key, table.key, asked)
    if first is None:
        raise Unreadable([_("Penunjuk halaman ini bukan dari pertanyaan yang sama.")])
    return first


def _many() -> int:
    given = request.args.get("limit", str(USUAL_ROWS))
    many = read_number(given)
    if not 1 <= many <= MOST_ROWS:
        raise Unreadable([_("Tulis limit dari 1 sampai %(most)s.", most=MOST_ROWS)])
    return many


def _json(told: dict[str, Any], leaving_out: str = "") -> Response:
    """Return an answer with its ETag, or that nothing changed; what is left out changes nothing."""
    same = {name: value for name, value in told.items() if name != leaving_out}
    response = Response(_written(told), mimetype="application/json")
    response.set_etag(_etag(same))
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Authorization"
    response.make_conditional(request)
    return response


def _etag(told: dict[str, Any]) -> str:
    return sha256(_written(told).encode()).hexdigest()[:32]


def _problem(status: HTTPStatus, title: str, faults: Sequence[str] = ()) -> Response:
    """Return what went wrong as RFC 9457 has it."""
    db.session.rollback()
    told = {
        "type": "about:blank",
        "title": str(title),
        "status": int(status),
        "faults": list(faults),
    }
    return Response(_written(told), status=status, mimetype="application/problem+json")


def _written(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, allow_nan=False) + "\n"
