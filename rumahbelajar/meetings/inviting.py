"""Inviting people: the text for WhatsApp, which the facilitator sends; nothing is sent by us.

It is read in the village, so it speaks Indonesian whatever language the facilitator reads in.
"""

from urllib.parse import quote

from flask_babel import force_locale

from rumahbelajar.meetings.finding import Held, public_title_of
from rumahbelajar.meetings.times import hours_of, weekday_and_day


def invitation(held: Held) -> str:
    """Return the invitation, or for a meeting that is not held the word that it is not."""
    meeting = held.meeting
    with force_locale("id"):
        title = public_title_of(meeting)
        lines = [
            f"Pertemuan {held.with_whom} BATAL" if meeting.is_cancelled else "Undangan",
            f"{title} ({held.with_whom})",
            f"Hari: {weekday_and_day(meeting.on)}",
            f"Jam: {hours_of(meeting)}",
        ]
    if meeting.place:
        lines.append(f"Tempat: {meeting.place}")
    if not meeting.is_cancelled:
        lines.append("Boleh datang bersama keluarga. Balas pesan ini: HADIR atau TIDAK.")
    return "\n".join(lines)


def whatsapp_url(text: str) -> str:
    """Return the address that opens WhatsApp with this text, to whomever one then chooses."""
    return f"https://wa.me/?text={quote(text)}"
