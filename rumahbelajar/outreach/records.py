"""How services stand: folded from the facts, in whatever order they come."""

from sqlalchemy import delete, insert

from rumahbelajar.database import db
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import Projection
from rumahbelajar.outreach.counts import Counts
from rumahbelajar.outreach.facts import ServiceChanged, ServiceRecorded, ServiceWithdrawn
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.models import Service, ServiceCount

SERVICES = Projection("services", tables=(Service, ServiceCount), subject="service_id")


@SERVICES.folds(ServiceRecorded)
def _record(fact: Fact, payload: ServiceRecorded) -> None:
    said = f"{fact.village_code} {fact.occurred_on} {_is_withdrawn(payload):d} {fact.payload}"
    row = db.session.get(Service, fact.subject_id)
    if row is None:
        row = Service(service_id=fact.subject_id, least_said=said, greatest_said=said)
        _tell(row, fact, payload)
        db.session.add(row)
        db.session.flush()
        return
    row.least_said = min(row.least_said, said)
    row.greatest_said = max(row.greatest_said, said)
    if fact.id > row.fact_id:
        _tell(row, fact, payload)


@SERVICES.folds(ServiceChanged)
def _change(fact: Fact, payload: ServiceChanged) -> None:
    _record(fact, payload)


@SERVICES.folds(ServiceWithdrawn)
def _withdraw(fact: Fact, payload: ServiceWithdrawn) -> None:
    _record(fact, payload)


def counts_of(payload: ServiceRecorded) -> Counts:
    """Return the numbers that a fact tells."""
    return Counts(payload.female, payload.male, payload.unsaid)


def _is_withdrawn(payload: ServiceRecorded) -> bool:
    return isinstance(payload, ServiceWithdrawn)


def _tell(row: Service, fact: Fact, payload: ServiceRecorded) -> None:
    row.village_code, row.on = fact.village_code, fact.occurred_on
    row.pillar, row.kind = payload.pillar, ServiceKind(payload.kind)
    row.female, row.male = sum(payload.female), sum(payload.male)
    row.unsaid = sum(payload.unsaid)
    row.is_withdrawn = _is_withdrawn(payload)
    row.fact_id, row.told_by, row.told_at = fact.id, fact.actor_id, fact.recorded_at
    _count(row, payload)


def _count(row: Service, payload: ServiceRecorded) -> None:
    """Put the numbers in the place of those before."""
    db.session.execute(delete(ServiceCount).where(ServiceCount.service_id == row.service_id))
    if row.is_withdrawn:
        return
    told = {"village_code": row.village_code, "on": row.on, "pillar": row.pillar, "kind": row.kind}
    cells = [
        {"service_id": row.service_id, "sex": cell.sex, "age_band": cell.band, "people": people}
        for cell, people in counts_of(payload).filled()
    ]
    if cells:
        db.session.execute(insert(ServiceCount), [cell | told for cell in cells])
