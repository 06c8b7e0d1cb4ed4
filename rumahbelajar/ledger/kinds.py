"""The kinds of facts: frozen dataclasses, their canonical text, and reading that text again."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

Declared = TypeVar("Declared", bound=type)

CODE = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9._:/+-]{0,199})?")
"""The only text a payload may hold: an id or a code, 200 characters at most, without spaces.

Words that people type have rows of their own, which can be erased; the ledger cannot.
"""
LARGEST = 2**53 - 1
"""Whole numbers beyond this are not the same to every reader of JSON (RFC 8259, section 6)."""
NAME = re.compile(r"[a-z]+(?:\.[a-z_]+)+")
LONGEST_NAME = 64


@dataclass(frozen=True)
class FactKind:
    """A kind of fact in one version of its shape."""

    name: str
    version: int
    payload: type
    reader: TypeAdapter[Any]


class KindRegistry:
    """The kinds a program knows; `read` and `kind_of` go by it."""

    def __init__(self) -> None:
        self._by_name: dict[tuple[str, int], FactKind] = {}
        self._by_class: dict[type, FactKind] = {}

    def add(self, name: str, version: int, payload: type) -> None:
        """Add a kind; raise ValueError for a name, version or class that cannot be one."""
        if not NAME.fullmatch(name) or len(name) > LONGEST_NAME or version < 1:
            raise ValueError(f"a fact kind is named like lesson.completed, from version 1: {name}")
        if not is_dataclass(payload) or not payload.__dataclass_params__.frozen:  # type: ignore[attr-defined]
            raise ValueError(f"{payload.__name__} must be a frozen dataclass")
        if (name, version) in self._by_name:
            raise ValueError(f"{name} version {version} is declared twice")
        kind = FactKind(name, version, payload, TypeAdapter(payload))
        self._by_name[name, version] = self._by_class[payload] = kind

    def remove(self, payload: type) -> None:
        """Take a kind out again, as tests with kinds of their own do."""
        kind = self._by_class.pop(payload)
        del self._by_name[kind.name, kind.version]

    def of(self, payload: object) -> FactKind:
        """Return the kind of a payload; raise KeyError when its class was never declared."""
        return self._by_class[type(payload)]

    def name_of(self, payload: type) -> str:
        """Return the name of the kind with this class of payload, whatever the version."""
        return self._by_class[payload].name

    def names_under(self, payload: type) -> set[str]:
        """Return the names of the kinds whose payload is of this class, or of a subclass of it."""
        return {kind.name for known, kind in self._by_class.items() if issubclass(known, payload)}

    def find(self, name: str, version: int) -> FactKind | None:
        """Return the kind, or None when this program does not know it."""
        return self._by_name.get((name, version))


KINDS = KindRegistry()


def fact_kind(name: str, *, version: int) -> Callable[[Declared], Declared]:
    """Declare a frozen dataclass as the payload of a kind of fact."""

    def declare(payload: Declared) -> Declared:
        KINDS.add(name, version, payload)
        return payload

    return declare


class UnreadablePayload(ValueError):  # noqa: N818 - it names what was found
    """The text is no payload of its kind."""


def write_payload(payload: Any) -> str:
    """Return the canonical JSON of a payload: keys sorted, no spaces, ids and days as text.

    Raise ValueError for what the ledger must not hold: a float, words, or any other type.
    """
    return _canonical({each.name: _plain(getattr(payload, each.name)) for each in fields(payload)})


def read_payload(name: str, version: int, text: str) -> object | None:
    """Return the payload, or None when this program does not know the kind or the version.

    Raise UnreadablePayload when the text does not have the shape of its kind.
    """
    kind = KINDS.find(name, version)
    if kind is None:
        return None
    try:
        payload: object = kind.reader.validate_json(text, strict=True)
    except ValidationError as error:
        raise UnreadablePayload(f"{name} {version}: {error.error_count()} faults") from error
    if write_payload(payload) != text:
        raise UnreadablePayload(f"{name} {version}: not in canonical form")
    return payload


def check_canonical(text: str) -> None:
    """Raise UnreadablePayload unless the text is a canonical JSON object of codes and numbers.

    Holds for kinds that this program does not know, too.
    """
    try:
        value = json.loads(text)
        if isinstance(value, dict) and _canonical(_plain_object(value)) == text:
            return
    except (ValueError, RecursionError) as error:
        raise UnreadablePayload(str(error)) from error
    raise UnreadablePayload("not a canonical JSON object")


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _plain(value: Any) -> Any:
    match value:
        case None | bool():
            return value
        case int():
            return _whole(value)
        case str():
            return _code(value)
        case UUID():
            return str(value)
        case date() if not isinstance(value, datetime):
            return value.isoformat()
        case tuple() | list():
            return [_plain(each) for each in value]
    raise ValueError(f"a fact holds ids, codes, whole numbers and days, no {type(value).__name__}")


def _plain_object(value: dict[str, Any]) -> dict[str, Any]:
    return {_code(key): _plain(each) for key, each in value.items()}


def _whole(value: int) -> int:
    if abs(value) > LARGEST:
        raise ValueError(f"a fact holds no number as large as {value}")
    return value


def _code(value: str) -> str:
    text = str(value)
    if CODE.fullmatch(text) or _is_list_of_codes(text):
        return text
    raise ValueError(f"a fact holds ids and codes, no words: {text[:40]!r}")


def _is_list_of_codes(text: str) -> bool:
    # Answers travel as JSON text of option ids and numbers, whose shape the question type knows.
    try:
        value = json.loads(text)
        return isinstance(value, str | int | list) and _canonical(_plain(value)) == text
    except (ValueError, RecursionError):
        return False
