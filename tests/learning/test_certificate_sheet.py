"""The printed sheet of a certificate: one accessible page, whatever stands on it."""

import pytest

from rumahbelajar import language
from rumahbelajar.learning.certificate_printing import print_certificate, printed
from rumahbelajar.learning.codes import grouped
from rumahbelajar.learning.course_versions import course_at
from tests.learning.pdf_text import words_drawn

pytestmark = pytest.mark.slow

MOST_BYTES = 60_000


def test_sheet_is_an_accessible_pdf_of_one_page_and_small(app, certificate) -> None:
    with app.test_request_context():
        pdf = print_certificate(certificate)
    assert pdf.startswith(b"%PDF-1.7")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"Sertifikat RB-33.07.10.2004-2026-0001" in pdf
    assert b"/Count 1" in pdf
    assert b"/MediaBox[0 0 841.8898 595.2756]" in pdf, "A4, lying"
    assert len(pdf) < MOST_BYTES


def test_its_words_can_be_copied_and_say_who_learned_what(app, certificate) -> None:
    with app.test_request_context():
        text = words_drawn(print_certificate(certificate, "RB-33.07.10.2004-2025-0007"))
        modules = course_at(certificate.course_version).modules
    for words in ("Siti Aminah", certificate.course_title, grouped(certificate.code)):
        assert words.replace(" ", "") in text
    assert "Nomor" + certificate.serial in text
    assert "PenggantinomorRB-33.07.10.2004-2025-0007" in text
    assert "Diterbitkantanggal24November2026" in text
    titles = [module.title.replace(" ", "") for module in modules]
    assert "".join(titles) in text.replace("•", "")
    assert 0 < text.count("•") < len(titles) - 1, "none where a line ends"


def test_it_speaks_the_language_of_who_prints_it_but_for_the_course(app, certificate) -> None:
    with app.test_request_context():
        language.choose("en")
        text = words_drawn(print_certificate(certificate))
    assert certificate.course_title.replace(" ", "") in text
    assert "diberikankepada" not in text
    assert "24November2026" in text


def test_long_titles_and_places_fit_on_one_page(app, certificate) -> None:
    certificate.holder_name = "Raden Ayu " * 11
    certificate.course_title = "Mengelola uang kiriman " * 8
    certificate.place = "Sumberkaryajaya Kidul, " * 21
    with app.test_request_context():
        pdf = print_certificate(certificate, "RB-33.07.10.2004-2025-0007")
    assert b"/Count 1" in pdf
    assert len(pdf) < MOST_BYTES
    for words in (certificate.holder_name, certificate.course_title, certificate.place):
        assert words.replace(" ", "") in words_drawn(pdf)


def test_same_certificate_is_printed_the_same(app, certificate) -> None:
    with app.test_request_context():
        assert print_certificate(certificate) == print_certificate(certificate)


@pytest.mark.parametrize(
    "name",
    [
        "Sukarni",
        "Nur Sya’adah binti Ma'ruf al-Qur'ani",
        "Raden Ayu Siti Nurhaliza Kusumaningtyas Prawirodirdjo binti Haji Muhammad Abdurrahman "
        "Wahid Notonegoro Sastrowa",
        "Ñgurah Śrī Wēda Ḥasan",
        'Siti "#eval" \\ $x$ *tebal* <b> @acuan',
        "W" * 120,
    ],
)
def test_any_name_fits_on_one_page_and_can_be_copied(app, certificate, name: str) -> None:
    certificate.holder_name = name
    with app.test_request_context():
        pdf = print_certificate(certificate)
    assert b"/Count 1" in pdf
    assert len(pdf) < MOST_BYTES
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert f"diberikankepada{name.replace(' ', '')}yangtelah" in words_drawn(pdf)


def test_name_in_letters_that_the_fonts_lack_is_printed_all_the_same(app, certificate) -> None:
    certificate.holder_name = "ꦱꦶꦠꦶ \U0001f600 محمد"
    with app.test_request_context():
        pdf = print_certificate(certificate)
    assert b"/Count 1" in pdf
    assert len(pdf) < MOST_BYTES


def test_code_square_and_address_are_there_only_with_a_public_address(
    app, certificate, make_app
) -> None:
    with app.test_request_context():
        without = printed(certificate)
    public = make_app(public_url="https://belajar.contoh.id")
    with public.test_request_context():
        within = printed(certificate)
        assert len(print_certificate(certificate)) < MOST_BYTES
        assert "PetugasRumahBelajar" not in words_drawn(print_certificate(certificate))
    with app.test_request_context():
        signed = words_drawn(print_certificate(certificate))
    assert signed.endswith("PetugasRumahBelajar"), "under a line to sign on"
    assert without["qr"] == ""
    assert "rumah belajar desa ini" in without["words"]["how_to_check"]
    assert within["qr"].startswith("<svg")
    assert "belajar.contoh.id/periksa-sertifikat" in within["words"]["how_to_check"]
    assert within["code"] == without["code"] == grouped(certificate.code)
