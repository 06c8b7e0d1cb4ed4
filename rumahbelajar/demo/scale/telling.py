"""Telling facts in bulk: each as `ledger.record` would have written it, byte for byte."""

from hashlib import sha256
from json.encoder import encode_basestring_ascii as quoted
from typing import Any
from uuid import UUID

from rumahbelajar.demo.scale.calendar import SLOTS, Calendar
from rumahbelajar.demo.scale.sheets import Sheets
from rumahbelajar.ledger.identity import Identity
from rumahbelajar.ledger.kinds import KINDS, write_payload
from rumahbelajar.ledger.models import ClockQuality

_STRIDE = 0x9E3779B97F4B
"""Odd, so that no two numbers below 2 ** 48 become the same by it."""
_CHECKED = ClockQuality.CHECKED.value


class Teller:
    """Tells what happens in one village; ids are UUIDv7 of the moment, and no two are the same."""

    def __init__(
        self, sheets: Sheets, node: Identity, calendar: Calendar, number: int, code: str
    ) -> None:
        self.sheets, self.calendar, self.code = sheets, calendar, code
        self._node, self._incarnation = str(node.node_id), str(node.incarnation)
        self._facts = sheets.rows["fact"]
        self._middle = f"7{number % 4096:03x}-{0x8000 | number // 4096:04x}"
        self._made = 0

    def new_id(self, moment: int) -> str:
        """Return an id that was made at a moment."""
        self._made += 1
        since = f"{self.calendar.millisecond(moment):012x}"
        tail = self._made * _STRIDE & 0xFFFFFFFFFFFF
        return f"{since[:8]}-{since[8:]}-{self._middle}-{tail:012x}"

    def say(self, payload: Any, subject: str, actor: str, moment: int, **more: str | None) -> str:
        """Tell a fact with a payload of its class; for what is rare (see tell)."""
        kind = KINDS.of(payload)
        return self.tell(
            kind.name, kind.version, subject, actor, moment, write_payload(payload), **more
        )

    def tell(  # noqa: PLR0913, PLR0917 - what a fact says, each named
        self,
        kind: str,
        version: int,
        subject: str,
        actor: str,
        moment: int,
        payload: str,
        replaces: str | None = None,
        on: str | None = None,
    ) -> str:
        """Tell a fact whose payload is written already; return its id. `on` is another day."""
        fact_id, at = self.new_id(moment), self.calendar.at(moment)
        day = on or self.calendar.days[moment // SLOTS]
        before = f'"{replaces}"' if replaces else "null"
        # As envelope.Envelope.hash writes it: the fields by name, without what is hashed.
        written = (
            f'{{"actor_id":"{actor}","clock_quality":"{_CHECKED}","id":"{fact_id}",'
            f'"incarnation":"{self._incarnation}","kind":"{kind}","node_id":"{self._node}",'
            f'"occurred_on":"{day}","payload":{quoted(payload)},'
            f'"recorded_at":"{at[:10]}T{at[11:]}","replaces":{before},'
            f'"schema_version":{version},"subject_id":"{subject}","village_code":"{self.code}"}}'
        )
        self._facts.append(
            (
                *(fact_id, self._node, self._incarnation, kind, version, subject, actor),
                *(self.code, day, at, _CHECKED, replaces, payload),
                sha256(written.encode()).hexdigest(),
            )
        )
        return fact_id


def as_uuid(text: str | None) -> UUID | None:
    """Return an id that was made here as payloads hold it."""
    return UUID(text) if text else None
