"""A facilitator's phone at a roll, and beside it what that roll ought to say.

That is worked out from what each of two facilitators had on the screen when they tapped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import count
from uuid import UUID

from rumahbelajar.meetings.attendance_models import Status
from tests.visitor import Visitor

PEOPLE = 4
_TAP = re.compile(r'name="tap" value="([0-9a-f-]{36})(:[^"]*:)present"')
_UNDO = re.compile(r'name="urungkan" value="([^"]*)"')
_SEEN = re.compile(r'name="seen"[^>]*value="([^"]*)"')


@dataclass(frozen=True)
class Mark:
    """What a line ought to say: how, by whom, in the place of what, and in which step."""

    status: Status
    by: UUID
    before: Status | None
    step: int
    turn: int


@dataclass
class Ought:
    """The roll as it ought to be; each change is one fact."""

    marks: list[Mark | None] = field(default_factory=lambda: [None] * PEOPLE)
    is_closed: bool = False
    facts: int = 0
    steps: Iterator[int] = field(default_factory=count)

    def say(self, place: int, status: Status | None, by: UUID, step: int) -> None:
        was = self.marks[place]
        self.facts += 1
        before = was.status if was else None
        self.marks[place] = Mark(status, by, before, step, self.facts) if status else None

    def last_of(self, by: UUID) -> Mark | None:
        mine = [mark for mark in self.marks if mark and mark.by == by]
        return max(mine, key=lambda mark: mark.turn, default=None)

    def changed(self, said: dict[int, Status]) -> list[int]:
        """Return the places of which something else is said than stands there, by number."""
        marks = [(place, self.marks[place]) for place in sorted(said)]
        return [place for place, mark in marks if not mark or mark.status is not said[place]]


@dataclass
class Phone:
    """What one of the two has on the screen, and has on a second page for paper."""

    visitor: Visitor
    ought: Ought
    me: UUID
    path: str
    people: list[UUID] = field(default_factory=list)
    taps: list[str] = field(default_factory=list)
    seen: list[Mark | None] = field(default_factory=list)
    undoing: str = ""
    last: Mark | None = None
    sheet: str = ""
    on_sheet: list[Mark | None] = field(default_factory=list)

    def look(self) -> None:
        self.visitor.get(f"{self.path}/daftar-hadir")
        self._see()

    def tap(self, place: int, status: Status) -> None:
        value = f"{self.taps[place]}{status}"
        is_late = self._is_late(place, status, self.seen)
        is_taken = self._send("daftar-hadir", not is_late, tap=value)
        if is_late and not self.ought.is_closed:
            self._see()
        if is_taken and self.ought.changed({place: status}):
            self.ought.say(place, status, self.me, next(self.ought.steps))

    def mark_rest(self) -> None:
        if self._send("sisanya-hadir", True):
            self._say(dict.fromkeys(range(PEOPLE), Status.PRESENT), only_unmarked=True)

    def undo(self) -> None:
        last = self.ought.last_of(self.me)
        is_last = last is not None and last == self.last
        if self._send("urungkan", is_last, urungkan=self.undoing) and last:
            step = next(self.ought.steps)
            for place, mark in enumerate(self.ought.marks):
                if mark and mark.step == last.step:
                    self.ought.say(place, mark.before, self.me, step)

    def open_paper(self) -> None:
        self.visitor.get(f"{self.path}/dari-kertas")
        self._see_sheet()

    def send_paper(self, said: dict[int, Status]) -> None:
        late = [place for place in said if self._is_late(place, said[place], self.on_sheet)]
        numbers = {
            status.value: " ".join(str(place + 1) for place in said if said[place] is status)
            for status in Status
        }
        if self._send("dari-kertas", not late, seen=self.sheet, **numbers):
            self._say(said)
        elif late and not self.ought.is_closed:
            self._see_sheet()

    def close(self) -> None:
        assert self._post("tutup") == 303
        self.ought.is_closed = True

    def reopen(self) -> None:
        assert self._post("buka-lagi", reason="Ada yang terlewat") == 303
        self.ought.is_closed = False

    def _say(self, said: dict[int, Status], *, only_unmarked: bool = False) -> None:
        step = next(self.ought.steps)
        for place in self.ought.changed(said):
            if not only_unmarked or self.ought.marks[place] is None:
                self.ought.say(place, said[place], self.me, step)

    def _is_late(self, place: int, status: Status, seen: list[Mark | None]) -> bool:
        """Whether the other one has said something else, which was not on this screen."""
        mark = self.ought.marks[place]
        return bool(
            mark and mark.status is not status and mark.by != self.me and mark != seen[place]
        )

    def _send(self, what: str, is_right: bool, **fields: str) -> bool:
        """Send a form; fail unless it is taken exactly when it is right and the roll is open."""
        is_taken = self._post(what, **fields) == 303
        assert is_taken == (is_right and not self.ought.is_closed), (what, fields)
        return is_taken

    def _post(self, what: str, **fields: str) -> int:
        return self.visitor.post(f"{self.path}/{what}", fields).status_code

    def _see(self) -> None:
        page = unescape(self.visitor.page)
        found = _TAP.findall(page)
        if found:
            self.people = [UUID(person) for person, _rest in found]
            self.taps = [person + rest for person, rest in found]
            self.seen = list(self.ought.marks)
            self.undoing = next(iter(_UNDO.findall(page)))
            self.last = self.ought.last_of(self.me)

    def _see_sheet(self) -> None:
        found = _SEEN.search(unescape(self.visitor.page))
        if found:
            self.sheet, self.on_sheet = found[1], list(self.ought.marks)
