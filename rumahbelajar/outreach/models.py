"""Tables of services: what was done, how many were served, and what was typed about it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from rumahbelajar.database import AREA_CODE, Base, words
from rumahbelajar.outreach.counts import BANDS
from rumahbelajar.outreach.kinds import PILLAR_OF, ServiceKind
from rumahbelajar.people.traits import Sex

MOST_ABOUT_CHARACTERS = 80
MOST_OBSTACLES_CHARACTERS = 600

_FIXED = " ".join(f"WHEN '{kind.value}' THEN {pillar}" for kind, pillar in PILLAR_OF.items())
_PILLAR = "pillar BETWEEN 1 AND 4"
_PILLAR_OF_KIND = f"pillar = CASE kind {_FIXED} ELSE pillar END"


class ServiceWords(Base):
    """What was typed with a fact about a service, without names; erasable, so not in the ledger."""

    __tablename__ = "service_words"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    service_id: Mapped[UUID] = mapped_column(index=True)
    about: Mapped[str] = mapped_column(String(MOST_ABOUT_CHARACTERS), default="")
    """What it was, where its kind does not say it."""
    obstacles: Mapped[str] = mapped_column(String(MOST_OBSTACLES_CHARACTERS), default="")


class Service(Base):
    """Projection: a service as it is told now, by the newest fact that was not replaced."""

    __tablename__ = "service"
    __table_args__ = (
        Index("ix_service_village_code_on", "village_code", "on"),
        CheckConstraint(_PILLAR, name="pillar"),
        CheckConstraint(_PILLAR_OF_KIND, name="pillar_of_kind"),
        CheckConstraint("female >= 0 AND male >= 0 AND unsaid >= 0", name="numbers"),
    )

    service_id: Mapped[UUID] = mapped_column(primary_key=True)
    village_code: Mapped[str] = mapped_column(AREA_CODE)
    on: Mapped[date]
    pillar: Mapped[int]
    kind: Mapped[ServiceKind] = mapped_column(words(ServiceKind, "kind"))
    female: Mapped[int]
    """How many in all; with `male` and `unsaid` the sums of its rows of ServiceCount."""
    male: Mapped[int]
    unsaid: Mapped[int]
    is_withdrawn: Mapped[bool]
    """Noted by mistake: counted nowhere, and has no row of ServiceCount."""
    fact_id: Mapped[UUID]
    told_by: Mapped[UUID]
    told_at: Mapped[datetime]
    least_said: Mapped[str] = mapped_column(Text)
    greatest_said: Mapped[str] = mapped_column(Text)
    """The least and the greatest of what is said of it: with two, a person must choose."""

    words: Mapped[ServiceWords | None] = relationship(
        primaryjoin="foreign(Service.fact_id) == ServiceWords.fact_id",
        viewonly=True,
        lazy="joined",
    )

    @property
    def people(self) -> int:
        """How many in all."""
        return self.female + self.male + self.unsaid

    @property
    def about(self) -> str:
        """What it was in words; "" where its kind says it."""
        return self.words.about if self.words else ""

    @property
    def obstacles(self) -> str:
        """What was hard or is needed; "" when nothing was said, or it was erased."""
        return self.words.obstacles if self.words else ""

    @property
    def is_disputed(self) -> bool:
        """Whether different things were said of it in two places."""
        return self.least_said != self.greatest_said


class ServiceCount(Base):
    """Projection: how many of one sex and age band, with what reports sum by beside it."""

    __tablename__ = "service_count"
    __table_args__ = (
        Index("ix_service_count_village_code_on", "village_code", "on"),
        CheckConstraint("people > 0", name="people"),
        CheckConstraint(f"age_band IN {BANDS!r}", name="age_band"),
        CheckConstraint(_PILLAR, name="pillar"),
        CheckConstraint(_PILLAR_OF_KIND, name="pillar_of_kind"),
    )

    service_id: Mapped[UUID] = mapped_column(primary_key=True)
    sex: Mapped[Sex] = mapped_column(words(Sex, "sex"), primary_key=True)
    age_band: Mapped[str] = mapped_column(String(5), primary_key=True)
    """One of counts.BANDS."""
    people: Mapped[int]
    village_code: Mapped[str] = mapped_column(AREA_CODE)
    on: Mapped[date]
    pillar: Mapped[int]
    kind: Mapped[ServiceKind] = mapped_column(words(ServiceKind, "kind"))
