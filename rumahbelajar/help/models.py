"""Tables of help: the contacts of a village, and whether a number was reached when it was tried."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import AREA_CODE, Base, words
from rumahbelajar.ids import new_id

MOST_NAME_CHARACTERS = 80
MOST_NUMBER_CHARACTERS = 24
MOST_NOTE_CHARACTERS = 120


class Office(StrEnum):
    """What kind of help a village has near: facts 0.2, last row of the hotlines."""

    FACILITATOR = "facilitator"
    VILLAGE = "village"
    MIDWIFE = "midwife"
    HEALTH = "health"
    POLICE = "police"
    WOMEN_AND_CHILDREN = "women-and-children"
    LABOUR = "labour"
    MIGRATION = "migration"
    OTHER = "other"


class VillageContact(Base):
    """A contact of one village, typed in by those who look after it; no learner is in here."""

    __tablename__ = "village_contact"
    __table_args__ = (
        CheckConstraint("name <> ''", name="name_given"),
        CheckConstraint("number <> ''", name="number_given"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    village_code: Mapped[str] = mapped_column(
        AREA_CODE, ForeignKey("village.code", name="fk_village_contact_village"), index=True
    )
    office: Mapped[Office] = mapped_column(words(Office, "office"))
    name: Mapped[str] = mapped_column(String(MOST_NAME_CHARACTERS))
    number: Mapped[str] = mapped_column(String(MOST_NUMBER_CHARACTERS))
    """As people read it; what a phone dials are its digits."""
    has_whatsapp: Mapped[bool]
    note: Mapped[str] = mapped_column(String(MOST_NOTE_CHARACTERS), default="")
    """For whom it is, or when somebody answers."""
    added_at: Mapped[datetime]


class ContactTrial(Base):
    """The last time that somebody of a village tried a number: one of its own, or of all."""

    __tablename__ = "contact_trial"

    village_code: Mapped[str] = mapped_column(
        AREA_CODE, ForeignKey("village.code", name="fk_contact_trial_village"), primary_key=True
    )
    contact: Mapped[str] = mapped_column(String(80), primary_key=True)
    """The key in contacts.yaml, or the id of the village's own."""
    tried_on: Mapped[date]
    was_reached: Mapped[bool]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", name="fk_contact_trial_person"))
    """Who tried it."""
