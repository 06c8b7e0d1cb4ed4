"""What happened at the demo's meetings: who came, what was made, promised and done."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rumahbelajar.meetings.attendance_models import Outcome, Status
from rumahbelajar.people.traits import AgeBand, Sex

COURSE = "anak-kita"
PLACE = "Balai Desa Kuripan"
STARTS = "14:00"
WEEKS_HELD = 4
"""So many meetings were before today's; the course has a guide for each of its eight."""


@dataclass(frozen=True)
class ToldMeeting:
    """One meeting: whoever is not named was there, where `are_others_here`."""

    marks: Mapping[str, Status]
    are_others_here: bool
    walk_ins: tuple[tuple[str, Sex, AgeBand], ...] = ()
    made: tuple[tuple[str, str], ...] = ()
    """What each small group was about and made."""
    promises: Mapping[str, str] = field(default_factory=dict)
    """Who promised what; "" is what the guide proposes."""
    answers: Mapping[str, Outcome] = field(default_factory=dict)
    """What came of the promises of the meeting before."""
    note: Mapping[str, str] = field(default_factory=dict)
    is_closed: bool = True


_WOMAN, _MAN = Sex.FEMALE, Sex.MALE

HELD = (
    ToldMeeting(
        marks={"Mulyono": Status.LATE, "Bagas Wicaksono": Status.SICK},
        are_others_here=True,
        walk_ins=(("Bu Ida", _WOMAN, AgeBand.FROM_35),),
        made=(
            ("Sungai kehidupan anak", "Gambar satu sungai, dengan tiga batu dan empat jembatan."),
            ("Sungai kehidupan anak", "Daftar orang yang menemani anak sehari-hari."),
        ),
        promises={"Siti Marfuah": "", "Endah Pratiwi": "", "Tri Rahayu": "Membaca sebelum tidur."},
        note={
            "went_well": "Hampir semua mau bercerita. Pojok anak membuat ibu-ibu tenang.",
            "trouble": "Kursi kurang, sebagian duduk di tikar.",
            "follow_up": "Pinjam tikar dari musala.",
            "materials": "Kertas besar, spidol, pensil warna.",
        },
    ),
    ToldMeeting(
        marks={"Mulyono": Status.EXCUSED, "Kartika Wulandari": Status.LATE},
        are_others_here=True,
        walk_ins=(("Mbah Karto", _MAN, AgeBand.FROM_60),),
        made=(
            ("Perasaan anak balita", "Lima tanda anak sedang rindu."),
            ("Perasaan anak sekolah", "Tiga kalimat pembuka untuk bertanya."),
        ),
        promises={"Sumiati": "", "Kartika Wulandari": "", "Siti Marfuah": "Bermain di teras."},
        answers={
            "Siti Marfuah": Outcome.YES,
            "Endah Pratiwi": Outcome.PARTLY,
            "Tri Rahayu": Outcome.NO,
        },
        note={
            "went_well": "Bermain peran membuat banyak yang tertawa, lalu jujur.",
            "trouble": "Hujan, beberapa datang lambat.",
            "follow_up": "",
            "materials": "Kartu perasaan.",
        },
    ),
    ToldMeeting(
        marks={
            "Siti Marfuah": Status.PRESENT,
            "Sumiati": Status.PRESENT,
            "Endah Pratiwi": Status.PRESENT,
            "Tri Rahayu": Status.LATE,
            "Bagas Wicaksono": Status.ABSENT,
        },
        are_others_here=False,
        made=(("Jadwal kabar", "Satu contoh jadwal kabar untuk seminggu."), ("", "")),
        promises={"Endah Pratiwi": "Kabar tiap Minggu sore."},
        answers={"Sumiati": Outcome.YES, "Siti Marfuah": Outcome.YES},
        is_closed=False,
    ),
)
"""From the first on; the fourth was held, but nobody has written down who came."""
