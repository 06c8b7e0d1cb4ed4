"""Page: what somebody keeps in a tool, as a PDF to print or to send."""

from flask import Response, abort
from flask.typing import ResponseReturnValue

from rumahbelajar.access import LEARNING, allow, signed_in_viewer
from rumahbelajar.learning import tools
from rumahbelajar.learning.tool_printing import print_tool
from rumahbelajar.learning.tool_sheets import kept_sheet
from rumahbelajar.learning.tool_shelves import place_of
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.people.house import today_in


@blueprint.get("/alat/<path:name>/pdf")
@allow(LEARNING)
def tool_pdf(name: str) -> ResponseReturnValue:
    """Send what is kept in a tool as paper."""
    asker = signed_in_viewer()
    place = place_of(asker.person_id, name) or abort(404)
    kept = tools.kept_in(asker.person_id, place.key)
    if kept is None or not kept.content:
        abort(404)
    today = today_in(asker.village_code)
    sheet = kept_sheet(place.filled_by, tools.content_of(kept, place.tool.fields), today)
    response = Response(print_tool(place, sheet, today), mimetype="application/pdf")
    file_name = f"{place.key.rpartition('/')[2]}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response
