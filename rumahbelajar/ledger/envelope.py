"""A fact as it travels: every field of it, one canonical line of JSON, and its hash."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from typing import Any, Self
from uuid import UUID

from rumahbelajar.ledger.models import ClockQuality, Fact


class UnreadableEnvelope(ValueError):  # noqa: N818 - it names what was found
    """The text is no fact."""


@dataclass(frozen=True)
class Envelope:
    """All of a fact; `content_sha256` covers every other field."""

    id: UUID
    node_id: UUID
    incarnation: UUID
    kind: str
    schema_version: int
    subject_id: UUID
    actor_id: UUID
    village_code: str
    occurred_on: date
    recorded_at: datetime
    clock_quality: ClockQuality
    replaces: UUID | None
    payload: str
    content_sha256: str = ""

    @classmethod
    def of(cls, fact: Any) -> Self:
        """Return the envelope of a stored fact: a Fact, or a row with all its columns."""
        return cls(**{each.name: getattr(fact, each.name) for each in fields(cls)})

    def hash(self) -> str:
        """Return the sha256, in hex, that `content_sha256` must be."""
        content = _written(self)
        del content["content_sha256"]
        return hashlib.sha256(_line(content).encode()).hexdigest()

    def fact(self) -> Fact:
        """Return a new row with these fields."""
        return Fact(**{each.name: getattr(self, each.name) for each in fields(self)})

    def write(self) -> str:
        """Return the fact as one line of canonical JSON."""
        return _line(_written(self))

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the fact that `write` wrote; raise UnreadableEnvelope when it is none."""
        try:
            given = json.loads(text)
            return cls(
                **{
                    **given,
                    **{name: UUID(given[name]) for name in _IDS},
                    "replaces": UUID(given["replaces"]) if given["replaces"] else None,
                    "occurred_on": date.fromisoformat(given["occurred_on"]),
                    "recorded_at": _moment(given["recorded_at"]),
                    "clock_quality": ClockQuality(given["clock_quality"]),
                }
            )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise UnreadableEnvelope(str(error)) from error


_IDS = ("id", "node_id", "incarnation", "subject_id", "actor_id")


def _written(envelope: Envelope) -> dict[str, Any]:
    written = asdict(envelope)
    for name in (*_IDS, "replaces"):
        written[name] = str(written[name]) if written[name] else None
    written["occurred_on"] = envelope.occurred_on.isoformat()
    written["recorded_at"] = envelope.recorded_at.astimezone(UTC).isoformat(timespec="microseconds")
    written["clock_quality"] = envelope.clock_quality.value
    return written


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
