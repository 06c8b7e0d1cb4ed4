"""The pages that are asked for: what each signed-in phone sends, checked once before it counts."""

import gzip
import http.client
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.bench.village import COURSE, PIN, Pupil
from tests.server.running import Phone

_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
_LESSON = re.compile(rf'href="(/kursus/{COURSE}/pelajaran/[^"#]+)"')
_HEAD = (
    "Host: 127.0.0.1:{port}\r\n"
    "User-Agent: Mozilla/5.0 (Linux; Android 10; K) Chrome/139.0.0.0 Mobile Safari/537.36\r\n"
    "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8\r\n"
    "Accept-Language: id-ID,id;q=0.9\r\n"
    "Accept-Encoding: gzip, deflate\r\n"
)


@dataclass(frozen=True)
class Page:
    """A page as it is measured; `requests` are those of each phone, sent in turn."""

    name: str
    requests: Sequence[Sequence[bytes]]
    aim: int | None = None
    """Percent of the hello, or for the answer of bare commits; None where no aim is set."""
    status: int = 200
    mark: bytes = b"</html>"
    """What stands in it."""


class SignedIn:
    """A pupil's phone after signing in; every other one is the pupil's own."""

    def __init__(self, port: int, pupil: Pupil, number: int) -> None:
        self.pupil = pupil
        self._phone = Phone(port)
        device = "own" if number % 2 else "shared"
        form = {"user_name": pupil.user_name, "secret": PIN, "device": device, "next": ""}
        token = self._phone.token_on("/masuk")
        answer = self._phone.post("/masuk", form | {"csrf_token": token})
        assert answer.status == 303, answer.text
        self.lessons = list(dict.fromkeys(_LESSON.findall(self._page(f"/kursus/{COURSE}"))))
        self.lessons = self.lessons[number:] + self.lessons[:number]
        self._token = self._phone.token_on("/")

    def get(self, path: str) -> bytes:
        """Return the bytes that ask for a page."""
        return request_bytes("GET", path, self._phone)

    def answers(self) -> list[bytes]:
        """Return the bytes of each answer to the open quiz."""
        return [
            request_bytes(
                "POST",
                f"/percobaan/{self.pupil.attempt_id}/{place}",
                self._phone,
                urlencode({"csrf_token": self._token, "answer": values}, doseq=True),
            )
            for place, values in enumerate(self.pupil.answers, start=1)
        ]

    def _page(self, path: str) -> str:
        return self._phone.get(path).text


def pages(port: int, pupils: Sequence[Pupil]) -> list[Page]:
    """Sign everybody in and return the pages to measure."""
    phones = [SignedIn(port, pupil, number) for number, pupil in enumerate(pupils)]
    stranger = Phone(port)
    made = [
        Page("sign-in page", [[request_bytes("GET", "/masuk", stranger)]] * len(phones)),
        Page("home", [[phone.get("/")] for phone in phones], 18),
        Page("course", [[phone.get(f"/kursus/{COURSE}")] for phone in phones], 18),
        Page("lesson", [[phone.get(each) for each in phone.lessons] for phone in phones], 25),
        Page("answer", [phone.answers() for phone in phones], 60, 303),
    ]
    for page in made:
        for requests in page.requests:
            for request in requests:
                check(port, request, page)
    return made


def hello(port: int, phones: int) -> Page:
    """Return the page of the program that only says hello."""
    return Page("hello", [[request_bytes("GET", "/", Phone(port))]] * phones)


def request_bytes(method: str, path: str, phone: Phone, body: str = "") -> bytes:
    """Return what a phone sends to ask for a page, or to send a form."""
    lines = f"{method} {path} HTTP/1.1\r\n" + _HEAD.format(port=phone.port)
    if phone.cookies:
        cookies = "; ".join(f"{name}={value}" for name, value in phone.cookies.items())
        lines += f"Cookie: {cookies}\r\n"
    if body:
        lines += "Content-Type: application/x-www-form-urlencoded\r\n"
        lines += f"Content-Length: {len(body)}\r\n"
    return f"{lines}\r\n{body}".encode()


def check(port: int, request: bytes, page: Page) -> None:
    """Ask once and look at what comes: the page meant, compressed."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    line.connect()
    line.sock.sendall(request)
    answer = http.client.HTTPResponse(line.sock)
    answer.begin()
    body = answer.read()
    line.close()
    assert answer.status == page.status, (page.name, answer.status)
    if page.status == 200:
        assert answer.headers["Content-Encoding"] == "gzip", page.name
        assert page.mark in gzip.decompress(body), page.name
