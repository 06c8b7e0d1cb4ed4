"""Who lives in the nation: invented names from lists, and traits in shares that can be believed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import TypeVar

from rumahbelajar.people.names import name_key
from rumahbelajar.people.traits import AgeBand, Category, Sex

_WOMEN = tuple(
    """
    Siti Sri Dewi Ani Rini Endah Nur Yuni Lastri Sumi Tri Ratna Wahyu Fitri Indah Kartika
    Murni Sulastri Yanti Aminah Halimah Baiq Ni Wayan Maria Yohana Nurul Rohani Darmi
    Suryani Marlina Ida Tuti Erna Neneng Euis Ai Lilis Ningsih Winarti
    """.split()  # noqa: SIM905 - a list of names is read as words
)
_MEN = tuple(
    """
    Agus Budi Joko Slamet Eko Hadi Wahyu Bambang Muhammad Ahmad Lalu Made Ketut Yosep Dedi
    Asep Ujang Suparman Sutrisno Rahmat Hendra Rudi Iwan Arif Fajar Yusuf Ismail Hasan Umar
    Paijo Karno Tarno Wasis Mulyono Sahdan Markus Petrus Anton Dadang Cecep
    """.split()  # noqa: SIM905 - a list of names is read as words
)
_LAST = tuple(
    """
    Lestari Rahayu Wahyuni Handayani Utami Santoso Prasetyo Widodo Susilo Hidayat Setiawan
    Kurniawan Maryati Rohmah Khasanah Suryani Purnomo Marlina Zubaidah Maemunah Halimah
    Sutrisno Wibowo Nugroho Saputra Anggraini Ramadhan Firmansyah Gunawan Permana Hamdani
    Suharto Wulandari Puspita Kusuma Astuti Purwanto Hartini Sukmawati Jaelani Basri Tanjung
    Siregar Lubis Nasution Pratiwi Safitri Maulana Hakim Salim Fauzi Yulianti Sartika
    Damayanti Irawan Kuswara Sumarni Sunarti Kasmini Warsini
    """.split()  # noqa: SIM905 - a list of names is read as words
)
_HAS_TWO_LAST = 0.35

_Drawn = TypeVar("_Drawn")

_SEXES = ((Sex.FEMALE, 64), (Sex.MALE, 34), (Sex.UNSAID, 2))
_BANDS = (
    (AgeBand.FROM_13, 2),
    (AgeBand.FROM_16, 4),
    (AgeBand.FROM_18, 18),
    (AgeBand.FROM_25, 27),
    (AgeBand.FROM_35, 25),
    (AgeBand.FROM_45, 18),
    (AgeBand.FROM_60, 6),
)
_OF_CHILDREN = ((Category.CHILD, 80), (Category.PUBLIC, 20))
_OF_ADULTS = (
    (Category.FAMILY, 46),
    (Category.RETURNED, 21),
    (Category.PROSPECTIVE, 17),
    (Category.PUBLIC, 10),
    (Category.ABROAD, 4),
    (Category.VOLUNTEER, 2),
)
_DESTINATIONS = (
    *(("", 30), ("MY", 20), ("HK", 13), ("TW", 13), ("SA", 8), ("SG", 6), ("KR", 4), ("JP", 3)),
    *(("AE", 1), ("BN", 1), ("TR", 1)),
)
_WITHOUT_DESTINATION = {Category.PUBLIC, Category.VOLUNTEER}


@dataclass(frozen=True, slots=True)
class Inhabitant:
    """Somebody of a village: what is kept of them, and from which moment on."""

    person_id: str
    name: str
    sex: str
    age_band: str
    category: str
    destination: str
    since: int

    @property
    def is_child(self) -> bool:
        """Whether a guardian must consent."""
        return self.age_band in _CHILDREN

    @property
    def told_sex(self) -> str:
        """The sex as facts tell it: "" where it was not said."""
        return "" if self.sex == _UNSAID else self.sex


_CHILDREN = {band.value for band in AgeBand if band.is_child}
_UNSAID = Sex.UNSAID.value


def inhabitant(person_id: str, since: int, chance: Random) -> Inhabitant:
    """Return somebody who comes to the learning house for the first time at a moment."""
    sex = _one_of(_SEXES, chance)
    band = _one_of(_BANDS, chance)
    category = _one_of(_OF_CHILDREN if band.is_child else _OF_ADULTS, chance)
    destination = "" if category in _WITHOUT_DESTINATION else _one_of(_DESTINATIONS, chance)
    return Inhabitant(
        person_id,
        invented_name(chance, sex),
        sex.value,
        band.value,
        category.value,
        destination,
        since,
    )


def invented_name(chance: Random, sex: Sex = Sex.UNSAID) -> str:
    """Return a name of two words or three."""
    is_man = sex is Sex.MALE or (sex is Sex.UNSAID and chance.random() < 0.5)
    name = f"{chance.choice(_MEN if is_man else _WOMEN)} {chance.choice(_LAST)}"
    return f"{name} {chance.choice(_LAST)}" if chance.random() < _HAS_TWO_LAST else name


key_of = lru_cache(maxsize=200_000)(name_key)


def _one_of(shares: Sequence[tuple[_Drawn, int]], chance: Random) -> _Drawn:
    """Return one of some values, each with its share of 100."""
    drawn = chance.random() * 100
    for value, share in shares:
        drawn -= share
        if drawn < 0:
            return value
    return shares[-1][0]
