"""A small nation for the tests of reports: five villages, learners in known states, and readers.

Everything is done by the rules on its day; today is 24 November 2026. Wonosobo (33.07) has the
villages Kuripan and Mutisari in Watumalang (33.07.10) and Reco in Kertek (33.07.11), Cilacap
(33.01) has Widarapayung, and Indramayu (32.12) in another province has Kenanga.
"""

from datetime import UTC, date, datetime
from uuid import UUID

from flask import Flask

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.demo.past import standing_at
from rumahbelajar.groups import making
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.learning import enrolling
from rumahbelajar.meetings import marking, planning, standing
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people.models import (
    AgeBand,
    Area,
    Category,
    Person,
    PersonCategory,
    Role,
    Sex,
    Village,
)
from tests.house import KURIPAN, Dweller, House, agree
from tests.learning.learner import COURSE, Learner
from tests.reports.nation_people import (
    FIRST_LESSON,
    MUTISARI,
    NAMES,
    OTHER_COURSE,
    PEOPLE,
    PROVINCE,
    RECO,
    REGENCY,
    VILLAGES,
    WIDARAPAYUNG,
)
from tests.visitor import Visitor

__all__ = [
    "MUTISARI",
    "OTHER_COURSE",
    "PROVINCE",
    "RECO",
    "REGENCY",
    "VILLAGES",
    "WIDARAPAYUNG",
    "Nation",
]


class Nation(House):
    """The house of Kuripan in a small nation, a year of learning behind it.

    | who | village | in uang-kiriman |
    |---|---|---|
    | siti | Kuripan | 6 July to 3 August: finished (pretest all wrong, posttest all right) |
    | rini | Kuripan | 1 September to 12 October: finished (both tests all right) |
    | agus | Kuripan | since 5 October, a lesson on 10 November |
    | tono | Kuripan | since 2 March, a lesson that day, nothing since |
    | lina | Kuripan | since 2 November, a lesson that day |
    | ayu | Kuripan | since 2 June 2025; began terlindungi on 20 October 2026 |
    | sri | Kuripan | from 7 September, withdrawn on 1 October |
    | joko, parmi | Mutisari | 4 May; Joko finished on 1 June |
    | slamet | Reco | since 6 April, nothing since |
    | cilacap1 … 6 | Widarapayung | since 3 August, nothing since |
    | wati | Kenanga | 3 August to 31 August: finished |
    | kenanga1 … 5 | Kenanga | since 9 November, each a lesson that day |

    The group Melati of Kuripan (Siti, Rini, Agus; led by Budi) met on 5 November (Siti came, Rini
    was late, Agus absent; closed), 12 November has no roll, 19 November was cancelled, and the
    next is planned for 26 November.
    """

    nusa: Dweller
    """Coordinator of the nation; jaya of the province 33, wiwik of the regency 33.07, and lurah of
    the village Kuripan. Hartono is that of the district 33.07.10."""
    jaya: Dweller
    wiwik: Dweller
    lurah: Dweller
    melati: UUID

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.app = app
        with app.app_context():
            self._add_areas()
            for name, (village, *_traits) in PEOPLE.items():
                setattr(self, name, self._add_learner(name, village))
            for name, area in (
                ("nusa", ""),
                ("jaya", "33"),
                ("wiwik", "33.07"),
                ("lurah", KURIPAN),
            ):
                setattr(self, name, self._add_coordinator(name, area))
            db.session.commit()
        self._learn()
        self._meet()

    def of(self, name: str) -> Dweller:
        """Return somebody by name."""
        dweller: Dweller = getattr(self, name)
        return dweller

    def _add_areas(self) -> None:
        db.session.add_all(Area(code=code, name=name) for code, name in NAMES.items())
        db.session.flush()
        codes = (MUTISARI, RECO, WIDARAPAYUNG)
        db.session.add_all(Village(code=code, time_zone="Asia/Jakarta") for code in codes)
        db.session.flush()

    def _add_learner(self, name: str, village: str) -> Dweller:
        _village, sex, age_band, category, destination = PEOPLE[name]
        person = _person(name.capitalize(), village, sex, age_band, category)
        person.destination = destination
        return _added(person)

    def _add_coordinator(self, name: str, area: str) -> Dweller:
        person = _person(name.capitalize(), KURIPAN, Sex.FEMALE, AgeBand.FROM_35, Category.OFFICER)
        dweller = _added(person)
        role = Role(
            person_id=person.id, kind=RoleKind.COORDINATOR, area_code=area, granted_at=_at(1, 1)
        )
        db.session.add(role)
        return dweller

    def _learn(self) -> None:
        """Let everybody learn on their days, the earliest first."""
        self._enroll((2025, 6, 2), "ayu")
        self._enroll((2026, 3, 2), "tono", read=True)
        self._enroll((2026, 4, 6), "slamet")
        self._enroll((2026, 5, 4), "joko", "parmi")
        self._finish((2026, 6, 1), "joko")
        self._enroll((2026, 7, 6), "siti", right=False)
        self._enroll((2026, 8, 3), "wati", *(name for name in PEOPLE if name[:4] == "cila"))
        self._finish((2026, 8, 3), "siti")
        self._finish((2026, 8, 31), "wati")
        self._enroll((2026, 9, 1), "rini")
        self._enroll((2026, 9, 7), "sri")
        with standing_at(_at(10, 1)), self.app.app_context():
            enrolling.withdraw(self.of("sri").id, COURSE, self.budi.id)
            db.session.commit()
        self._enroll((2026, 10, 5), "agus")
        self._finish((2026, 10, 12), "rini")
        with standing_at(_at(10, 20)):
            self._learner("ayu", OTHER_COURSE).enroll()
        self._enroll((2026, 11, 2), "lina", read=True)
        self._enroll((2026, 11, 9), *(name for name in PEOPLE if name[:4] == "kena"), read=True)
        with standing_at(_at(11, 10)):
            self._learner("agus").read(FIRST_LESSON)

    def _enroll(
        self, day: tuple[int, int, int], *names: str, read: bool = False, right: bool = True
    ) -> None:
        with standing_at(datetime(*day, 3, tzinfo=UTC)):
            for name in names:
                learner = self._learner(name).enroll()
                if learner.course.pretest and (read or name in {"siti", "rini", "agus"}):
                    learner.pass_quiz(learner.course.pretest.id, right=right)
                if read:
                    learner.read(FIRST_LESSON)

    def _finish(self, day: tuple[int, int, int], name: str) -> None:
        with standing_at(datetime(*day, 3, tzinfo=UTC)):
            learner = self._learner(name)
            quizzes = [module.quiz.id for module in learner.course.modules if module.quiz]
            pretest, posttest = learner.course.pretest, learner.course.posttest
            if pretest and name in {"joko", "wati"}:
                learner.pass_quiz(pretest.id)
            learner.read().pass_quiz(*quizzes)
            if posttest:
                learner.pass_quiz(posttest.id)

    def _learner(self, name: str, course_id: str = COURSE) -> Learner:
        return Learner(Visitor(self.app), self.of(name), course_id)

    def _meet(self) -> None:
        budi = _as_facilitator(self.budi)
        with self.app.app_context(), standing_at(_at(10, 15)):
            making.add_group(budi, group_id := new_id(), KURIPAN, "Melati")
            for name in ("siti", "rini", "agus"):
                person_id = self.of(name).id
                member = GroupMember(
                    group_id=group_id, person_id=person_id, since=date(2026, 10, 15)
                )
                db.session.add(member)
            meetings = []
            for day in (5, 12, 19, 26):
                planned = Plan(date(2026, 11, day), "14:00", 90, "Asia/Jakarta", "Balai", "Kumpul")
                planning.plan(budi, meeting_id := new_id(), Whose(KURIPAN, group_id), planned)
                meetings.append(meeting_id)
            db.session.commit()
        self.melati = group_id
        with self.app.app_context(), standing_at(_at(11, 5, 9)):
            held = db.session.get_one(Meeting, meetings[0])
            for name, status in (
                ("siti", Status.PRESENT),
                ("rini", Status.LATE),
                ("agus", Status.ABSENT),
            ):
                marking.mark(budi, held, self.of(name).id, status, "")
            standing.close(budi, held)
            db.session.commit()
        with self.app.app_context(), standing_at(_at(11, 18)):
            standing.cancel(budi, db.session.get_one(Meeting, meetings[2]), "Ada hajatan.")
            db.session.commit()


def _at(month: int, day: int, hour: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def _person(name: str, village: str, sex: Sex, age_band: AgeBand, category: Category) -> Person:
    return Person(
        village_code=village,
        name=name,
        sex=sex,
        age_band=age_band,
        age_stated_on=date(2025, 1, 1),
        added_at=datetime(2025, 1, 1, tzinfo=UTC),
        categories=[PersonCategory(category=category, is_main=True)],
    )


def _added(person: Person) -> Dweller:
    db.session.add(person)
    db.session.flush()
    agree(person.id, person.village_code)
    return Dweller(person.id, person.name, person.village_code)


def _as_facilitator(person: Dweller) -> Viewer:
    role = HeldRole(RoleKind.FACILITATOR, person.village)
    return Viewer(person.id, new_id(), person.village, person.name, True, (role,))
