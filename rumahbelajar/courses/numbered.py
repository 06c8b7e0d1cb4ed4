"""Folders and files whose names are `NN-slug`: the number gives the order, the slug the address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rumahbelajar.courses.faults import Fault, quote


@dataclass(frozen=True)
class Numbered:
    """A folder or file whose name is `NN-slug`; `path` is within the course."""

    path: str
    number: str
    slug: str


def numbered(path: str) -> Numbered:
    """Return what the last part of a path is called."""
    number, _, slug = path.rpartition("/")[2].removesuffix(".md").partition("-")
    return Numbered(path, number, slug)


def doubles(course: str, places: Sequence[Numbered]) -> Iterator[Fault]:
    """Yield a fault for each number or slug that an earlier one beside it has."""
    numbers: dict[str, str] = {}
    slugs: dict[str, str] = {}
    for place in places:
        for kind, value, seen in (("nomor", place.number, numbers), ("nama", place.slug, slugs)):
            if value in seen:
                yield Fault(
                    f"{course}/{place.path}",
                    1,
                    f"{kind} {quote(value)} sudah dipakai {seen[value]}",
                    f"beri {kind} yang lain",
                )
            seen.setdefault(value, place.path)
