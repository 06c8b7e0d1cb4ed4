"""Figures with an amount: told where the text says another, and looked up by the tools."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from rumahbelajar.activities.contributions import ContributionCalculator
from rumahbelajar.courses.activity_files import read_activities
from rumahbelajar.courses.authored import FigureEntry
from rumahbelajar.courses.entries import Figure
from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.folder import Folder
from rumahbelajar.courses.references import Known
from rumahbelajar.courses.schema import schemas

ENTRY: dict[str, Any] = {"meaning": "Iuran", "source": "Aturan", "as_of": date(2023, 2, 22)}
KEYS = {
    "before": "sebelum",
    "months_6": "enam",
    "months_12": "dua-belas",
    "months_24": "dua-empat",
    "month_more": "tambahan",
    "retirement_least": "kecil",
    "retirement_most": "besar",
}
PATH = "01-satu/hitung.yaml"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp37.500", "37500"),
        ("9 orang", "9"),
        ("paling banyak Rp1.000.000", "1000000"),
        ("x", None),
    ],
)
def test_amount_is_what_the_text_says(text: str, amount: str | None) -> None:
    assert FigureEntry(text=text, amount=amount, **ENTRY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp37.500", "37501"),
        ("Rp50.000 sampai Rp600.000", "50000"),
        ("sedikit", "0"),
        ("6,5", "65"),
    ],
)
def test_amount_that_the_text_does_not_say_is_told(text: str, amount: str) -> None:
    with pytest.raises(ValidationError, match="amount tidak sama"):
        FigureEntry(text=text, amount=amount, **ENTRY)  # type: ignore[arg-type]


def read(lines: str, figures: dict[str, int | None]) -> tuple[Any, list[Fault]]:
    text = f"type: contributions\ntitle: Iuran\nintroduction: Hitung.\namounts:\n{lines}"
    folder = Folder("kursus", paths={PATH}, texts={PATH: text})
    known = Known(
        figures={
            key: Figure(key=key, text=f"Rp{amount}" if amount else "x", amount=amount, **ENTRY)
            for key, amount in figures.items()
        }
    )
    faults: list[Fault] = []
    files = read_activities(folder, ["01-satu"], known, faults)
    return files["01-satu"][0].activity, faults


def written(keys: dict[str, str]) -> str:
    return "".join(f"  {name}: {key}\n" for name, key in keys.items())


def test_tool_has_the_amounts_that_its_author_named() -> None:
    found, faults = read(written(KEYS), dict.fromkeys(KEYS.values(), 5))
    assert not faults
    assert isinstance(found, ContributionCalculator)
    assert found.amounts.before.amount == 5
    assert ContributionCalculator.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize(
    ("keys", "figures", "told"),
    [
        ({**KEYS, "before": "lupa"}, {}, '"lupa" tidak ada'),
        (KEYS, {"sebelum": None}, "belum punya amount"),
        ({**KEYS, "before": "[a]"}, {}, "bukan kunci angka"),
        ({"before": "sebelum"}, {}, '"months_6" belum ada'),
        ({**KEYS, "lain": "sebelum"}, {}, '"lain" tidak dikenal'),
    ],
)
def test_amount_that_is_not_there_is_told_at_its_line(
    keys: dict[str, str], figures: dict[str, int | None], told: str
) -> None:
    found, faults = read(written(keys), {**dict.fromkeys(KEYS.values(), 5), **figures})
    assert found is None
    assert any(told in str(fault) for fault in faults), [str(fault) for fault in faults]
    assert all(fault.line >= 4 for fault in faults)


def test_editors_offer_keys_for_the_amounts() -> None:
    schema = schemas()["activity.schema.json"]["$defs"]["ContributionAmounts"]
    assert schema["properties"]["before"]["type"] == "string"
