"""UUIDv7 ids that only ever grow within a process, also when the clock steps back."""

import secrets
import threading
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

_COUNTER_BITS = 42
_RANDOM_BITS = 32
_lock = threading.Lock()
_last_millisecond = 0
_counter = 0


def new_id() -> UUID:
    """Return a UUIDv7 greater than every id this process has made or was told of.

    RFC 9562, section 6.2, method 1: 48 bits of milliseconds, then a counter of 42 bits that
    starts at a random place each millisecond, then 32 random bits. When the clock stands still
    or steps back, the last millisecond is kept and the counter goes on. Ids are never secrets.
    """
    global _last_millisecond, _counter  # noqa: PLW0603 - one sequence for the whole process
    with _lock:
        now = time.time_ns() // 1_000_000
        if now > _last_millisecond:
            _last_millisecond = now
            _counter = secrets.randbits(_COUNTER_BITS - 1)
        else:
            _counter += 1
            if _counter >> _COUNTER_BITS:
                _last_millisecond += 1
                _counter = 0
        return _assemble(_last_millisecond, _counter, secrets.randbits(_RANDOM_BITS))


def read_id(text: str | None) -> UUID | None:
    """Return the id that a form or an address carries; None for what is none."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def start_after(newest: UUID) -> None:
    """Make every later id greater than one kept from before, so that a restart never goes back.

    Only for ids that this program made: any other says nothing about time.
    """
    global _last_millisecond, _counter  # noqa: PLW0603
    with _lock:
        millisecond = newest.int >> 80
        if newest.version == 7 and millisecond >= _last_millisecond:
            _last_millisecond = millisecond + 1
            _counter = 0


def made_at(made: UUID) -> datetime:
    """Return the moment in a UUIDv7, to the millisecond; raise ValueError for any other id."""
    if made.version != 7:
        raise ValueError(f"{made} is no UUIDv7")
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=made.int >> 80)


def _assemble(millisecond: int, counter: int, random: int) -> UUID:
    high, low = counter >> 30, counter & ((1 << 30) - 1)
    return UUID(
        int=(millisecond << 80)
        | (0x7 << 76)
        | (high << 64)
        | (0b10 << 62)
        | (low << _RANDOM_BITS)
        | random
    )
