"""Noting a service, changing and withdrawing what was noted, and taking that back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import delete, update

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.ledger.instead import record_instead, said
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.outreach.counts import Counts
from rumahbelajar.outreach.facts import ServiceChanged, ServiceRecorded, ServiceWithdrawn
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.models import Service, ServiceWords
from rumahbelajar.outreach.records import counts_of


class NotedAlready(Exception):  # noqa: N818 - it names what was found
    """A form was sent twice, and said something else the second time."""


class ChangedMeanwhile(Exception):  # noqa: N818 - it names what was found
    """Somebody else changed or withdrew it after the page was opened; `service` is as it is now."""

    def __init__(self, service: Service) -> None:
        super().__init__()
        self.service = service


@dataclass(frozen=True)
class Told:
    """What is said of a service; both texts may be empty, and those of a referral always are."""

    village_code: str
    on: date
    kind: ServiceKind
    pillar: int
    counts: Counts
    about: str = ""
    obstacles: str = ""


def told_of(service: Service) -> Told:
    """Return what is said of a service now; one query."""
    return Told(
        service.village_code,
        service.on,
        service.kind,
        service.pillar,
        counts_of(_standing(service)),
        service.about,
        service.obstacles,
    )


def note(viewer: Viewer, service_id: UUID, told: Told) -> None:
    """Note a service; the same once more changes nothing.

    Raise NotedAlready when something else stands there under this id.
    """
    lock_subjects(service_id)
    known = db.session.get(Service, service_id, populate_existing=True)
    if known is not None:
        if known.is_withdrawn or told_of(known) != told:
            raise NotedAlready
        return
    payload = ServiceRecorded(told.pillar, told.kind.value, **vars(told.counts))
    _tell(viewer, service_id, told.village_code, told.on, payload)
    _keep_words(service_id, told)


def change(viewer: Viewer, service: Service, seen: UUID | None, told: Told) -> None:
    """Say it anew; what was typed before is erased, and one that was withdrawn counts again.

    The same once more changes nothing.
    Raise ChangedMeanwhile when it is not as it was seen: `seen` is its `fact_id` of then.
    """
    _look_again(service)
    if not service.is_withdrawn and told_of(service) == told:
        return
    if service.fact_id != seen:
        raise ChangedMeanwhile(service)
    payload = ServiceChanged(told.pillar, told.kind.value, **vars(told.counts))
    _replace(viewer, service, told.on, payload)
    _keep_words(service.service_id, told)


def withdraw(viewer: Viewer, service: Service, seen: UUID | None) -> None:
    """Say that it was noted by mistake; twice changes nothing. Raise ChangedMeanwhile as above."""
    _look_again(service)
    if service.is_withdrawn:
        return
    if service.fact_id != seen:
        raise ChangedMeanwhile(service)
    _replace(viewer, service, service.on, ServiceWithdrawn(**vars(_standing(service))))


def restore(viewer: Viewer, service: Service) -> None:
    """Let it stand as it did before it was withdrawn; twice changes nothing."""
    _look_again(service)
    if service.is_withdrawn:
        _replace(viewer, service, service.on, ServiceChanged(**vars(_standing(service))))


def _look_again(service: Service) -> None:
    lock_subjects(service.service_id)
    db.session.refresh(service)


def _standing(service: Service) -> ServiceRecorded:
    """Return what the fact tells on which a service stands."""
    return said(service.service_id, ServiceRecorded)[service.fact_id]


def _replace(viewer: Viewer, service: Service, on: date, payload: ServiceRecorded) -> None:
    """Let this stand for all that is said of a service, and what was typed go with it.

    The row at hand is another one afterwards, since it is folded anew.
    """
    before = service.fact_id
    service_id, village_code = service.service_id, service.village_code
    _tell(viewer, service_id, village_code, on, payload)
    now = db.session.get_one(Service, service_id).fact_id
    words = ServiceWords.service_id == service_id
    db.session.execute(delete(ServiceWords).where(words, ServiceWords.fact_id != before))
    db.session.execute(update(ServiceWords).where(words).values(fact_id=now))
    db.session.expire_all()


def _tell(
    viewer: Viewer,
    service_id: UUID,
    village_code: str,
    on: date,
    payload: ServiceRecorded,
) -> None:
    record_instead(
        said(service_id, ServiceRecorded),
        payload,
        subject_id=service_id,
        actor_id=viewer.person_id,
        village_code=village_code,
        occurred_on=on,
    )


def _keep_words(service_id: UUID, told: Told) -> None:
    """Put what was typed in the place of what was typed before."""
    db.session.execute(delete(ServiceWords).where(ServiceWords.service_id == service_id))
    if told.about or told.obstacles:
        fact_id = db.session.get_one(Service, service_id).fact_id
        db.session.add(
            ServiceWords(
                fact_id=fact_id,
                service_id=service_id,
                about=told.about,
                obstacles=told.obstacles,
            )
        )
    db.session.flush()
    db.session.expire_all()
