"""A fact as it travels: every field of it, one canonical line of JSON, and its hash."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from typing import Any, Self, TypeVar
from uuid import UUID

from rumahbelajar.ledger.kinds import LONGEST_NAME, NAME, check_canonical, read_payload
from rumahbelajar.ledger.models import ClockQuality, Fact

_AREA = re.compile(r"(?:[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?)?")
_FIRST_IMPOSSIBLE_VERSION = 2**15


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

    def require_sound(self) -> None:
        """Raise ValueError unless a ledger may hold this: codes, and a payload of its kind."""
        if not (NAME.fullmatch(self.kind) and len(self.kind) <= LONGEST_NAME):
            raise UnreadableEnvelope(f"no kind of fact: {self.kind!r}")
        if not _AREA.fullmatch(self.village_code):
            raise UnreadableEnvelope(f"no area code: {self.village_code!r}")
        if not 1 <= self.schema_version < _FIRST_IMPOSSIBLE_VERSION or self.replaces == self.id:
            raise UnreadableEnvelope("no version, or it replaces itself")
        if read_payload(self.kind, self.schema_version, self.payload) is None:
            check_canonical(self.payload)

    def write(self) -> str:
        """Return the fact as one line of canonical JSON."""
        return _line(_written(self))

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the fact that `write` wrote; raise UnreadableEnvelope when it is none."""
        try:
            envelope = _read(cls, json.loads(text))
            is_canonical = envelope.write() == text
        except (
            ValueError,
            TypeError,
            KeyError,
            AttributeError,
            OverflowError,
            RecursionError,
        ) as error:
            raise UnreadableEnvelope(str(error)) from error
        if not is_canonical:
            raise UnreadableEnvelope("not in canonical form")
        return envelope


Read = TypeVar("Read", bound=Envelope)

_IDS = ("id", "node_id", "incarnation", "subject_id", "actor_id")


def _written(envelope: Envelope) -> dict[str, Any]:
    written = asdict(envelope)
    for name in (*_IDS, "replaces"):
        written[name] = str(written[name]) if written[name] else None
    written["occurred_on"] = envelope.occurred_on.isoformat()
    written["recorded_at"] = envelope.recorded_at.astimezone(UTC).isoformat(timespec="microseconds")
    written["clock_quality"] = envelope.clock_quality.value
    return written


def _read(made: type[Read], given: dict[str, Any]) -> Read:
    for name in ("kind", "village_code", "payload", "content_sha256"):
        if not isinstance(given[name], str):
            raise TypeError(f"{name} must be text")
    if type(given["schema_version"]) is not int:
        raise TypeError("schema_version must be a whole number")
    return made(
        **{
            **given,
            **{name: UUID(given[name]) for name in _IDS},
            "replaces": None if given["replaces"] is None else UUID(given["replaces"]),
            "occurred_on": date.fromisoformat(given["occurred_on"]),
            "recorded_at": _moment(given["recorded_at"]),
            "clock_quality": ClockQuality(given["clock_quality"]),
        }
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
