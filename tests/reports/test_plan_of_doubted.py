"""Completions in doubt are few, and found without looking at everybody who stands in a course."""

import pytest
from flask import Flask
from sqlalchemy import Connection, event

from rumahbelajar.database import db
from rumahbelajar.reports.rows import flaws


@pytest.mark.sqlite
@pytest.mark.usefixtures("nation")
@pytest.mark.parametrize("area", ["", "33", "33.07.10.2004"])
def test_no_list_of_all_is_gone_through(app: Flask, area: str) -> None:
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(
        _on: Connection, _cursor: object, statement: str, values: tuple[object, ...], *_more: object
    ) -> None:
        asked.append((statement, values))

    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", note)
        try:
            flaws.questioned_completions(area)
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        statement, values = asked[-1]
        on = db.session.connection()
        plan = [
            str(line[3]) for line in on.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    assert any("ix_completion_questioned" in line for line in plan)
    assert not any(line.startswith("SCAN course_standing") for line in plan)
