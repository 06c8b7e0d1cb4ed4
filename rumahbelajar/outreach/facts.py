"""The facts of services: numbers and codes alone; each service is its own subject.

The day of the fact is the day of the service. Words stand in rows of their own (models.py).
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from rumahbelajar.ledger.kinds import fact_kind
from rumahbelajar.outreach.counts import BANDS, MOST
from rumahbelajar.outreach.kinds import ServiceKind

_Number = Annotated[int, Field(ge=0, le=MOST)]
Row = Annotated[tuple[_Number, ...], Field(min_length=len(BANDS), max_length=len(BANDS))]
"""A number for each of counts.BANDS, in that order."""


@fact_kind("service.recorded", version=1)
@dataclass(frozen=True)
class ServiceRecorded:
    """Something was done for the people of a village."""

    pillar: Annotated[int, Field(ge=1, le=4)]
    kind: str
    """As in kinds.ServiceKind."""
    female: Row
    male: Row
    unsaid: Row

    def __post_init__(self) -> None:
        """Raise ValueError for a kind that is none, and for a pillar that its kind has not."""
        if self.pillar not in ServiceKind(self.kind).pillars:
            raise ValueError(f"{self.kind} is no service of pillar {self.pillar}")


@fact_kind("service.changed", version=1)
@dataclass(frozen=True)
class ServiceChanged(ServiceRecorded):
    """It was like this, in full; replaces what was said of it before."""


@fact_kind("service.withdrawn", version=1)
@dataclass(frozen=True)
class ServiceWithdrawn(ServiceRecorded):
    """It was noted by mistake; replaces what was said of it, and keeps that to be taken back."""
