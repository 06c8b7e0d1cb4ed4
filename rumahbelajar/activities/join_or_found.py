"""Bergabung atau mendirikan: which way a group may talk over first. Advice, not a decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from rumahbelajar.activities.amounts import Named
from rumahbelajar.activities.fields import Field, Values, whole
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.authoring import Authored
from rumahbelajar.questions.marking import sentence

YES, NO = "yes", "no"
_ANSWERS = ((YES, sentence("Ya")), (NO, sentence("Tidak")))


class FounderAmounts(Authored):
    """How many people it takes to found a cooperative."""

    founders: Named


class Path(StrEnum):
    """The four ways."""

    JOIN = "join"
    UNIT = "unit"
    PREPARE = "prepare"
    FOUND = "found"


@dataclass(frozen=True)
class Way:
    """The way to talk over first: why, the next three steps, and where to ask.

    Each is a sentence of the catalogue, in which %(founders)s may stand.
    """

    path: Path
    label: str
    why: tuple[str, ...]
    steps: tuple[str, ...]
    where: str
    founders: int


_LABELS: Mapping[Path, str] = {
    Path.JOIN: sentence("Bergabung dengan koperasi yang ada"),
    Path.UNIT: sentence("Menjadi unit usaha koperasi yang ada"),
    Path.PREPARE: sentence("Siapkan dulu"),
    Path.FOUND: sentence("Mendirikan koperasi"),
}
_STEPS: Mapping[Path, tuple[str, ...]] = {
    Path.JOIN: (
        sentence("Datangi koperasi itu. Minta melihat AD/ART dan laporan rapat anggota terakhir."),
        sentence("Tanyakan simpanan pokok, simpanan wajib, dan hak anggota."),
        sentence("Bicarakan dengan kelompok, lalu bergabung kalau semua sudah jelas."),
    ),
    Path.UNIT: (
        sentence("Tulis usulan satu halaman: barangnya, pembelinya, dan siapa yang mengurus."),
        sentence("Sampaikan usulan kepada pengurus, dan minta dibahas di rapat anggota."),
        sentence("Sepakati pencatatannya: uang unit dicatat terpisah dan dilaporkan."),
    ),
    Path.PREPARE: (
        sentence("Kumpulkan kelompok, dan lengkapi satu hal yang paling kurang."),
        sentence("Mulai kecil: catat uang bersama setiap minggu."),
        sentence("Jawab lagi pertanyaan ini tiga bulan lagi."),
    ),
    Path.FOUND: (
        sentence("Adakan rapat pendirian, dihadiri %(founders)s orang atau lebih."),
        sentence("Susun AD/ART bersama, lalu tanyakan akta kepada notaris."),
        sentence("Tanyakan pengesahan badan hukum, NPWP, NIB, dan NIK koperasi."),
    ),
}
_OFFICES = sentence("Kantor desa, lalu dinas koperasi di kabupaten.")
_WHERE: Mapping[Path, str] = {
    Path.JOIN: sentence("Pengurus koperasi itu, dan kantor desa."),
    Path.UNIT: sentence("Pengurus koperasi itu, kantor desa, dan pengurus BUM Desa."),
    Path.PREPARE: _OFFICES,
    Path.FOUND: sentence("Kantor desa, dinas koperasi di kabupaten, dan notaris."),
}
_ASK_AT_OFFICE = sentence("Belum tahu apakah desa punya koperasi. Tanyakan ke kantor desa.")
_ASK_MEETING = sentence("Belum tahu apakah koperasi itu mengadakan rapat anggota setiap tahun.")
_ASK_SERVES = sentence("Belum tahu apakah koperasi itu bisa melayani kelompok Anda. Tanyakan dulu.")
_NO_MEETING = sentence(
    "Koperasi yang ada tidak mengadakan rapat anggota. Tanyakan dulu sebabnya, sebelum menyimpan."
)
_RUNS = sentence("Sudah ada koperasi yang mengadakan rapat anggota setiap tahun.")
_SERVES = sentence("Koperasi itu bisa melayani kebutuhan kelompok Anda.")
_NOT_YET = sentence("Koperasi itu belum melayani kebutuhan kelompok Anda.")
_NO_RIVAL = sentence("Dua koperasi di satu desa bisa berebut anggota yang sama.")
_NONE_HERE = sentence("Belum ada koperasi di desa Anda.")
_READY = sentence("Kelompok Anda sudah punya yang paling perlu untuk memulai.")
_FEW = sentence("Pendiri koperasi paling sedikit %(founders)s orang. Kelompok Anda belum sampai.")
_LACKS: Mapping[str, str] = {
    "need": sentence("Kelompok belum punya satu kebutuhan yang sama."),
    "books": sentence("Belum ada yang sanggup mencatat uang dengan rapi."),
    "saves": sentence("Belum jelas apakah semua sanggup menyimpan setiap bulan."),
    "plan": sentence("Usahanya belum dihitung: pembeli, biaya, dan modal."),
}


class JoinOrFound(Tool):
    """Seven questions with yes, no and "I do not know yet", and how many people there are."""

    type: Literal["join_or_found"]
    amounts: FounderAmounts

    name: ClassVar[str] = "gabung-atau-dirikan"
    heading: ClassVar[str] = sentence("Bergabung atau mendirikan?")
    purpose: ClassVar[str] = sentence("Jalan mana yang patut dibicarakan kelompok Anda dulu?")
    counts: ClassVar[bool] = False
    fields: ClassVar[Mapping[str, Field]] = {
        **{
            name: Field("choice", label, hint=hint, options=_ANSWERS, open=True)
            for name, label, hint in (
                (
                    "exists",
                    sentence("Apakah sudah ada koperasi di desa Anda?"),
                    sentence("Termasuk Koperasi Desa atau Kelurahan Merah Putih"),
                ),
                (
                    "meets",
                    sentence("Kalau ada: apakah rapat anggotanya (RAT) diadakan setiap tahun?"),
                    "",
                ),
                (
                    "serves",
                    sentence("Kalau ada: apakah koperasi itu bisa melayani kelompok Anda?"),
                    sentence("Misalnya membeli panen, atau menjual bahan yang Anda perlukan"),
                ),
            )
        },
        "people": Field(
            "count",
            sentence("Berapa orang yang mau menjadi anggota?"),
            hint=sentence("Orang dewasa yang sudah menyatakan mau. Boleh kosong."),
            most=100_000,
        ),
        **{
            name: Field("choice", label, options=_ANSWERS, open=True)
            for name, label in {
                "need": sentence("Apakah kelompok Anda punya satu kebutuhan yang sama?"),
                "books": sentence("Adakah yang sanggup mencatat uang dengan rapi?"),
                "saves": sentence("Sanggupkah semua menyimpan sedikit setiap bulan?"),
                "plan": sentence("Sudahkah usahanya dihitung: pembeli, biaya, dan modal?"),
            }.items()
        },
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Way:  # noqa: ARG003
        """Raise Unfit: without a course there is no figure of how many found a cooperative."""
        raise Unfit("exists", "Alat ini ada di kursus koperasi. Buka dulu kursusnya.")

    def reckon(self, values: Values, today: date) -> Way:
        """Return the way to talk over first, also for who knows nothing yet."""
        founders = self.amounts.founders.amount
        path, why = _way(values, founders)
        return Way(
            path=path,
            label=_LABELS[path],
            why=why,
            steps=_STEPS[path],
            where=_WHERE[path],
            founders=founders,
        )

    def figures_of(self, result: Way) -> tuple[str, ...]:
        """Return the keys of its amount, and of what else the author named."""
        return tuple(dict.fromkeys((self.amounts.founders.key, *self.figures)))


def _way(values: Values, founders: int) -> tuple[Path, tuple[str, ...]]:
    """Return the way and its reasons: what is there already comes before anything new."""
    lacks = _lacks(values, founders)
    if values["exists"] == YES and values["meets"] == YES:
        return _beside_a_good_one(values)
    if values["exists"] is None:
        return Path.PREPARE, (_ASK_AT_OFFICE, *lacks)
    if values["exists"] == YES and values["meets"] is None:
        return Path.PREPARE, (_ASK_MEETING, *lacks)
    begins = _NO_MEETING if values["exists"] == YES else _NONE_HERE
    return (Path.PREPARE, (begins, *lacks)) if lacks else (Path.FOUND, (begins, _READY))


def _beside_a_good_one(values: Values) -> tuple[Path, tuple[str, ...]]:
    if values["serves"] == YES:
        return Path.JOIN, (_RUNS, _SERVES)
    if values["serves"] is None:
        return Path.PREPARE, (_RUNS, _ASK_SERVES)
    if values["need"] != YES:
        return Path.PREPARE, (_RUNS, _NOT_YET, _LACKS["need"])
    return Path.UNIT, (_RUNS, _NOT_YET, _NO_RIVAL)


def _lacks(values: Values, founders: int) -> tuple[str, ...]:
    few = (_FEW,) if whole(values, "people") < founders else ()
    return few + tuple(told for name, told in _LACKS.items() if values[name] != YES)
