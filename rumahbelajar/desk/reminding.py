"""Reminding: the words of an invitation to go on, for WhatsApp and for paper.

Nothing is sent by the program. The words never say what somebody failed at, and of a course on a
hard subject not even its name: a phone and a sheet of paper are read by others, too.
"""

from urllib.parse import quote, urlencode

from flask_babel import gettext as _

from rumahbelajar.desk.needing_help import Needing

_WHATSAPP = "https://wa.me/"


def reminder(needing: Needing, sender: str, place: str) -> str:
    """Return the invitation, in a few sentences; `sender` is who invites, `place` the village."""
    titles = [each.title for each in needing.courses if not each.sensitive]
    asked = (
        _("Kapan ada waktu untuk melanjutkan kursus %(courses)s?", courses=_listed(titles))
        if titles and len(titles) == len(needing.courses)
        else _("Kapan ada waktu untuk belajar bersama lagi?")
    )
    greeting = _(
        "Halo %(name)s, ini %(sender)s dari Rumah Belajar Desa %(village)s.",
        name=needing.person.name,
        sender=sender,
        village=place,
    )
    ready = _("Saya siap membantu.")
    return f"{greeting} {asked} {ready}"


def whatsapp_url(text: str) -> str:
    """Return the address that opens WhatsApp with these words; to whom is chosen there."""
    return f"{_WHATSAPP}?{urlencode({'text': text}, quote_via=quote)}"


def _listed(titles: list[str]) -> str:
    return ", ".join(f"“{title}”" for title in titles)
