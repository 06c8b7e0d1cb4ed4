"""What a server does again and again goes on after whatever fails."""

import threading

from rumahbelajar.repeating import Repeating


class Failing(Repeating):
    """Fails at first."""

    def __init__(self) -> None:
        super().__init__("failing", 0.01)
        self.times = 0
        self.is_done = threading.Event()

    def work(self) -> None:
        self.times += 1
        if self.times < 3:
            raise MemoryError
        self.is_done.set()


def test_it_goes_on_after_what_failed() -> None:
    failing = Failing()
    failing.start()
    assert failing.is_done.wait(10)
    failing.stop()
