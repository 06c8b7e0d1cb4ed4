"""A tool as somebody has filled it in: what was typed, what is wrong with it, what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rumahbelajar.activities.fields import entered, read
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.learning.activity_models import Content
from rumahbelajar.questions import UnreadableAnswer


@dataclass(frozen=True)
class Sheet:
    """A filled-in tool. `result` is the tool's own; None when there are faults or nothing yet."""

    entered: Mapping[str, str]
    content: Content
    faults: Mapping[str, UnreadableAnswer] = field(default_factory=dict)
    result: object | None = None


def blank_sheet(tool: type[Tool]) -> Sheet:
    """Return a tool with nothing in it."""
    return Sheet(dict.fromkeys(tool.fields, ""), {})


def filled_sheet(tool: type[Tool], typed: Mapping[str, str], today: date) -> Sheet:
    """Return what a tool makes of typed text; `today` is the day it is for the person."""
    seen = read(tool.fields, typed)
    content = {name: value for name, value in seen.values.items() if value is not None}
    if seen.faults:
        return Sheet(seen.entered, content, seen.faults)
    try:
        return Sheet(seen.entered, content, result=tool.work_out(seen.values, today))
    except Unfit as unfit:
        return Sheet(seen.entered, content, {unfit.field: unfit})


def kept_sheet(tool: type[Tool], content: Content, today: date) -> Sheet:
    """Return a tool as it was kept; by way of its text, so that an older shape does no harm."""
    return (
        filled_sheet(tool, entered(tool.fields, content), today) if content else blank_sheet(tool)
    )
