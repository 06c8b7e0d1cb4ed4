"""Page: reading the consent out to a room once, and noting who of it agreed."""

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.models import Fact
from rumahbelajar.people import agreement, consent
from rumahbelajar.people.models import AgeBand, ConsentWay, Person
from tests.conftest import Visit
from tests.desk.conftest import MakeGroup
from tests.house import KURIPAN, House
from tests.learning.learner import COURSE
from tests.people.test_register import counted_reads
from tests.visitor import Visitor, at_once

PATH = "/orang/persetujuan-bersama"
HEARD = {"way": "oral", "tongue": "jv", "witness": "Pak RT", "consented": "y"}


def people(app: Flask, house: House, count: int, band: AgeBand = AgeBand.FROM_25) -> list[UUID]:
    """Register people of Kuripan from a list, who have not agreed."""
    with app.app_context():
        like = db.session.get_one(Person, house.siti.id)
        made = [
            Person(
                id=new_id(),
                village_code=KURIPAN,
                name=f"Orang {band} {number:02}",
                sex=like.sex,
                age_band=band,
                age_stated_on=like.age_stated_on,
                added_at=like.added_at,
            )
            for number in range(count)
        ]
        db.session.add_all(made)
        db.session.commit()
        return [each.id for each in made]


def facts(app: Flask, person_ids: list[UUID]) -> list[Fact]:
    with app.app_context():
        asked = select(Fact).where(Fact.subject_id.in_(person_ids), Fact.kind == "consent.given")
        return list(db.session.scalars(asked))


@pytest.fixture
def room(app: Flask, house: House) -> list[UUID]:
    """Three people of a list."""
    return people(app, house, 3)


def test_the_register_says_who_has_not_agreed_and_shows_them_alone(
    app: Flask, house: House, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = visit(house.budi)
    visitor.get("/orang")
    assert visitor.page.count("belum setuju</span>") == 1  # Dewi's
    visitor.get("/orang?setuju=belum")
    assert "Dewi Baru" in visitor.page
    assert "Siti Aminah" not in visitor.page
    assert "1 orang belum setuju" in visitor.page
    monkeypatch.setattr(consent, "TEXT_VERSION", "99")
    visitor.get("/orang?setuju=belum")
    assert "Siti Aminah" in visitor.page
    assert "teks persetujuan bertambah" in visitor.page
    visitor.get("/orang?setuju=belum&cari=zzz")
    assert "Tidak ada yang cocok" in visitor.page


def test_who_was_ticked_agrees_and_nobody_else(
    app: Flask, house: House, visit: Visit, room: list[UUID]
) -> None:
    visitor = visit(house.budi)
    visitor.get(PATH)
    assert "Kami tidak meminta NIK" in visitor.page
    assert 'name="orang"' in visitor.page
    assert " checked" not in visitor.page
    assert (
        visitor.post(PATH, HEARD | {"orang": [str(each) for each in room[:2]]}).status_code == 303
    )
    visitor.follow()
    assert "Persetujuan 2 orang sudah dicatat." in visitor.page
    with app.app_context():
        assert [consent.is_to_text_of_now(each) for each in room] == [True, True, False]
        given = consent.standing(room[0])
        assert {each.way for each in given} == {ConsentWay.ORAL}
        last = consent.last_given(room[1])
        assert last is not None
        assert (last.witness, last.helper) == ("Pak RT", "Budi Santoso")
    assert {each.actor_id for each in facts(app, room)} == {house.budi.id}


def test_all_who_were_shown_can_be_ticked_at_once_and_nobody_who_came_since(
    app: Flask, house: House, visit: Visit, room: list[UUID]
) -> None:
    shown = {"semua": "y", "tampil": [str(each) for each in room]}
    later = people(app, house, 1, AgeBand.FROM_45)
    assert visit(house.budi).post(PATH, HEARD | shown).status_code == 303
    assert len(facts(app, room)) == 6
    assert facts(app, later) == []


def test_nothing_is_noted_without_a_tick_and_the_ticks_stay(
    app: Flask, house: House, visit: Visit, room: list[UUID]
) -> None:
    visitor = visit(house.budi)
    assert visitor.post(PATH, HEARD).status_code == 422
    assert "Centang dulu siapa yang setuju." in visitor.page
    assert 'value="Pak RT"' in visitor.page
    ticked = {"orang": str(room[1]), "way": "oral"}
    assert visitor.post(PATH, ticked).status_code == 422
    assert "Tanpa persetujuan" in visitor.page
    assert f'value="{room[1]}" id="orang-{room[1]}" checked' in visitor.page
    assert facts(app, room) == []


def test_children_and_who_withdrew_are_asked_alone(
    app: Flask, house: House, visit: Visit, room: list[UUID]
) -> None:
    child, visitor = people(app, house, 1, AgeBand.FROM_16)[0], visit(house.budi)
    visitor.post(f"/orang/{house.siti.id}/cabut-persetujuan")
    visitor.get(PATH)
    alone = visitor.page.partition("Tanyakan sendiri-sendiri")[2]
    assert f"/orang/{child}?next={PATH}" in alone
    assert "Siti Aminah" in alone
    assert "Orang 25-34 00" not in alone
    ticked = [str(each) for each in (child, house.siti.id, room[0])]
    assert visitor.post(PATH, HEARD | {"orang": ticked}).status_code == 303
    visitor.follow()
    assert "Persetujuan 1 orang sudah dicatat." in visitor.page
    assert "tanyakan sendiri-sendiri: Orang 16-17 00, Siti Aminah." in visitor.page
    visitor.post(PATH, HEARD | {"orang": str(child)})
    visitor.follow()
    assert "sudah dicatat sebelumnya" not in visitor.page
    with app.app_context():
        assert not consent.has_consented(child)
        assert not consent.has_consented(house.siti.id)


def test_two_taps_are_one_consent_each(app: Flask, house: House, room: list[UUID]) -> None:
    visitors = [Visitor(app, house.budi) for _tap in range(3)]
    fields = HEARD | {"orang": [str(each) for each in reversed(room)]}
    statuses = at_once(visitors, lambda visitor: visitor.post(PATH, fields))
    assert statuses == [303, 303, 303]
    assert len(facts(app, room)) == 2 * 3


def test_who_agreed_meanwhile_is_left_as_they_are(
    app: Flask, house: House, visit: Visit, room: list[UUID]
) -> None:
    visitor = visit(house.budi)
    visitor.post(f"/orang/{room[0]}/persetujuan", {"way": "written", "consented": "y"})
    visitor.post(PATH, HEARD | {"orang": str(room[0])})
    visitor.follow()
    assert "Persetujuan mereka sudah dicatat sebelumnya." in visitor.page
    assert len(facts(app, room)) == 2


def test_nobody_notes_the_consent_of_strangers_or_of_staff(
    app: Flask, house: House, visit: Visit, room: list[UUID]
) -> None:
    visit(house.endang).post(PATH, HEARD | {"orang": str(room[0])})
    visitor = visit(house.ratna)
    visitor.post(f"/orang/{house.budi.id}/cabut-persetujuan")
    visitor.post(PATH, HEARD | {"orang": str(house.budi.id)})
    assert facts(app, room) == []
    with app.app_context():
        assert not consent.has_consented(house.budi.id)


def test_from_the_page_that_enrolls_a_group_one_comes_back_to_it(
    app: Flask, house: House, visit: Visit, make_group: MakeGroup
) -> None:
    group = make_group(house.siti, house.dewi)
    enroll, visitor = f"/kelompok/{group}/kursus/{COURSE}/daftarkan", visit(house.budi)
    visitor.get(enroll)
    assert f'/orang/{house.dewi.id}?next={enroll}#persetujuan">Dewi Baru</a>' in visitor.page
    together = f"{PATH}?kelompok={group}&next={enroll}"
    visitor.get(together)
    assert "Kelompok Melati" in visitor.page
    assert visitor.post(together, HEARD | {"orang": str(house.dewi.id)}).location == enroll
    visitor.get(enroll)
    assert "Ya, daftarkan 2 orang" in visitor.page


def test_from_the_page_of_a_person_too_and_never_elsewhere(
    house: House, visit: Visit, make_group: MakeGroup
) -> None:
    enroll = f"/kelompok/{make_group(house.dewi)}/kursus/{COURSE}/daftarkan"
    visitor, path = visit(house.budi), f"/orang/{house.dewi.id}"
    visitor.get(f"{path}?next={enroll}")
    assert f"{path}/persetujuan?next={enroll}" in visitor.page
    heard = {"way": "oral", "consented": "y"}
    assert visitor.post(f"{path}/persetujuan?next=//jahat.example/", heard).location == path
    assert visitor.post(f"{path}/persetujuan?next={enroll}", heard).location == enroll


def test_only_who_leads_a_group_asks_it(house: House, visit: Visit, make_group: MakeGroup) -> None:
    group = make_group(house.siti, house.dewi)
    assert visit(house.endang).get(f"{PATH}?kelompok={group}").status_code == 404
    assert visit(house.budi).get(f"{PATH}?kelompok=x").status_code == 404


def test_members_who_have_not_agreed_are_marked(
    house: House, visit: Visit, make_group: MakeGroup
) -> None:
    visitor = visit(house.budi)
    visitor.get(f"/kelompok/{make_group(house.siti, house.dewi)}/anggota")
    assert "1 orang belum setuju" in visitor.page
    assert visitor.page.count("belum setuju</span>") == 1


def test_sixty_people_take_as_many_queries_as_three(
    app: Flask, house: House, visit: Visit, room: list[UUID]
) -> None:
    visitor = visit(house.budi)
    with counted_reads(app) as few:
        visitor.get(PATH)
    people(app, house, 70, AgeBand.FROM_35)
    with counted_reads(app) as many:
        visitor.get(PATH)
    assert len(many) == len(few)
    assert visitor.page.count('name="orang"') == agreement.MOST
    assert "halaman 1 dari 2" in visitor.page
    assert visitor.get(f"{PATH}?hal=9").status_code == 200
