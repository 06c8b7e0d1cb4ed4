"""What the report of progress says of hard subjects: how much, and never what."""

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.learning import reading
from rumahbelajar.library import the_library
from rumahbelajar.reports.tables.table import Kind
from tests.conftest import Clock, Visit
from tests.house import KURIPAN, House
from tests.learning.learner import COURSE, Learner
from tests.reports.progress import TODAY, ask, everything_in, line_of, make_group


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
    tables = ask(app, course=course_id)
    matrix = tables["kemajuan"]
    assert line_of(matrix, "Siti Aminah")[f"modul-{number}"] == 2
    assert not [each for each in matrix.columns if each.key.startswith(f"pelajaran-{number}.")]
    said = everything_in(tables)
    assert hard.title not in said
    assert not [each.title for each in hard.lessons if each.title in said]
    assert f"kuis-{number}" not in said
    assert f"Modul {number}, bagian pribadi" in said


def test_of_a_hard_course_no_part_has_a_name_and_no_test_a_mark(
    app: Flask, house: House, visit: Visit, clock: Clock
) -> None:
    siti = Learner(visit(house.siti), house.siti, "bekal-jalan").begin_learning()
    melati = make_group(app, KURIPAN, house.siti, courses=("bekal-jalan",))
    tables = ask(app, course="bekal-jalan", group=melati)
    matrix = tables["kemajuan"]
    assert {each.kind for each in matrix.columns} <= {Kind.TEXT, Kind.COUNT, Kind.DONE}
    if siti.course.pretest:
        assert line_of(matrix, "Siti Aminah")["tes-awal"] == TODAY
    said = everything_in(tables)
    assert not [each.title for each in siti.course.modules if each.title in said]
    assert not [each.title for each in siti.course.lessons() if each.title in said]


def test_who_takes_a_hard_course_is_named_in_a_group_that_takes_it_alone(
    app: Flask, house: House, visit: Visit, clock: Clock
) -> None:
    Learner(visit(house.siti), house.siti, "bekal-jalan").begin_learning()
    others = make_group(app, KURIPAN, house.siti, courses=(COURSE,))
    for group in (None, others):
        tables = ask(app, course="bekal-jalan", group=group)
        assert list(tables) == ["ringkas"]
        assert "Siti" not in everything_in(tables)
        assert "tidak disebut di sini" in tables["ringkas"].notes[0]
