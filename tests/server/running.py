"""A real server as it is started by hand, and a plain phone that talks to it."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlencode

from rumahbelajar.config import ROOT

KEY = "a secret key for the server tests, long enough"
PEPPER = "another, the pepper of the server tests, as long"
SECONDS_TO_START = 90
SECONDS_TO_STOP = 15


class Server:
    """`python app.py` in a process group of its own, so that every process of it can be ended."""

    def __init__(
        self, instance: Path, words: Iterable[str] = (), begun_in: Path = ROOT, **settings: str
    ) -> None:
        self.port = int(settings.pop("PORT", free_port()))
        self.instance = instance
        self._output = instance.with_name(f"{instance.name}-{self.port}.log")
        given = {"INSTANCE": str(instance), "PORT": str(self.port), **settings}
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        with self._output.open("a", encoding="utf-8") as output:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "app.py"), *words],
                cwd=begun_in,
                env=kept | {f"RUMAHBELAJAR_{name}": value for name, value in given.items()},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def output(self) -> str:
        """What it has printed."""
        return self._output.read_text(encoding="utf-8")

    def wait_until_ready(self) -> float:
        """Wait until it answers; return how many seconds that took."""
        begun = time.monotonic()
        while time.monotonic() - begun < SECONDS_TO_START:
            assert self.process.poll() is None, self.output
            try:
                if Phone(self.port).get("/healthz").status == 200:
                    return time.monotonic() - begun
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"not ready in {SECONDS_TO_START} s:\n{self.output}")

    def wait_until_ended(self) -> int:
        """Wait until it ends by itself; return its exit code."""
        return self.process.wait(SECONDS_TO_START)

    def stop(self) -> int:
        """Ask it to stop as Ctrl+C or the system does; return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(SECONDS_TO_STOP)

    def kill(self) -> None:
        """End every process of it at once, as a power cut does."""
        if self.processes():
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(SECONDS_TO_STOP)
        deadline = time.monotonic() + SECONDS_TO_STOP
        while self.processes() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not self.processes()

    def processes(self) -> list[int]:
        """Return the processes of it that still run."""
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                state, _parent, group = stat.read_text().rpartition(")")[2].split()[:3]
            except OSError:
                continue
            if int(group) == self.process.pid and state != "Z":
                found.append(int(stat.parent.name))
        return sorted(found)

    def megabytes(self) -> float:
        """Return the memory of all processes of it; what they share is counted once."""
        kilobytes = 0
        for process in self.processes():
            for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    kilobytes += int(line.split()[1])
        return kilobytes / 1024


class Answer:
    """What the server said."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode()


class Phone:
    """A browser that keeps cookies and knows nothing else; each request has its own connection."""

    def __init__(self, port: int, cookies: Mapping[str, str] | None = None) -> None:
        self.port = port
        self.cookies = dict(cookies or {})

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Open a page."""
        return self._ask("GET", path, None, dict(headers or {}))

    def post(
        self, path: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a form."""
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields), form | dict(headers or {}))

    def token_on(self, path: str, headers: Mapping[str, str] | None = None) -> str:
        """Return the token in the first form of a page."""
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.get(path, headers).text)
        assert found, f"no token on {path}"
        return found[1]

    def connection(self) -> http.client.HTTPConnection:
        """Return a new connection to the server."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        connection = self.connection()
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={text}" for name, text in self.cookies.items())
        try:
            connection.request(method, path, body, headers)
            answer = Answer(connection.getresponse())
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, text = line.partition(";")[0].partition("=")
            self.cookies[name] = text
        return answer


def free_port() -> int:
    """Return a port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
