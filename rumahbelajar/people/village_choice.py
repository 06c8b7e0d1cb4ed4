"""Which village a page is about: the one that its address asks for, of those one looks after."""

from flask import abort

from rumahbelajar.access import Viewer
from rumahbelajar.people.models import Village
from rumahbelajar.people.register import villages_of


def choose_village(viewer: Viewer, asked: str | None) -> tuple[Village, list[Village]]:
    """Return the village that is asked for, else one's own, and all that the viewer looks after.

    A village of others is a 404, and so is every one for who looks after none.
    """
    villages = villages_of(viewer)
    by_code = {each.code: each for each in villages}
    if asked:
        return by_code.get(asked) or abort(404), villages
    if not villages:
        abort(404)
    return by_code.get(viewer.village_code, villages[0]), villages
