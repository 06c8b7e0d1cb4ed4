"""Phones that leave the Wi-Fi in the middle of sending a form."""

import socket
import time

import pytest

from rumahbelajar.receiving import SECONDS
from tests.server.conftest import Launch
from tests.server.running import Phone

pytestmark = pytest.mark.server

FORM = (
    b"POST /masuk HTTP/1.1\r\nHost: rumah\r\nContent-Length: 500\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nuser_name="
)


def test_forms_that_never_arrive_keep_nobody_out(launch: Launch) -> None:
    server = launch("demo")
    server.wait_until_ready()
    stalled = []
    try:
        for _phone in range(40):
            line = socket.create_connection(("127.0.0.1", server.port))
            line.sendall(FORM)
            stalled.append(line)
        time.sleep(0.5)
        phone = Phone(server.port)
        fields = {"user_name": "siti", "secret": "482915", "device": "shared", "next": ""}
        fields["csrf_token"] = phone.token_on("/masuk")
        begun = time.monotonic()
        assert phone.post("/masuk", fields).status == 303
        assert time.monotonic() - begun < SECONDS / 2, "it waited until the others were given up"
    finally:
        for line in stalled:
            line.close()


def test_a_form_that_was_cut_off_is_not_taken_for_a_whole_one(launch: Launch) -> None:
    """Else half of a number would be kept as the answer."""
    server = launch("demo")
    server.wait_until_ready()
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(FORM)
        line.shutdown(socket.SHUT_WR)
        assert line.recv(100).startswith(b"HTTP/1.1 408")


def test_the_house_goes_on_after_the_time_of_a_stalled_form_is_over(launch: Launch) -> None:
    """What answers a form that somebody still reads holds everything up (rumahbelajar/lines.py)."""
    server = launch("demo")
    server.wait_until_ready()
    with socket.create_connection(("127.0.0.1", server.port), timeout=SECONDS + 15) as line:
        line.sendall(FORM)
        assert line.recv(100) == b""
        for _page in range(3):
            assert Phone(server.port).get("/masuk").status == 200
