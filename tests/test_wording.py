"""Every sentence of the screen is there in English, with the same blanks to fill."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from rumahbelajar.config import ROOT
from rumahbelajar.wording import found_messages, kept_messages

_TRANSLATING = {"gettext", "lazy_gettext"}
_BLANK = re.compile(r"%\([a-z_]+\)s")


@cache
def sentences() -> list[Message]:
    return [message for message in found_messages() if message.id]


@cache
def english() -> Catalog:
    return kept_messages("en")


def _forms(words: object) -> list[str]:
    return [str(form) for form in words] if isinstance(words, tuple | list) else [str(words or "")]


def _faults(message: Message) -> list[str]:
    """Return what is wrong with the English of a sentence."""
    kept = english().get(message.id, message.context)
    forms = _forms(kept.string) if kept is not None else []
    asked = {blank for form in _forms(message.id) for blank in _BLANK.findall(form)}
    faults = []
    if not forms or not all(form.strip() for form in forms):
        faults.append("run `flask words`, then translate what it prints")
    elif any(set(_BLANK.findall(form)) != asked for form in forms):
        faults.append("its blanks are not those of the Indonesian sentence")
    if kept is not None and kept.fuzzy:
        faults.append("somebody must look at it: it is marked as fuzzy")
    return [f"{message.id}: {fault}" for fault in faults]


def test_every_sentence_is_translated_with_its_blanks() -> None:
    """In one test: one for each would take longer to begin and to end than to look."""
    assert len(sentences()) > 3000
    faults = [fault for message in sentences() for fault in _faults(message)]
    assert not faults, "\n".join(faults)


def test_no_translation_is_left_of_a_sentence_that_is_gone() -> None:
    found = {(message.id, message.context) for message in sentences()}
    kept = {(message.id, message.context) for message in english() if message.id}
    assert kept - found == set()


def _said_in(file: Path) -> Iterator[str]:
    """Yield what a file has translated, by whatever name it calls the function that does so."""
    tree = list(ast.walk(ast.parse(file.read_text())))
    imported = (each for each in tree if isinstance(each, ast.ImportFrom))
    names = {
        alias.asname or alias.name
        for each in imported
        for alias in each.names
        if each.module == "flask_babel" and alias.name in _TRANSLATING
    }
    for call in (each for each in tree if isinstance(each, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id in names:
            yield from (str(it.value) for it in call.args[:1] if isinstance(it, ast.Constant))


def test_no_sentence_hides_from_who_looks_for_them() -> None:
    """As one does in the middle of an f-string, or where `_` is called otherwise."""
    ids = {message.id for message in sentences()}
    said = {each for file in (ROOT / "rumahbelajar").rglob("*.py") for each in _said_in(file)}
    assert len(said) > 1000
    assert said - ids == set()


def test_a_word_with_two_meanings_has_an_english_word_for_each() -> None:
    said = {english().get("Keluar", each).string for each in (None, "kursus", "uang")}
    assert said == {"Sign out", "Left", "Out"}


def test_the_plain_features_are_looked_through_too() -> None:
    ids = {message.id for message in sentences()}
    assert "Pilih satu jawaban dulu." in ids
    assert "Tulis paling banyak %(decimals)s angka di belakang koma." in ids
    assert "Pilih Benar atau Salah." in ids
