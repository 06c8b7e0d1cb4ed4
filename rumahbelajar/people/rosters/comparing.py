"""A list compared with the register: what taking it over would do, row by row, before it does."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from flask_babel import gettext as _

from rumahbelajar.ids import read_id
from rumahbelajar.people import likeness
from rumahbelajar.people.likeness import Told
from rumahbelajar.people.names import are_alike, fold, name_key
from rumahbelajar.people.rosters.register_now import Known, Register
from rumahbelajar.people.rosters.rows import Row, in_cell
from rumahbelajar.people.traits import AgeBand, Sex

_MOST_CANDIDATES = 3


class Kind(StrEnum):
    """What becomes of a row."""

    CREATED = "created"
    CHANGED = "changed"
    SAME = "same"
    ASKED = "asked"
    REFUSED = "refused"


class Change(NamedTuple):
    """One thing that would be kept otherwise: its name in Row, before and after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Outcome:
    """What becomes of a row: whom it is about, what changes, whom it may be, or what is wrong."""

    row: Row
    kind: Kind
    person: Known | None = None
    changes: tuple[Change, ...] = ()
    candidates: tuple[Known, ...] = ()
    twin_row: int = 0
    """An earlier row of the list that may be the same person, 0 for none."""
    faults: tuple[str, ...] = ()


class _Refusal(Exception):  # noqa: N818 - it names what was found
    pass


def compare(rows: Iterable[Row], fallback: str, register: Register) -> list[Outcome]:
    """Return what becomes of every row; nothing is changed by this."""
    return _Comparison(register, fallback).outcomes(rows)


def digest(outcomes: Sequence[Outcome]) -> str:
    """Return what says that nothing else would be done: the same as long as all outcomes are."""
    said = [
        (
            each.row.number,
            each.kind,
            str(each.person.id) if each.person else "",
            each.changes,
            [str(known.id) for known in each.candidates],
            each.twin_row,
        )
        for each in outcomes
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def changes_to(known: Known, row: Row) -> tuple[Change, ...]:
    """Return what a row says otherwise than the register; what it does not say stays."""
    pairs = (
        ("name", known.name, row.name),
        ("sex", str(known.sex), row.sex),
        ("age_band", str(known.age_band), row.age_band),
        ("main", known.main, row.main),
        ("destination", known.destination, row.destination),
    )
    found = [Change(what, old, new) for what, old, new in pairs if new and new != old]
    # The main category is never another one, too.
    others = {each for each in row.others if each != (row.main or known.main)}
    if others - known.others:
        was, now = sorted(known.others), sorted(known.others | others)
        found.append(Change("others", " ".join(was), " ".join(now)))
    if row.head and fold(row.head) != fold(known.head):
        found.append(Change("head", known.head, row.head))
    return tuple(found)


def described(one: Row | Known) -> str:
    """Return, in one line, by what somebody of a row or of the register is told from another."""
    sex, band = Sex(one.sex or Sex.UNSAID), AgeBand(one.age_band)
    return likeness.described(sex, band, one.head)


class _Comparison:
    """One list; remembers which people and which names its earlier rows were about."""

    def __init__(self, register: Register, fallback: str) -> None:
        self._register = register
        self._fallback = fallback
        self._rows_of: dict[UUID, int] = {}
        self._new_ones: dict[tuple[str, str, str], list[Row]] = defaultdict(list)

    def outcomes(self, rows: Iterable[Row]) -> list[Outcome]:
        """Return what becomes of each; rows that name whom they are about go before guesses."""
        said = list(rows)
        by_code: dict[int, Outcome] = {}
        for row in said:
            if not row.faults and (row.code or row.user_name):
                by_code[row.number] = self._of_known(row)
        return [by_code.get(row.number) or self._of(row) for row in said]

    def _of(self, row: Row) -> Outcome:
        if row.faults:
            return Outcome(row, Kind.REFUSED, faults=row.faults)
        missing = self._missing(row)
        if missing:
            return Outcome(row, Kind.REFUSED, faults=missing)
        named = self._register.by_name.get(fold(row.name), ())
        exact = [each for each in named if _is_exactly(each, row)]
        if len(exact) == 1 and not row.twin_row:
            before = self._rows_of.get(exact[0].id, row.number)
            if before != row.number:
                # Of two alike rows nobody knows whether they are one person.
                return Outcome(row, Kind.ASKED, twin_row=before)
            return self._matched(row, exact[0])
        alike = self._alike(row)
        twin_row = self._twin_row(row)
        if alike or twin_row:
            candidates = tuple(alike[:_MOST_CANDIDATES])
            return Outcome(row, Kind.ASKED, candidates=candidates, twin_row=twin_row)
        self._new_ones[_same_in(row)].append(row)
        return Outcome(row, Kind.CREATED)

    def _of_known(self, row: Row) -> Outcome:
        try:
            return self._matched(row, self._named(row))
        except _Refusal as refusal:
            return Outcome(row, Kind.REFUSED, faults=(str(refusal),))

    def _named(self, row: Row) -> Known:
        """Return whom the code and the user name of a row name."""
        code = read_id(row.code) or UUID(int=0)
        by_code = self._register.by_id.get(code) if row.code else None
        kept = self._register.by_id.get(self._register.kept_as.get(code, code))
        if row.code and by_code is None and kept is not None:
            raise _Refusal(
                _(
                    "Kode ini milik data yang sudah digabung dengan %(name)s. Hapus baris ini, "
                    "atau tulis kode %(code)s.",
                    name=kept.name,
                    code=kept.id,
                )
            )
        by_name = self._register.by_user_name.get(row.user_name) if row.user_name else None
        if row.code and by_code is None:
            raise _Refusal(_("Kode ini tidak ada di desa ini. Kosongkan kodenya kalau orang baru."))
        if row.user_name and by_name is None:
            raise _Refusal(
                _("Nama pengguna ini tidak ada di desa ini. Kosongkan kalau orang baru.")
            )
        if by_code and by_name and by_code is not by_name:
            raise _Refusal(_("Kode dan nama pengguna ini milik dua orang. Hapus yang salah."))
        known = by_code or by_name
        if known is None or known.is_staff:
            raise _Refusal(_("Data petugas tidak diubah dari daftar. Hapus barisnya."))
        if row.name != known.name and not are_alike(row.name, known.name):
            raise _Refusal(
                _(
                    "Kode atau nama pengguna ini milik %(name)s. Periksa apakah barisnya tergeser.",
                    name=known.name,
                )
            )
        return known

    def _matched(self, row: Row, known: Known) -> Outcome:
        before = self._rows_of.setdefault(known.id, row.number)
        if before != row.number:
            fault = _(
                "Orang ini sudah ada di baris %(number)s. Hapus salah satunya.", number=before
            )
            return Outcome(row, Kind.REFUSED, person=known, faults=(fault,))
        changes = changes_to(known, row)
        kind = Kind.CHANGED if changes else Kind.SAME
        return Outcome(row, kind, person=known, changes=changes)

    def _missing(self, row: Row) -> tuple[str, ...]:
        faults = []
        if not row.age_band:
            said = _("umur kosong. Isi umurnya, misalnya 34 atau 25-34.")
            faults.append(in_cell(row.age_cell, said))
        if not (row.main or self._fallback):
            said = _("kategori kosong. Isi, misalnya Keluarga PMI.")
            faults.append(in_cell(row.category_cell, said))
        return tuple(faults)

    def _alike(self, row: Row) -> list[Known]:
        sexes, bands = likeness.neighbours(_told(row))
        block = self._register.block(name_key(row.name), sexes, bands)
        found = [each for each in block if are_alike(row.name, each.name)]
        return sorted(found, key=lambda each: (not _is_exactly(each, row), each.name, each.id))

    def _twin_row(self, row: Row) -> int:
        """Return the earlier new row of the same name, sex and age, and no other household."""
        for each in self._new_ones.get(_same_in(row), ()):
            if not each.head or not row.head or fold(each.head) == fold(row.head):
                return each.number
        return 0


def _told(row: Row) -> Told:
    return Told(row.name, Sex(row.sex or Sex.UNSAID), AgeBand(row.age_band))


def _same_in(row: Row) -> tuple[str, str, str]:
    return fold(row.name), row.sex, row.age_band


def _is_exactly(known: Known, row: Row) -> bool:
    """Whether nothing that a row says speaks against this person."""
    return (
        fold(known.name) == fold(row.name)
        and row.sex in {"", known.sex}
        and row.age_band == known.age_band
        and (not row.head or not known.head or fold(row.head) == fold(known.head))
    )
