"""Every sentence of the screen is there in English, with the same blanks to fill."""

import re

import pytest
from babel.messages.catalog import Message

from rumahbelajar.wording import found_messages, kept_messages

FOUND = [message for message in found_messages() if message.id]
ENGLISH = kept_messages("en")
_BLANK = re.compile(r"%\([a-z_]+\)s")


def _forms(words: object) -> list[str]:
    return [str(form) for form in words] if isinstance(words, tuple | list) else [str(words or "")]


@pytest.mark.parametrize("message", FOUND, ids=lambda message: str(message.id)[:60])
def test_every_sentence_is_translated_with_its_blanks(message: Message) -> None:
    kept = ENGLISH.get(message.id, message.context)
    assert kept is not None, "run `flask words`, then translate what it prints"
    assert not kept.fuzzy
    asked = {blank for form in _forms(message.id) for blank in _BLANK.findall(form)}
    for form in _forms(kept.string):
        assert form.strip(), "run `flask words`, then translate what it prints"
        assert set(_BLANK.findall(form)) == asked


def test_no_translation_is_left_of_a_sentence_that_is_gone() -> None:
    found = {(message.id, message.context) for message in FOUND}
    kept = {(message.id, message.context) for message in ENGLISH if message.id}
    assert kept - found == set()


def test_a_word_with_two_meanings_has_an_english_word_for_each() -> None:
    said = {ENGLISH.get("Keluar", each).string for each in (None, "kursus", "uang")}
    assert said == {"Sign out", "Left", "Out"}


def test_the_plain_features_are_looked_through_too() -> None:
    ids = {message.id for message in FOUND}
    assert "Pilih satu jawaban dulu." in ids
    assert "Tulis paling banyak %(decimals)s angka di belakang koma." in ids
    assert "Pilih Benar atau Salah." in ids
