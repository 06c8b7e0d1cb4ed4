"""What somebody keeps in a tool as a sheet of A4: what they filled in, and lines for the rest."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from flask import render_template
from flask_babel import gettext as _

from rumahbelajar.activities import OwnSheet
from rumahbelajar.activities.checklist import Ticked, TickedList
from rumahbelajar.activities.plan import Entry, FilledPlan
from rumahbelajar.config import ROOT
from rumahbelajar.formats import day
from rumahbelajar.language import chosen
from rumahbelajar.learning.finding import figures_named
from rumahbelajar.learning.paper_blocks import Block, blocks_of
from rumahbelajar.learning.tool_places import Place
from rumahbelajar.learning.tool_sheets import Sheet, written
from rumahbelajar.learning.typesetting import typeset

_TEMPLATE = ROOT / "templates" / "learning" / "tool.typ"
_LINES = {"long": 3}
"""How many lines an empty field of a kind gets to write on; one otherwise."""


def print_tool(place: Place, sheet: Sheet, today: date) -> bytes:
    """Return a filled-in tool as PDF; raise Crowded when many ask, Refused when it fails."""
    return typeset(
        _TEMPLATE,
        printed(place, sheet, today),
        _("PDF ini belum bisa dibuat sekarang. Coba lagi sebentar lagi."),
    )


def printed(place: Place, sheet: Sheet, today: date) -> dict[str, Any]:
    """Return what the template shows."""
    return {
        "language": place.language or chosen(),
        "timestamp": int(datetime.combine(today, time(), UTC).timestamp()),
        "title": place.title,
        "introduction": place.introduction,
        "day": day(today),
        "house": "Rumah Belajar",
        "blocks": list(_blocks(place, sheet)),
        "signatures": _signatures(place, sheet),
    }


def _signatures(place: Place, sheet: Sheet) -> list[str]:
    if isinstance(sheet.result, FilledPlan):
        return list(sheet.result.signatures)
    return [] if isinstance(place.tool, OwnSheet) else [_(who) for who in place.tool.signatures]


def _blocks(place: Place, sheet: Sheet) -> Iterator[Block]:
    match sheet.result:
        case FilledPlan(sections=sections):
            for section in sections:
                yield {"kind": "heading", "text": section.section.title}
                yield from map(_field, section.entries)
        case TickedList(sections=parts):
            for part in parts:
                yield {"kind": "heading", "text": part.title}
                yield from (_thing(each) for each in part.things if each.state != "needless")
        case result:
            if result is not None:
                yield from blocks_of(
                    render_template(
                        "learning/tool_outcome.html",
                        place=place,
                        result=result,
                        figures=figures_named(place.figures_of(result)),
                    )
                )
            listed = written(place.tool, sheet)
            if listed:
                yield {"kind": "heading", "text": _("Isian Anda")}
            for group, filled_in in listed:
                told = " · ".join(
                    f"{_(asked.label).rstrip('?')}: {words}" for asked, words in filled_in
                )
                yield {"kind": "item", "text": f"{group} · {told}" if group else told}


def _field(entry: Entry) -> Block:
    return {
        "kind": "field",
        "text": entry.field.label,
        "value": entry.words,
        "lines": _LINES.get(entry.field.kind, 1),
    }


def _thing(each: Ticked) -> Block:
    words = each.thing.text
    if each.state == "underway":
        words += f" ({_('sedang diurus')})"
    if each.state == "there":
        words += f" ({_('sudah ada')})"
    if each.day:
        words += f", {day(each.day)}"
    elif each.thing.dated:
        words += f", {_('tanggal')} ……………"
    return {"kind": "box", "text": words, "ticked": each.state == "there"}
