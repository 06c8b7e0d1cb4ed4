"""Pages: asking for a correction, and answering it."""

import re

from tests.conftest import Visit
from tests.house import House
from tests.visitor import Visitor

FIELDS = {"wrong": "Nama saya tertulis Siti Aminah.", "should_be": "Siti Aminah binti Karso"}


def ask(visitor: Visitor) -> None:
    assert visitor.post("/data-saya/minta-dibetulkan", FIELDS).status_code == 303
    visitor.follow()


def address_of_request(visitor: Visitor) -> str:
    visitor.get("/permintaan")
    found = re.search(r'href="(/permintaan/[0-9a-f-]{36})"', visitor.page)
    assert found is not None, visitor.page
    return found[1]


def test_somebody_asks_the_facilitator_answers_and_the_answer_is_read(
    house: House, visit: Visit
) -> None:
    siti, budi = visit(house.siti), visit(house.budi)
    budi.get("/")
    assert "/permintaan" not in budi.page
    siti.get("/data-saya")
    assert 'href="/data-saya/minta-dibetulkan"' in siti.page
    ask(siti)
    assert "menunggu petugas" in siti.page
    budi.get("/")
    assert re.search(r'href="/permintaan">.*?class="chip">1<', budi.page, re.DOTALL)
    budi.get("/orang")
    assert 'href="/permintaan"' in budi.page
    address = address_of_request(budi)
    budi.get(address)
    assert "Siti Aminah binti Karso" in budi.page
    assert f'href="/orang/{house.siti.id}"' in budi.page
    assert budi.post(f"{address}/jawab", {"outcome": "done"}).status_code == 303
    siti.get("/data-saya")
    assert "sudah dibetulkan" in siti.page
    assert "Batalkan permintaan ini" not in siti.page
    budi.get("/")
    assert "/permintaan" not in budi.page


def test_who_puts_it_right_is_led_back_to_answer(house: House, visit: Visit) -> None:
    siti, budi = visit(house.siti), visit(house.budi)
    ask(siti)
    address = address_of_request(budi)
    path = f"/orang/{house.siti.id}"
    traits = {"sex": "P", "age_band": "25-34", "main": "umum", "destination": ""}
    for form, fields in (
        ("nama", {"name": "Siti Aminah binti Karso", "confirmed": "ya"}),
        ("data", traits),
    ):
        assert budi.post(f"{path}/{form}", fields).status_code == 303
        budi.follow()
        assert f'href="{address}">Jawab permintaannya<' in budi.page
    budi.get(f"{path}/sertifikat")
    assert f'href="{address}"' in budi.page
    budi.post(f"{address}/jawab", {"outcome": "done"})
    for answered in (path, f"{path}/sertifikat"):
        budi.get(answered)
        assert "Jawab permintaannya" not in budi.page


def test_what_stays_as_it_is_needs_a_reason_which_the_person_reads(
    house: House, visit: Visit
) -> None:
    siti, budi = visit(house.siti), visit(house.budi)
    ask(siti)
    address = address_of_request(budi)
    assert budi.post(f"{address}/jawab", {"reason": " "}).status_code == 422
    assert "Tulis dulu alasannya" in budi.page
    assert budi.post(f"{address}/jawab", {"reason": "Sama dengan KTP Anda."}).status_code == 303
    siti.get("/data-saya")
    assert "tidak diubah" in siti.page
    assert "Sama dengan KTP Anda." in siti.page


def test_an_answer_by_mistake_is_taken_back(house: House, visit: Visit) -> None:
    siti, budi = visit(house.siti), visit(house.budi)
    ask(siti)
    address = address_of_request(budi)
    budi.post(f"{address}/jawab", {"outcome": "done"})
    assert budi.post(f"{address}/jawab", {"outcome": "done"}).status_code == 303
    assert budi.post(f"{address}/jawab", {"reason": "Lain."}).status_code == 409
    budi.get(address)
    assert "buka lagi" in budi.page
    assert budi.post(f"{address}/buka-lagi").status_code == 303
    siti.get("/data-saya")
    assert "menunggu petugas" in siti.page


def test_a_request_is_taken_back_by_its_person_alone(house: House, visit: Visit) -> None:
    siti = visit(house.siti)
    ask(siti)
    action = re.search(r'action="(/data-saya/permintaan/[^"]+)"', siti.page)
    assert action is not None
    visit(house.rini).post(action[1])
    siti.get("/data-saya")
    assert FIELDS["wrong"] in siti.page
    for _tap in range(2):
        assert siti.post(action[1]).status_code == 303
    siti.follow()
    assert FIELDS["wrong"] not in siti.page


def test_an_empty_request_is_mended_with_what_was_typed(house: House, visit: Visit) -> None:
    visitor = visit(house.siti)
    answer = visitor.post("/data-saya/minta-dibetulkan", FIELDS | {"should_be": " "})
    assert answer.status_code == 422
    assert "Tulis dulu bagaimana seharusnya." in visitor.page
    assert FIELDS["wrong"] in visitor.page
    answer = visitor.post("/data-saya/minta-dibetulkan", FIELDS | {"wrong": "x" * 501})
    assert answer.status_code == 422
    assert "Terlalu panjang" in visitor.page


def test_a_facilitator_of_elsewhere_finds_nothing(house: House, visit: Visit) -> None:
    ask(visit(house.siti))
    address = address_of_request(visit(house.budi))
    endang = visit(house.endang)
    endang.get("/permintaan")
    assert "Tidak ada yang menunggu" in endang.page
    assert endang.get(address).status_code == 404
    assert endang.post(f"{address}/jawab", {"outcome": "done"}).status_code == 404
