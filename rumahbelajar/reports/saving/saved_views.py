"""Views of reports that somebody keeps: saving, naming, removing, and what each opens today."""

from dataclasses import dataclass
from http import HTTPStatus
from textwrap import shorten
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import func, select

from rumahbelajar import clock
from rumahbelajar.access import Viewer
from rumahbelajar.database import add_unless_there, db
from rumahbelajar.errors import Refused
from rumahbelajar.ids import new_id
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.places import name_of
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.saving.models import (
    MOST_NAME_CHARACTERS,
    MOST_QUERY_CHARACTERS,
    SavedView,
)
from rumahbelajar.reports.tables.report import Report

MOST = 50
"""How many views one person keeps."""


class NameTaken(Refused):
    """Another view of the same person has this name."""

    def __init__(self) -> None:
        super().__init__(
            _("Nama itu sudah dipakai tampilan lain. Pilih nama lain."),
            HTTPStatus.UNPROCESSABLE_ENTITY,
        )


class TooMany(Refused):
    """Somebody keeps as many views as there may be."""

    def __init__(self) -> None:
        sentence = _(
            "Sudah ada %(count)s tampilan. Hapus dulu satu yang tidak dipakai lagi.", count=MOST
        )
        super().__init__(sentence, HTTPStatus.UNPROCESSABLE_ENTITY)


@dataclass(frozen=True)
class Opened:
    """A saved view as its owner may look at it today."""

    view: SavedView
    report: Report | None
    hindrance: str = ""
    """A sentence when it cannot be opened any more."""


def views_of(viewer: Viewer, scope: Scope) -> list[Opened]:
    """Return somebody's views by name, each with what hinders it today."""
    mine = select(SavedView).where(SavedView.person_id == viewer.person_id)
    views = db.session.scalars(mine.order_by(func.lower(SavedView.name), SavedView.id))
    return [_opened(view, scope) for view in views]


def find_view(viewer: Viewer, view_id: UUID) -> SavedView:
    """Return a view of one's own; any other is a 404."""
    mine = SavedView.id == view_id, SavedView.person_id == viewer.person_id
    return db.session.scalars(select(SavedView).where(*mine)).one_or_none() or abort(404)


def usual_name(report: Report, asked: Asked) -> str:
    """Return what a report of an area is called until somebody names it otherwise."""
    usual = f"{report.title}, {name_of(asked.area)}"
    return shorten(usual, MOST_NAME_CHARACTERS, placeholder="…")


def query_of(asked: Asked, moving: str = "") -> str:
    """Return what an address asks, with a period that moves along instead of its months."""
    values = asked.values()
    values.pop("hal", None)
    if moving:
        values.pop(Filter.PERIOD.value)
        values.pop("sampai")
        values["periode"] = moving
    return urlencode(values)


def values_of(query: str) -> dict[str, str]:
    """Return what a query asks, by name."""
    return dict(parse_qsl(query[:MOST_QUERY_CHARACTERS]))


def save(viewer: Viewer, report: Report, query: str, name: str) -> None:
    """Keep a view under a name; the same once more changes nothing.

    Raise NameTaken when another view has the name, TooMany when there are MOST of them already.
    """
    mine = SavedView.person_id == viewer.person_id
    known = db.session.scalars(select(SavedView).where(mine, SavedView.name == name)).one_or_none()
    if known is not None:
        if (known.report, known.query) == (report.key, query):
            return
        raise NameTaken
    if (db.session.scalar(select(func.count()).where(mine)) or 0) >= MOST:
        raise TooMany
    add_unless_there(
        SavedView,
        id=new_id(),
        person_id=viewer.person_id,
        name=name,
        report=report.key,
        query=query,
        made_at=clock.now(),
    )


def rename(viewer: Viewer, view: SavedView, name: str) -> None:
    """Give a view another name; raise NameTaken when another view has it."""
    other = select(SavedView.id).where(
        SavedView.person_id == viewer.person_id, SavedView.name == name, SavedView.id != view.id
    )
    if db.session.scalar(other) is not None:
        raise NameTaken
    view.name = name


def remove(view: SavedView) -> None:
    """Keep a view no longer."""
    db.session.delete(view)


def _opened(view: SavedView, scope: Scope) -> Opened:
    report = catalogue.find(view.report)
    asked = values_of(view.query)
    area = asked.get(Filter.AREA.value, "")
    if report is None:
        return Opened(view, None, str(_("Laporan ini sudah tidak ada.")))
    if not scope.sees(area):
        sentence = _("Wilayahnya bukan wilayah Anda lagi, jadi tidak bisa dibuka.")
        return Opened(view, report, str(sentence))
    if report.is_of_persons(asked) and not scope.sees_persons(area):
        sentence = _("Anda tidak lagi boleh melihat nama orang di wilayahnya.")
        return Opened(view, report, str(sentence))
    return Opened(view, report)
