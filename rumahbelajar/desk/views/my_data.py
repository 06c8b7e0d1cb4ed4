"""Pages: everything that is kept about oneself, to see and to take home."""

from typing import Any

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from rumahbelajar import clock
from rumahbelajar.access import SIGNED_IN, Viewer, allow, signed_in_viewer
from rumahbelajar.activities import cash_book
from rumahbelajar.database import db
from rumahbelajar.desk import kept_data
from rumahbelajar.desk.titles import (
    gives_mark,
    in_course_order,
    is_part_on_hard_subject,
    title_of,
)
from rumahbelajar.desk.unrevealing import Unrevealing, without_hard_subjects
from rumahbelajar.desk.views.blueprint import blueprint
from rumahbelajar.groups import stays
from rumahbelajar.learning.attempts import sheet_of
from rumahbelajar.learning.tools_in_words import in_words
from rumahbelajar.people import consent, corrections, devices, labels
from rumahbelajar.people.house import the_village
from rumahbelajar.people.models import Person

_SIGN_INS_SHOWN = 5


@blueprint.get("/data-saya")
@allow(SIGNED_IN)
def my_data() -> ResponseReturnValue:
    """Show what is kept about who asks, also to who consented to nothing or no longer does."""
    viewer = signed_in_viewer()
    words = _words(viewer)
    words["sign_ins"] = words["sign_ins"][:_SIGN_INS_SHOWN]
    return render_template("desk/my_data.html", is_own_phone=viewer.on_own_phone, **words)


@blueprint.get("/data-saya/unduh")
@allow(SIGNED_IN)
def download_data() -> ResponseReturnValue:
    """Send the same as one file to read, with every answer.

    From a phone that others use, on which the file stays, those on hard subjects are left out.
    """
    viewer = signed_in_viewer()
    words = _words(viewer)
    attempts = words["kept"]["attempt"]
    told = [each for each in attempts if viewer.on_own_phone or not _is_on_hard_subject(each)]
    page = render_template(
        "desk/my_data_file.html",
        sheets=[sheet_of(viewer.person_id, each["id"]) for each in told],
        is_whole=len(told) == len(attempts),
        now=clock.now(),
        **words,
    )
    return _attachment(page, "html", "text/html; charset=utf-8")


def _is_on_hard_subject(attempt: kept_data.Row) -> bool:
    return is_part_on_hard_subject(attempt["quiz_id"])


@blueprint.get("/data-saya/unduh.json")
@allow(SIGNED_IN)
def download_data_json() -> ResponseReturnValue:
    """Send the rows of it as JSON, for other programs; it leaves out what the other file does."""
    viewer = signed_in_viewer()
    tables = kept_data.everything_about(viewer.person_id)
    told = Unrevealing(tables, {}) if viewer.on_own_phone else without_hard_subjects(tables)
    text = kept_data.as_json(viewer.person_id, told.tables, told.left_out)
    return _attachment(text, "json", "application/json")


def _words(viewer: Viewer) -> dict[str, Any]:
    """Return what the templates say in words."""
    kept = kept_data.everything_about(viewer.person_id)
    kept["lesson_completion"] = in_course_order(kept["lesson_completion"], "lesson_id")
    kept["quiz_result"] = in_course_order(kept["quiz_result"], "quiz_id")
    village = the_village(viewer.village_code)
    is_hidden = _never if viewer.on_own_phone else is_part_on_hard_subject
    return {
        "agreed_before": any(
            each["text_version"] != consent.TEXT_VERSION for each in kept["consent"]
        ),
        "text_version": consent.TEXT_VERSION,
        "person": db.session.get_one(Person, viewer.person_id),
        "village": village,
        "time_zone": village.time_zone,
        "kept": kept,
        "guardians": sorted({(each["name"], each["relation"]) for each in kept["guardian"]}),
        "stays": stays.stays_of(viewer.person_id),
        "sign_ins": list(reversed(kept["sign_in"])),
        "asked": corrections.of_person(viewer.person_id),
        "tools": [in_words(each["tool"], each) for each in kept["kept_tool"]],
        "cash_titles": cash_book.TITLES,
        "cash_kinds": cash_book.KINDS,
        "labels": labels,
        "device_said": devices.said,
        "gives_mark": gives_mark,
        "title_of": title_of,
        "is_hidden": is_hidden,
        "count_hidden": lambda ids: sum(map(is_hidden, ids)),
    }


def _never(_content_id: str) -> bool:
    return False


def _attachment(text: str, suffix: str, kind: str) -> Response:
    response = Response(text, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="data-saya.{suffix}"'
    return response
