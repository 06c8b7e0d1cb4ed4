"""Pages of the activities of a course; each kind of activity has its page and what its form does.

A kind that neither is a tool nor has fields of its own gets a file beside `scenario_page`, and one
line in `_PAGES`.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from flask.typing import ResponseReturnValue

from rumahbelajar.access import LEARNING, allow, signed_in_viewer
from rumahbelajar.activities import (
    BaseActivity,
    CashBook,
    OwnSheet,
    SafetyPlan,
    Scenario,
    Sorting,
    Tool,
)
from rumahbelajar.courses.model import Course, ModuleActivity
from rumahbelajar.learning.finding import find_activity
from rumahbelajar.learning.history import History, history_of
from rumahbelajar.learning.views import (
    cash_practice_page,
    safety_plan_page,
    scenario_page,
    sorting_page,
    tool_page,
)
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.learning.views.way_in import lead_in


class _Page(NamedTuple):
    """What shows an activity to who takes its course, and what its form does."""

    show: Callable[[Course, ModuleActivity, Any, History], ResponseReturnValue]
    do: Callable[[Course, ModuleActivity, Any], ResponseReturnValue]


_PAGES: Mapping[type[BaseActivity], _Page] = {
    SafetyPlan: _Page(safety_plan_page.show, safety_plan_page.do),
    Scenario: _Page(scenario_page.show, scenario_page.do),
    CashBook: _Page(cash_practice_page.show, cash_practice_page.do),
    Sorting: _Page(sorting_page.show, sorting_page.do),
    Tool: _Page(tool_page.show_in_course, tool_page.do_in_course),
    OwnSheet: _Page(tool_page.show_in_course, tool_page.do_in_course),
}


@blueprint.get("/kursus/<course_id>/kegiatan/<module>/<slug>")
@allow(LEARNING)
def activity(course_id: str, module: str, slug: str) -> ResponseReturnValue:
    """Show an activity to who takes its course."""
    course, found = find_activity(course_id, module, slug)
    history = history_of(signed_in_viewer().person_id, course_id)
    return lead_in(course, history) or _page_of(found.content).show(
        course, found, found.content, history
    )


@blueprint.post("/kursus/<course_id>/kegiatan/<module>/<slug>")
@allow(LEARNING)
def do_activity(course_id: str, module: str, slug: str) -> ResponseReturnValue:
    """Do what the form of an activity asks for."""
    course, found = find_activity(course_id, module, slug)
    return _page_of(found.content).do(course, found, found.content)


def _page_of(content: BaseActivity) -> _Page:
    """Return the page of its type; one with a page of its own wins over what it is made from."""
    return next(_PAGES[kind] for kind in type(content).__mro__ if kind in _PAGES)
