"""How often a program may ask: so many times a minute, counted in each server process."""

import threading
from dataclasses import dataclass
from uuid import UUID

from rumahbelajar import clock

A_MINUTE = 120
"""How many requests the programs of one person have in a minute, over all server processes."""
_MOST_KEPT = 10_000


@dataclass(frozen=True)
class Allowance:
    """What is left of a minute: how many requests, and for how many seconds it still runs."""

    limit: int
    left: int
    """Less than 0 when this request was one too many."""
    seconds: int

    @property
    def headers(self) -> dict[str, str]:
        """The headers that tell a program of it."""
        told = {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(0, self.left)),
            "RateLimit-Reset": str(self.seconds),
        }
        return told if self.left >= 0 else told | {"Retry-After": str(self.seconds)}


class Meter:
    """Counts the requests of each person's programs in the minute at hand.

    Forgotten when the process ends.
    """

    def __init__(self) -> None:
        self._minute = 0
        self._counts: dict[UUID, int] = {}
        self._lock = threading.Lock()

    def count(self, person_id: UUID, processes: int) -> Allowance:
        """Count one request; each of so many server processes gives its share."""
        moment = int(clock.now().timestamp())
        limit = max(1, A_MINUTE // processes)
        with self._lock:
            if self._minute != moment // 60 or len(self._counts) > _MOST_KEPT:
                self._minute, self._counts = moment // 60, {}
            seen = self._counts[person_id] = self._counts.get(person_id, 0) + 1
        return Allowance(limit, limit - seen, 60 - moment % 60)
