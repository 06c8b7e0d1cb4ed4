"""Addresses are written once: the same that Flask writes, and told apart by every part."""

from collections import defaultdict
from typing import Any
from uuid import UUID

import pytest
from flask import Flask, url_for

ATTEMPT = UUID("018f0000-0000-7000-8000-000000000001")
OTHER = UUID("018f0000-0000-7000-8000-000000000002")


def test_no_address_depends_on_the_method_of_the_page_it_stands_on(app: Flask) -> None:
    """Of rules that take other methods, Werkzeug chooses by that of the request at hand."""
    methods = defaultdict(set)
    for rule in app.url_map.iter_rules():
        methods[rule.endpoint].add(frozenset(rule.methods or ()))
    assert [endpoint for endpoint, kinds in methods.items() if len(kinds) > 1] == []


@pytest.mark.parametrize(
    ("endpoint", "values"),
    [
        ("learning.question", {"attempt_id": ATTEMPT, "place": 1}),
        ("learning.question", {"attempt_id": ATTEMPT, "place": 2}),
        ("learning.question", {"attempt_id": OTHER, "place": 1}),
        ("learning.question", {"attempt_id": ATTEMPT, "place": 1, "dari": "periksa"}),
        ("learning.question", {"attempt_id": ATTEMPT, "place": 1, "_anchor": "periksa"}),
        ("learning.answer", {"attempt_id": ATTEMPT, "place": 1}),
        ("learning.courses", {"halaman": 1}),
        ("learning.courses", {"halaman": True}),
        ("learning.courses", {"_external": True}),
        (".courses", {}),
    ],
)
def test_an_address_is_the_one_that_flask_writes_however_often(
    app: Flask, endpoint: str, values: dict[str, Any]
) -> None:
    with app.test_request_context("/kursus"):
        written = Flask.url_for(app, endpoint, **values)
        for _again in range(2):
            assert url_for(endpoint, **values) == written


def test_a_page_may_be_named_from_within_its_feature_wherever_that_is(app: Flask) -> None:
    with app.test_request_context("/kursus"):
        assert url_for(".courses") == "/kursus"
    with app.test_request_context("/akun"):
        assert url_for(".account") == "/akun"
