"""What goes out about a meeting: invitation, poster and calendar files."""

from urllib.parse import unquote
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.meetings.calendar_file import escaped, folded
from tests.conftest import Visit
from tests.house import House


def test_invitation_tells_when_and_where(house: House, visit: Visit, meeting: UUID) -> None:
    budi = visit(house.budi)
    budi.get(f"/pertemuan/{meeting}/undangan")
    for words in ("Hari: Kamis, 26 November 2026", "Jam: 14.00–15.30 WIB", "Tempat: Balai Desa"):
        assert words in budi.page
        assert words in unquote(budi.page)
    budi.get(f"/pertemuan/{meeting}/poster")
    assert "Bicara dari jauh" in budi.page


def test_calendar_file_is_in_utc(house: House, visit: Visit, meeting: UUID) -> None:
    response = visit(house.budi).get(f"/pertemuan/{meeting}/kalender.ics")
    lines = response.get_data(as_text=True).split("\r\n")
    assert response.mimetype == "text/calendar"
    assert "DTSTART:20261126T070000Z" in lines
    assert "DTEND:20261126T083000Z" in lines
    assert "SUMMARY:Bicara dari jauh (Melati)" in lines


@given(st.text(max_size=400))
def test_lines_are_folded_between_characters_and_read_back(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    pieces = list(folded(line))
    assert all(len(piece.encode(errors="surrogatepass")) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


def test_what_means_something_in_a_calendar_file_is_escaped() -> None:
    assert escaped("Balai; RT 1, RW 2\nlantai\\atas") == "Balai\\; RT 1\\, RW 2\\nlantai\\\\atas"
