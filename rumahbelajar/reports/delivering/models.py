"""Tables of scheduled reports: what is to be sent how often, and each time that it was."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from rumahbelajar.database import Base, words
from rumahbelajar.ids import new_id
from rumahbelajar.people.models import Person
from rumahbelajar.reports.saving.models import MOST_NAME_CHARACTERS, MOST_QUERY_CHARACTERS

MOST_EMAIL_CHARACTERS = 200
MOST_FAULT_CHARACTERS = 300


class Form(StrEnum):
    """What is sent."""

    PDF = "pdf"
    XLSX = "xlsx"


class Every(StrEnum):
    """How often: on Mondays, or on the first of the month."""

    WEEK = "week"
    MONTH = "month"


class State(StrEnum):
    """What became of one time."""

    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    """It is tried again."""
    GIVEN_UP = "given_up"
    """It failed so often that a person must look at it."""


class Delivery(Base):
    """A report that is sent again and again, as its owner may read it on the day."""

    __tablename__ = "delivery"
    __table_args__ = (CheckConstraint("name <> ''", name="name_given"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_delivery_person"), index=True
    )
    """Its owner."""
    name: Mapped[str] = mapped_column(String(MOST_NAME_CHARACTERS))
    report: Mapped[str] = mapped_column(String(32))
    query: Mapped[str] = mapped_column(String(MOST_QUERY_CHARACTERS))
    """As in its address; a period that moves along stands as `periode`."""
    form: Mapped[Form] = mapped_column(words(Form, "form"))
    every: Mapped[Every] = mapped_column(words(Every, "every"))
    email: Mapped[str] = mapped_column(String(MOST_EMAIL_CHARACTERS), default="")
    """To whom it is mailed besides; "" is to nobody."""
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    owner: Mapped[Person] = relationship(viewonly=True)


class DeliveryRun(Base):
    """One time that a report was due: what was sent to whom, or why it was not."""

    __tablename__ = "delivery_run"
    __table_args__ = (
        UniqueConstraint("delivery_id", "due_on"),
        CheckConstraint("tries >= 0", name="tries"),
        CheckConstraint("state <> 'sent' OR file_name <> ''", name="file_when_sent"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    delivery_id: Mapped[UUID] = mapped_column(
        ForeignKey("delivery.id", name="fk_delivery_run_delivery")
    )
    due_on: Mapped[date]
    state: Mapped[State] = mapped_column(words(State, "state"))
    tries: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime]
    fault: Mapped[str] = mapped_column(String(MOST_FAULT_CHARACTERS), default="")
    """Why it failed the last time, in a sentence."""
    file_name: Mapped[str] = mapped_column(String(200), default="")
    """Within the folder of deliveries."""
    size: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str] = mapped_column(String(64), default="")
    sent_to: Mapped[str] = mapped_column(String(MOST_EMAIL_CHARACTERS), default="")
    """Where it was mailed to; "" where it was put into the folder alone."""

    delivery: Mapped[Delivery] = relationship(viewonly=True)
