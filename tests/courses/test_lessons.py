"""Lesson Markdown becomes safe HTML with the course's own links, pictures and references."""

from pathlib import Path

import pytest

from rumahbelajar.courses.containers import ACTIVITY, CONTAINERS
from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.markdown import count_words, render
from rumahbelajar.courses.model import Contact, Figure, Lesson, Term
from rumahbelajar.courses.page import Page, Surroundings
from rumahbelajar.courses.references import Known
from tests.courses.sample import write_courses

_NOTHING = Known()
_FIGURE = {"text": "Rp5", "meaning": "Tarif", "source": "Bank", "as_of": "2026-01-01"}
ENDING = "\n\n::: this-week\nBicarakan.\n:::\n"


def shown(body: str, known: Known = _NOTHING) -> str:
    """Return the HTML of Markdown that has no fault, without the task at its end."""
    page = _page(body, known)
    html = render(page)
    assert page.faults == []
    return html.partition("\n<section")[0]


def _page(body: str, known: Known) -> Page:
    around = Surroundings({}, {}, known)
    return Page("01-a/01-b.md", "c/01-a/01-b.md", body + ENDING, 1, around)


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    return next(load_library(write_courses(tmp_path)).courses["uang-kita"].lessons())


def test_head_of_the_file_says_what_the_lesson_is(lesson: Lesson) -> None:
    assert (lesson.id, lesson.slug) == (
        "uang-kita/tujuan/mengapa-berangkat",
        "mengapa-berangkat",
    )
    assert (lesson.title, lesson.minutes) == ("Mengapa berangkat", 5)
    assert lesson.objective == "Anda bisa menyebut tiga tujuan."
    assert lesson.words == count_words(lesson.html) > 40


def test_contact_is_a_link_that_dials(lesson: Lesson) -> None:
    assert '<a class="contact" href="tel:110">Polisi (110)</a>' in lesson.html


def test_contact_without_a_phone_number_is_plain_words(lesson: Lesson) -> None:
    assert '<span class="contact">Grup warga (Tanya petugas)</span>' in lesson.html


def test_figure_leaves_its_sentence_whole_and_its_source_is_kept_for_the_end(
    lesson: Lesson,
) -> None:
    assert "Biaya kirim Rp37.500.</p>" in lesson.html
    (figure,) = lesson.figures
    assert (figure.key, figure.source) == ("biaya-kirim", "Bank contoh")
    assert lesson.words == count_words(lesson.html)


def test_figure_named_twice_has_its_source_once() -> None:
    figure = Figure.model_validate({"key": "tarif", **_FIGURE})
    page = _page(
        "Rp5 atau {{figure:tarif}}, jadi {{figure:tarif}}.", Known(figures={"tarif": figure})
    )
    render(page)
    assert page.figures == [figure]


def test_term_leads_to_its_meaning_in_the_authors_own_words(lesson: Lesson) -> None:
    link = '<a class="term" id="istilah-dana-darurat" href="/istilah/dana-darurat">'
    assert f"{link}simpanan aman</a>" in lesson.html


def test_only_the_first_that_leads_to_a_term_has_its_mark() -> None:
    glossary = {"kas": Term(key="kas", course="c", term="kas", meaning="Uang")}
    html = shown("{{term:kas}} dan {{term:kas|uang kas}}", Known(glossary=glossary))
    assert html.count('id="istilah-kas"') == 1
    assert '<a class="term" href="/kursus/c/istilah/kas">uang kas</a>' in html


def test_picture_has_an_address_that_changes_with_its_content(lesson: Lesson) -> None:
    picture = "/kursus/uang-kita/media/amplop.svg?v=f7abea132750"
    assert f'<img src="{picture}" alt="Empat amplop" loading="lazy">' in lesson.html


def test_link_to_a_lesson_becomes_its_address(lesson: Lesson) -> None:
    assert '<a href="/kursus/uang-kita/pelajaran/anggaran/amplop">anggaran</a>' in lesson.html


def test_link_to_elsewhere_tells_nothing_about_the_learner(lesson: Lesson) -> None:
    assert '<a href="https://www.ojk.go.id/" rel="noopener noreferrer">OJK</a>' in lesson.html


def test_every_container_has_its_heading_and_the_author_may_give_another() -> None:
    for name in CONTAINERS.keys() - {ACTIVITY}:
        container = CONTAINERS[name]
        assert container.heading in shown(f"::: {name}\nIsi\n:::\n\nLagi")
        assert "Pak Budi &amp; Bu Sari" in shown(f"::: {name} Pak Budi & Bu Sari\nIsi\n:::\n\nLagi")


def test_activity_is_a_card_that_leads_to_its_page(lesson: Lesson) -> None:
    assert (
        '<div class="card activity"><p class="note-title">Kegiatan: Pesan dari nomor baru</p>\n'
        "<p>Coba percakapan ini.</p>\n"
        '<p><a class="btn" href="/kursus/uang-kita/kegiatan/tujuan/pesan-baru">'
        "Buka Pesan dari nomor baru</a></p></div>"
    ) in lesson.html


def test_task_for_this_week_is_a_section_with_a_heading(lesson: Lesson) -> None:
    assert lesson.html.endswith(
        '<section class="card this-week"><h2>Yang saya lakukan minggu ini</h2>\n'
        "<p>Bicarakan tujuan dengan keluarga.</p>\n</section>"
    )


def test_containers_hold_lists_and_other_containers() -> None:
    html = shown(":::: steps\n1. Satu\n2. Dua\n\n::: warning\nAwas\n:::\n::::")
    assert html.startswith('<div class="note steps"><p class="note-title">Langkah</p>\n<ol>')
    assert html.count("</div>") == 2


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("a &lt;b&gt; & c", "<p>a &lt;b&gt; &amp; c</p>"),
        ("5 < 6 dan 7 > 3", "<p>5 &lt; 6 dan 7 &gt; 3</p>"),
        ("`<script>`", "<p><code>&lt;script&gt;</code></p>"),
        ("```html\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("3. tiga", '<ol start="3">\n<li>tiga</li>\n</ol>'),
        ("`{{contact:x}}`", "<p><code>{{contact:x}}</code></p>"),
        ("satu  \ndua", "<p>satu<br>\ndua</p>"),
    ],
)
def test_what_looks_like_html_in_text_and_code_stays_text(markdown: str, html: str) -> None:
    assert shown(markdown) == html


def test_line_of_a_mistake_deep_in_a_paragraph_is_its_own() -> None:
    page = Page(
        "01-a/01-b.md",
        "c/01-a/01-b.md",
        f"Satu\ndua\ntiga <b>empat</b>\n\n- lima\n  enam\n  [x](y.md){ENDING}",
        7,
        Surroundings({}, {}, Known()),
    )
    render(page)
    assert [fault.line for fault in page.faults] == [9, 9, 13]


@pytest.mark.parametrize(
    ("number", "more", "address"),
    [
        ("110", {}, "tel:110"),
        ("0811-1022-210", {}, "tel:08111022210"),
        ("(021) 522 9999", {}, "tel:0215229999"),
        ("+62 21 522", {}, "tel:+6221522"),
        ("129 lalu tekan 1", {"tel": "129", "wa": "62129"}, "tel:129"),
        ("0811-1022-210", {"wa": "628111022210"}, "https://wa.me/628111022210"),
        ("ojk.go.id", {"web": "https://ojk.go.id"}, "https://ojk.go.id"),
        ("Tanya petugas", {}, None),
    ],
)
def test_contact_leads_to_the_phone_else_to_whatsapp_else_to_the_web(
    number: str, more: dict[str, str], address: str | None
) -> None:
    contact = _contact(number, **more)
    assert contact.address == address


def test_number_that_answers_messages_only_is_not_dialled() -> None:
    known = Known(contacts={"x": _contact("0811-1022-210", wa="628111022210")})
    assert shown("Tulis ke {{contact:x}}.", known) == (
        '<p>Tulis ke <a class="contact" href="https://wa.me/628111022210" '
        'rel="noopener noreferrer">X (0811-1022-210)</a>.</p>'
    )


def _contact(number: str, **more: str) -> Contact:
    return Contact.model_validate(
        {
            "key": "x",
            "name": "X",
            "number": number,
            "for_whom": "Siapa saja",
            "group": "health",
            "source": "x",
            "last_checked": "2026-01-31",
            "order": 1,
            **more,
        }
    )
