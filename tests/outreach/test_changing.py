"""Pages: changing what was noted, withdrawing it, and taking that back."""

from datetime import date

from flask import Flask
from sqlalchemy import text

from rumahbelajar.database import db
from rumahbelajar.ledger.effectiveness import effective_facts
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.ledger.recording import record
from rumahbelajar.outreach.counts import BANDS
from rumahbelajar.outreach.facts import ServiceRecorded
from rumahbelajar.outreach.models import ServiceCount, ServiceWords
from tests.conftest import Clock, Visit
from tests.house import KURIPAN, House
from tests.learning.kept import facts, rows
from tests.outreach.noter import Noter
from tests.visitor import at_once


def people(app: Flask) -> int:
    return sum(each.people for each in rows(app, ServiceCount))


def test_change_stands_for_what_was_and_erases_what_was_typed(app: Flask, budi: Noter) -> None:
    budi.note(nP4="12", obstacles="Bu Siti belum datang.")
    path = budi.path()
    assert budi.change(path, nP4="10", nL4="1", obstacles="Brosur habis.", on="2026-11-20") == 303
    budi.visitor.follow()
    assert "11 (P 10, L 1)" in budi.page
    assert "20 November 2026" in budi.page
    assert [each.obstacles for each in rows(app, ServiceWords)] == ["Brosur habis."]
    assert people(app) == 11
    assert (facts(app, "service.recorded"), facts(app, "service.changed")) == (1, 1)
    with app.app_context():
        held = db.session.execute(text("SELECT payload FROM fact WHERE kind LIKE 'service%'"))
        assert not [each for (each,) in held if "Siti" in each or "Brosur" in each]
        rebuild()
        db.session.commit()
    assert "Brosur habis." in budi.look()
    assert people(app) == 11


def test_it_says_who_told_of_it_last(budi: Noter, ratna: Noter) -> None:
    budi.note(nP4="12")
    path = budi.path()
    assert ratna.change(path, nP4="10") == 303
    budi.visitor.get(path)
    assert "Terakhir dicatat oleh Ratna Admin." in budi.page


def test_two_phones_that_send_at_once_note_it_once(
    app: Flask, house: House, visit: Visit, budi: Noter
) -> None:
    sent = budi.open() | {"nP4": "3"}
    phones = [visit(house.budi) for _phone in range(4)]
    answers = at_once(phones, lambda phone: phone.post("/kegiatan/baru/informasi-migrasi", sent))
    assert answers == [303] * 4
    assert facts(app, "service.recorded") == 1
    assert people(app) == 3


def test_two_phones_that_change_at_once_never_overwrite_each_other(
    app: Flask, house: House, visit: Visit, budi: Noter
) -> None:
    budi.note(nP4="12")
    path = budi.path()
    budi.visitor.get(path)
    sent = {"seen": budi.value("seen"), "on": "2026-11-24", "obstacles": ""}
    phones = [visit(house.budi) for _phone in range(2)]
    numbers = {phone: str(place + 1) for place, phone in enumerate(phones)}
    answers = at_once(phones, lambda phone: phone.post(path, sent | {"nP4": numbers[phone]}))
    assert sorted(answers) == [303, 409]
    assert facts(app, "service.changed") == 1


def test_same_change_twice_is_one(app: Flask, budi: Noter) -> None:
    budi.note(nP4="12")
    path = budi.path()
    budi.visitor.get(path)
    sent = {"seen": budi.value("seen"), "on": "2026-11-24", "nP4": "9", "obstacles": ""}
    for _tap in range(2):
        assert budi.visitor.post(path, sent).status_code == 303
    assert facts(app, "service.changed") == 1


def test_what_another_changed_meanwhile_is_shown_and_nothing_is_lost(
    app: Flask, budi: Noter, ratna: Noter
) -> None:
    budi.note(nP4="12")
    path = budi.path()
    budi.visitor.get(path)
    sent = {"seen": budi.value("seen"), "on": "2026-11-24", "nP4": "9", "obstacles": "Hujan."}
    assert ratna.change(path, nP4="10") == 303
    assert budi.visitor.post(path, sent).status_code == 409
    assert "menjadi: 24 November 2026, jumlah 10." in budi.page
    assert (budi.value("nP4"), budi.value("obstacles")) == ("9", "Hujan.")
    assert budi.visitor.post(path, sent | {"seen": budi.value("seen")}).status_code == 303
    assert people(app) == 9


def test_wrong_change_loses_nothing(app: Flask, budi: Noter) -> None:
    budi.note(nP4="12")
    path = budi.path()
    assert budi.change(path, nP4="dua", nL1="4") == 422
    assert (budi.value("nP4"), budi.value("nL1")) == ("dua", "4")
    assert people(app) == 12


def test_old_day_that_is_not_changed_is_not_asked_about(
    app: Flask, house: House, visit: Visit, budi: Noter, clock: Clock
) -> None:
    budi.note(nP4="12")
    path = budi.path()
    clock.advance(days=400)
    later = Noter(visit(house.budi))
    assert later.change(path, nP4="10") == 303
    assert people(app) == 10
    assert later.change(path, on="2026-11-23") == 422
    assert later.change(path, on="") == 422


def test_withdrawn_counts_no_more_and_comes_back_as_it_was(app: Flask, budi: Noter) -> None:
    budi.note(nP4="12", obstacles="Brosur habis.")
    path = budi.path()
    assert budi.withdraw(path) == 303
    budi.visitor.follow()
    assert "Kegiatan dibatalkan" in budi.page
    assert "Belum ada kegiatan di bulan ini" in budi.page
    assert "1 kegiatan dibatalkan" in budi.page
    assert people(app) == 0
    assert budi.visitor.post(f"{path}/batalkan").status_code == 303
    for _tap in range(2):
        assert budi.visitor.post(f"{path}/kembalikan").status_code == 303
    assert "Brosur habis." in budi.look()
    assert people(app) == 12
    assert facts(app, "service.withdrawn") == 1
    assert facts(app, "service.changed") == 1


def test_withdrawing_what_another_changed_is_refused(budi: Noter, ratna: Noter) -> None:
    budi.note(nP4="12")
    path = budi.path()
    budi.visitor.get(path)
    seen = budi.value("seen")
    assert ratna.change(path, nP4="10") == 303
    assert budi.visitor.post(f"{path}/batalkan", {"seen": seen}).status_code == 409
    assert "baru saja diubah orang lain" in budi.page


def test_saving_what_another_withdrew_lets_it_count_again(
    app: Flask, budi: Noter, ratna: Noter
) -> None:
    budi.note(nP4="12")
    path = budi.path()
    budi.visitor.get(path)
    sent = {"seen": budi.value("seen"), "on": "2026-11-24", "nP4": "9", "obstacles": ""}
    assert ratna.withdraw(path) == 303
    assert budi.visitor.post(path, sent).status_code == 409
    assert "sudah dibatalkan" in budi.page
    assert budi.visitor.post(path, sent | {"seen": budi.value("seen")}).status_code == 303
    assert people(app) == 9


def test_service_told_under_the_id_of_a_person_never_replaces_what_is_told_of_them(
    app: Flask, house: House, budi: Noter
) -> None:
    siti = house.siti.id
    numbers = (0,) * len(BANDS)
    with app.app_context():
        told = {each.id for each in effective_facts(siti)}
        record(
            ServiceRecorded(1, "informasi-migrasi", numbers, numbers, numbers),
            subject_id=siti,
            actor_id=house.budi.id,
            village_code=KURIPAN,
            occurred_on=date(2026, 11, 24),
        )
        db.session.commit()
    assert told
    assert budi.change(f"/kegiatan/{siti}", nP4="10") == 303
    assert budi.withdraw(f"/kegiatan/{siti}") == 303
    with app.app_context():
        assert told < {each.id for each in effective_facts(siti)}
