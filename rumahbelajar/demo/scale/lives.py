"""What somebody learns: begins a course, goes on or gives up on the way, and may finish it."""

from dataclasses import dataclass, field

from rumahbelajar.demo.scale.calendar import SLOTS
from rumahbelajar.demo.scale.inhabitants import Inhabitant
from rumahbelajar.demo.scale.standings import Standing
from rumahbelajar.demo.scale.syllabus import Filled, Papers, Taught
from rumahbelajar.demo.scale.village import Finish, Village
from rumahbelajar.people.traits import Category

_LIKED = {
    "uang-kiriman": 30,
    "anak-kita": 22,
    "berangkat-siap": 14,
    "mulai-kecil": 13,
    "bekal-jalan": 8,
    "terlindungi": 8,
    "koperasi-kita": 5,
}
_MATTERS_TO = {
    Category.PROSPECTIVE.value: {"berangkat-siap": 5, "bekal-jalan": 3, "terlindungi": 2},
    Category.RETURNED.value: {"mulai-kecil": 4, "koperasi-kita": 3},
    Category.FAMILY.value: {"uang-kiriman": 2, "anak-kita": 2},
}
"""How many times as many of a category choose a course."""
_BEGINS, _AGAIN = 0.88, 0.30
"""Who takes a course at all, and of those a second."""
_PRETEST, _PASSES, _TRIES_AGAIN, _LEAVES = 0.76, 0.88, 0.5, 0.07
_PASSES_NEXT, _TRIES_ONCE_MORE = 0.8, 0.4
"""After a quiz went wrong: who has learned from that, and of the others who tries once more."""
_GOES_ON = 0.955
"""To the next lesson."""
_LONGEST_PAUSE = 9
"""Days, from one step to the next."""


def learn(village: Village) -> None:
    """Let everybody of a village learn."""
    chance, courses = village.chance, village.nation.courses
    for person in village.people:
        if chance.random() >= _BEGINS:
            continue
        matters = _MATTERS_TO.get(person.category, {})
        weights = [_LIKED.get(each, 5) * matters.get(each, 1) for each in courses]
        chosen = {chance.choices(list(courses), weights)[0]}
        if chance.random() < _AGAIN:
            chosen.add(chance.choices(list(courses), weights)[0])
        moment, standings = person.since, village.standings.setdefault(person.person_id, [])
        for course_id in sorted(chosen):
            moment = moment + SLOTS * int(chance.expovariate(0.2)) + chance.randint(20, 60)
            if moment // SLOTS > village.place.ends:
                break
            life = _Life(village, person, courses[course_id], moment)
            life.live()
            standings.append(life.standing)
            life.standing.keep(village.sheets, person)
            moment = life.moment


@dataclass
class _Life:
    village: Village
    person: Inhabitant
    course: Taught
    moment: int
    standing: Standing = field(init=False)

    def live(self) -> None:
        """Tell all that this person does in this course, up to the day they stop."""
        self._enroll()
        chance = self.village.chance
        if self._begin() and self._read() and self._test():
            return
        if chance.random() < _LEAVES and self._go_on():
            self._leave()

    def _enroll(self) -> None:
        person, course = self.person, self.course
        payload = (
            f'{{"age_band":"{person.age_band}","category":"{person.category}",'
            f'"course_id":"{course.course_id}","course_version":"{course.version}",'
            f'"destination":"{person.destination}","sex":"{person.told_sex}"}}'
        )
        actor = self.village.helper if self.village.chance.random() < 0.4 else person.person_id
        fact_id = self._tell("enrollment.opened", 1, payload, actor)
        self.standing = Standing(course.course_id, self._today, fact_id, fact_id)

    def _begin(self) -> bool:
        """Do the pretest, without which nobody reads on; return whether they may."""
        papers, chance = self.course.pretest, self.village.chance
        if papers is None:
            return True
        if chance.random() >= _PRETEST or not self._go_on(slots=60):
            return False
        self._hand_in(papers, [papers.fill_in(chance, chance.betavariate(3, 4))])
        return True

    def _read(self) -> bool:
        """Read on to the last lesson; return whether they got there."""
        chance, goes_on = self.village.chance, _GOES_ON ** (1 / self.village.place.vigour)
        for lessons, papers in self.course.modules:
            for lesson_id, payload in lessons:
                if chance.random() >= goes_on or not self._go_on():
                    return False
                if self.village.place.is_told_in_full:
                    self._tell_learned("lesson.completed", payload)
                    self._keep("lesson_completion", lesson_id, self.course.course_id, self._today)
            if papers and not self._answer(papers):
                return False
        return True

    def _answer(self, papers: Papers) -> bool:
        """Do the quiz of a module, again where it goes wrong; return whether it is passed."""
        chance = self.village.chance
        tries = [papers.fill_in(chance, chance.betavariate(7, 2))]
        if tries[0].passed is False:
            if chance.random() < _PASSES_NEXT:
                tries.append(papers.pass_one(chance))
            else:
                tries.append(papers.fill_in(chance, 0.3))
                if tries[1].passed is False and chance.random() < _TRIES_ONCE_MORE:
                    tries.append(papers.pass_one(chance))
        return self._go_on(slots=40) and self._hand_in(papers, tries)

    def _test(self) -> bool:
        """Do the posttest; return whether the course is finished by it."""
        papers, chance = self.course.posttest, self.village.chance
        if not self._go_on():
            return False
        if papers:
            tries = [papers.pass_one(chance)]
            if chance.random() >= _PASSES:
                tries = [papers.fill_in(chance, 0.4)]
                if tries[0].passed is False and chance.random() < _TRIES_AGAIN:
                    tries.append(papers.pass_one(chance))
            if not self._hand_in(papers, tries):
                return False
        self._finish()
        return True

    def _finish(self) -> None:
        course = self.course
        self.moment += 1
        fact_id = self._tell_learned("completion.reached", course.reached)
        self._keep("completion", course.course_id, course.version, self._today, fact_id, False)
        self.standing.completed_on = self._today
        self.village.finished.append(Finish(self.moment + 1, self.person, course, self.standing))

    def _leave(self) -> None:
        opened, self.standing.opened_by = self.standing.opened_by, None
        person = self.person
        payload = (
            f'{{"age_band":"{person.age_band}","category":"{person.category}",'
            f'"course_id":"{self.course.course_id}","destination":"{person.destination}",'
            f'"opened_in":"{self.village.place.code}",'
            f'"opened_on":"{self.standing.enrolled_on}","sex":"{person.told_sex}"}}'
        )
        self._tell("enrollment.withdrawn", 2, payload, replaces=opened)
        self.standing.withdrawn_on = self._today

    def _hand_in(self, papers: Papers, tries: list[Filled]) -> bool:
        """Hand in a quiz, each try the next slot; return whether one of them is good enough."""
        told = []
        for filled in tries:
            self.moment += 1
            attempt_id = self.village.teller.new_id(self.moment)
            fact_id = self._tell_learned("attempt.submitted", filled.payload(attempt_id))
            told.append((filled.mark, self._today, fact_id))
        best = max(each.mark for each in tries)
        is_passed = any(each.passed for each in tries)
        at = self.village.nation.calendar.at(self.moment)
        self._keep(
            "quiz_result",
            *(papers.quiz_id, self.course.course_id, len(tries), best, is_passed),
            *told[0],
            *told[-1],
            at,
        )
        self.standing.note_marks(self.course, papers, told[0], best)
        return is_passed or tries[0].passed is None

    def _go_on(self, slots: int | None = None) -> bool:
        """Come to the next step, later on the same day or another; not beyond the last day."""
        chance = self.village.chance
        if slots:
            self.moment += 2 + int(chance.random() * (slots - 1))
        else:
            day = self.moment // SLOTS + int(_LONGEST_PAUSE * chance.random() ** 2)
            self.moment = max(self.moment + 2, day * SLOTS + int(chance.random() * (SLOTS - 100)))
        return self.moment // SLOTS <= self.village.place.ends

    def _tell_learned(self, kind: str, payload: str) -> str:
        self.standing.days.append(self.moment // SLOTS)
        return self._tell(kind, 1, payload)

    def _tell(
        self, kind: str, version: int, payload: str, actor: str = "", replaces: str | None = None
    ) -> str:
        person_id = self.person.person_id
        return self.village.teller.tell(
            kind, version, person_id, actor or person_id, self.moment, payload, replaces
        )

    def _keep(self, table: str, *values: object) -> None:
        self.village.sheets.add(table, self.person.person_id, *values)

    @property
    def _today(self) -> str:
        return self.village.day(self.moment)
