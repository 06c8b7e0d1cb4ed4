"""Page: everything that is kept about oneself, to see and to take home."""

import json
import re

import pytest
from flask import Flask
from markupsafe import escape

from rumahbelajar.database import Base, db
from rumahbelajar.desk import kept_data
from rumahbelajar.learning import tools
from rumahbelajar.people import cards, consent, corrections, credentials
from rumahbelajar.people.models import ConsentWay, CredentialKind, Person
from rumahbelajar.people.tokens import token_hash
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.learning.learner import Learner

OF_OTHERS = {
    "person": {"added_by"},
    "role": {"granted_by"},
    "correction": {"answered_by"},
    "fact": {"actor_id"},
    "voice": {"judged_by"},
    "roster": {"asked_by"},
    "village_note": {"read_by"},
    "photo_right": {"granted_by", "taken_back_by"},
    "walk_in": {"added_by"},
    "not_same": {"other_id", "said_by"},
}
"""Columns that say who did something for somebody else: the row is that other person's."""
ABOUT_NOBODY = {"failed_sign_ins", "set_aside_fact", "roster"}
"""No person is named: a keyed hash of what was typed, and what could not be read.

A roster is a list of people not registered yet, which waits a day at most for who sent it in.
"""


def test_it_shows_in_words_who_one_is_and_what_one_did(house: House, visit: Visit) -> None:
    siti = Learner(visit(house.siti), house.siti).finish()
    assert siti.get("/data-saya").status_code == 200
    for words in (
        "Siti Aminah",
        "Kuripan (33.07.10.2004)",
        "Keluarga PMI",
        "Catatan belajar: disetujui",
        "Anda pernah masuk 1 kali.",
        "Uang Kiriman",
        "nilai terbaik 100 dari 100",
        "Mengapa Berangkat",
        "Atas nama Siti Aminah",
        "catatan tentang Anda",
    ):
        assert words.lower() in siti.page.lower(), words
    assert siti.visitor.response is not None
    assert siti.visitor.response.headers["Cache-Control"] == "no-store"


def test_it_is_led_to_from_the_account(house: House, visit: Visit) -> None:
    visitor = visit(house.siti)
    visitor.get("/akun")
    assert 'href="/data-saya"' in visitor.page


def test_who_consented_to_nothing_sees_it_too(house: House, visit: Visit) -> None:
    visitor = visit(house.dewi)
    assert visitor.get("/data-saya").status_code == 200
    assert "Tidak ada persetujuan yang berlaku." in visitor.page


def test_nothing_of_others_is_in_it(app: Flask, house: House, visit: Visit) -> None:
    Learner(visit(house.rini), house.rini).finish()
    with app.app_context():
        cards.make_card(house.rini.id)
        corrections.ask(house.rini.id, "Rahasia Rini", "Lain")
        db.session.commit()
        tables = kept_data.everything_about(house.siti.id)
        assert not [name for name in ("card", "attempt", "answer", "correction") if tables[name]]
    visitor = visit(house.siti)
    for path in ("/data-saya", "/data-saya/unduh", "/data-saya/unduh.json"):
        visitor.get(path)
        assert visitor.response is not None
        assert "Rini" not in visitor.response.text


def test_every_table_that_names_a_person_is_in_it(kept_app: Flask) -> None:
    """A feature that adds a table says here in one sentence what its rows are."""
    owned = {table.name for table in kept_data.owned_tables()}
    assert owned == set(kept_data.MEANINGS)
    references = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if any(key.target_fullname == "person.id" for key in column.foreign_keys)
    }
    unseen = {
        (table, column)
        for table, column in references
        if column not in {"person_id", *OF_OTHERS.get(table, set())}
    }
    assert not unseen
    assert not {table for table, _column in references} - owned - ABOUT_NOBODY


def test_the_file_for_programs_holds_everything_but_what_signs_in(
    app: Flask, house: House, visit: Visit
) -> None:
    siti = Learner(visit(house.siti), house.siti).finish()
    with app.app_context():
        token = cards.make_card(house.siti.id)
        credentials.add_credential(house.siti.id, "Siti", CredentialKind.PIN, "$argon2id$hash")
        db.session.commit()
    response = siti.get("/data-saya/unduh.json")
    assert response.mimetype == "application/json"
    assert response.headers["Content-Disposition"] == 'attachment; filename="data-saya.json"'
    assert response.headers["Cache-Control"] == "no-store"
    assert "$argon2id" not in response.text
    assert token_hash(token) not in response.text
    document = json.loads(response.text)
    assert document["format"] == kept_data.FORMAT
    tables = document["tables"]
    assert tables["person"]["rows"][0]["name"] == "Siti Aminah"
    assert tables["credential"]["rows"][0]["user_name"] == "siti"
    assert len(tables["answer"]["rows"]) > 10
    assert {each["subject_id"] for each in tables["fact"]["rows"]} == {str(house.siti.id)}
    assert all(table["meaning"] for table in tables.values())


def test_the_file_to_read_stands_alone_and_tells_every_answer(house: House, visit: Visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    response = siti.get("/data-saya/unduh")
    assert 'filename="data-saya.html"' in response.headers["Content-Disposition"]
    assert siti.course.pretest is not None
    for question in siti.course.pretest.questions:
        assert question.correct_text().split()[0] in siti.page
    assert siti.page.count("Jawaban Anda:") == len(siti.course.pretest.questions)
    for outside in ("<script", "<img", "<link", "url(", "href="):
        assert outside not in siti.page


def test_what_is_kept_in_tools_is_told_by_the_words_of_its_fields(
    app: Flask, house: House, visit: Visit
) -> None:
    with app.app_context():
        content: dict[str, int | str] = {"goal_1_name": "Sumur", "goal_1_amount": 2_400_000}
        tools.keep(house.siti.id, "papan-tujuan", content)
        tools.keep(house.siti.id, "kalkulator-cicilan", {"loan": 1_000_000, "per": "year"})
        db.session.commit()
    visitor = visit(house.siti)
    visitor.get("/data-saya")
    assert "Papan tujuan" in visitor.page
    assert "<dd>Sumur</dd>" in visitor.page
    assert "<dd>2.400.000</dd>" in visitor.page
    assert "<dd>Setahun</dd>" in visitor.page
    assert "goal_1" not in visitor.page


def test_rows_of_a_tool_in_which_nothing_was_typed_are_not_told(
    app: Flask, house: House, visit: Visit
) -> None:
    with app.app_context():
        rows = {f"extra_{row}_way": "out" for row in range(1, 7)}
        typed = {"extra_2_name": "Lebaran", "extra_2_amount": 500_000, "extra_2_month": "2027-03"}
        tools.keep(house.siti.id, "rencana-12-bulan", {"start": "2026-12", **rows, **typed})
        db.session.commit()
    visitor = visit(house.siti)
    visitor.get("/data-saya")
    assert visitor.page.count("<dd>Uang keluar</dd>") == 1
    assert "Bulan khusus 2" in visitor.page
    assert "Bulan khusus 3" not in visitor.page


def test_lessons_and_quizzes_are_told_in_the_order_of_the_course(
    house: House, visit: Visit
) -> None:
    siti = Learner(visit(house.siti), house.siti).finish()
    siti.get("/data-saya")
    told = siti.page.split("<h2>Belajar</h2>")[1].split("<h2>")[0]
    for parts in (list(siti.course.lessons()), list(siti.course.quizzes())):
        places = [told.index(str(escape(each.title))) for each in parts]
        assert places == sorted(places)


def test_devices_are_told_in_the_language_of_the_reader(
    app: Flask, house: House, visit: Visit
) -> None:
    with app.app_context():
        token = cards.make_card(house.siti.id)
        db.session.commit()
    visitor = visit()
    visitor.post("/bahasa", {"language": "en"})
    for agent in ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0", "Strange/1.0"):
        visitor.post(f"/k/{token}", {"device": "own"}, headers={"User-Agent": agent})
    visitor.get("/akun")
    assert "Another device" in visitor.page
    visitor.get("/data-saya")
    for words in ("Linux computer, Chrome", "Another device"):
        assert words in visitor.page
    visitor.post("/bahasa", {"language": "id"})
    visitor.get("/data-saya")
    for words in ("Komputer Linux, Chrome", "Perangkat lain"):
        assert words in visitor.page


def test_english_counts_one_as_one(house: House, visit: Visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    siti.visitor.post("/bahasa", {"language": "en"})
    siti.get("/data-saya")
    assert "You signed in 1 time." in siti.page
    assert re.search(r"</span>: best mark \d+ of 100, done 1 time<", siti.page)


def test_who_answers_for_a_child_is_said_once(app: Flask, house: House, visit: Visit) -> None:
    with app.app_context():
        child = db.session.get_one(Person, house.dewi.id)
        heard = consent.Manner(
            ConsentWay.ORAL, guardian=consent.GuardianWords("Ibu Sari", "ibu"), witness="Pak RT"
        )
        facts = consent.give(
            child.id,
            heard,
            actor_id=house.budi.id,
            village_code=KURIPAN,
            on=child.age_stated_on,
        )
        consent.keep_words(child.id, facts, heard)
        db.session.commit()
    visitor = visit(house.dewi)
    visitor.get("/data-saya")
    assert visitor.page.count("Wali: Ibu Sari (ibu)") == 1


@pytest.mark.parametrize("own", [True, False])
def test_only_on_a_shared_phone_one_is_told_to_leave(
    app: Flask, house: House, visit: Visit, own: bool
) -> None:
    with app.app_context():
        token = cards.make_card(house.siti.id)
        db.session.commit()
    visitor = visit()
    visitor.post(f"/k/{token}", {"device": "own" if own else "shared"})
    visitor.get("/data-saya")
    assert ("dipakai bersama" in visitor.page) is not own
