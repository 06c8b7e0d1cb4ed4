"""Whatever a program asks, the answer is as the OpenAPI document says, and never a 500."""

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from rumahbelajar.reports.api import limiting
from tests.reports.api.conftest import Programs

PATHS = ("/reports", "/reports/{report}", "/reports/{report}/{table}")


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_the_document_says(
    app: Flask, program: Programs, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limiting, "A_MINUTE", 1_000_000)
    token = program("33.07").token
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)

    @given(case=schema[path]["GET"].as_strategy())
    @settings(
        max_examples=40,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    def ask(case: schemathesis.Case) -> None:
        # Compressed answers are read by who asks for them; and a cursor, or two filters that
        # exclude each other, can have the right form and still be refused.
        case.call_and_validate(
            headers={"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"},
            excluded_checks=[positive_data_acceptance],
        )

    ask()
