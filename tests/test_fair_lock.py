import threading
import time

import pytest

from rumahbelajar.fair_lock import FairLock, HeldByYourself


def test_the_lock_is_given_in_the_order_it_was_asked_for() -> None:
    lock, served = FairLock(), []
    assert lock.acquire(1)

    def take_turn(number: int) -> None:
        assert lock.acquire(10)
        served.append(number)
        lock.release()

    threads = []
    for number in range(8):
        threads.append(threading.Thread(target=take_turn, args=(number,)))
        threads[-1].start()
        _until(lambda waiting=number + 1: len(lock._queue) == waiting)
    lock.release()
    for thread in threads:
        thread.join()
    assert served == list(range(8))


def test_who_gives_up_waiting_is_passed_over() -> None:
    lock, given = FairLock(), []
    assert lock.acquire(1)
    waiter = threading.Thread(target=lambda: given.append(lock.acquire(0.05)))
    waiter.start()
    waiter.join()
    assert given == [False]
    lock.release()
    assert lock.acquire(0)


def test_a_thread_is_told_at_once_when_it_would_wait_for_itself() -> None:
    lock = FairLock()
    assert lock.acquire(1)
    with pytest.raises(HeldByYourself):
        lock.acquire(60)
    lock.release()
    assert lock.acquire(0)


def test_a_lock_taken_here_may_be_released_by_another_thread() -> None:
    lock = FairLock()
    assert lock.acquire(1)
    other = threading.Thread(target=lock.release)
    other.start()
    other.join()
    assert lock.acquire(0)


def test_the_lock_passes_on_when_its_holder_gives_it_up_just_as_patience_ends() -> None:
    lock = FairLock()
    given: list[bool] = []
    for _ in range(200):
        assert lock.acquire(1)
        waiter = threading.Thread(target=lambda: given.append(lock.acquire(0.001)))
        waiter.start()
        time.sleep(0.001)
        lock.release()
        waiter.join()
        if given.pop():
            lock.release()
    assert lock.acquire(0)


def _until(condition: object) -> None:
    deadline = time.monotonic() + 10
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.001)
