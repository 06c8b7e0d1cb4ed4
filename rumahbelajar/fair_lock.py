"""A lock that is given in the order it was asked for; SQLite's own retry is not fair."""

import threading
from collections import deque


class HeldByYourself(RuntimeError):  # noqa: N818 - it names what was found
    """A thread asked for the lock it holds, and would wait for itself."""


class FairLock:
    """A lock for threads, first come, first served; it may be released by another thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._queue: deque[tuple[threading.Event, int]] = deque()
        self._held = False
        self._holder: int | None = None

    def acquire(self, timeout: float) -> bool:
        """Take the lock when its turn comes; False after `timeout` seconds.

        Raise HeldByYourself at once instead of waiting in vain.
        """
        turn = threading.Event()
        with self._guard:
            if self._held and self._holder == threading.get_ident():
                raise HeldByYourself("this thread writes already: commit or roll back first")
            if not self._held:
                self._held, self._holder = True, threading.get_ident()
                return True
            self._queue.append((turn, threading.get_ident()))
        try:
            has_come = turn.wait(timeout)
        except BaseException:
            if self._leave(turn):
                self.release()
            raise
        return has_come or self._leave(turn)

    def release(self) -> None:
        """Hand the lock to whoever has waited longest."""
        with self._guard:
            if not self._queue:
                self._held, self._holder = False, None
                return
            turn, self._holder = self._queue.popleft()
            turn.set()

    def _leave(self, turn: threading.Event) -> bool:
        """Leave the queue; True when the turn had come meanwhile, and the lock is held."""
        with self._guard:
            if turn.is_set():
                return True
            self._queue.remove((turn, threading.get_ident()))
            return False
