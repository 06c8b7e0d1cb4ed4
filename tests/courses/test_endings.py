"""How the conversations of the courses that are shipped end."""

from collections.abc import Mapping

import pytest

from rumahbelajar.activities import Scenario
from rumahbelajar.activities.scenario import Step
from tests.shipped import shipped


def steps_of(activity_id: str) -> Mapping[str, Step]:
    course = shipped().courses[activity_id.partition("/")[0]]
    (found,) = (
        each.content
        for module in course.modules
        for each in module.activities
        if each.id == activity_id
    )
    assert isinstance(found, Scenario)
    return found.nodes


def test_who_sent_the_photo_of_an_identity_card_is_not_told_to_be_safe() -> None:
    ending = steps_of("bekal-jalan/memeriksa/bicara-perekrut")["foto"]
    assert ending.ending == "harm"
    for words in ("bukan salah Anda", "petugas desa", "0800-1000", "110"):
        assert words in (ending.tells or ""), words


@pytest.mark.parametrize(
    ("activity_id", "names"),
    [
        ("bekal-jalan/memeriksa/bicara-perekrut", {"uang", "foto"}),
        ("bekal-jalan/jalan/cerita-tawaran", {"kabar"}),
        (
            "uang-kiriman/aman/obrolan-palsu",
            {"sebagian-hilang", "diam-karena-malu", "kirim-lagi", "berhenti-dan-lapor"},
        ),
        ("anak-kita/dekat/panggilan-video", {"hp-besok", "janji-kosong", "layar-kosong"}),
    ],
)
def test_whatever_was_lost_ends_as_harm_and_nothing_else(activity_id: str, names: set[str]) -> None:
    assert {name for name, each in steps_of(activity_id).items() if each.ending == "harm"} == names
