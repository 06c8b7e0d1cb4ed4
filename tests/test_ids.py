import threading
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from rumahbelajar import ids

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


class Hands:
    """The machine's clock as ids read it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.moment = NOW
        monkeypatch.setattr(ids.time, "time_ns", lambda: int(self.moment.timestamp() * 1e9))
        monkeypatch.setattr(ids, "_last_millisecond", 0)
        monkeypatch.setattr(ids, "_counter", 0)


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    return Hands(monkeypatch)


def test_an_id_is_a_uuid_of_version_7_that_tells_when_it_was_made(hands: Hands) -> None:
    made = ids.new_id()
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert ids.made_at(made) == NOW


def test_only_a_uuid_of_version_7_tells_a_moment() -> None:
    with pytest.raises(ValueError, match="UUIDv7"):
        ids.made_at(uuid4())


@pytest.mark.parametrize("text", [None, "", "x", "0" * 500])
def test_what_is_no_id_is_none(text: str | None) -> None:
    assert ids.read_id(text) is None
    assert ids.read_id(str(made := uuid4())) == made


def test_ids_grow_while_the_clock_stands_still(hands: Hands) -> None:
    made = [ids.new_id() for _ in range(2000)]
    assert made == sorted(set(made))


def test_ids_grow_when_the_clock_steps_back_by_a_year(hands: Hands) -> None:
    before = ids.new_id()
    hands.moment -= timedelta(days=365)
    after = [ids.new_id() for _ in range(100)]
    assert [before, *after] == sorted({before, *after})
    hands.moment = NOW + timedelta(milliseconds=1)
    assert ids.new_id() > after[-1]


def test_ids_grow_when_the_counter_of_a_millisecond_is_used_up(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ids.new_id()
    monkeypatch.setattr(ids, "_counter", 2**42 - 2)
    made = [ids.new_id() for _ in range(4)]
    assert [first, *made] == sorted({first, *made})
    assert ids.made_at(made[-1]) == NOW + timedelta(milliseconds=1)


def test_ids_go_on_after_a_restart_with_a_clock_that_is_behind(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [ids.new_id() for _ in range(3)][-1]
    monkeypatch.setattr(ids, "_last_millisecond", 0)
    hands.moment -= timedelta(days=400)
    ids.start_after(kept)
    later = [ids.new_id() for _ in range(3)]
    assert [kept, *later] == sorted({kept, *later})


def test_an_older_id_or_one_of_another_make_sets_nothing_back(hands: Hands) -> None:
    first = ids.new_id()
    newest = ids.new_id()
    ids.start_after(first)
    ids.start_after(UUID(int=2**128 - 1))
    assert newest < ids.new_id() < UUID(int=newest.int + (1 << 81))


def test_threads_never_share_an_id_and_each_sees_them_grow() -> None:
    made: list[list[UUID]] = [[] for _ in range(8)]

    def make(mine: list[UUID]) -> None:
        mine.extend(ids.new_id() for _ in range(2000))

    threads = [threading.Thread(target=make, args=(mine,)) for mine in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(mine == sorted(mine) for mine in made)
    assert len({each for mine in made for each in mine}) == 16_000
