"""What the words in a list mean: sexes, ages, categories and countries, however they are spelt."""

import re
from datetime import date
from functools import lru_cache
from typing import TypeVar

from rumahbelajar.people.rosters.columns import plain
from rumahbelajar.people.rosters.workbooks import Cell
from rumahbelajar.people.traits import AgeBand, Category, Sex

Word = TypeVar("Word")

_SEXES = (
    (Sex.FEMALE, "p|pr|perempuan|wanita|cewek|ce|female|f|woman|putri"),
    (Sex.MALE, "l|lk|laki|laki laki|lelaki|pria|cowok|co|male|m|man|putra"),
    (Sex.UNSAID, "tidak menjawab|tidak diisi|tidak tahu"),
)
_CATEGORIES = (
    (Category.CHILD, r"anak.*"),
    (Category.RETURNED, r".*\b(purna|eks|mantan|bekas|sudah pulang|pulang|kepulangan)\b.*"),
    (Category.PROSPECTIVE, r"(calon|cpmi|ctki|c pmi|akan berangkat).*"),
    (Category.FAMILY, r"(keluarga|kel|istri|suami|pasangan|orang tua|ortu|ibu|ayah).*"),
    (Category.ABROAD, r"pmi|tki|tkw|(pmi|tki|tkw)? ?(yang )?(sedang|masih|aktif|di luar).*"),
    (Category.VOLUNTEER, r"relawan.*|kader.*"),
    (Category.PUBLIC, r"(warga|masyarakat)?( ?umum| desa| biasa)?|lain( nya|nya)?|bukan pmi"),
)
_COUNTRIES = (
    ("AE", "uni emirat arab|uea|uae|emirat|dubai|abu dhabi"),
    ("AU", "australia"),
    ("BN", "brunei|brunei darussalam"),
    ("DE", "jerman|germany"),
    ("HK", "hong kong|hongkong|hk"),
    ("IT", "italia|italy"),
    ("JP", "jepang|japan"),
    ("KR", "korea|korea selatan|korsel|south korea"),
    ("KW", "kuwait"),
    ("MY", "malaysia|malaisia|malay"),
    ("NZ", "selandia baru|new zealand"),
    ("OM", "oman"),
    ("PG", "papua nugini|papua new guinea"),
    ("PL", "polandia|poland"),
    ("QA", "qatar"),
    ("SA", "arab saudi|saudi arabia|saudi|arab|ksa"),
    ("SG", "singapura|singapore|singapur"),
    ("TR", "turki|turkey"),
    ("TW", "taiwan"),
    ("US", "amerika serikat|amerika|usa|as"),
)
_MONTHS = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"]
_OTHER_MONTHS = {"may": 5, "aug": 8, "ags": 8, "agt": 8, "oct": 10, "dec": 12, "peb": 2, "nop": 11}
_SPANS = (
    *((AgeBand.UNDER_13, 0, 12), (AgeBand.FROM_13, 13, 15), (AgeBand.FROM_16, 16, 17)),
    *((AgeBand.FROM_18, 18, 24), (AgeBand.FROM_25, 25, 34), (AgeBand.FROM_35, 35, 44)),
    *((AgeBand.FROM_45, 45, 59), (AgeBand.FROM_60, 60, 120)),
)
_NOTHING = frozenset({"", "belum tahu", "belum tahu atau tidak ada", "tidak ada", "belum ada"})
_EXCEL_DAY_0 = date(1899, 12, 30)


def as_text(cell: Cell) -> str:
    """Return what stands in a cell; whole numbers without the point that Excel gives them."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def is_nothing(text: str) -> bool:
    """Whether a cell says nothing: empty, a dash, or in words."""
    return plain(text) in _NOTHING


@lru_cache(maxsize=2_000)
def sex_of(text: str) -> Sex | None:
    """Return the sex that a word means, None for no such word."""
    return _meaning(_SEXES, plain(text))


@lru_cache(maxsize=2_000)
def category_of(text: str) -> Category | None:
    """Return the category that words mean; never that of officers, who are no learners."""
    return _meaning(_CATEGORIES, plain(text))


@lru_cache(maxsize=2_000)
def country_of(text: str) -> str | None:
    """Return the code of a country by its name or its code, None for no country known here."""
    if re.fullmatch("[A-Z]{2}", text) and text != "AS":
        return text
    return _meaning(_COUNTRIES, plain(text))


@lru_cache(maxsize=2_000)
def band_of(text: str) -> AgeBand | None:
    """Return the band of an age or of a range of ages; None for none, and for one of two bands."""
    words = plain(text)
    numbers = [int(each) for each in re.findall(r"\d{1,3}", words)]
    if "bulan" in words or "bln" in words:
        numbers = numbers[:1]
    if not numbers or len(numbers) > 2 or re.search(r"\d{4}", words):
        return None
    low, high = numbers[0], numbers[-1]
    if len(numbers) == 1 and re.match(r"(di ?bawah|kurang dari|<)", words):
        low, high = 0, low - 1
    elif len(numbers) == 1 and re.search(r"ke atas|keatas|lebih|\+|di ?atas|>", words):
        high = 120
    return next((band for band, least, most in _SPANS if least <= low <= high <= most), None)


def band_on(born: date, today: date) -> AgeBand | None:
    """Return the band of somebody born on a day; None for a day that cannot be."""
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return next((band for band, least, most in _SPANS if least <= years <= most), None)


def day_of(cell: Cell) -> date | None:
    """Return the day in a cell: a date, its number as Excel keeps it, or words, day first."""
    if isinstance(cell, date):
        return cell
    text = as_text(cell)
    if re.fullmatch(r"\d{5}", text):
        return date.fromordinal(_EXCEL_DAY_0.toordinal() + int(text))
    # What stands before the day is the place of birth.
    words = re.findall(r"\d+|[a-z]+", text.casefold())
    return _day(*words[-3:]) if len(words) > 2 else None


def _day(first: str, second: str, third: str) -> date | None:
    if len(first) == 4:
        first, third = third, first
    month = _month(second)
    if month is None or not (first.isdigit() and third.isdigit()) or len(third) != 4:
        return None
    try:
        return date(int(third), month, int(first))
    except ValueError:
        return None


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    short = text[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else _OTHER_MONTHS.get(short)


def _meaning(table: tuple[tuple[Word, str], ...], text: str) -> Word | None:
    return next((word for word, spelt in table if re.fullmatch(spelt, text)), None)
