"""What somebody keeps in a tool as a sheet of A4: what they filled in, and lines for the rest."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from flask import render_template
from flask_babel import gettext as _

from rumahbelajar.activities import OwnSheet
from rumahbelajar.activities.checklist import Ticked, TickedList
from rumahbelajar.activities.plan import Entry, FilledPlan
from rumahbelajar.activities.supporters import SupportMap
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
        "is_cut_out": _is_cut_out(place),
    }


def _signatures(place: Place, sheet: Sheet) -> list[str]:
    if isinstance(sheet.result, FilledPlan):
        return list(sheet.result.signatures)
    return [] if isinstance(place.tool, OwnSheet) else [_(who) for who in place.tool.signatures]


def _blocks(place: Place, sheet: Sheet) -> Iterator[Block]:
    match sheet.result:
        case FilledPlan(sections=sections):
            for section in sections:
                fields = list(map(_field, section.entries))
                yield {"kind": "section", "text": section.section.title, "fields": fields}
        case TickedList(sections=parts):
            for part in parts:
                yield {"kind": "heading", "text": part.title}
                yield from (_thing(each) for each in part.things if each.state != "needless")
        case result:
            if isinstance(result, SupportMap):
                yield _map(result)
            if result is not None:
                blocks = blocks_of(
                    render_template(
                        "learning/tool_outcome.html",
                        place=place,
                        result=result,
                        figures=figures_named(place.figures_of(result)),
                    )
                )
                cut_out = _is_cut_out(place)
                yield from (each for each in blocks if not cut_out or each["kind"] == "copies")
            listed = written(place.tool, sheet)
            if listed:
                yield {"kind": "heading", "text": _("Isian Anda")}
            for group, filled_in in listed:
                told = " · ".join(
                    f"{_(asked.label).rstrip('?')}: {words}" for asked, words in filled_in
                )
                yield {"kind": "item", "text": f"{group} · {told}" if group else told}


def _is_cut_out(place: Place) -> bool:
    return not isinstance(place.tool, OwnSheet) and place.tool.is_cut_out


def _map(result: SupportMap) -> Block:
    child, *others = result.spots
    return {
        "kind": "map",
        "height": result.height,
        "child": {"x": child.x, "y": child.y, "name": result.short_child or _("Anak")},
        "people": [
            {"x": at.x, "y": at.y, "name_y": at.name_y, "name": each.short_name}
            | {"is_there_daily": each.is_there_daily}
            for each, at in zip(result.supporters, others, strict=True)
        ],
    }


def _field(entry: Entry) -> Block:
    return {
        "kind": "field",
        "text": entry.field.label,
        "value": entry.words,
        "lines": _LINES.get(entry.field.kind, 1),
        "is_wide": entry.is_wide,
    }


def _thing(each: Ticked) -> Block:
    words = each.thing.text
    if each.state == "underway":
        words += " (" + _("sedang diurus") + ")"
    if each.state == "there":
        words += " (" + _("sudah ada") + ")"
    if each.day:
        words += f", {day(each.day)}"
    elif each.thing.dated:
        words += ", " + _("tanggal") + " ……………"
    return {"kind": "box", "text": words, "ticked": each.state == "there"}
