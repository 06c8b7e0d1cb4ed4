"""The shell around every page: who is signed in, where the tabs lead, and the icons."""

from dataclasses import dataclass
from functools import lru_cache

from flask import Flask, request
from flask_babel import gettext as _
from heroicons.jinja import heroicon_mini
from jinja2 import StrictUndefined
from markupsafe import Markup
from sqlalchemy.exc import SQLAlchemyError

from rumahbelajar import access
from rumahbelajar.access import Viewer
from rumahbelajar.addresses import asked_for, is_own
from rumahbelajar.forms import all_faults
from rumahbelajar.language import chosen


@dataclass(frozen=True)
class Tab:
    """A way to one of the main places; `section` is what a page sets to say that it lies there."""

    section: str
    endpoint: str
    icon: str
    words: str


def init_app(app: Flask) -> None:
    """Give the templates what base.html and the components need."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        all_faults=all_faults,
        drawn_icon=drawn_icon,
        page_path=page_path,
        tabs=tabs,
        viewer=_viewer,
    )


def tabs(viewer: Viewer | None) -> tuple[Tab, ...]:
    """Return the tabs of this person; help is always the last of four."""
    reads_reports = access.STAFF.allows(viewer)
    return _tabs(chosen(), access.REGISTRAR.allows(viewer), reads_reports, viewer is not None)


@lru_cache
def _tabs(
    _language: str, registers: bool, reads_reports: bool, is_signed_in: bool
) -> tuple[Tab, ...]:
    return (
        Tab("home", "desk.home", "home", _("Beranda")),
        Tab("courses", "learning.courses", "book-open", _("Kursus")),
        _third_tab(registers, reads_reports, is_signed_in),
        Tab("help", "help.contacts", "question-mark-circle", _("Bantuan")),
    )


def _third_tab(registers: bool, reads_reports: bool, is_signed_in: bool) -> Tab:
    if registers:
        return Tab("people", "people.register", "user-group", _("Orang"))
    if reads_reports:
        return Tab("reports", "reports.reports", "chart-bar", _("Laporan"))
    endpoint = "learning.certificates" if is_signed_in else "learning.find_certificate"
    return Tab("certificates", endpoint, "check-badge", _("Sertifikat"))


def page_path() -> str:
    """Return the address of this page within the program, to come back to."""
    path = asked_for() if request.method in {"GET", "HEAD"} else "/"
    return path if is_own(path) else "/"


@lru_cache(maxsize=256)
def drawn_icon(name: str, size: int = 24) -> Markup:
    """Return an inline icon that screen readers pass over; there are always words beside it."""
    drawn = str(heroicon_mini(name, size=size, aria_hidden="true"))
    return Markup("".join(line.strip() for line in drawn.splitlines()))  # noqa: S704


def _viewer() -> Viewer | None:
    """Return who is asking; nobody when the database fails, for the error page comes even then."""
    try:
        return access.viewer()
    except SQLAlchemyError:
        return None
