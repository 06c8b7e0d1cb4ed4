"""The progress of a group or village in a course: who did what, and nothing of hard subjects."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from rumahbelajar import clock as program_clock
from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.groups import membership, together
from rumahbelajar.groups.models import Group
from rumahbelajar.ids import new_id
from rumahbelajar.learning import reading
from rumahbelajar.learning.models import Enrollment, LessonCompletion
from rumahbelajar.library import the_library
from rumahbelajar.people.models import AgeBand, Category, Sex
from rumahbelajar.people.register import Traits, add_person, grant
from rumahbelajar.reports import progress_matrix
from rumahbelajar.reports.asked import Asked
from rumahbelajar.reports.months import Month, Period
from rumahbelajar.reports.scope import Scope
from rumahbelajar.reports.table import Kind, Row, Table
from tests.conftest import Clock, Visit
from tests.desk.merged import merge, part
from tests.house import KENANGA, KURIPAN, Dweller, House
from tests.learning.learner import COURSE, FIRST_QUIZ, Learner

TODAY = date(2026, 11, 24)
NOVEMBER = Month(2026, 11)
KURIPAN_ALONE = Scope((KURIPAN,), (KURIPAN,))
Tables = dict[str, Table]


def _ask(app: Flask, scope: Scope = KURIPAN_ALONE, **asked: Any) -> Tables:
    asked = {"area": KURIPAN, "course": COURSE, **asked}
    with app.test_request_context():
        made = progress_matrix.make(scope, Asked(period=Period(NOVEMBER, NOVEMBER), **asked))
        return {table.key: table for table in made}


def _rows(table: Table) -> list[Row]:
    return list(table.rows.stream())


def _of(table: Table, name: str) -> dict[str, Any]:
    (row,) = [row for row in _rows(table) if row.values[0] == name]
    keys = [column.key for column in table.columns]
    return dict(zip(keys, row.values, strict=True))


def _everything_in(tables: Tables) -> str:
    """Return every word of some tables."""
    return " ".join(
        str(said)
        for table in tables.values()
        for said in (
            *(table.title, *table.notes),
            *(f"{each.key} {each.title} {each.long_title}" for each in table.columns),
            *((*row.values, row.key) for row in _rows(table)),
            table.total,
        )
    )


def _group(app: Flask, village: str, *members: Dweller, courses: tuple[str, ...] = ()) -> UUID:
    with app.app_context():
        group = Group(id=new_id(), village_code=village, name="Melati", made_at=program_clock.now())
        db.session.add(group)
        db.session.flush()
        membership.add_members(group, [each.id for each in members])
        together.choose_courses(group, courses)
        db.session.commit()
        return group.id


@pytest.fixture
def siti(clock: Clock, house: House, visit: Visit) -> Learner:
    """Siti, who did the pretest and the first module of a course."""
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    first = siti.course.modules[0]
    return siti.read(*(lesson.id for lesson in first.lessons)).pass_quiz(FIRST_QUIZ)


def test_each_part_says_when_it_was_done_and_with_which_mark(app: Flask, siti: Learner) -> None:
    tables = _ask(app)
    done = len(siti.course.modules[0].lessons)
    short = _of(tables["ringkas"], "Siti Aminah")
    assert short["done"] == done
    assert short["share"] == done / siti.lessons_in_all
    assert (short["last_on"], short["completed_on"]) == (TODAY, None)
    assert short["where"] == f"Modul 2 dari {len(siti.course.modules)}"
    each = _of(tables["kemajuan"], "Siti Aminah")
    assert each["pelajaran-1.1"] == TODAY
    assert each["pelajaran-2.1"] is None
    assert (each["kuis-1"], each["kuis-2"]) == (100, None)


def test_the_total_and_the_list_of_parts_say_how_many_did_each(
    app: Flask, house: House, visit: Visit, siti: Learner
) -> None:
    Learner(visit(house.rini), house.rini).begin_learning()
    tables = _ask(app)
    matrix, parts = tables["kemajuan"], tables["bagian"]
    total = matrix.total
    assert total is not None
    assert total.values[matrix.place_of("pelajaran-1.1")] == 1
    assert total.values[matrix.place_of("kuis-1")] == 100
    (row,) = [row for row in _rows(parts) if row.key == "tes-awal"]
    assert row.values[2:5] == (2, 2, 1)
    (row,) = [row for row in _rows(parts) if row.key == "pelajaran-1.1"]
    first = siti.course.modules[0].lessons[0]
    assert row.values == ("1.1", first.title, 1, 2, 0.5, None)
    assert [row.key for row in _rows(parts)] == [each.key for each in matrix.columns[1:]]


def test_of_a_group_everybody_stands_there_and_of_a_village_who_takes_the_course(
    app: Flask, house: House, siti: Learner
) -> None:
    melati = _group(app, KURIPAN, house.siti, house.rini, courses=(COURSE,))
    in_group = [row.values[:2] for row in _rows(_ask(app, group=melati, course="")["ringkas"])]
    assert in_group[0] == ("Rini Lestari", "Belum mendaftar")
    assert [name for name, _where in in_group] == ["Rini Lestari", "Siti Aminah"]
    assert [row.values[0] for row in _rows(_ask(app)["ringkas"])] == ["Siti Aminah"]


def test_people_can_be_put_in_the_order_of_any_column(
    app: Flask, house: House, visit: Visit, siti: Learner
) -> None:
    Learner(visit(house.rini), house.rini).begin_learning()
    rows = _ask(app)["kemajuan"].rows
    for sort in ("pelajaran-1.1", "kuis-1"):
        assert [row.values[0] for row in rows.stream(sort)] == ["Siti Aminah", "Rini Lestari"]
    assert [row.values[0] for row in rows.stream()] == ["Rini Lestari", "Siti Aminah"]


def test_a_wider_area_and_a_course_that_is_gone_are_asked_for_again(
    app: Flask, siti: Learner
) -> None:
    wide = Scope(("33",), ("33",))
    (table,) = _ask(app, wide, area="33").values()
    assert table.notes == ("Pilih satu desa atau satu kelompok untuk melihat kemajuan tiap orang.",)
    (table,) = _ask(app, course="tidak-ada").values()
    assert "Pilih kursus lain" in table.notes[0]
    assert table.rows.count == 0


def test_nobody_of_another_village_stands_there(
    app: Flask, house: House, visit: Visit, siti: Learner
) -> None:
    Learner(visit(house.wati), house.wati).begin_learning()
    assert "Wati" not in _everything_in(_ask(app))
    theirs = _group(app, KENANGA, house.wati)
    for asked in ({"group": theirs}, {"area": KENANGA}):
        with pytest.raises(NotFound):
            _ask(app, **asked)
    with pytest.raises(NotFound):
        _ask(app, Scope(("33.07",)))


def test_who_was_merged_stands_there_once(
    app: Flask, house: House, visit: Visit, siti: Learner
) -> None:
    Learner(visit(house.rini), house.rini).begin_learning()
    merge(app, house)
    short = _ask(app)["ringkas"]
    assert [row.values[0] for row in _rows(short)] == ["Siti Aminah"]
    part(app, house)
    assert _ask(app)["ringkas"].rows.count == 2


def test_who_works_here_is_no_row(app: Flask, house: House, siti: Learner) -> None:
    with app.app_context():
        grant(house.siti.id, RoleKind.FACILITATOR, KURIPAN, granted_by=None)
        db.session.commit()
    assert _ask(app)["ringkas"].rows.count == 0


def test_what_was_read_of_a_hard_module_is_not_told(
    app: Flask, house: House, visit: Visit, clock: Clock
) -> None:
    course_id = "anak-kita"
    siti = Learner(visit(house.siti), house.siti, course_id).begin_learning()
    number, hard = next(
        (number, each) for number, each in enumerate(siti.course.modules, 1) if each.sensitive
    )
    with app.app_context():
        course = the_library().courses[course_id]
        reading.skip(house.siti.id, course, hard.lessons[0])
        reading.complete(house.siti.id, course, hard.lessons[1])
        db.session.commit()
    tables = _ask(app, course=course_id)
    matrix = tables["kemajuan"]
    assert _of(matrix, "Siti Aminah")[f"modul-{number}"] == 2
    assert not [each for each in matrix.columns if each.key.startswith(f"pelajaran-{number}.")]
    said = _everything_in(tables)
    assert hard.title not in said
    assert not [each.title for each in hard.lessons if each.title in said]
    assert f"kuis-{number}" not in said
    assert f"Modul {number}, bagian pribadi" in said


def test_of_a_hard_course_no_part_has_a_name_and_no_test_a_mark(
    app: Flask, house: House, visit: Visit, clock: Clock
) -> None:
    siti = Learner(visit(house.siti), house.siti, "bekal-jalan").begin_learning()
    melati = _group(app, KURIPAN, house.siti, courses=("bekal-jalan",))
    tables = _ask(app, course="bekal-jalan", group=melati)
    matrix = tables["kemajuan"]
    assert {each.kind for each in matrix.columns} <= {Kind.TEXT, Kind.COUNT, Kind.DONE}
    if siti.course.pretest:
        assert _of(matrix, "Siti Aminah")["tes-awal"] == TODAY
    said = _everything_in(tables)
    assert not [each.title for each in siti.course.modules if each.title in said]
    assert not [each.title for each in siti.course.lessons() if each.title in said]


def test_who_takes_a_hard_course_is_named_in_a_group_that_takes_it_alone(
    app: Flask, house: House, visit: Visit, clock: Clock
) -> None:
    Learner(visit(house.siti), house.siti, "bekal-jalan").begin_learning()
    others = _group(app, KURIPAN, house.siti, courses=(COURSE,))
    for group in (None, others):
        tables = _ask(app, course="bekal-jalan", group=group)
        assert list(tables) == ["ringkas"]
        assert "Siti" not in _everything_in(tables)
        assert "tidak disebut di sini" in tables["ringkas"].notes[0]


def test_a_lesson_that_was_done_twice_counts_from_the_first_day(
    app: Flask, house: House, siti: Learner, clock: Clock
) -> None:
    clock.advance(days=3)
    lesson = siti.course.modules[1].lessons[0]
    siti.read(lesson.id)
    clock.advance(days=3)
    siti.read(lesson.id)
    each = _of(_ask(app)["kemajuan"], "Siti Aminah")
    assert each["pelajaran-2.1"] == TODAY + timedelta(days=3)


def test_it_asks_the_database_as_often_for_many_as_for_one(
    app: Flask, house: House, siti: Learner, count_queries: Callable[..., Any]
) -> None:
    def asked() -> int:
        with count_queries() as seen:
            _ask(app)
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
