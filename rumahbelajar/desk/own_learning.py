"""What whoever looks after others learns, and what is wrong with the courses: under their home."""

from typing import Any

from rumahbelajar.access import Viewer
from rumahbelajar.learning import progress, voices
from rumahbelajar.library import the_library


def shown_to(asker: Viewer) -> dict[str, Any]:
    """Return what the template desk/own_learning.html shows."""
    return {
        "courses": progress.courses_of(asker.person_id),
        "faults": the_library().faults,
        "voices_waiting": voices.count_waiting_for(asker),
    }
