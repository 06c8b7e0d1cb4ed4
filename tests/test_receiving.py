"""Receiving: what did not arrive whole is refused, and holds no place meanwhile."""

import io
import socket
import threading
import time

import pytest
from werkzeug.test import create_environ, run_wsgi_app
from werkzeug.wrappers import Request, Response

from rumahbelajar import lines, receiving
from rumahbelajar.receiving import Reception, make_room

FORM = b"answer=celengan"


class Stalled(io.RawIOBase):
    """A body of which nothing more comes until the line is cut."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.cut = threading.Event()

    def read(self, _size: int = -1, /) -> bytes:
        self.begun.set()
        self.cut.wait(10)
        raise ConnectionResetError


@Request.application
def echo(request: Request) -> Response:
    return Response(request.form.get("answer", "nothing"))


def send(body: io.RawIOBase | io.BytesIO, length: int | str) -> tuple[int, str]:
    """Send a form of which so many bytes are announced; return status and text."""
    form = "application/x-www-form-urlencoded"
    environ = create_environ(method="POST", content_type=form)
    environ |= {"wsgi.input": body, "wsgi.input_terminated": True}
    environ["CONTENT_LENGTH"] = str(length)
    program = Reception(echo, most=100, at_once=1, seconds=0.2)
    pieces, status, _headers = run_wsgi_app(program, environ, buffered=True)
    return int(status.split()[0]), b"".join(pieces).decode()


def test_a_form_goes_in_as_it_was_sent() -> None:
    assert send(io.BytesIO(FORM), len(FORM)) == (200, "celengan")


def test_a_form_that_does_not_say_its_length_is_not_read() -> None:
    assert send(io.BytesIO(FORM), "") == (200, "nothing")


def test_a_form_that_does_not_arrive_in_time_is_refused_once_its_line_is_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stalled = Stalled()
    monkeypatch.setattr(receiving, "cut_silent", lambda _address, _seconds: stalled.cut.set())
    assert send(stalled, 50)[0] == 408
    assert not any(thread.name == "receiving" for thread in threading.enumerate())


def test_a_form_that_trickles_in_is_refused_when_its_time_is_over() -> None:
    class Trickle(io.RawIOBase):
        def read(self, _size: int = -1, /) -> bytes:
            time.sleep(0.05)
            return b"x"

    assert send(Trickle(), 90)[0] == 408


def test_many_stalled_forms_are_given_little_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each costs a thread: without this, one phone with as many lines shuts the house."""
    given: list[float] = []
    first, second = Stalled(), Stalled()

    def cut(_address: str, seconds: float) -> None:
        given.append(seconds)
        second.cut.set()

    monkeypatch.setattr(receiving, "PATIENT_WITH", 1)
    monkeypatch.setattr(receiving, "SECONDS_IN_A_CROWD", 0.1)
    monkeypatch.setattr(receiving, "cut_silent", cut)
    reception = Reception(echo, most=100, at_once=1, seconds=30)

    def stall(body: Stalled) -> str:
        environ = create_environ(method="POST", content_type="application/x-www-form-urlencoded")
        environ |= {"wsgi.input": body, "wsgi.input_terminated": True, "CONTENT_LENGTH": "50"}
        return run_wsgi_app(reception, environ, buffered=True)[1]

    waiting = threading.Thread(target=stall, args=(first,))
    waiting.start()
    assert first.begun.wait(10)
    assert stall(second).startswith("408")
    assert given == [0.1]
    first.cut.set()
    waiting.join(5)


def test_a_silent_line_is_cut_and_one_that_speaks_is_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        silent = socket.create_connection(server.getsockname())
        ours, _peer = server.accept()
        time.sleep(0.3)
        speaking = socket.create_connection(server.getsockname())
        theirs, _peer = server.accept()
        speaking.sendall(b"x")
        lines.cut_silent("127.0.0.2", 0.2)
        ours.settimeout(0.1)
        with pytest.raises(TimeoutError):
            ours.recv(1)
        time.sleep(0.2)
        speaking.sendall(b"y")
        time.sleep(0.05)
        lines.cut_silent("127.0.0.1", 0.4)
        assert ours.recv(1) == b""
        assert theirs.recv(2) == b"xy"
        for line in (silent, ours, speaking, theirs):
            line.close()


def test_a_form_that_was_cut_short_is_no_form() -> None:
    assert send(io.BytesIO(FORM), 50)[0] == 408


def test_a_form_that_is_too_long_is_left_to_the_program_to_refuse() -> None:
    assert send(io.BytesIO(FORM), 101) == (200, "celengan")


def test_who_only_waits_makes_room_for_others() -> None:
    others_were_served = threading.Event()

    @Request.application
    def program(request: Request) -> Response:
        if request.path == "/lama":
            make_room()
            assert others_were_served.wait(5)
        return Response("done")

    reception = Reception(program, most=100, at_once=1)
    waiting = threading.Thread(target=run_wsgi_app, args=(reception, create_environ("/lama")))
    waiting.start()
    for _time in range(2):
        assert run_wsgi_app(reception, create_environ("/"))[1] == "200 OK"
    others_were_served.set()
    waiting.join(5)
    assert not waiting.is_alive()


def test_no_more_are_worked_on_at_once_than_there_are_places() -> None:
    working, most = 0, 0
    counting = threading.Lock()

    @Request.application
    def program(_request: Request) -> Response:
        nonlocal working, most
        with counting:
            working += 1
            most = max(most, working)
        time.sleep(0.01)
        make_room_twice = [make_room() for _time in range(2)]
        with counting:
            working -= 1
        return Response(str(len(make_room_twice)))

    reception = Reception(program, most=100, at_once=2)
    threads = [
        threading.Thread(target=run_wsgi_app, args=(reception, create_environ("/")))
        for _each in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert most == 2
