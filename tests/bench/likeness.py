"""Likenesses: all rows of somebody's history, written again for others with ids of their own.

The rows are those that the rules made for the first; only ids, names, the codes of certificates and
the hashes of facts differ. `flask ledger verify` then says whether they are as the rules make them.
"""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Table, Uuid, delete, func, insert, or_, select

from rumahbelajar.database import Base, db
from rumahbelajar.ids import new_id
from rumahbelajar.learning.codes import new_code
from rumahbelajar.learning.models import Certificate, CertificateSeries
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.models import Fact, FactOrder, FactUnsealed
from rumahbelajar.people.models import Person

_APART = {FactOrder.__tablename__, FactUnsealed.__tablename__}
"""Facts are put in order when all are there."""

Row = dict[str, Any]


class Likeness:
    """The whole history of one person, to be copied."""

    def __init__(self, person_id: UUID) -> None:
        self._ids = {person_id}
        self._rows = [
            (table, found)
            for table in Base.metadata.sorted_tables
            if table.name not in _APART and (found := self._rows_about(table))
        ]
        person = db.session.get_one(Person, person_id)
        self._name = person.name
        self._certificates = list(
            db.session.execute(
                select(Certificate.code, Certificate.serial).where(
                    Certificate.person_id == person_id
                )
            ).tuples()
        )

    def copy(self, names: Sequence[str]) -> list[dict[UUID, UUID]]:
        """Write the history again for each name; return the ids of each by those of the first."""
        made = [({each: new_id() for each in sorted(self._ids)}, name) for name in names]
        translations = [_Translation(ids, self._words(ids, name)) for ids, name in made]
        for table, rows in self._rows:
            copies = [_copied(table, row, each) for each in translations for row in rows]
            if copies:
                db.session.execute(insert(table), copies)
        _put_in_order()
        return [ids for ids, _name in made]

    def _rows_about(self, table: Table) -> list[Row]:
        """Return the rows that name the person, or anything of the person's; remember their ids."""
        named = [column for column in table.columns if isinstance(column.type, Uuid)]
        if not named:
            return []
        asked = select(table).where(or_(*(column.in_(self._ids) for column in named)))
        rows = [dict(row) for row in db.session.execute(asked).mappings()]
        self._ids.update(row["id"] for row in rows if isinstance(row.get("id"), UUID))
        return rows

    def _words(self, ids: dict[UUID, UUID], name: str) -> dict[str, str]:
        words = {str(old): str(new) for old, new in ids.items()} | {self._name: name}
        for code, serial in self._certificates:
            words |= {code: new_code(), serial: _next_serial(serial)}
        return words


class _Translation:
    """From what the first one's rows hold to what another's do."""

    def __init__(self, ids: dict[UUID, UUID], words: dict[str, str]) -> None:
        self._ids = ids
        self._words = words
        self._known = re.compile("|".join(map(re.escape, words)))

    def of(self, value: Any) -> Any:
        if isinstance(value, UUID):
            return self._ids.get(value, value)
        if type(value) is str:
            return self._known.sub(lambda found: self._words[found[0]], value)
        return value


def _copied(table: Table, row: Row, translation: _Translation) -> Row:
    copy = {name: translation.of(value) for name, value in row.items()}
    if table.name == Fact.__tablename__:
        copy["content_sha256"] = Envelope(**copy).hash()
    return copy


def _next_serial(serial: str) -> str:
    head, _, _number = serial.rpartition("-")
    series = db.session.scalars(select(CertificateSeries)).one()
    series.last_number += 1
    return f"{head}-{series.last_number:04d}"


def _put_in_order() -> None:
    """Give every fact its place, in the order of their ids."""
    incarnation = db.session.scalars(select(Fact.incarnation).limit(1)).one()
    last = db.session.scalar(select(func.max(FactOrder.seq))) or 0
    ordered = select(FactOrder.fact_id)
    waiting = db.session.scalars(select(Fact.id).where(Fact.id.not_in(ordered)).order_by(Fact.id))
    rows = [
        {"incarnation": incarnation, "seq": seq, "fact_id": fact_id}
        for seq, fact_id in enumerate(waiting, start=last + 1)
    ]
    if rows:
        db.session.execute(insert(FactOrder), rows)
    db.session.execute(delete(FactUnsealed))
