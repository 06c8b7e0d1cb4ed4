"""The progress of a group or village in a course: who did what, and nobody from elsewhere."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning.models import Enrollment, LessonCompletion
from rumahbelajar.library import the_library
from rumahbelajar.people.models import AgeBand, Category, Sex
from rumahbelajar.people.register import Traits, add_person, grant
from rumahbelajar.reports.asking.scope import Scope
from tests.conftest import Clock, Visit
from tests.desk.merged import merge, part
from tests.house import KENANGA, KURIPAN, House
from tests.learning.learner import COURSE, FIRST_QUIZ, Learner
from tests.reports.progress import TODAY, ask, everything_in, line_of, make_group, rows_of


@pytest.fixture
def siti(clock: Clock, house: House, visit: Visit) -> Learner:
    """Siti, who did the pretest and the first module of a course."""
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    first = siti.course.modules[0]
    return siti.read(*(lesson.id for lesson in first.lessons)).pass_quiz(FIRST_QUIZ)


def test_each_part_says_when_it_was_done_and_with_which_mark(app: Flask, siti: Learner) -> None:
    tables = ask(app)
    done = len(siti.course.modules[0].lessons)
    short = line_of(tables["ringkas"], "Siti Aminah")
    assert short["done"] == done
    assert short["share"] == done / siti.lessons_in_all
    assert (short["last_on"], short["completed_on"]) == (TODAY, None)
    assert short["where"] == f"Modul 2 dari {len(siti.course.modules)}"
    each = line_of(tables["kemajuan"], "Siti Aminah")
    assert each["pelajaran-1.1"] == TODAY
    assert each["pelajaran-2.1"] is None
    assert (each["kuis-1"], each["kuis-2"]) == (100, None)


def test_the_total_and_the_list_of_parts_say_how_many_did_each(
    app: Flask, house: House, visit: Visit, siti: Learner
) -> None:
    Learner(visit(house.rini), house.rini).begin_learning()
    tables = ask(app)
    matrix, parts = tables["kemajuan"], tables["bagian"]
    total = matrix.total
    assert total is not None
    assert total.values[matrix.place_of("pelajaran-1.1")] == 1
    assert total.values[matrix.place_of("kuis-1")] == 100
    (row,) = [row for row in rows_of(parts) if row.key == "tes-awal"]
    assert row.values[2:5] == (2, 2, 1)
    (row,) = [row for row in rows_of(parts) if row.key == "pelajaran-1.1"]
    first = siti.course.modules[0].lessons[0]
    assert row.values == ("1.1", first.title, 1, 2, 0.5, None)
    assert [row.key for row in rows_of(parts)] == [each.key for each in matrix.columns[1:]]


def test_of_a_group_everybody_stands_there_and_of_a_village_who_takes_the_course(
    app: Flask, house: House, siti: Learner
) -> None:
    melati = make_group(app, KURIPAN, house.siti, house.rini, courses=(COURSE,))
    in_group = [row.values[:2] for row in rows_of(ask(app, group=melati, course="")["ringkas"])]
    assert in_group[0] == ("Rini Lestari", "Belum mendaftar")
    assert [name for name, _where in in_group] == ["Rini Lestari", "Siti Aminah"]
    assert [row.values[0] for row in rows_of(ask(app)["ringkas"])] == ["Siti Aminah"]


def test_people_can_be_put_in_the_order_of_any_column(
    app: Flask, house: House, visit: Visit, siti: Learner
) -> None:
    Learner(visit(house.rini), house.rini).begin_learning()
    rows = ask(app)["kemajuan"].rows
    for sort in ("pelajaran-1.1", "kuis-1"):
        assert [row.values[0] for row in rows.stream(sort)] == ["Siti Aminah", "Rini Lestari"]
    assert [row.values[0] for row in rows.stream()] == ["Rini Lestari", "Siti Aminah"]


def test_a_wider_area_and_a_course_that_is_gone_are_asked_for_again(
    app: Flask, siti: Learner
) -> None:
    wide = Scope(("33",), ("33",))
    (table,) = ask(app, wide, area="33").values()
    assert table.notes == ("Pilih satu desa atau satu kelompok untuk melihat kemajuan tiap orang.",)
    (table,) = ask(app, course="tidak-ada").values()
    assert "Pilih kursus lain" in table.notes[0]
    assert table.rows.count == 0


def test_nobody_of_another_village_stands_there(
    app: Flask, house: House, visit: Visit, siti: Learner
) -> None:
    Learner(visit(house.wati), house.wati).begin_learning()
    assert "Wati" not in everything_in(ask(app))
    theirs = make_group(app, KENANGA, house.wati)
    for asked in ({"group": theirs}, {"area": KENANGA}):
        with pytest.raises(NotFound):
            ask(app, **asked)
    with pytest.raises(NotFound):
        ask(app, Scope(("33.07",)))


def test_who_was_merged_stands_there_once(
    app: Flask, house: House, visit: Visit, siti: Learner
) -> None:
    Learner(visit(house.rini), house.rini).begin_learning()
    merge(app, house)
    short = ask(app)["ringkas"]
    assert [row.values[0] for row in rows_of(short)] == ["Siti Aminah"]
    part(app, house)
    assert ask(app)["ringkas"].rows.count == 2


def test_who_works_here_is_no_row(app: Flask, house: House, siti: Learner) -> None:
    with app.app_context():
        grant(house.siti.id, RoleKind.FACILITATOR, KURIPAN, granted_by=None)
        db.session.commit()
    assert ask(app)["ringkas"].rows.count == 0


def test_a_lesson_that_was_done_twice_counts_from_the_first_day(
    app: Flask, house: House, siti: Learner, clock: Clock
) -> None:
    clock.advance(days=3)
    lesson = siti.course.modules[1].lessons[0]
    siti.read(lesson.id)
    clock.advance(days=3)
    siti.read(lesson.id)
    each = line_of(ask(app)["kemajuan"], "Siti Aminah")
    assert each["pelajaran-2.1"] == TODAY + timedelta(days=3)


def test_it_asks_the_database_as_often_for_many_as_for_one(
    app: Flask, house: House, siti: Learner, count_queries: Callable[..., Any]
) -> None:
    def asked() -> int:
        with count_queries() as seen:
            ask(app)
        return len(seen)

    before = asked()
    with app.app_context():
        traits = Traits(Sex.FEMALE, AgeBand.FROM_25, Category.FAMILY)
        more = [
            add_person(new_id(), f"Peserta {number}", KURIPAN, traits, added_by=None)
            for number in range(60)
        ]
        for each in more:
            _let_learn(each.id)
        db.session.commit()
    assert asked() == before <= 4


def _let_learn(person_id: UUID) -> None:
    db.session.add(Enrollment(person_id=person_id, course_id=COURSE, is_open=True, opened_on=TODAY))
    for lesson in the_library().courses[COURSE].lessons():
        db.session.add(
            LessonCompletion(
                person_id=person_id, lesson_id=lesson.id, course_id=COURSE, completed_on=TODAY
            )
        )
