"""A meeting kit on paper: a cover with materials and agenda, cards to cut, questions, their key.

It is read in the village, so it speaks Indonesian whatever language the facilitator reads in.
"""

from datetime import UTC, date, datetime, time
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _

from rumahbelajar.config import ROOT
from rumahbelajar.discretion import TITLE
from rumahbelajar.formats import day
from rumahbelajar.learning.meeting_kit import Kit, LastTime
from rumahbelajar.learning.typesetting import typeset
from rumahbelajar.questions import BaseQuestion

_TEMPLATE = ROOT / "templates" / "learning" / "kit.typ"


def print_kit(kit: Kit, today: date) -> bytes:
    """Return the kit as PDF; raise Crowded when many ask, Refused when it fails."""
    return typeset(
        _TEMPLATE,
        printed(kit, today),
        _("PDF ini belum bisa dibuat sekarang. Coba lagi sebentar lagi."),
    )


def printed(kit: Kit, today: date) -> dict[str, Any]:
    """Return what the template shows."""
    guide = kit.guide
    with force_locale("id"):
        return {
            "language": kit.course.language,
            "timestamp": int(datetime.combine(today, time(), UTC).timestamp()),
            "document": TITLE if guide.sensitive else f"Bekal pertemuan: {guide.title}",
            "course": "Rumah Belajar" if guide.sensitive else f"Rumah Belajar · {kit.course.title}",
            "title": guide.title,
            "objective": guide.objective,
            "people": guide.people,
            "is_sensitive": guide.sensitive,
            "facts": _facts(kit),
            "materials": list(guide.materials),
            "time": "Jam" if kit.occasion else "Menit",
            "steps": [
                {"time": f"{each.begins}–{each.ends}", "title": each.title, "minutes": each.minutes}
                for each in kit.steps
            ],
            "last": _last(kit.occasion.last if kit.occasion else None),
            "commitment": guide.commitment,
            "cards": [
                {"title": each.title, "who": each.who, "text": each.text.split("\n\n")}
                for each in guide.roleplays
            ],
            "questions": [_question(each) for each in kit.quiz.questions] if kit.quiz else [],
            "version": f"Versi {kit.course.version[:8]}, {day(today)}",
        }


def _facts(kit: Kit) -> list[list[str]]:
    """Return when, where and with whom; "" is a line to write on."""
    at = kit.occasion
    told = (at.day, at.hours, at.place, at.whom) if at else ("", "", "", "")
    return [list(each) for each in zip(("Hari", "Jam", "Tempat", "Kelompok"), told, strict=True)]


def _last(last: LastTime | None) -> dict[str, Any] | None:
    if last is None:
        return None
    return {"commitment": last.commitment, "count": last.count, "others": last.others}


def _question(question: BaseQuestion) -> dict[str, Any]:
    paper = question.on_paper()
    return {
        "text": question.text,
        "choices": list(paper.choices),
        "is_several": paper.is_several,
        "unit": paper.unit,
        "letters": paper.letters,
        "right": paper.right,
        "why": paper.why,
    }
