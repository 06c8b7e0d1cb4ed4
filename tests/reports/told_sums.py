"""The sums between numbers that pages tell: of areas, of traits, of parts, and of cubes of them."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.reports.told import Place, ToldNumbers

_ADD_UP = {"bulan", "kategori", "tujuan", "kelamin", "usia", "kegiatan", "jawaban", "kelompok"}
"""Traits of which everybody has one; not so courses, questions, and the months of who is active."""
_BLANK = "jawaban="
"""Who gave no answer of a scale; no page tells it."""


class Sum(NamedTuple):
    """A sum, by its kind: along what, and of which measure and traits."""

    kind: tuple[str, ...]
    line: dict[Place, int]


def sums_of(told: ToldNumbers) -> list[Sum]:
    """Return every sum of what is told, and of what is told by some pages alone."""
    return [Sum((along, *_kind(whole)), line) for along, whole, line in _sums(told)]


def _sums(told: ToldNumbers) -> Iterator[tuple[str, Place, dict[Place, int]]]:
    lines: dict[tuple[str, Place], dict[Place, int]] = {}
    for place in _places(told):
        for along, whole in _wholes(place):
            lines.setdefault((along, whole), {whole: 1})[place] = -1
    yield from ((along, whole, line) for (along, whole), line in lines.items())
    for place in told.numbers:
        parts = {(part, *place[1:]): -1 for part in told.parts.get(place[0], ())}
        if parts.keys() & told.numbers.keys():
            yield "parts", place, {place: 1, **parts}


def _places(told: ToldNumbers) -> Iterator[Place]:
    yield from told.numbers
    yield from {
        (*_without(place, "jawaban")[:2], _BLANK, *_without(place, "jawaban")[2:])
        for place in told.numbers
        if place[0] == "scale"
    }


def _wholes(place: Place) -> Iterator[tuple[str, Place]]:
    """Yield the sums that a number is part of."""
    measure, area, *traits = place
    names = [each.partition("=")[0] for each in traits]
    if area and "kelompok" not in names:
        yield "wilayah", (measure, _above(area), *traits)
    for name in names:
        if name in _ADD_UP and (measure, name) != ("active", "bulan"):
            yield name, _without(place, name)


def _without(place: Place, name: str) -> Place:
    return *place[:2], *(each for each in place[2:] if not each.startswith(f"{name}="))


def _above(area: str) -> str:
    lengths = [0, 2, 5, 8, 13]
    return area[: max(length for length in lengths if length < len(area))]


def _kind(place: Place) -> tuple[str, ...]:
    return place[0], *(each.partition("=")[0] for each in place[2:])
