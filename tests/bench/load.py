"""The load: a process of its own that asks a server over lines that stay open, as phones do.

It reads one JSON line, asks as that says, and answers with one JSON line: how long each answer took
and what it cost this process. So that it takes little of the machine it shares with the server,
requests are bytes made beforehand, and of an answer only status and length are looked at.
"""

import json
import re
import select
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any, Self

_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)
_STATUS = slice(len("HTTP/1.1 "), len("HTTP/1.1 200"))
_END_OF_HEAD = b"\r\n\r\n"


@dataclass(frozen=True)
class Measured:
    """What one round brought: seconds of each answer, of the round, and of our own processor."""

    latencies: list[float]
    seconds: float
    own_seconds: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.seconds


class Load:
    """The other process, from this side."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.load"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(10)

    def ask(
        self,
        port: int,
        phones: Sequence[Sequence[bytes]],
        status: int,
        seconds: float,
        pause: float = 0,
    ) -> Measured:
        """Let each phone send its requests in turn for so many seconds, the next after the answer.

        Every answer must have this status; after it a phone rests for so many seconds.
        """
        assert self._process.stdin
        assert self._process.stdout
        asked = {
            "port": port,
            "phones": [[each.decode() for each in phone] for phone in phones],
            "status": status,
            "seconds": seconds,
            "pause": pause,
        }
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return Measured(**json.loads(self._process.stdout.readline()))


@dataclass
class _Line:
    """One line to the server, with what is sent on it and what came back so far."""

    connection: socket.socket
    requests: Any
    sent_at: float = 0.0
    arrived: bytearray = field(default_factory=bytearray)

    def send(self) -> None:
        self.arrived.clear()
        self.sent_at = time.perf_counter()
        self.connection.sendall(next(self.requests))

    def is_answered(self, status: bytes) -> bool:
        part = self.connection.recv(65536)
        assert part, "the server hung up"
        self.arrived += part
        head = self.arrived.find(_END_OF_HEAD)
        if head < 0:
            return False
        found = _LENGTH.search(self.arrived, 0, head + 2)
        assert self.arrived[_STATUS] == status, bytes(self.arrived[:head])
        assert found, bytes(self.arrived[:head])
        return len(self.arrived) >= head + len(_END_OF_HEAD) + int(found[1])


def _measure(
    port: int, phones: list[list[str]], status: int, seconds: float, pause: float
) -> dict[str, Any]:
    lines = {}
    poll = select.epoll()
    for requests in phones:
        connection = socket.create_connection(("127.0.0.1", port), timeout=30)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines[connection.fileno()] = _Line(connection, cycle([each.encode() for each in requests]))
        poll.register(connection.fileno(), select.EPOLLIN)
    begun, own = time.perf_counter(), time.process_time()
    latencies = _run(poll, lines, str(status).encode(), begun + seconds, pause)
    took = time.perf_counter() - begun
    for line in lines.values():
        line.connection.close()
    return {"latencies": latencies, "seconds": took, "own_seconds": time.process_time() - own}


def _run(
    poll: Any, lines: dict[int, _Line], status: bytes, until: float, pause: float
) -> list[float]:
    latencies: list[float] = []
    waiting = len(lines)
    # Phones do not begin all at one moment where they rest between their requests.
    resting = deque(
        (time.perf_counter() + pause * place / waiting, line)
        for place, line in enumerate(lines.values())
    )
    while waiting:
        now = time.perf_counter()
        while resting and resting[0][0] <= now:
            resting.popleft()[1].send()
        for number, _event in poll.poll(max(0, resting[0][0] - now) if resting else 30):
            line = lines[number]
            if not line.is_answered(status):
                continue
            now = time.perf_counter()
            latencies.append(now - line.sent_at)
            if now + pause < until:
                resting.append((now + pause, line))
            else:
                waiting -= 1
    return latencies


if __name__ == "__main__":
    for _asked in sys.stdin:
        print(json.dumps(_measure(**json.loads(_asked))), flush=True)
