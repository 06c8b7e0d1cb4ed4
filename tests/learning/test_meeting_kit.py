"""`…/pertemuan/<guide>/bekal`: what a facilitator takes to a meeting, in one file."""

import gzip
import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html import unescape
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.groups import making
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.library import the_library
from rumahbelajar.meetings import planning, promising
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.meetings.conftest import as_viewer
from tests.visitor import Visitor

GUIDES = "/kursus/anak-kita/pertemuan"
PAGE = f"{GUIDES}/perasaan-anak/bekal"
HARD_PAGE = f"{GUIDES}/payung-bersama/bekal"
DAYS = (date(2026, 11, 19), date(2026, 11, 26))
MOST_BYTES = 60_000
OWN_WORDS = "Menelepon Pak Darto tiap Minggu"


@pytest.fixture
def meetings(app: Flask, house: House) -> list[UUID]:
    """Two meetings of a group that follow the first guides; two promised something at the first."""
    budi = as_viewer(house.budi)
    with app.app_context():
        making.add_group(budi, group_id := new_id(), KURIPAN, "Melati")
        for each in (house.siti, house.rini):
            db.session.add(GroupMember(group_id=group_id, person_id=each.id, since=DAYS[0]))
        planning.plan_series(
            budi,
            new_id(),
            whose=Whose(KURIPAN, group_id),
            course_id="anak-kita",
            guides=the_library().courses["anak-kita"].meetings[:2],
            days=DAYS,
            first=Plan(DAYS[0], "14:00", 90, "Asia/Jakarta", "Balai Desa"),
        )
        planned = list(db.session.scalars(db.select(Meeting).order_by(Meeting.on)))
        promising.promise(budi, planned[0], house.siti.id, OWN_WORDS)
        promising.promise(budi, planned[0], house.rini.id, "")
        db.session.commit()
        return [each.id for each in planned]


@pytest.fixture
def budi(house: House, visit: Visit) -> Visitor:
    return visit(house.budi)


def words(visitor: Visitor) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", visitor.page)).split())


def test_guides_lead_to_the_kit_and_it_to_its_file_and_paper(budi: Visitor) -> None:
    budi.get(f"{GUIDES}/perasaan-anak")
    assert f'href="{PAGE}">Bekal pertemuan</a>' in budi.page
    assert budi.get(PAGE).status_code == 200
    for way in ("unduh", "buka", "pdf"):
        assert f'href="{PAGE}/{way}"' in budi.page
    assert "3 kartu bermain peran" in budi.page
    assert "5 soal, dengan kunci jawaban" in budi.page


def test_the_file_is_as_large_as_the_page_says_and_small(budi: Visitor) -> None:
    budi.get(PAGE)
    size = re.search(r"Simpan ke HP \((\d+) KB\)", budi.page)
    assert size
    response = budi.get(f"{PAGE}/unduh")
    assert abs(len(response.data) / 1000 - int(size[1])) <= 1
    assert len(gzip.compress(response.data)) < MOST_BYTES
    assert response.headers["Content-Disposition"] == 'attachment; filename="bekal-2.html"'


def test_everything_is_in_the_file_and_nothing_is_fetched(budi: Visitor) -> None:
    budi.get(f"{PAGE}/unduh")
    told = words(budi)
    for each in (
        *("Perasaan anak menurut umur", "delapan kartu perasaan", "menit 25–50", "Dani di teras"),
        *("Satu perbuatan boleh mendapat beberapa kartu", "Bibi menjawab jujur", "Polisi"),
        *("Untuk petugas: kunci jawaban", "sepuluh menit berdua dengan anak", "CC BY-SA 4.0"),
    ):
        assert each in told, each
    leads = re.findall(r'(?:href|src)="([^"#][^"]*)"', budi.page)
    assert {lead.partition(":")[0] for lead in leads} <= {"data", "tel", "https"}
    assert "<form" not in budi.page


@pytest.mark.parametrize("page", [PAGE, HARD_PAGE])
@pytest.mark.parametrize("way", ["buka", "unduh"])
def test_only_the_style_and_the_script_in_it_are_allowed(
    budi: Visitor, page: str, way: str
) -> None:
    sent = budi.get(f"{page}/{way}").headers["Content-Security-Policy"]
    within = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', budi.page)
    assert within
    assert sent == f"{unescape(within[1])}; frame-ancestors 'none'"
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", budi.page, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}';" in sent
    assert sent.startswith("default-src 'none'; ")
    assert "unsafe" not in sent
    assert budi.page.index("http-equiv") < budi.page.index("<style>")
    assert not re.search(r'<[^>]+\s(?:style|on[a-z]+)="', budi.page)


def test_the_file_of_a_meeting_has_its_day_its_clock_and_what_to_ask(
    budi: Visitor, meetings: list[UUID]
) -> None:
    budi.get(f"/pertemuan/{meetings[1]}")
    (address,) = re.findall(rf'href="({PAGE}\?untuk=[^"]+)"', budi.page)
    budi.get(address)
    assert f'href="/pertemuan/{meetings[1]}">‹ Pertemuan</a>' in budi.page
    (saved,) = re.findall(rf'href="({PAGE}/unduh[^"]+)"', budi.page)
    budi.get(saved)
    told = words(budi)
    for each in ("Kamis, 26 November 2026", "14.00–15.30 WIB", "Balai Desa", "Melati"):
        assert each in told
    clock = re.findall(r'<span class="chip">(\d\d\.\d\d–\d\d\.\d\d)</span>', budi.page)
    assert clock[:3] == ["14.00–14.10", "14.10–14.25", "14.25–14.50"]
    assert "Saya menulis tiga kebaikan anak" in told
    assert "1 keluarga memilih kalimat panduan." in told
    assert "1 keluarga memilih kalimatnya sendiri." in told


def test_nobody_is_named_in_the_file(budi: Visitor, meetings: list[UUID], house: House) -> None:
    budi.get(f"{PAGE}/unduh?untuk={meetings[1]}")
    assert OWN_WORDS not in budi.page
    assert "Darto" not in budi.page
    for person in (house.siti, house.rini, house.budi):
        for name in (person.name, person.name.split()[0]):
            assert not re.search(rf"\b{name}\b", budi.page), name
    assert str(meetings[1]) not in budi.page


def test_a_meeting_of_others_or_of_another_guide_is_not_there(
    budi: Visitor, house: House, visit: Visit, meetings: list[UUID]
) -> None:
    for way in ("", "/buka", "/unduh", "/pdf"):
        assert visit(house.endang).get(f"{PAGE}{way}?untuk={meetings[1]}").status_code == 404
        assert budi.get(f"{PAGE}{way}?untuk={meetings[0]}").status_code == 404
        assert budi.get(f"{PAGE}{way}?untuk={new_id()}").status_code == 404


def test_a_hard_subject_is_told_neither_by_name_nor_by_title(budi: Visitor) -> None:
    response = budi.get(f"{HARD_PAGE}/unduh")
    assert response.headers["Content-Disposition"] == 'attachment; filename="bekal-7.html"'
    assert "<title>Belajar</title>" in budi.page
    assert "Berkas yang disimpan tidak punya tombol Keluar cepat." in budi.page
    assert "Keluar cepat</button>" not in budi.page
    assert "Soal ini tanpa nilai." in budi.page
    assert response.headers["Cache-Control"] == "no-store"


def test_a_hard_subject_can_be_left_at_once_where_it_is_opened_here(budi: Visitor) -> None:
    response = budi.get(f"{HARD_PAGE}/buka")
    assert "Keluar cepat</button>" in budi.page
    assert "form-action 'self'" in response.headers["Content-Security-Policy"]
    budi.get(HARD_PAGE)
    assert f'href="{HARD_PAGE}/unduh"' not in budi.page.partition("<details")[0]
    assert "form-action 'none'" in budi.get(f"{PAGE}/buka").headers["Content-Security-Policy"]


def test_a_guide_without_questions_has_none_in_its_kit(budi: Visitor) -> None:
    budi.get(f"{GUIDES}/kenalan/bekal/unduh")
    assert 'id="soal"' not in budi.page
    budi.get(f"{GUIDES}/kenalan/bekal")
    assert "kunci jawaban" not in budi.page


def test_learners_get_none_of_it(house: House, visit: Visit) -> None:
    siti = visit(house.siti)
    for way in ("", "/buka", "/unduh", "/pdf"):
        assert siti.get(f"{PAGE}{way}").status_code == 403


def test_the_pages_ask_little(budi: Visitor, meetings: list[UUID], count_queries) -> None:
    for path in (PAGE, f"{PAGE}/buka", f"{PAGE}?untuk={meetings[1]}"):
        with count_queries() as seen:
            budi.get(path)
        assert len(seen) <= (8 if "untuk" in path else 6), (path, seen)
