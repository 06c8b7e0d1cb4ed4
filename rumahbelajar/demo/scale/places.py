"""Where the nation lies: the provinces by their real codes and names, all below them invented."""

from dataclasses import dataclass
from random import Random

from rumahbelajar.demo.scale.calendar import DAYS

PROVINCES = {
    "11": ("Aceh", 10),
    "12": ("Sumatera Utara", 35),
    "13": ("Sumatera Barat", 6),
    "14": ("Riau", 5),
    "15": ("Jambi", 4),
    "16": ("Sumatera Selatan", 8),
    "17": ("Bengkulu", 4),
    "18": ("Lampung", 70),
    "19": ("Kepulauan Bangka Belitung", 2),
    "21": ("Kepulauan Riau", 6),
    "31": ("Daerah Khusus Jakarta", 3),
    "32": ("Jawa Barat", 170),
    "33": ("Jawa Tengah", 210),
    "34": ("Daerah Istimewa Yogyakarta", 14),
    "35": ("Jawa Timur", 220),
    "36": ("Banten", 25),
    "51": ("Bali", 22),
    "52": ("Nusa Tenggara Barat", 120),
    "53": ("Nusa Tenggara Timur", 40),
    "61": ("Kalimantan Barat", 12),
    "62": ("Kalimantan Tengah", 2),
    "63": ("Kalimantan Selatan", 4),
    "64": ("Kalimantan Timur", 3),
    "65": ("Kalimantan Utara", 4),
    "71": ("Sulawesi Utara", 4),
    "72": ("Sulawesi Tengah", 4),
    "73": ("Sulawesi Selatan", 18),
    "74": ("Sulawesi Tenggara", 5),
    "75": ("Gorontalo", 2),
    "76": ("Sulawesi Barat", 3),
    "81": ("Maluku", 3),
    "82": ("Maluku Utara", 2),
    "91": ("Papua", 2),
    "92": ("Papua Barat", 1),
    "93": ("Papua Selatan", 1),
    "94": ("Papua Tengah", 1),
    "95": ("Papua Pegunungan", 1),
    "96": ("Papua Barat Daya", 1),
}
"""Name, and a weight that is invented: how many of a thousand villages lie there, more or less."""

INVENTED = "Rekaan"
"""Stands before every invented name, so that nobody takes it for a real place."""
_WORDS = tuple(
    """
    Sukamaju Mekarsari Tirtajaya Sidomulyo Karanganyar Purwasari Wanasari Banyuasri Jatirejo
    Margahayu Giriwangi Rawasari Sumberagung Tanjungsari Kertajaya Lembahsari
    """.split()  # noqa: SIM905 - a list of names is read as words
)
_MOST_REGENCIES, _MOST_DISTRICTS, _MOST_VILLAGES = 26, 24, 60
_EASTERN = {"81", "82", "91", "92", "93", "94", "95", "96"}
_TOLD_IN_FULL, _FEW_LEARNERS = 0.05, 10_000
"""The villages whose lessons are told of, and of how few learners all are: a fact for each lesson
would make a nation of a million twice as large."""
_SMALLEST = 0.2
"""Of the mean number of learners."""


@dataclass(frozen=True)
class Place:
    """A village: how many learn there, and from which day to which anything happens."""

    number: int
    code: str
    names: tuple[str, str, str, str]
    """Of the village, district, regency and province."""
    learners: int
    begins: int
    ends: int
    """The day after which nothing was heard; the last of the calendar for most."""
    has_facilitator: bool
    is_told_in_full: bool
    """Whether each lesson is told of, and not the quizzes alone."""
    vigour: float
    """How likely people go on to the next step, beside the mean of 1."""

    @property
    def name(self) -> str:
        """Name of the village, district, regency and province, as certificates bear it."""
        return ", ".join(self.names)

    @property
    def zone(self) -> str:
        """The IANA time zone, one of meetings.times.ZONES."""
        return zone_of(self.code)


def zone_of(code: str) -> str:
    """Return the time zone of an area's province."""
    if code[:2] in _EASTERN:
        return "Asia/Jayapura"
    is_central = code[0] == "7" or code[:2] in {"51", "52", "53", "63", "64", "65"}
    return "Asia/Makassar" if is_central else "Asia/Jakarta"


def places(villages: int, learners: int, seed: int) -> list[Place]:
    """Return so many villages with so many learners in all, some areas far larger than others."""
    chance = Random(f"{seed} places")  # noqa: S311 - invented places, no secrets
    codes = _codes(villages, chance)
    sizes = _sizes(villages, learners, chance)
    in_full = max(_TOLD_IN_FULL, _FEW_LEARNERS / learners)
    return [
        _place(number, code, size, chance, in_full)
        for number, (code, size) in enumerate(zip(codes, sizes, strict=True))
    ]


def names_of(code: str) -> str:
    """Return the name of an area; those of regencies and below are invented."""
    if len(code) == 2:
        return PROVINCES[code][0]
    part = int(code[-2:])
    word = _WORDS[(part * 7 + int(code[:2]) + len(code)) % len(_WORDS)]
    return f"{INVENTED} {word} {part}"


def areas(found: list[Place]) -> dict[str, str]:
    """Return the code and name of these villages and of all areas above them."""
    codes = {place.code[:length] for place in found for length in (2, 5, 8, 13)}
    return {code: names_of(code) for code in sorted(codes)}


def _codes(villages: int, chance: Random) -> list[str]:
    """Return codes by drawing a province, a regency and a district; few of each draw most."""
    weights = [weight for _name, weight in PROVINCES.values()]
    taken: dict[str, int] = {}
    codes: list[str] = []
    while len(codes) < villages:
        province = chance.choices(list(PROVINCES), weights)[0]
        district = (
            f"{province}.{1 + int(_MOST_REGENCIES * chance.random() ** 2):02}"
            f".{1 + int(_MOST_DISTRICTS * chance.random() ** 1.5):02}"
        )
        number = taken[district] = taken.get(district, 0) + 1
        if number <= _MOST_VILLAGES:
            codes.append(f"{district}.{2000 + number}")
    return sorted(codes)


def _sizes(villages: int, learners: int, chance: Random) -> list[int]:
    drawn = [_SMALLEST + chance.lognormvariate(-0.35, 0.8) for _ in range(villages)]
    sizes = [int(learners * each / sum(drawn)) for each in drawn]
    for place in range(learners - sum(sizes)):
        sizes[place % villages] += 1
    return sizes


def _place(number: int, code: str, learners: int, chance: Random, in_full: float) -> Place:
    names = tuple(names_of(code[:length]) for length in (13, 8, 5, 2))
    begins = int((DAYS - 180) * chance.random() ** 1.6)
    is_silent = chance.random() < 0.08
    return Place(
        number=number,
        code=code,
        names=names,  # type: ignore[arg-type]
        learners=learners,
        begins=begins,
        ends=chance.randint(begins + 60, DAYS - 45) if is_silent else DAYS - 1,
        has_facilitator=chance.random() < 0.96,
        is_told_in_full=chance.random() < in_full,
        vigour=chance.uniform(0.75, 1.2),
    )
