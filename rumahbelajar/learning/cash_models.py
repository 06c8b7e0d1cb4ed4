"""Table of the cash books: money that came in and went out, of one person's own business."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.activities.cash_book import Book, Kind
from rumahbelajar.activities.fields import LONGEST
from rumahbelajar.database import Base, words


class CashEntry(Base):
    """A line of a book: its person's alone, never told to the ledger or sent elsewhere.

    The id comes with the form, so that a double tap makes one line. A line that was changed or
    taken out is `gone_in` that change and stays until the next one, so that it can be brought back;
    the line in its place `replaces` it.
    """

    __tablename__ = "cash_entry"
    __table_args__ = (
        CheckConstraint("amount >= 1", name="amount_above_zero"),
        Index("ix_cash_entry_person_id_book_day", "person_id", "book", "day"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", name="fk_cash_entry_person"))
    book: Mapped[Book] = mapped_column(words(Book, "book"))
    kind: Mapped[Kind] = mapped_column(words(Kind, "kind"))
    day: Mapped[date]
    words: Mapped[str] = mapped_column(String(LONGEST["words"]))
    amount: Mapped[int] = mapped_column(BigInteger)
    made_at: Mapped[datetime]
    gone_in: Mapped[UUID | None]
    replaces: Mapped[UUID | None]
