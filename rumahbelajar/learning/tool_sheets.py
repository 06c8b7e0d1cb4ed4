"""A tool as somebody has filled it in: what was typed, what is wrong with it, what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from flask_babel import gettext as _

from rumahbelajar.activities import OwnSheet
from rumahbelajar.activities.fields import Field, Value, Values, entered, read
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.learning.activity_models import Content
from rumahbelajar.learning.tool_places import Fillable
from rumahbelajar.questions import UnreadableAnswer


@dataclass(frozen=True)
class Sheet:
    """A filled-in tool. `result` is the tool's own; None when there are faults or nothing yet."""

    entered: Mapping[str, str]
    content: Content
    faults: Mapping[str, UnreadableAnswer] = field(default_factory=dict)
    result: object | None = None


def blank_sheet(tool: Fillable) -> Sheet:
    """Return a tool with nothing in it; it may have something to show all the same."""
    result = tool.blank() if isinstance(tool, OwnSheet) else None
    return Sheet(dict.fromkeys(tool.fields, ""), {}, result=result)


def filled_sheet(tool: Fillable, typed: Mapping[str, str], today: date) -> Sheet:
    """Return what a tool makes of typed text; `today` is the day it is for the person."""
    seen = read(tool.fields, typed)
    content = {name: value for name, value in seen.values.items() if value is not None}
    if seen.faults:
        return Sheet(seen.entered, content, seen.faults)
    try:
        return Sheet(seen.entered, content, result=_result(tool, seen.values, today))
    except Unfit as unfit:
        return Sheet(seen.entered, content, {unfit.field: unfit})


def _result(tool: Fillable, values: Values, today: date) -> object:
    return tool.reckon(values, today) if isinstance(tool, Tool) else tool.work_out(values, today)


def kept_sheet(tool: Fillable, content: Content, today: date) -> Sheet:
    """Return a tool as it was kept; by way of its text, so that an older shape does no harm."""
    return (
        filled_sheet(tool, entered(tool.fields, content), today) if content else blank_sheet(tool)
    )


def written(tool: Fillable, sheet: Sheet) -> list[tuple[str, list[tuple[Field, str]]]]:
    """Return what was filled in, as paper shows it: each row under its name, "" for fields alone.

    A choice always has a value, so a row with nothing else is left out. Nothing is listed where
    the result shows it all.
    """
    if not isinstance(tool, OwnSheet) and tool.shows_all:
        return []
    filled = [
        (asked, sheet.content[name])
        for name, asked in tool.fields.items()
        if name in sheet.content and (not asked.only_with or asked.only_with in sheet.content)
    ]
    rows = [list(row) for _place, row in groupby(filled, lambda each: each[0].row or each[0].label)]
    return [
        (
            _(row[0][0].group, row=row[0][0].row) if row[0][0].group else "",
            [(asked, _in_words(asked, value)) for asked, value in row],
        )
        for row in rows
        if not row[0][0].group or any(asked.kind != "choice" for asked, _value in row)
    ]


def _in_words(asked: Field, value: Value) -> str:
    return _(dict(asked.options)[str(value)]) if asked.kind == "choice" else asked.write(value)
