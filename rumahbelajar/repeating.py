"""What a server process does again and again beside its answers: a thread that ends with it."""

import logging
import threading

_logger = logging.getLogger(__name__)
_SECONDS_TO_END = 30


class Repeating:
    """Works every so many seconds in a thread of its own, until it is stopped."""

    def __init__(self, name: str, seconds: float) -> None:
        self._seconds = seconds
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin; the first time comes after the first wait."""
        self._thread.start()

    def stop(self) -> None:
        """Work no more, and wait until what is at hand is done; nothing where it never began."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(timeout=_SECONDS_TO_END)

    def work(self) -> None:
        """Do once what is done again and again."""
        raise NotImplementedError

    def _run(self) -> None:
        while not self._stopped.wait(self._seconds):
            try:
                self.work()
            except Exception:
                # Whatever it was, the next time may go well; without a thread none does.
                _logger.exception("%s failed", self._thread.name)
