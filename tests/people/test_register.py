"""Page: the list of people."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import event

from rumahbelajar.database import db
from rumahbelajar.people.models import (
    Person,
)
from tests.conftest import Visit
from tests.house import KURIPAN, House


@contextmanager
def counted_reads(app: Flask) -> Iterator[list[str]]:
    reads: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            reads.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield reads
    event.remove(engine, "before_cursor_execute", note)


def test_a_facilitator_sees_the_learners_of_the_village(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    visitor.get("/orang")
    assert "Siti Aminah" in visitor.page
    assert "Rini Lestari" in visitor.page
    for name in ("Wati Kenanga", "Hartono", "Ratna Admin", "Endang"):
        assert name not in visitor.page


def test_an_admin_sees_staff_too(house: House, visit: Visit) -> None:
    visitor = visit(house.ratna)
    visitor.get("/orang")
    assert "Budi Santoso" in visitor.page
    assert "Koordinator" in visitor.page
    assert "Wati Kenanga" not in visitor.page


def test_people_are_found_by_part_of_a_name(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    visitor.get("/orang?cari=AMIN")
    assert "Siti Aminah" in visitor.page
    assert "Rini Lestari" not in visitor.page
    visitor.get("/orang?cari=amin+siti")
    assert "Siti Aminah" in visitor.page
    visitor.get("/orang?cari=%25")
    assert "Tidak ada yang cocok" in visitor.page
    assert visitor.get("/orang?hal=x&cari=%00").status_code == 200


def test_an_empty_village_shows_the_way_on(house: House, visit: Visit) -> None:
    visitor = visit(house.endang)
    visitor.post(f"/orang/{house.wati.id}/tangguhkan")
    visitor.get("/orang")
    assert "ditangguhkan" in visitor.page
    visitor.get("/orang?cari=zzz")
    assert "Tidak ada yang cocok" in visitor.page


def test_a_thousand_people_come_fifty_a_page_in_few_queries(
    app: Flask, house: House, visit: Visit
) -> None:
    with app.app_context():
        template = db.session.get_one(Person, house.siti.id)
        db.session.add_all(
            Person(
                village_code=KURIPAN,
                name=f"Peserta {number:04}",
                sex=template.sex,
                age_band=template.age_band,
                age_stated_on=template.age_stated_on,
                added_at=template.added_at,
            )
            for number in range(1000)
        )
        db.session.commit()
    visitor = visit(house.budi)
    with counted_reads(app) as reads:
        visitor.get("/orang")
    assert visitor.page.count("<tr>") == 51
    assert len(reads) <= 4
    assert "1.003 orang · halaman 1 dari 21" in visitor.page
    visitor.get("/orang?hal=20")
    assert "Sebelumnya" in visitor.page
    assert "Berikutnya" in visitor.page
    visitor.get("/orang?hal=21")
    assert "Berikutnya" not in visitor.page
