"""Projections: tables that are nothing but the fold of the effective facts."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete

from rumahbelajar.database import Base, db, on_sqlite
from rumahbelajar.ledger.kinds import KINDS
from rumahbelajar.ledger.models import Fact

Fold = Callable[[Fact, Any], None]

_all: dict[str, "Projection"] = {}


class Projection:
    """Tables, and how each kind of fact changes their rows.

    Every table has the column `subject`, which holds the subject's id. A fold must give the same
    rows in whatever order facts come: sets, sums, least and greatest. What is told of a subject
    that was merged into another is folded as told of that one, unless it `follows_merges` no more
    than the facts that merge do.
    """

    def __init__(
        self, name: str, *, tables: Sequence[type[Base]], subject: str, follows_merges: bool = True
    ) -> None:
        if name in _all:
            raise ValueError(f"there are two projections called {name}")
        self.name = name
        self.tables = tuple(tables)
        self.subject = subject
        self.follows_merges = follows_merges
        self._folds: dict[type, Fold] = {}
        _all[name] = self

    def folds(self, payload: type) -> Callable[[Fold], Fold]:
        """Declare how facts with this payload are folded in."""

        def declare(fold: Fold) -> Fold:
            if payload in self._folds:
                raise ValueError(f"{self.name} folds {payload.__name__} twice")
            self._folds[payload] = fold
            return fold

        return declare

    @property
    def kinds(self) -> set[str]:
        """The names of the kinds of facts that change any row."""
        return {KINDS.name_of(payload) for payload in self._folds}

    def knows(self, payload: object) -> bool:
        """Whether facts with this payload change any row."""
        return type(payload) in self._folds

    def fold(self, fact: Fact, payload: object) -> None:
        """Fold one effective fact into the rows, in the session at hand."""
        fold = self._folds.get(type(payload))
        if fold is not None:
            fold(fact, payload)
            # Seen by the next fold, whichever way that looks for it.
            db.session.flush()

    def settle(self) -> None:
        """Do what is left once all facts were folded anew; there is nothing in most."""

    def clear(self, subject_id: UUID | None = None) -> None:
        """Take out the rows of one subject, or of all."""
        db.session.flush()
        for table in reversed(self.tables):
            statement = delete(table)
            if subject_id is not None:
                statement = statement.where(getattr(table, self.subject) == subject_id)
            db.session.execute(statement)


def projections() -> tuple[Projection, ...]:
    """Return every projection of the program."""
    return tuple(_all.values())


def forget_loaded_rows() -> None:
    """Read the rows of projections anew when they are next looked at; on SQLite none is stale."""
    if on_sqlite():
        return
    tables = tuple(table for projection in projections() for table in projection.tables)
    for row in list(db.session.identity_map.values()):
        if isinstance(row, tables):
            db.session.expire(row)


def forget(projection: Projection) -> None:
    """Take a projection out again, as tests with projections of their own do."""
    del _all[projection.name]
