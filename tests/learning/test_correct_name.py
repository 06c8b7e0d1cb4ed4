"""Pages: a registrar corrects a name, and what the old certificate says then."""

import pytest

from rumahbelajar.forms import one_line
from rumahbelajar.ids import new_id
from rumahbelajar.learning.models import Certificate
from rumahbelajar.people.models import Person
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner, words_in

pytestmark = pytest.mark.slow


@pytest.fixture
def first(app, house, visit, clock) -> Certificate:
    """Siti's certificate, issued on 24 November 2026."""
    Learner(visit(house.siti), house.siti).finish()
    return rows(app, Certificate)[0]


@pytest.fixture
def anew(app, first, house, visit, clock) -> Certificate:
    """The one that Budi had made two days later, when he corrected the name."""
    clock.advance(days=2)
    confirmed = {"name": "Siti Aminaḥ", "confirmed": "ya"}
    assert visit(house.budi).post(f"/orang/{house.siti.id}/nama", confirmed).status_code == 303
    return rows(app, Certificate, replaced_by=None)[0]


def test_the_person_page_leads_to_it_and_it_says_what_follows(first, house, visit) -> None:
    budi = visit(house.budi)
    budi.get(f"/orang/{house.siti.id}")
    assert f'href="/orang/{house.siti.id}/nama"' in budi.page
    assert f'href="/orang/{house.siti.id}/sertifikat"' in budi.page
    assert budi.get(f"/orang/{house.siti.id}/nama").status_code == 200
    assert 'value="Siti Aminah"' in budi.page
    assert f"nomor {first.serial}" in budi.page
    assert "Kertas yang lama tidak berlaku lagi" in budi.page
    budi.get(f"/orang/{house.rini.id}/nama")
    assert "Tidak ada sertifikat" in budi.page


def test_both_names_are_shown_before_anything_is_changed(app, first, house, visit) -> None:
    budi = visit(house.budi)
    path = f"/orang/{house.siti.id}/nama"
    assert budi.post(path, {"name": "  Siti   'A\u200bminaḥ "}).status_code == 200
    assert words_in(budi.page, "h1") == "Periksa nama yang baru"
    assert "<dd>Siti Aminah</dd>" in budi.page
    assert "<dd>Siti &#39;Aminaḥ</dd>" in budi.page
    assert rows(app, Person, id=house.siti.id)[0].name == "Siti Aminah"
    confirmed = {"name": "Siti 'Aminaḥ", "confirmed": "ya"}
    for _tap in range(2):
        assert budi.post(path, confirmed).status_code == 303
    assert rows(app, Person, id=house.siti.id)[0].name == "Siti 'Aminaḥ"
    assert facts(app, "certificate.reissued", house.siti) == 1


def test_who_has_no_certificate_is_led_back_to_the_person(app, house, visit) -> None:
    budi = visit(house.budi)
    confirmed = {"name": "Siti Amina", "confirmed": "ya"}
    done = budi.post(f"/orang/{house.siti.id}/nama", confirmed)
    assert done.location == f"/orang/{house.siti.id}"
    budi.follow()
    assert "Nama sudah dibetulkan." in budi.page


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "masih kosong"),
        (" \u200b ", "masih kosong"),
        ("x" * 121, "terlalu panjang"),
        ("Siti  Aminah", "sama dengan yang sudah tercatat"),
    ],
)
@pytest.mark.parametrize("confirmed", ["", "ya"])
def test_a_name_that_cannot_be_is_asked_again(
    app, first, house, visit, name, sentence, confirmed
) -> None:
    budi = visit(house.budi)
    answer = budi.post(f"/orang/{house.siti.id}/nama", {"name": name, "confirmed": confirmed})
    if confirmed and "sama" in sentence:
        assert answer.status_code == 303, "a double tap is no fault"
    else:
        assert answer.status_code == 422
        assert sentence in budi.page
        assert f'value="{one_line(name)}"' in budi.page
    assert len(rows(app, Certificate)) == 1


def test_nobody_corrects_a_name_beyond_their_own_village(app, first, house, visit) -> None:
    confirmed = {"name": "Orang Lain", "confirmed": "ya"}
    for asker in (house.endang, house.kasih):
        assert visit(asker).post(f"/orang/{house.siti.id}/nama", confirmed).status_code == 404
    for asker in (house.siti, house.rini, house.hartono):
        assert visit(asker).post(f"/orang/{house.siti.id}/nama", confirmed).status_code == 403
    assert visit(house.budi).post(f"/orang/{house.ratna.id}/nama", confirmed).status_code == 404
    assert visit(house.budi).post(f"/orang/{new_id()}/nama", confirmed).status_code == 404
    assert rows(app, Person, id=house.siti.id)[0].name == "Siti Aminah"


def test_the_name_of_somebody_suspended_is_corrected_too(app, first, house, visit) -> None:
    budi = visit(house.budi)
    budi.post(f"/orang/{house.siti.id}/tangguhkan")
    confirmed = {"name": "Siti Amina", "confirmed": "ya"}
    assert budi.post(f"/orang/{house.siti.id}/nama", confirmed).status_code == 303
    assert len(rows(app, Certificate)) == 2


def test_the_old_code_says_what_happened_and_names_nobody(first, anew, visit) -> None:
    stranger = visit()
    assert stranger.get(f"/sertifikat/{first.code}").status_code == 200
    assert words_in(stranger.page, "h1") == "Sertifikat ini sudah diganti"
    for words in ("Tidak berlaku sejak 26 November 2026", "Ejaan nama", first.serial):
        assert words in stranger.page
    for words in ("Siti", anew.code, anew.serial):
        assert words not in stranger.page


def test_the_old_code_leads_its_holder_and_registrars_to_the_new_one(
    first, anew, house, visit
) -> None:
    for person in (house.siti, house.budi):
        visitor = visit(person)
        visitor.get(f"/sertifikat/{first.code}")
        assert f'href="/sertifikat/{anew.code}"' in visitor.page
        printing = visitor.get(f"/sertifikat/{first.code}/pdf")
        assert (printing.status_code, printing.location) == (303, f"/sertifikat/{anew.code}")
    rini = visit(house.rini)
    rini.get(f"/sertifikat/{first.code}")
    assert anew.code not in rini.page
    assert rini.get(f"/sertifikat/{first.code}/pdf").status_code == 404


def test_the_new_one_is_valid_and_names_the_number_that_it_took_the_place_of(
    first, anew, visit
) -> None:
    stranger = visit()
    stranger.get(f"/sertifikat/{anew.code}")
    assert words_in(stranger.page, "h1") == "Sertifikat ini sah"
    assert "<dd>Siti Aminaḥ</dd>" in stranger.page
    assert f"<dt>Pengganti nomor</dt><dd>{first.serial}</dd>" in stranger.page


def test_its_holder_sees_the_current_one_alone_and_that_it_was_made_anew(
    first, anew, house, visit
) -> None:
    siti = visit(house.siti)
    siti.get("/sertifikat")
    assert f'href="/sertifikat/{anew.code}/pdf"' in siti.page
    assert first.code not in siti.page
    assert "dibuat baru karena ejaan nama Anda dibetulkan" in siti.page
    siti.get("/kursus/uang-kiriman")
    assert f'href="/sertifikat/{anew.code}"' in siti.page


def test_the_registrar_finds_the_new_one_to_print_and_the_old_one_as_it_was(
    first, anew, house, visit
) -> None:
    budi = visit(house.budi)
    assert budi.get(f"/orang/{house.siti.id}/sertifikat").status_code == 200
    assert f'href="/sertifikat/{anew.code}/pdf"' in budi.page
    assert f'href="/sertifikat/{first.code}/pdf"' not in budi.page
    assert "<dd>Siti Aminah</dd>" in budi.page, "who renames to hand a certificate on is seen"
    assert "Diganti pada 26 November 2026" in budi.page
    assert budi.get(f"/sertifikat/{anew.code}/pdf").mimetype == "application/pdf"
