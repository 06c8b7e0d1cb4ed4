"""Tables of consent: what stands, and in typed words who consented for a child and who was by."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import Base, words
from rumahbelajar.people.traits import ConsentWay, Purpose, TextTongue


class Consent(Base):
    """Projection: a consent that stands, one row for each fact that gave it and was not replaced.

    The facts are `consent.given` and `consent.withdrawn`; a withdrawal replaces what was given, and
    so does the consent to a newer text.
    """

    __tablename__ = "consent"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(index=True)
    purpose: Mapped[Purpose] = mapped_column(words(Purpose, "purpose"))
    text_version: Mapped[str] = mapped_column(String(20))
    way: Mapped[ConsentWay] = mapped_column(words(ConsentWay, "way"))
    tongue: Mapped[TextTongue] = mapped_column(words(TextTongue, "tongue"))
    """The language in which the text was read or heard."""
    helped_by: Mapped[UUID | None]
    """Who read it out or took the paper; empty for who agreed alone, under whichever entry."""
    given_on: Mapped[date]


class Guardian(Base):
    """Who consented for a child, in words that were typed: erasable, so not in the ledger."""

    __tablename__ = "guardian"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    """The fact of the consent this guardian gave."""
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_guardian_person"), index=True
    )
    name: Mapped[str] = mapped_column(String(120))
    relation: Mapped[str] = mapped_column(String(60))


class ConsentWitness(Base):
    """Who was by when a consent was given, in words that were typed: erasable."""

    __tablename__ = "consent_witness"

    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_consent_witness_person"), index=True
    )
    name: Mapped[str] = mapped_column(String(120))
