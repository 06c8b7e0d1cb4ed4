"""What every fold promises: the same rows in whatever order the facts are folded."""

import random
from collections.abc import Callable, Sequence
from uuid import UUID

from rumahbelajar.ledger.effectiveness import effective_facts
from rumahbelajar.ledger.projections import Projection
from rumahbelajar.ledger.rebuilding import fold_into, rebuild

TURNS = 3


def check_every_order(
    folded: Sequence[Projection], projected: Callable[[UUID], object], subject: UUID, seed: int
) -> None:
    """Fail when some order, or rebuilding, gives other rows than stand there now."""
    as_told = projected(subject)
    counting = list(effective_facts(subject))
    for turn in range(TURNS):
        random.Random(seed + turn).shuffle(counting)  # noqa: S311 - an order, not a secret
        for projection in folded:
            projection.clear(subject)
        for fact in counting:
            fold_into(folded, fact)
        assert projected(subject) == as_told
    rebuild()
    assert projected(subject) == as_told
