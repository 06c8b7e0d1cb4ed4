"""Two learners who come together: inviting, joining, and what either sees."""

import html
import re

from tests.learning.learner import COURSE, Learner

TOGETHER = f"/kursus/{COURSE}/berdua"
BUDGET = {"received": "3.000.000", "needs": "1.200.000", "school": "300.000"}


def code_of(learner: Learner) -> str:
    """Invite, and return the code as it stands on the page."""
    learner.visitor.post(f"{TOGETHER}/undang")
    learner.visitor.follow()
    found = re.search(r"<b>([0-9A-Z]{4}-[0-9A-Z]{4})</b>", learner.visitor.page)
    assert found
    return found[1]


def pair_up(siti: Learner, rini: Learner) -> None:
    code = code_of(siti)
    assert rini.visitor.post(f"{TOGETHER}/gabung", {"kode": code}).status_code == 303


def seen_by(learner: Learner, path: str = TOGETHER) -> str:
    learner.visitor.get(path)
    return html.unescape(learner.visitor.page)
