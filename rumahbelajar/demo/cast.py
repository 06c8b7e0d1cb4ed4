"""Who lives in the demo: invented people with fixed secrets, which is why no phone may reach it."""

from dataclasses import dataclass

from rumahbelajar.access import RoleKind
from rumahbelajar.demo.stages import Stage
from rumahbelajar.people.traits import AgeBand, Category, Sex

KURIPAN = "33.07.10.2004"
KENANGA = "32.12.16.2004"
BOROK_TOYANG = "52.03.19.2006"

AREAS = {
    "33": "Jawa Tengah",
    "33.07": "Wonosobo",
    "33.07.10": "Watumalang",
    KURIPAN: "Kuripan",
    "32": "Jawa Barat",
    "32.12": "Indramayu",
    "32.12.16": "Sindang",
    KENANGA: "Kenanga",
    "52": "Nusa Tenggara Barat",
    "52.03": "Lombok Timur",
    "52.03.19": "Sakra Barat",
    BOROK_TOYANG: "Borok Toyang",
}
"""The three villages and the areas they lie in (Kepmendagri 300.2.2-2430/2025)."""

TIME_ZONES = {KURIPAN: "Asia/Jakarta", KENANGA: "Asia/Jakarta", BOROK_TOYANG: "Asia/Makassar"}


@dataclass(frozen=True)
class StaffMember:
    """Somebody who works here: a role for an area, and a passphrase."""

    name: str
    role: RoleKind
    area: str
    passphrase: str


@dataclass(frozen=True)
class Learner:
    """Somebody who learns: who they are, a PIN, how far they came and when they were registered."""

    name: str
    pin: str
    village: str
    sex: Sex
    age_band: AgeBand
    category: Category
    stage: Stage
    weeks_ago: int
    destination: str = ""
    guardian: str = ""
    correction: tuple[str, str] | None = None
    """What they ask to have corrected: what is wrong, and how it should be."""


ADMIN = StaffMember("Ratna Kusumadewi", RoleKind.ADMIN, "", "kopi hangat di serambi")
FACILITATOR = StaffMember("Budi Prasojo", RoleKind.FACILITATOR, KURIPAN, "payung merah di jendela")
COORDINATOR = StaffMember(
    "Hartono Wibisana", RoleKind.COORDINATOR, "33.07", "sawah hijau di lereng"
)
STAFF = (ADMIN, FACILITATOR, COORDINATOR)

_P, _L = Sex.FEMALE, Sex.MALE
_16, _18, _25 = AgeBand.FROM_16, AgeBand.FROM_18, AgeBand.FROM_25
_35, _45, _60 = AgeBand.FROM_35, AgeBand.FROM_45, AgeBand.FROM_60
_FAMILY, _RETURNED, _PROSPECTIVE = Category.FAMILY, Category.RETURNED, Category.PROSPECTIVE
_CHILD, _PUBLIC, _ABROAD = Category.CHILD, Category.PUBLIC, Category.ABROAD

LEARNERS = (
    Learner("Siti Marfuah", "482915", KURIPAN, _P, _35, _FAMILY, Stage.LESSONS_BEGUN, 5, "HK"),
    Learner("Dewi Larasati", "605183", KURIPAN, _P, _25, _FAMILY, Stage.CONSENT_WITHDRAWN, 1),
    Learner("Joko Santosa", "917346", KURIPAN, _L, _45, _FAMILY, Stage.REGISTERED, 1, "TW"),
    Learner("Rini Astuti", "263870", KURIPAN, _P, _18, _PROSPECTIVE, Stage.ENROLLED, 2, "TW"),
    Learner("Agus Maryono", "750429", KURIPAN, _L, _35, _RETURNED, Stage.PRETEST_OPEN, 2, "KR"),
    Learner("Wahyu Ningsih", "138964", KURIPAN, _P, _25, _FAMILY, Stage.PRETEST_DONE, 3, "SG"),
    Learner("Lastri Handayani", "824507", KURIPAN, _P, _45, _FAMILY, Stage.LESSONS_BEGUN, 3, "MY"),
    Learner("Slamet Raharja", "391752", KURIPAN, _L, _60, _FAMILY, Stage.LESSONS_READ, 4, "MY"),
    Learner("Yuli Purwaningrum", "560218", KURIPAN, _P, _35, _RETURNED, Stage.QUIZ_FAILED, 4, "HK"),
    Learner("Eko Nugraha", "947135", KURIPAN, _L, _18, _PROSPECTIVE, Stage.QUIZ_MENDED, 5, "JP"),
    Learner("Sumiati", "206849", KURIPAN, _P, _60, _FAMILY, Stage.QUIZ_MENDED, 6, "SA"),
    Learner("Kartika Wulandari", "815390", KURIPAN, _P, _25, _FAMILY, Stage.SECOND_MODULE, 6, "TW"),
    Learner("Fajar Setyawan", "473026", KURIPAN, _L, _25, _RETURNED, Stage.QUIZ_OPEN, 7, "KR"),
    Learner(
        "Endah Pratiwi",
        "628514",
        KURIPAN,
        _P,
        _35,
        _FAMILY,
        Stage.BEFORE_POSTTEST,
        8,
        "HK",
        correction=("Nama saya tertulis Endah Pratiwi.", "Endah Pertiwi."),
    ),
    Learner("Mulyono", "159473", KURIPAN, _L, _45, _RETURNED, Stage.POSTTEST_FAILED, 9, "MY"),
    Learner("Tri Rahayu", "704286", KURIPAN, _P, _25, _FAMILY, Stage.COMPLETED, 10, "TW"),
    Learner(
        "Bagas Wicaksono",
        "392817",
        KURIPAN,
        _L,
        _16,
        _CHILD,
        Stage.COMPLETED,
        9,
        guardian="Sumiati",
    ),
    Learner("Nanik Suryani", "846071", KURIPAN, _P, _35, _PUBLIC, Stage.SUSPENDED, 8),
    Learner("Casmini", "519638", KENANGA, _P, _35, _FAMILY, Stage.COMPLETED, 9, "TW"),
    Learner("Warsito", "284170", KENANGA, _L, _45, _RETURNED, Stage.SECOND_MODULE, 6, "SA"),
    Learner("Tarmini Rosidah", "673952", KENANGA, _P, _25, _ABROAD, Stage.WITHDRAWN, 7, "HK"),
    Learner("Lalu Hamdan", "927405", BOROK_TOYANG, _L, _25, _RETURNED, Stage.LESSONS_READ, 4, "MY"),
    Learner("Baiq Nurhayati", "361829", BOROK_TOYANG, _P, _35, _FAMILY, Stage.QUIZ_FAILED, 5, "SA"),
    Learner("Sahdan Amin", "780546", BOROK_TOYANG, _L, _18, _PROSPECTIVE, Stage.ENROLLED, 1, "MY"),
)

ALSO = {
    "Wahyu Ningsih": ("anak-kita", Stage.LESSONS_BEGUN),
    "Slamet Raharja": ("berangkat-siap", Stage.ENROLLED),
    "Sumiati": ("anak-kita", Stage.LESSONS_READ),
    "Endah Pratiwi": ("bekal-jalan", Stage.LESSONS_BEGUN),
    "Warsito": ("mulai-kecil", Stage.LESSONS_READ),
    "Lalu Hamdan": ("mulai-kecil", Stage.QUIZ_FAILED),
}
"""Who takes a second course beside the first, and how far they came in it."""
