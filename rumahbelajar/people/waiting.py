"""Waits after wrong secrets: counted for each typed name, whether or not anybody has it."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete

from rumahbelajar import clock
from rumahbelajar.database import db, insert_into
from rumahbelajar.people.hashing import keyed_digest
from rumahbelajar.people.models import FailedSignIns
from rumahbelajar.people.user_names import plain_user_name

FREE_TRIES = 5
WAITS = (30, 60, 120, 300, 900, 3600)
"""Seconds to wait before each further try; the last one holds from then on."""
FORGOTTEN_AFTER = timedelta(days=30)
MOST_TRIES = 20
"""After so many in a row a facilitator must help (NIST SP 800-63B allows at most 100)."""


@dataclass(frozen=True)
class Verdict:
    """Whether a try may be made now; if not, how many seconds to wait, 0 if only help helps."""

    may_try: bool
    seconds: int = 0


def count_try(typed_name: str) -> Verdict:
    """Count a try as failed before its secret is looked at, and say whether it may be made.

    Commits: the one rule that does, so that neither parallel tries nor a power cut while the
    secret is hashed can win a try. `forgive` takes the count back when the secret was right.
    """
    kept = _row_for_update(_key(typed_name))
    verdict = _judge(kept)
    if verdict.may_try:
        uptime = clock.uptime()
        kept.failures += 1
        kept.failed_at = clock.now()
        kept.boot_id = uptime.boot_id
        kept.failed_monotonic = uptime.seconds
    db.session.commit()
    return verdict


def forgive(typed_name: str) -> None:
    """Forget the failures of a name: after the right secret, or when a facilitator helps.

    With them go old rows of names that nobody has to wait for, so that made-up names do not pile
    up. A row that makes anybody wait is never forgotten by the wall clock.
    """
    db.session.execute(delete(FailedSignIns).where(FailedSignIns.name_key == _key(typed_name)))
    db.session.execute(
        delete(FailedSignIns).where(
            FailedSignIns.failed_at < clock.now() - FORGOTTEN_AFTER,
            FailedSignIns.failures < FREE_TRIES,
        )
    )


def must_wait(user_name: str) -> bool:
    """Whether signing in under this name has to wait just now."""
    kept = db.session.get(FailedSignIns, _key(user_name))
    return kept is not None and not _judge(kept).may_try


def _key(typed_name: str) -> str:
    return keyed_digest("failed-sign-ins", plain_user_name(typed_name))


def _row_for_update(key: str) -> FailedSignIns:
    """Return the row of a name, made if need be, and locked on PostgreSQL, in one statement.

    On SQLite the transaction of a POST holds the only write lock already.
    """
    uptime = clock.uptime()
    statement = insert_into(
        FailedSignIns,
        name_key=key,
        failures=0,
        failed_at=clock.now(),
        boot_id=uptime.boot_id,
        failed_monotonic=uptime.seconds,
    )
    # Changes nothing, but locks the row that is there.
    locked = statement.on_conflict_do_update(
        index_elements=[FailedSignIns.name_key], set_={"failures": FailedSignIns.failures}
    )
    return db.session.scalars(
        locked.returning(FailedSignIns), execution_options={"populate_existing": True}
    ).one()


def _judge(kept: FailedSignIns) -> Verdict:
    if kept.failures >= MOST_TRIES:
        return Verdict(may_try=False)
    if kept.failures < FREE_TRIES:
        return Verdict(may_try=True)
    step = min(kept.failures - FREE_TRIES, len(WAITS) - 1)
    left = WAITS[step] - _seconds_since(kept)
    return Verdict(may_try=left <= 0, seconds=max(left, 0))


def _seconds_since(kept: FailedSignIns) -> int:
    """Return seconds that have surely passed since the last failure.

    Within one run of the machine its running time tells. After a restart only the time since the
    restart is sure, and no more than the wall clock says, unless that one stepped back: so a
    clock set forward shortens nothing, and two servers of one database cannot be played off.
    """
    uptime = clock.uptime()
    if uptime.boot_id == kept.boot_id and uptime.seconds >= kept.failed_monotonic:
        return uptime.seconds - kept.failed_monotonic
    by_the_wall = int((clock.now() - kept.failed_at).total_seconds())
    return min(uptime.seconds, by_the_wall) if by_the_wall >= 0 else uptime.seconds
