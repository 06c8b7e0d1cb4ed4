"""One browser that asks for a page after the other, and what that took."""

import gzip
import http.client
import sys
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from statistics import median

from rumahbelajar.demo.scale.staff import Officer
from tests.server.running import Phone

MOST = 30
"""Seconds that a page is waited for."""


@dataclass(frozen=True)
class Answered:
    """A page that came: after how many milliseconds, and how many bytes as they travel."""

    milliseconds: float
    bytes: int


@dataclass
class Taken:
    """What the pages of one kind took."""

    answers: list[Answered] = field(default_factory=list)

    def add(self, answer: Answered) -> None:
        """Count a page."""
        self.answers.append(answer)

    @property
    def p50(self) -> float:
        """Milliseconds within which half of them came."""
        return median(each.milliseconds for each in self.answers)

    @property
    def p95(self) -> float:
        """Milliseconds within which all but a twentieth of them came."""
        times = sorted(each.milliseconds for each in self.answers)
        return times[min(len(times) - 1, int(0.95 * len(times)))]

    @property
    def kilobytes(self) -> float:
        """The median, compressed."""
        return median(each.bytes for each in self.answers) / 1000


class Browser:
    """Of a coordinator who has signed in; keeps its line, and accepts gzip."""

    def __init__(self, port: int, officer: Officer) -> None:
        self.port = port
        phone = Phone(port)
        secret = {"user_name": officer.user_name, "secret": officer.passphrase}
        form = {**secret, "device": "own", "next": "", "csrf_token": phone.token_on("/masuk")}
        answer = phone.post("/masuk", form)
        assert answer.status == 303, answer.text
        cookies = "; ".join(f"{name}={text}" for name, text in phone.cookies.items())
        self._headers = {"Cookie": cookies, "Accept-Encoding": "gzip", "Accept": "text/html"}
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=MOST)

    def read(self, path: str) -> str:
        """Return the text of a page."""
        return gzip.decompress(self._open(path).read()).decode()

    def ask(self, path: str) -> Answered:
        """Open a page; one that does not come, or not as a page, is told and counts as MOST."""
        begun = time.perf_counter()
        try:
            response = self._open(path)
            body = response.read()
        except TimeoutError:
            self._line.close()
            return self._failed(path, "no answer")
        if response.status != HTTPStatus.OK:
            return self._failed(path, f"{response.status} {response.headers['Location'] or ''}")
        return Answered(1000 * (time.perf_counter() - begun), len(body))

    def _failed(self, path: str, why: str) -> Answered:
        print(f"{self.port} {path}: {why}", file=sys.stderr, flush=True)
        return Answered(1000 * MOST, 0)

    def _open(self, path: str) -> http.client.HTTPResponse:
        try:
            self._line.request("GET", path, headers=self._headers)
            return self._line.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError):
            # The server has ended a line on which nothing was asked for a while.
            self._line.close()
            self._line.request("GET", path, headers=self._headers)
            return self._line.getresponse()
