"""A mail server on this machine, and somebody who lets a report be sent."""

import socketserver
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.delivering import schedules
from rumahbelajar.reports.delivering.models import Every, Form
from rumahbelajar.reports.delivering.schedules import Wanted
from tests.house import KURIPAN
from tests.reports.delivering.ordering import Scheduled
from tests.reports.nation import Nation


@dataclass
class MailServer:
    """What a real mail server does for one letter; `letters` are those that it took."""

    port: int = 0
    letters: list[str] = field(default_factory=list)
    refuses: bool = False
    says_bye: str = "221 bye"
    """What it answers to who leaves."""
    thinks: float = 0
    """So many seconds over a letter, before it says that it took it."""

    @property
    def url(self) -> str:
        """The address for the settings."""
        return f"smtp://127.0.0.1:{self.port}"


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """Serve RFC 5321 on the loopback for as long as the test runs."""
    server = MailServer()

    class Session(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 surel.contoh.id")
            while line := self.rfile.readline():
                self._answer(line.decode().strip().upper())

        def _answer(self, command: str) -> None:
            if command == "DATA" and not server.refuses:
                self._say("354 go on")
                server.letters.append(self._letter())
                time.sleep(server.thinks)
                self._say("250 taken")
            elif command == "DATA":
                self._say("451 not now")
            elif command == "QUIT":
                self._say(server.says_bye)
            else:
                self._say("250 ok")

        def _letter(self) -> str:
            lines = iter(self.rfile.readline, b".\r\n")
            return b"".join(lines).decode()

        def _say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as listening:
        listening.daemon_threads = True
        server.port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield server
        listening.shutdown()
        thread.join()


@pytest.fixture
def scheduled(app: Flask, nation: Nation) -> Scheduled:
    """Let the nation's coordinator have silent houses sent every Monday, unless told otherwise.

    As if it were made two months ago.
    """

    def make(**changes: Any) -> UUID:
        role = HeldRole(RoleKind.COORDINATOR, "")
        viewer = Viewer(nation.nusa.id, new_id(), KURIPAN, "Nusa", True, (role,))
        made_before = changes.pop("made_before", timedelta(days=60))
        key = changes.pop("report", "rumah-sunyi")
        report = catalogue.find(key)
        assert report is not None
        wanted = {"name": "Rumah sunyi: Jawa", "query": "", "form": Form.XLSX}
        wanted |= {"every": Every.WEEK, "email": ""}
        delivery_id = new_id()
        with app.app_context():
            schedules.schedule(viewer, delivery_id, Wanted(report=report, **wanted | changes))
            db.session.get_one(schedules.Delivery, delivery_id).made_at -= made_before
            db.session.commit()
        return delivery_id

    return make
