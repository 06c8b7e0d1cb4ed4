"""Indonesian paragraphs become sentences where a reader would breathe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.courses.linting.sentences import count_words, is_whole, split_sentences

PARAGRAPHS = [
    ["Bu Sari mengirim Rp1.250.000.", "Sisanya Rp50.000 saja."],
    ["Harganya Rp. 50.000 sebulan."],
    ["Bpk. Joko dan Sdri. Rani pergi ke Jl. Melati No. 5."],
    ["Bu M. Aminah dan K.H. Ahmad datang."],
    ["Pilih jawaban A.", "Lalu tekan tombol."],
    ["Beli beras, sayur, dll. di pasar."],
    ["Beli beras, sayur, dll.", "Setelah itu pulang."],
    ['"Bapak berangkat untuk apa, Bu?" tanya Rani.'],
    ['"Uangnya ke mana saja?"', "Bu Sari merasa dituduh."],
    ['Ia berkata, "Tunggu dulu."', "Lalu ia pergi."],
    ["Tunggu... jangan kirim dulu."],
    ["Sungguh?!", "Ya, benar!"],
    ["Pukul 19.30 ia menelepon.", "Besok tanggal 1.2.2026 ia pulang."],
    ["1. Catat dulu.", "2. Hitung lagi."],
    ["Jumlahnya 12.", "Bagilah dengan 4."],
    ["Buka bp2mi.go.id untuk memeriksa.", "Hanya situs itu yang resmi."],
    ["Ada tiga hal.", "Pertama, catat."],
    ["Tujuan ada tiga: utang; sekolah; rumah."],
    ["Ia lulusan S.Pd. dari kota."],
    ["(Lihat catatan.)", "Lalu hitung."],
]


@pytest.mark.parametrize("sentences", PARAGRAPHS, ids=lambda each: each[0])
def test_paragraph_is_split_where_its_sentences_end(sentences: list[str]) -> None:
    assert [text for _, text in split_sentences(" ".join(sentences))] == sentences


def test_line_break_is_a_space() -> None:
    broken = "Uang kiriman\ndatang hari ini.\nLalu dibagi."
    assert [place for place, _ in split_sentences(broken)] == [0, 30]


def test_heading_and_item_without_a_mark_are_no_whole_sentence() -> None:
    assert not is_whole("Lebaran: Rp1.000.000")
    assert is_whole("Sudah cukup?")
    assert is_whole('Ia berkata, "Tunggu."')


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Bayar Rp1.250.000 sekarang.", 3),
        ("Ibu – dan ayah – bicara.", 4),
        ("3 × 4 = 12", 3),
        ("Sama-sama belajar 50-30-20.", 3),
        ("...", 0),
    ],
)
def test_numbers_are_words_and_signs_are_none(sentence: str, words: int) -> None:
    assert count_words(sentence) == words


@given(st.text(alphabet="aAbB1. ?!\"'…()\n,;:Rp", max_size=80))
def test_no_text_is_lost_and_every_sentence_stands_where_it_is_said_to(text: str) -> None:
    found = list(split_sentences(text))
    assert all(text[place : place + len(sentence)] == sentence for place, sentence in found)
    assert "".join("".join(sentence for _, sentence in found).split()) == "".join(text.split())
    assert count_words(text) == sum(count_words(sentence) for _, sentence in found)


@given(st.lists(st.sampled_from([s for p in PARAGRAPHS for s in p if s.endswith(("gi.", "ng."))])))
def test_plain_sentences_in_a_row_stay_apart(sentences: list[str]) -> None:
    assert [text for _, text in split_sentences(" ".join(sentences))] == sentences
