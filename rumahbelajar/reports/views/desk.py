"""The home of who looks after an area."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from rumahbelajar.access import ADMIN, REGISTRAR, STAFF, Viewer, allow, signed_in_viewer
from rumahbelajar.desk import own_learning
from rumahbelajar.forms import one_line
from rumahbelajar.people.areas import is_village_code
from rumahbelajar.people.overseeing import facilitators_of
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.area_desk import TERMS_OF_DESK, desk_of
from rumahbelajar.reports.asking import places, saying
from rumahbelajar.reports.asking.asked import Asked, Filter, usual_period
from rumahbelajar.reports.asking.finding_areas import MOST, find_areas, the_one_meant
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.asking.scope import Scope, scope_of
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.delivering.schedules import failing_of
from rumahbelajar.reports.silent_houses import words_of
from rumahbelajar.reports.summaries import checking
from rumahbelajar.reports.summaries.models import SummaryCheck
from rumahbelajar.reports.tables import cells
from rumahbelajar.reports.terms import TERMS
from rumahbelajar.reports.views.blueprint import blueprint


@blueprint.get("/wilayah")
@allow(STAFF)
def desk() -> ResponseReturnValue:
    """Show an area of the viewer's: silent houses first, then how the areas below it do."""
    viewer = signed_in_viewer()
    scope = scope_of(viewer)
    area = places.require(request.args.get(Filter.AREA, scope.areas[0]), scope)
    now = today()
    asked = Asked(area, usual_period(Month.of(now)), now=Month.of(now))
    typed = one_line(request.args.get("cari"))
    found = find_areas(typed, scope.areas)
    if meant := the_one_meant(found, typed):
        return redirect(url_for("reports.desk", wilayah=meant), 303)
    return render_template(
        "reports/desk.html",
        asker=viewer,
        asked=asked,
        desk=desk_of(scope, asked, now),
        today=now,
        words_of=words_of,
        in_words=cells.in_words,
        few_means=cells.few_means,
        said=saying.period_in_words(asked.period),
        check=_failed_check(viewer),
        unsent=failing_of(viewer.person_id),
        may_register=REGISTRAR.allows(viewer),
        facilitators=facilitators_of(viewer, area) if is_village_code(area) else [],
        terms=[TERMS[key] for key in TERMS_OF_DESK],
        reports=[each for each in catalogue.REPORTS if _is_open(each.needs_persons, scope, area)],
        areas=scope.areas,
        typed=typed,
        found=found,
        most=MOST,
        **_places(scope, area),
        **own_learning.shown_to(viewer),
    )


def _places(scope: Scope, area: str) -> dict[str, Any]:
    way = places.path_to(area, scope)
    others = [each for each in scope.areas if each != way[0][0]]
    names = places.names_of(others) if others else {}
    return {"way": way, "place": way[-1][1], "others": [(each, names[each]) for each in others]}


def _failed_check(viewer: Viewer) -> SummaryCheck | None:
    """Return the last recount when it found a difference, for who runs the program."""
    found = checking.last() if ADMIN.allows(viewer) else None
    return found if found and found.differences else None


def _is_open(needs_persons: bool, scope: Scope, area: str) -> bool:
    return not needs_persons or scope.sees_persons(area)
