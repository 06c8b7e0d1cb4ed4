"""How long a sign-in lasts, unused and altogether: short on a shared phone, long on one's own."""

from datetime import datetime, timedelta

from rumahbelajar import clock

SHARED_IDLE_LEARNER = timedelta(minutes=15)
SHARED_IDLE_STAFF = timedelta(minutes=30)
SHARED_LONGEST = timedelta(hours=12)
OWN_IDLE = timedelta(days=30)
OWN_LONGEST = timedelta(days=180)


def is_timed_out(began_at: datetime, used_at: datetime, own_phone: bool, is_staff: bool) -> bool:
    """Whether a sign-in has lain unused too long, or has lasted too long altogether."""
    now = clock.now()
    if own_phone:
        return now - used_at > OWN_IDLE or now - began_at > OWN_LONGEST
    idle = SHARED_IDLE_STAFF if is_staff else SHARED_IDLE_LEARNER
    return now - used_at > idle or now - began_at > SHARED_LONGEST
