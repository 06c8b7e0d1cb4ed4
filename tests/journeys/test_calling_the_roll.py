"""Thirty people at the door or on paper, called with nothing but a keyboard."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.groups import making
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.attendance_models import Attendance, Status
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people import cards
from tests.browser_checks import check_axe, check_focus, check_no_sideways_scroll, check_targets
from tests.chromium import follow, served
from tests.house import KURIPAN, House
from tests.journeys.learner import PHONE
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import LONG_AGO, as_viewer, somebody
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
UNHURRIED = 0.4
"""Seconds for a key, of somebody who looks for each one: 30 words a minute."""


@pytest.fixture
def meeting(app: Flask, house: House) -> UUID:
    """The id of a meeting of today with thirty on its list."""
    with app.app_context():
        budi = as_viewer(house.budi)
        making.add_group(budi, group_id := new_id(), KURIPAN, "Melati")
        people = [somebody(f"Peserta {number:02}") for number in range(1, 31)]
        db.session.add_all(people)
        db.session.flush()
        db.session.add_all(
            GroupMember(group_id=group_id, person_id=each.id, since=LONG_AGO) for each in people
        )
        today = clock.today("Asia/Jakarta")
        plan = Plan(today, "14:00", 90, "Asia/Jakarta", "Balai Desa", "Bicara dari jauh")
        planning.plan(budi, meeting_id := new_id(), Whose(KURIPAN, group_id), plan)
        db.session.commit()
    return meeting_id


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(
    app: Flask, house: House, browser: Browser, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A page of Kuripan's facilitator on a small phone, with and without script."""
    with opened(app, house, browser, script=request.param) as found:
        yield found


@pytest.fixture
def scripted(app: Flask, house: House, browser: Browser) -> Iterator[Page]:
    with opened(app, house, browser, script=True) as found:
        yield found


@contextmanager
def opened(app: Flask, house: House, browser: Browser, *, script: bool) -> Iterator[Page]:
    cookie = Visitor(app, house.budi).client.get_cookie("session")
    assert cookie is not None
    with served(app) as url:
        context = browser.new_context(base_url=url, viewport=PHONE, java_script_enabled=script)
        context.add_cookies([{"name": "session", "value": cookie.value, "url": url}])
        yield context.new_page()
        context.close()


class Keyboard:
    """Somebody's fingers; `strokes` is how many keys they pressed."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.strokes = 0

    def type(self, text: str) -> None:
        self._page.keyboard.type(text)
        self.strokes += len(text)

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)
        self.strokes += 1

    def enter(self) -> None:
        with self._page.expect_navigation():
            self.press("Enter")


def kept(app: Flask) -> Counter[Status]:
    return Counter(row.status for row in rows(app, Attendance))


def test_sheet_of_thirty_is_typed_in_under_a_minute(app: Flask, page: Page, meeting: UUID) -> None:
    page.goto(f"/pertemuan/{meeting}/dari-kertas")
    expect(page.locator("#present")).to_be_focused()
    keys = Keyboard(page)
    for numbers in ("1-6 8-14 16 17 19-24 26 28-30", "7", "15 18", "25"):
        keys.type(numbers)
        keys.press("Tab")
    keys.type("27")
    keys.enter()
    expect(page.get_by_text("30 orang dicatat.")).to_be_visible()
    assert kept(app) == {
        Status.PRESENT: 25,
        Status.LATE: 1,
        Status.EXCUSED: 2,
        Status.SICK: 1,
        Status.ABSENT: 1,
    }
    assert keys.strokes * UNHURRIED < 30


def test_thirty_are_typed_in_at_the_door_and_the_field_has_the_focus_each_time(
    app: Flask, page: Page, meeting: UUID
) -> None:
    page.goto(f"/pertemuan/{meeting}/daftar-hadir")
    page.locator("#kode").focus()
    keys = Keyboard(page)
    for number in range(1, 31):
        keys.type(str(number))
        keys.enter()
        expect(page.locator("#kode")).to_be_focused()
        expect(page.locator("#kode-kata")).to_have_text(f"✓ {number}. Peserta {number:02}: Hadir")
    assert kept(app) == {Status.PRESENT: 30}
    assert keys.strokes * UNHURRIED < 60


def card_of(app: Flask, person_id: UUID) -> str:
    """Return where a new card of somebody leads."""
    with app.app_context():
        token = cards.make_card(person_id)
        db.session.commit()
    return f"/k/{token}"


def test_card_is_scanned_marked_and_taken_back(
    app: Flask, house: House, page: Page, meeting: UUID
) -> None:
    address = card_of(app, house.siti.id)
    page.goto(address)
    assert address not in page.url
    expect(page.get_by_text("belum ada di daftar ini")).to_be_visible()
    follow(page.get_by_role("button", name="Tambahkan, lalu tandai hadir"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Siti Aminah: Hadir")
    assert kept(app) == {Status.PRESENT: 1}
    follow(page.get_by_role("button", name="Urungkan"))
    expect(page.get_by_role("button", name="Tandai hadir")).to_be_visible()
    assert kept(app) == {}


def test_pages_of_a_card_are_open_to_everybody(
    app: Flask, house: House, scripted: Page, meeting: UUID
) -> None:
    page = scripted
    for address in ("/k/unknown", card_of(app, house.wati.id), card_of(app, house.siti.id)):
        page.goto(address)
        look(page)
    follow(page.get_by_role("button", name="Tambahkan, lalu tandai hadir"))
    look(page)


def look(page: Page) -> None:
    check_no_sideways_scroll(page)
    check_targets(page)
    check_axe(page)
    check_focus(page)


def test_pages_of_calling_are_open_to_everybody(scripted: Page, meeting: UUID) -> None:
    page = scripted
    page.goto(f"/pertemuan/{meeting}/daftar-hadir?ketik")
    expect(page.locator("#kode")).to_be_focused()
    page.keyboard.type("1")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    addresses = [page.url, f"/pertemuan/{meeting}/daftar-hadir?tampil=keluarga"]
    addresses += [f"/pertemuan/{meeting}/daftar-hadir/riwayat"]
    addresses += [f"/pertemuan/{meeting}/dari-kertas"]
    came_for = page.get_by_role("link", name="mewakili …").get_attribute("href")
    assert came_for
    for address in [*addresses, came_for, f"{came_for}?cari=peserta"]:
        page.goto(address)
        look(page)


def test_name_keeps_its_line_when_a_tap_brings_more_to_it(page: Page, meeting: UUID) -> None:
    page.goto(f"/pertemuan/{meeting}/daftar-hadir")
    before = page.locator("#r2").bounding_box()
    page.locator("#r1").get_by_role("button", name="Hadir", exact=True).click()
    expect(page.locator("#r1 [aria-pressed]")).to_be_visible()
    expect(page.locator("#r1").get_by_role("link", name="mewakili …")).to_be_visible()
    after = page.locator("#r2").bounding_box()
    assert before
    assert after
    assert after["height"] == before["height"]
    assert page.locator("#r1").bounding_box()["height"] == after["height"]  # type: ignore[index]


def test_page_lands_on_the_line_that_another_one_marked_meanwhile(
    app: Flask, house: House, page: Page, meeting: UUID
) -> None:
    page.goto(f"/pertemuan/{meeting}/daftar-hadir")
    Caller(Visitor(app, house.ratna), meeting).tap("Peserta 20", "sick")
    page.locator("#r20").get_by_role("button", name="Hadir", exact=True).click()
    expect(page.locator("#r20").get_by_role("alert")).to_be_in_viewport()
    expect(page.locator("#r20").get_by_role("button", name="Sakit")).to_be_in_viewport()


def test_last_tap_is_undone_without_leaving_its_line(page: Page, meeting: UUID) -> None:
    page.goto(f"/pertemuan/{meeting}/daftar-hadir")
    page.locator("#r4").get_by_role("button", name="Hadir", exact=True).click()
    expect(page.locator("#r4 [aria-pressed]")).to_be_in_viewport()
    undo = page.get_by_role("button", name="Urungkan yang terakhir")
    expect(undo).to_be_in_viewport(ratio=1)
    follow(undo)
    expect(page.locator("[aria-pressed]")).to_have_count(0)
