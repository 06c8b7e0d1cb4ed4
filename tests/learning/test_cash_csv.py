"""A cash book as a spreadsheet reads it: figures are figures, and words never formulas."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.learning.cash_csv import as_words


@pytest.mark.parametrize(
    "words",
    [
        '=HYPERLINK("http://jahat.example")',
        "+62 811",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠A1",
        " =1",
        "﹦1",
    ],
)
def test_words_that_begin_a_formula_are_words(words: str) -> None:
    assert as_words(words) == f"'{words}"


@given(st.text(max_size=60))
def test_no_words_begin_a_formula_and_none_are_lost(words: str) -> None:
    made = as_words(words)
    assert made.removeprefix("'") == words.removeprefix("'")
    assert made[:1] not in set("=+-@\t\r＝＋－＠")


def test_plain_words_stay_as_they_are() -> None:
    assert as_words("Jual 10 keripik; tunai = lunas") == "Jual 10 keripik; tunai = lunas"


def read_back(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_file_has_days_words_figures_and_the_balance(house, visit) -> None:
    siti = visit(house.siti)
    for line in (
        {"day": "2/11/2026", "kind": "out", "words": '=Beli; "minyak"', "amount": "24.000"},
        {"day": "1/11/2026", "kind": "in", "words": "Jual keripik", "amount": "1.240.000"},
        {"day": "3/11/2026", "kind": "out", "words": "Sewa", "amount": "2.000.000"},
    ):
        assert siti.post("/buku-kas/usaha", line).status_code == 303
    response = siti.get("/buku-kas/usaha/unduh")
    assert response.mimetype == "text/csv"
    assert 'filename="buku-kas-usaha.csv"' in response.headers["Content-Disposition"]
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert read_back(response.data)[1:] == [
        ["2026-11-01", "Jual keripik", "1240000", "", "1240000"],
        ["2026-11-02", '\'=Beli; "minyak"', "", "24000", "1216000"],
        ["2026-11-03", "Sewa", "", "2000000", "-784000"],
    ]
