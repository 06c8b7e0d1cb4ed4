"""Keeping a cash book: adding, changing and taking out lines, each undone once and done once.

The last change can be undone until something else is written into the book; what it took out is
erased then.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import Select, delete, func, select, update

from rumahbelajar import clock
from rumahbelajar.activities.cash_book import Book, Entry
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning.cash_models import CashEntry
from rumahbelajar.people import learner_lock


def find(person_id: UUID, book: Book, entry_id: UUID) -> CashEntry | None:
    """Return a line of one's own book that stands in it."""
    return db.session.scalars(_standing(person_id, book).where(CashEntry.id == entry_id)).first()


def add(person_id: UUID, book: Book, key: UUID, entry: Entry) -> None:
    """Write a line into the book; the same key once more changes nothing."""
    learner_lock.lock(person_id)
    if db.session.get(CashEntry, key) is None:
        _settle(person_id, book)
        db.session.add(_line(person_id, book, key, entry))


def change(person_id: UUID, book: Book, entry_id: UUID, key: UUID, entry: Entry) -> bool:
    """Put a line in the place of an old one; return whether the old one stood there.

    The same key once more, and the same words and figures, change nothing.
    """
    learner_lock.lock(person_id)
    if db.session.get(CashEntry, key) is not None:
        return True
    old = find(person_id, book, entry_id)
    if old is None or as_entry(old) == entry:
        return old is not None
    _settle(person_id, book)
    line = _line(person_id, book, key, entry)
    line.made_at, line.replaces = old.made_at, old.id
    old.gone_in = key
    db.session.add(line)
    return True


def take_out(person_id: UUID, book: Book, entry_id: UUID) -> date | None:
    """Take a line out of the book; return its day, or None when it did not stand there."""
    learner_lock.lock(person_id)
    found = find(person_id, book, entry_id)
    if found is None:
        return None
    _settle(person_id, book)
    found.gone_in = new_id()
    return found.day


def clear(person_id: UUID, book: Book) -> None:
    """Take every line out of the book."""
    learner_lock.lock(person_id)
    if db.session.scalar(_standing(person_id, book).with_only_columns(func.count())):
        _settle(person_id, book)
        mine = (CashEntry.person_id == person_id, CashEntry.book == book)
        db.session.execute(update(CashEntry).where(*mine).values(gone_in=new_id()))


def undo(person_id: UUID, book: Book) -> None:
    """Bring back what the last change took out; done twice it is done once."""
    learner_lock.lock(person_id)
    mine = (CashEntry.person_id == person_id, CashEntry.book == book)
    gone = select(CashEntry.id).where(*mine, CashEntry.gone_in.is_not(None))
    # Each on its own: of a line that was changed, the new one goes and the old one comes.
    db.session.execute(
        delete(CashEntry)
        .where(*mine, CashEntry.gone_in.is_(None), CashEntry.replaces.in_(gone))
        .execution_options(synchronize_session=False)
    )
    db.session.execute(
        update(CashEntry).where(*mine, CashEntry.gone_in.is_not(None)).values(gone_in=None)
    )


def forget(person_id: UUID) -> None:
    """Erase every book of a person, also what was taken out of them."""
    learner_lock.lock(person_id)
    db.session.execute(delete(CashEntry).where(CashEntry.person_id == person_id))


def books_of(person_id: UUID) -> set[Book]:
    """Return the books in which a person has ever written, for as long as they keep anything."""
    kept = select(CashEntry.book).where(CashEntry.person_id == person_id).distinct()
    return set(db.session.scalars(kept))


def as_entry(row: CashEntry) -> Entry:
    """Return a row as the rules know it."""
    return Entry(row.day, row.words, row.kind, row.amount)


def _line(person_id: UUID, book: Book, key: UUID, entry: Entry) -> CashEntry:
    return CashEntry(
        id=key,
        person_id=person_id,
        book=book,
        day=entry.day,
        words=entry.words,
        kind=entry.kind,
        amount=entry.amount,
        made_at=clock.now(),
    )


def _standing(person_id: UUID, book: Book) -> Select[tuple[CashEntry]]:
    mine = (CashEntry.person_id == person_id, CashEntry.book == book)
    # Read anew: who waited for a lock must see what was done meanwhile.
    return (
        select(CashEntry)
        .where(*mine, CashEntry.gone_in.is_(None))
        .execution_options(populate_existing=True)
    )


def _settle(person_id: UUID, book: Book) -> None:
    """Erase what an earlier change took out: from now on another one can be undone."""
    db.session.execute(
        delete(CashEntry).where(
            CashEntry.person_id == person_id,
            CashEntry.book == book,
            CashEntry.gone_in.is_not(None),
        )
    )
