"""The past: lets the rules believe for a while that it is another day."""

import contextlib
from collections.abc import Iterator
from datetime import datetime

from rumahbelajar import clock


@contextlib.contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let the program's clock stand at a moment meanwhile; only while nothing is served."""
    real = clock.now
    clock.now = lambda: moment
    try:
        yield
    finally:
        clock.now = real
