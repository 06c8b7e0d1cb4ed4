"""Filling in tools in tests: a form of typed text in, the result or the refusal out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from rumahbelajar.activities.fields import read
from rumahbelajar.activities.tool import Tool, Unfit

TODAY = date(2026, 11, 25)


def worked_out(tool: type[Tool] | Tool, form: Mapping[str, str], today: date = TODAY) -> Any:
    """Return the result of a form in which everything can be read."""
    typed = read(tool.fields, form)
    assert not typed.faults, {name: fault.sentence for name, fault in typed.faults.items()}
    if isinstance(tool, Tool):
        return tool.reckon(typed.values, today)
    return tool.work_out(typed.values, today)


def refusal(tool: type[Tool] | Tool, form: Mapping[str, str]) -> tuple[str, str]:
    """Return the field and the sentence of a form that does not go together."""
    with pytest.raises(Unfit) as refused:
        worked_out(tool, form)
    return refused.value.field, refused.value.sentence
