"""Sepuluh hal: the message of the course, and that no answer whatever makes it judge an offer."""

import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.offer_check import (
    ASK_ABOUT_DIFFERENCE,
    SIGNS,
    THINGS,
    OfferAnswers,
    OfferCheck,
    Verdict,
)
from rumahbelajar.config import ROOT
from tests.activities.filling import worked_out

FORBIDDEN = re.compile(
    r"\b(aman|pasti|penipu|ilegal|resmi 100|skor|nilai|lolos|terpercaya|gratis)\b|pasti penipuan",
    re.IGNORECASE,
)
ANSWERS = ["", *Verdict]
COURSE = ROOT / "courses" / "bekal-jalan" / "03-memeriksa"
anything = st.fixed_dictionaries(
    {
        **dict.fromkeys(THINGS, st.sampled_from(ANSWERS)),
        **dict.fromkeys(SIGNS, st.sampled_from(["", "yes"])),
    }
)


def checked(form: dict[str, str]) -> OfferAnswers:
    return worked_out(OfferCheck, form)


def words_of(found: OfferAnswers) -> list[str]:
    return [*chain.from_iterable((each.label, each.ask) for each in found.things), *found.signs]


def test_message_of_the_course() -> None:
    """Rika's message: work and pay are there, the rest is not, and four signs are seen."""
    found = checked(
        {
            "work": "said",
            "pay": "said",
            "huge_pay": "yes",
            "no_skill": "yes",
            "unclear": "yes",
            "hurry": "yes",
        }
    )
    assert [each.label for each in found.said] == ["Pekerjaan", "Upah"]
    assert len(found.missing) == 8
    assert found.differing == ()
    assert len(found.signs) == 4


def test_questions_are_those_of_the_lesson_in_its_order_and_words() -> None:
    lesson = (COURSE / "01-sepuluh-pertanyaan.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\d+\. \*\*(.+?:)\*\* (.+)$", lesson, re.MULTILINE)
    asked = [f"{name} {re.sub('{{term:(.+?)}}', _term, rest)}" for name, rest in listed]
    assert [question for question, _label, _ask in THINGS.values()] == asked


def _term(found: re.Match[str]) -> str:
    return found[1].replace("-", " ")


def test_what_is_missing_has_its_sentence_and_what_differs_another() -> None:
    found = checked({"visa": "differs", "costs": "missing"})
    assert [each.ask for each in found.differing] == [ASK_ABOUT_DIFFERENCE]
    assert found.missing[-2].ask.startswith("Boleh minta rincian biaya tertulis?")


def test_nothing_is_kept_and_nothing_is_written_in_words() -> None:
    assert OfferCheck.kept is False
    assert OfferCheck.is_discreet
    assert {field.kind for field in OfferCheck.fields.values()} == {"choice"}


def test_who_knows_nothing_learns_all_that_is_to_be_asked() -> None:
    found = checked({})
    assert len(found.missing) == len(THINGS) == 10
    assert found.signs == ()
    assert checked({"agency": "missing"}).signs == ()
    assert checked({"hurry": "yes"}).signs == (SIGNS["hurry"],)


def test_every_single_answer_is_free_of_judgement() -> None:
    """All words of any combination are those of single answers: here is each of them."""
    for name in OfferCheck.fields:
        for answer, _words in OfferCheck.fields[name].options:
            for told in words_of(checked({name: answer})):
                assert not FORBIDDEN.search(told)


@given(anything)
def test_every_combination_counts_each_thing_once_and_judges_nothing(form: dict[str, str]) -> None:
    if not any(form.values()):
        form = {**form, "agency": "said"}
    found = checked(form)
    assert len(found.said) + len(found.missing) + len(found.differing) == len(THINGS) == 10
    assert len(found.signs) == sum(form[name] == "yes" for name in SIGNS)
    assert not any(map(FORBIDDEN.search, words_of(found)))
    assert {each.verdict for each in found.things} <= set(Verdict)


@pytest.mark.parametrize("place", ["templates/activities/offer_check.html"])
def test_the_page_around_it_judges_nothing_either(place: str) -> None:
    said = re.findall(r'_\("([^"]+)"', (ROOT / place).read_text(encoding="utf-8"))
    assert said
    for each in [*said, OfferCheck.heading, OfferCheck.purpose]:
        assert not FORBIDDEN.search(each), each
