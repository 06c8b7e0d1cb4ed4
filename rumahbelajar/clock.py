"""The clock: this moment, the day it is in a village, and how long the machine has been running."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Uptime:
    """A moment by the machine's running time: whole seconds since the start named by `boot_id`.

    Setting the wall clock does not change it.
    """

    boot_id: str
    seconds: int


def now() -> datetime:
    """Return this moment in UTC, by the machine's clock, which may be wrong."""
    return datetime.now(UTC)


def today(time_zone: str) -> date:
    """Return the day it is in this IANA time zone."""
    return now().astimezone(ZoneInfo(time_zone)).date()


def uptime() -> Uptime:
    """Return how long this machine has been running; "" as its boot where none is told."""
    try:
        boot_id = _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        boot_id = ""
    return Uptime(boot_id, int(time.monotonic()))
