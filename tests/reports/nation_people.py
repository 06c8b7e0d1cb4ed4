"""Where the small nation of the tests of reports lies, and who lives in it."""

from rumahbelajar.people.models import AgeBand, Category, Sex
from tests.house import KENANGA, KURIPAN
from tests.learning.learner import COURSE

MUTISARI, RECO = "33.07.10.2005", "33.07.11.2001"
WIDARAPAYUNG = "33.01.04.2008"
VILLAGES = (KENANGA, WIDARAPAYUNG, KURIPAN, MUTISARI, RECO)
"""By code."""
REGENCY, PROVINCE, FAR_PROVINCE = "33.07", "33", "32"
OTHER_COURSE = "terlindungi"
FIRST_LESSON = f"{COURSE}/tujuan-bersama/mengapa-berangkat"
NAMES = {
    "33.07.11": "Kertek",
    "33.01": "Cilacap",
    "33.01.04": "Binangun",
    MUTISARI: "Mutisari",
    RECO: "Reco",
    WIDARAPAYUNG: "Widarapayung Wetan",
}
_F, _M = Sex.FEMALE, Sex.MALE
PEOPLE: dict[str, tuple[str, Sex, AgeBand, Category, str]] = {
    "agus": (KURIPAN, _M, AgeBand.FROM_18, Category.PROSPECTIVE, "MY"),
    "tono": (KURIPAN, _M, AgeBand.FROM_45, Category.RETURNED, ""),
    "lina": (KURIPAN, _F, AgeBand.FROM_25, Category.PROSPECTIVE, "HK"),
    "ayu": (KURIPAN, _F, AgeBand.FROM_18, Category.FAMILY, "TW"),
    "sri": (KURIPAN, _F, AgeBand.FROM_60, Category.PUBLIC, ""),
    "joko": (MUTISARI, _M, AgeBand.FROM_35, Category.RETURNED, "MY"),
    "parmi": (MUTISARI, _F, AgeBand.FROM_35, Category.FAMILY, "HK"),
    "slamet": (RECO, _M, AgeBand.FROM_25, Category.FAMILY, ""),
    **{
        f"cilacap{number}": (WIDARAPAYUNG, _F, AgeBand.FROM_25, Category.FAMILY, "HK")
        for number in range(1, 7)
    },
    **{
        f"kenanga{number}": (KENANGA, _M, AgeBand.FROM_35, Category.ABROAD, "KR")
        for number in range(1, 6)
    },
}
"""Besides Siti, Rini and Wati of the house (women of 25-34, family of who is abroad)."""
