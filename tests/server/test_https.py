"""Over https behind a proxy: forms go in from our own pages, and from nowhere else."""

from collections.abc import Iterator

import pytest

from rumahbelajar.demo.cast import LEARNERS
from rumahbelajar.people.user_names import user_name_stem
from tests.server.conftest import Launch
from tests.server.tls import SecurePhone, https_before

pytestmark = pytest.mark.server

SITI = LEARNERS[0]


@pytest.fixture
def phone(launch: Launch) -> Iterator[SecurePhone]:
    server = launch("demo", TRUSTED_PROXIES="1")
    server.wait_until_ready()
    with https_before(server.port) as port:
        yield SecurePhone(port)


def test_a_form_is_taken_from_our_own_page_alone(phone: SecurePhone) -> None:
    sign_in = {
        "csrf_token": phone.token_on("/masuk"),
        "user_name": user_name_stem(SITI.name),
        "secret": SITI.pin,
        "device": "shared",
        "next": "",
    }
    ours = f"https://127.0.0.1:{phone.port}/masuk"

    assert phone.post("/masuk", sign_in).status == 400
    assert phone.post("/masuk", sign_in, {"Referer": "https://jahat.example/"}).status == 400
    forged = sign_in | {"csrf_token": "palsu"}
    assert phone.post("/masuk", forged, {"Referer": ours}).status == 400

    answer = phone.post("/masuk", sign_in, {"Referer": ours})
    assert answer.status == 303
    cookies = answer.headers.get_all("Set-Cookie", [])
    assert cookies
    assert all("Secure" in cookie and "HttpOnly" in cookie for cookie in cookies)
    assert 'action="/keluar"' in phone.get("/").text


def test_a_server_without_a_proxy_believes_no_forwarding_header(launch: Launch) -> None:
    server = launch("demo")
    server.wait_until_ready()
    with https_before(server.port) as port:
        phone = SecurePhone(port)
        answer = phone.get("/masuk")
        assert answer.status == 200
        assert not any("Secure" in each for each in answer.headers.get_all("Set-Cookie", []))
