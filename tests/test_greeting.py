"""What the terminal says when a house opens."""

from dataclasses import replace

import pytest

from rumahbelajar import greeting
from rumahbelajar.config import Settings
from rumahbelajar.greeting import Opening, words

ANYWHERE = "0.0.0.0"  # noqa: S104 - the address of the house Wi-Fi, only written here
PLAIN = Opening(notes=(), base_url="", set_up_path="")


def said(settings: Settings, opening: Opening = PLAIN) -> str:
    return "\n".join(words(settings, opening))


def test_a_house_on_this_machine_tells_its_address_and_no_other(base_settings: Settings) -> None:
    text = said(base_settings)
    assert "http://127.0.0.1:5000" in text
    assert "HP" not in text


def test_notes_come_first_and_the_way_to_set_up_is_told(base_settings: Settings) -> None:
    text = said(base_settings, Opening(("Skema diperbarui.",), "", "/siapkan/abc"))
    assert text.startswith("Skema diperbarui.")
    assert "http://127.0.0.1:5000/siapkan/abc" in text


def test_the_wifi_gets_an_address_and_a_code_for_the_wall(
    base_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts = ["127.0.0.1", "169.254.3.4", "192.168.1.7", "8.8.8.8", "192.168.1.7", "10.0.0.2"]
    monkeypatch.setattr(greeting, "_own_hosts", lambda: iter(hosts))
    text = said(replace(base_settings, host=ANYWHERE))
    assert "Untuk HP di Wi-Fi rumah: http://192.168.1.7:5000" in text
    assert "Atau: http://10.0.0.2:5000" in text
    assert "8.8.8.8" not in text
    assert greeting.wall_code("http://192.168.1.7:5000") in text


def test_the_address_that_was_set_up_goes_on_the_wall(
    base_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(greeting, "_own_hosts", lambda: iter(["192.168.1.7"]))
    opening = Opening((), "http://rumah.lan", "")
    text = said(replace(base_settings, host=ANYWHERE), opening)
    assert "Untuk HP di Wi-Fi rumah: http://rumah.lan" in text
    assert greeting.wall_code("http://rumah.lan") in text


def test_a_machine_without_a_network_is_told_so(
    base_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(greeting, "_own_hosts", lambda: iter([]))
    assert "Sambungkan" in said(replace(base_settings, host=ANYWHERE))


def test_the_addresses_of_this_machine_are_found() -> None:
    assert "127.0.0.1" in set(greeting._own_hosts())
