"""What is remembered of a meeting."""

import re

from flask import Flask

from rumahbelajar.meetings.models import MeetingNote
from tests.learning.kept import rows
from tests.meetings.caller import Caller


def version(budi: Caller) -> str:
    budi.visitor.get(f"{budi.path}/catatan")
    found = re.search(r'name="version"[^>]*value="(\d+)"', budi.page)
    assert found
    return found[1]


def test_note_is_kept_and_never_written_over_unseen(
    app: Flask, budi: Caller, ratna: Caller
) -> None:
    fields = {"went_well": "Banyak yang bicara", "trouble": "", "follow_up": "", "materials": ""}
    first, second = version(budi), version(ratna)
    assert budi.press("catatan", version=first, **fields) == 303
    late = fields | {"went_well": "", "trouble": "Listrik mati"}
    assert ratna.press("catatan", version=second, **late) == 409
    assert "Banyak yang bicara" in ratna.page
    assert "Listrik mati" in ratna.page
    assert ratna.press("catatan", version=version(ratna), **late) == 303
    (note,) = rows(app, MeetingNote)
    assert (note.trouble, note.went_well) == ("Listrik mati", "")
    assert budi.press("catatan", version="0", **(fields | {"trouble": "a" * 1001})) == 422
