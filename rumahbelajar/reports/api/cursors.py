"""Cursors: where a program goes on reading the rows of a table, good for that question alone."""

import json
from hashlib import sha256

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from rumahbelajar.reports.asking.asked import Asked


def write(first: int, report: str, table: str, asked: Asked) -> str:
    """Return the cursor that goes on at the row of this number, from 0."""
    return str(_signer().dumps([first, _question(report, table, asked)]))


def read(cursor: str, report: str, table: str, asked: Asked) -> int | None:
    """Return the number of the row to go on at; None for a cursor that is none of this question."""
    try:
        first, question = _signer().loads(cursor)
    except (BadSignature, ValueError, TypeError):
        return None
    return int(first) if question == _question(report, table, asked) else None


def _question(report: str, table: str, asked: Asked) -> str:
    said = json.dumps([report, table, asked.values()], sort_keys=True)
    return sha256(said.encode()).hexdigest()[:16]


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="rumahbelajar.api-cursor")
