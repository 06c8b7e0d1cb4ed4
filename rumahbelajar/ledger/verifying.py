"""Verifying: recomputes all that the ledger claims of itself, and tells what is not so."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import func, select

from rumahbelajar.database import Base, db
from rumahbelajar.ledger import merging, rebuilding, sealing
from rumahbelajar.ledger.aliases import all_aliases, resolve
from rumahbelajar.ledger.effectiveness import conflicts
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.ledger.models import Fact, FactOrder, FactUnsealed, SetAsideFact
from rumahbelajar.ledger.projections import Projection, projections

_CHUNK = 500
_ROW = tuple(Fact.__table__.columns)
Rows = dict[str, list[str]]


@dataclass
class Report:
    """What was found: `facts` looked at, `wrong` things, and `notes` for a person to decide."""

    facts: int = 0
    wrong: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def verify() -> Report:
    """Check every fact, their order, and every projection; change nothing.

    Others may go on recording: each subject is folded again in a short transaction of its own,
    which is rolled back.
    """
    report = Report()
    sealing.seal()
    _check_content(report)
    report.wrong.extend(_faults_of_order())
    report.wrong.extend(_faults_of_aliases())
    db.session.rollback()
    for subject_id in _subjects():
        report.wrong.extend(_faults_of_subject(subject_id))
    report.notes.extend(_notes())
    db.session.rollback()
    return report


def _check_content(report: Report) -> None:
    rows = db.session.execute(select(*_ROW).execution_options(yield_per=_CHUNK))
    for row in rows:
        report.facts += 1
        if Envelope.of(row).hash() != row.content_sha256:
            report.wrong.append(_("Isi fakta %(id)s berubah sejak dicatat.", id=row.id))


def _faults_of_order() -> Iterator[str]:
    rows = db.session.execute(
        select(
            FactOrder.incarnation, func.count(), func.min(FactOrder.seq), func.max(FactOrder.seq)
        )
        .group_by(FactOrder.incarnation)
        .order_by(FactOrder.incarnation)
    )
    for incarnation, count, first, last in rows:
        if first != 1 or last != count:
            yield _(
                "Urutan %(incarnation)s berlubang: %(count)s fakta, bernomor %(first)s sampai "
                "%(last)s.",
                incarnation=incarnation,
                count=count,
                first=first,
                last=last,
            )
    lost = db.session.scalars(
        select(Fact.id)
        .outerjoin(FactOrder, FactOrder.fact_id == Fact.id)
        .outerjoin(FactUnsealed, FactUnsealed.fact_id == Fact.id)
        .where(FactOrder.fact_id.is_(None), FactUnsealed.fact_id.is_(None))
    )
    for fact_id in lost:
        yield _("Fakta %(id)s tidak punya tempat dalam urutan.", id=fact_id)


def _faults_of_aliases() -> Iterator[str]:
    standing, told = all_aliases(), resolve(merging.told())
    for subject_id in sorted(standing.keys() | told.keys()):
        if standing.get(subject_id) != told.get(subject_id):
            yield _("Penggabungan %(id)s tidak sesuai dengan faktanya.", id=subject_id)


def _subjects() -> list[UUID]:
    found = set(db.session.scalars(select(Fact.subject_id).distinct()))
    for projection in projections():
        for table in projection.tables:
            found.update(db.session.scalars(select(getattr(table, projection.subject)).distinct()))
    db.session.rollback()
    return sorted(found)


def _faults_of_subject(subject_id: UUID) -> list[str]:
    """Return what a fold of the facts makes otherwise than it stands; in a transaction undone."""
    lock_subjects(subject_id)
    present = _rows(subject_id)
    try:
        rebuilding.refold(subject_id)
        folded = _rows(subject_id)
    except ValueError as error:
        return [_("Fakta tentang %(id)s tidak terbaca: %(why)s.", id=subject_id, why=error)]
    finally:
        db.session.rollback()
    return [
        _(
            "Tabel %(table)s tentang %(id)s tidak sesuai dengan faktanya.",
            table=table,
            id=subject_id,
        )
        for table, rows in present.items()
        if rows != folded[table]
    ]


def _rows(subject_id: UUID) -> Rows:
    db.session.flush()
    return {
        table.__tablename__: _rows_of(projection, table, subject_id)
        for projection in projections()
        for table in projection.tables
    }


def _rows_of(projection: Projection, table: type[Base], subject_id: UUID) -> list[str]:
    rows = db.session.execute(
        select(*table.__table__.columns).where(getattr(table, projection.subject) == subject_id)
    )
    return sorted(repr(tuple(row)) for row in rows)


def _notes() -> Iterator[str]:
    for each in conflicts():
        yield _(
            "Fakta %(id)s dikoreksi %(times)s kali dengan cara berbeda. Petugas harus memilih.",
            id=each.replaced,
            times=each.times,
        )
    for merge in merging.without_effect():
        yield _(
            "Penggabungan %(id)s tidak berlaku, karena ada yang lebih dulu. Petugas harus memilih.",
            id=merge.fact_id,
        )
    for row in db.session.scalars(select(SetAsideFact).order_by(SetAsideFact.id)):
        yield _(
            "Fakta %(id)s dari tempat lain disisihkan (%(why)s). Petugas harus memeriksanya.",
            id=row.fact_id or "?",
            why=row.reason.value,
        )
