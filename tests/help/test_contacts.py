"""`/bantuan`: whom to call, open to everyone."""

import html
import re
from pathlib import Path

import pytest
from flask import Flask

from rumahbelajar.help.contacts import groups
from rumahbelajar.library import the_library
from tests.conftest import MakeApp, Visit


@pytest.fixture
def page(visit: Visit) -> str:
    visitor = visit()
    assert visitor.get("/bantuan").status_code == 200
    return visitor.page


def test_every_contact_stands_there_with_a_way_to_reach_it(app: Flask, page: str) -> None:
    with app.app_context():
        contacts = the_library().contacts.values()
    assert len(contacts) >= 10
    for contact in contacts:
        card = html.unescape(page.partition(f'id="{contact.key}"')[2].partition('class="muted"')[0])
        assert contact.name in card
        assert contact.for_whom in card
        assert contact.number in card
        if contact.tel:
            assert f'href="tel:{contact.tel}"' in card
        if contact.wa:
            assert f'href="https://wa.me/{contact.wa}"' in card
        if contact.web:
            assert f'href="{contact.web}"' in card


def test_a_number_for_messages_alone_is_not_offered_for_calling(page: str) -> None:
    assert "tel:08111129129" not in page
    assert "WhatsApp <span>08111-129-129</span>" in page


def test_what_needs_the_internet_says_so(page: str) -> None:
    away = re.findall(r'<a[^>]+href="https://[^"]+"[^>]*>(.*?)</a>', page, re.DOTALL)
    assert away
    assert all("perlu internet" in words for words in away)


def test_danger_comes_first(app: Flask) -> None:
    with app.test_request_context():
        found = groups(None)
    assert found[0].name == "emergency"
    assert found[0].contacts[0].key == "polri-110"
    assert sum(len(group.contacts) for group in found) == len(
        {contact.key for group in found for contact in group.contacts}
    )


def test_it_says_in_words_when_a_number_was_checked(page: str) -> None:
    assert "24 jam</span> · Terakhir diperiksa 23 November 2026" in page


def test_a_house_without_contacts_names_another_way(
    make_app: MakeApp, visit: Visit, tmp_path: Path
) -> None:
    visitor = visit(program=make_app(courses=tmp_path))
    visitor.get("/bantuan")
    assert "Nomor bantuan belum ada di sini" in visitor.page
    assert "kantor desa" in visitor.page
    assert "nomor pertama" not in visitor.page
