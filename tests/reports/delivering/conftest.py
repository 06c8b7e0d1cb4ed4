"""A mail server on this machine, and somebody who lets a report be sent."""

import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest


@dataclass
class MailServer:
    """What a real mail server does for one letter; `letters` are those that it took."""

    port: int = 0
    letters: list[str] = field(default_factory=list)
    refuses: bool = False

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
                self._say("250 taken")
            elif command == "DATA":
                self._say("451 not now")
            elif command == "QUIT":
                self._say("221 bye")
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
