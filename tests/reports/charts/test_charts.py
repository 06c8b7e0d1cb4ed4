"""Charts: small, in words too, and nothing in them that runs, styles or comes from elsewhere."""

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from markupsafe import Markup

from rumahbelajar.assets import SOURCE
from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.svg import check_svg
from rumahbelajar.reports.charts import bars, distribution, lines, small_multiples
from rumahbelajar.reports.tables.table import WITHHELD, Kind, Value

SVG = "{http://www.w3.org/2000/svg}"
AREAS = [f"Kecamatan <Sukamaju & Jaya> {number} yang panjang" for number in range(60)]
MONTHS = [f"Nov {2000 + number}" for number in range(24)]
COLOUR = re.compile(r"#[0-9a-f]{3,6}")
SAMPLES: dict[str, Callable[[], Markup]] = {
    "bars": lambda: bars(
        "Tingkat <selesai>",
        [*zip(AREAS, _shares(60), strict=True)],
        Kind.SHARE,
        full=1,
        average=("Kabupaten <Wonosobo & Jaya> yang panjang", 0.43),
    ),
    "lines": lambda: lines(
        "Tiap bulan", MONTHS, {"Mulai": _counts(1), "Selesai": _counts(2), "Aktif": _counts(3)}
    ),
    "distribution": lambda: distribution(
        "Naik atau turun",
        ["Turun", "Tetap", "Naik sampai 20 poin", "Naik lebih dari 20 poin"],
        [(name, (0.17, 0.23, 0.28, 0.32)) for name in AREAS],
    ),
    "small_multiples": lambda: small_multiples(
        "Mulai", MONTHS, [(name, _counts(at)) for at, name in enumerate(AREAS)]
    ),
}


@pytest.fixture(autouse=True)
def _words(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def _shares(count: int) -> list[Value]:
    return [WITHHELD if at == 3 else (at * 37 % 101) / 100 for at in range(count)]


def _counts(seed: int) -> list[Value]:
    return [
        WITHHELD if (at + seed) % 11 == 5 else (at * 7919 * (seed + 1)) % 98_765
        for at in range(len(MONTHS))
    ]


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> str:
    return str(SAMPLES[request.param]())


def test_sixty_areas_over_two_years_take_less_than_six_kilobytes(sample: str) -> None:
    assert len(sample.encode()) < 6_000


def test_it_says_what_it_shows_and_is_named_by_that(sample: str) -> None:
    root = ET.fromstring(sample)  # noqa: S314 - our own
    assert root.get("role") == "img"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text
    assert description is not None
    assert len(description.text or "") > 20
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_it_runs_nothing_and_carries_no_style(sample: str) -> None:
    faults: list[Fault] = []
    check_svg(sample.encode(), "chart.svg", faults)
    assert not faults
    assert "style" not in sample
    assert "class=" not in sample


def test_words_of_an_area_are_words(sample: str) -> None:
    assert "<Sukamaju" not in sample
    assert "& Jaya" not in sample


def test_its_colours_are_ours(sample: str) -> None:
    head = (SOURCE / "css" / "base.css").read_text(encoding="utf-8").split("*/")[0]
    assert {*COLOUR.findall(re.sub(r"url\(#\w+\)", "", sample))} <= {*COLOUR.findall(head)}


def test_two_charts_on_a_page_share_no_id() -> None:
    ids = [each for make in SAMPLES.values() for each in re.findall(r' id="(\w+)"', make())]
    assert len(ids) == len({*ids})


@pytest.mark.parametrize("name", SAMPLES)
def test_what_finds_no_room_is_said(name: str) -> None:
    if name != "lines":
        assert "lagi ada di tabel" in SAMPLES[name]()


def test_numbers_are_written_as_in_the_table() -> None:
    drawn = str(bars("Orang", [("Kuripan", 12_345), ("Reco", WITHHELD), ("Mutisari", None)]))
    assert "12.345" in drawn
    assert "ditutup" in drawn
    assert "–" in drawn


def test_a_withheld_number_is_drawn_as_a_gap_of_no_size() -> None:
    one = str(bars("Orang", [("Kuripan", 40), ("Reco", WITHHELD)]))
    assert one.count("stroke-dasharray") == 1
    line = str(lines("Orang", ["Jan", "Feb", "Mar"], {"Mulai": [5, WITHHELD, 9]}))
    paths = re.findall(r'd="(M[^"]+)" fill="none" stroke="#0b6b4f"', line)
    assert paths[0].count("M") == 2
    whole = str(distribution("Naik", ["Turun", "Naik"], [("Reco", (WITHHELD, WITHHELD))]))
    assert whole.count("stroke-dasharray") == 1


def test_the_average_of_the_area_is_a_mark_on_every_bar_and_said_in_words() -> None:
    items: list[tuple[str, Value]] = [("Kuripan", 0.64), ("Reco", WITHHELD)]
    drawn = str(bars("Selesai", items, Kind.SHARE, full=1, average=("Wonosobo", 0.5)))
    assert "Wonosobo: 50%" in drawn
    (mark,) = re.findall(r'd="(M150,[^"]+)" fill="none" stroke="#1f2d27"', drawn)
    assert mark.count("M150,") == len(items)
    for untold in (None, WITHHELD):
        assert "Wonosobo: 50%" not in bars("Selesai", items, average=("Wonosobo", untold))


def test_twenty_areas_are_drawn_with_their_whole_names() -> None:
    names = ["Daerah Istimewa Yogyakarta", *(f"Kabupaten nomor {at}" for at in range(19))]
    for drawn in (
        bars("Orang", [(name, 5) for name in names]),
        small_multiples("Orang", MONTHS[:12], [(name, _counts(1)[:12]) for name in names]),
    ):
        said = ET.fromstring(str(drawn))  # noqa: S314 - our own
        assert {*names} <= {each.text for each in said.iter(f"{SVG}text")}
        assert len(drawn.encode()) < 6_000


def test_small_ones_stand_on_one_scale_which_is_said() -> None:
    drawn = small_multiples("Orang", ["Jan", "Feb"], [("Kuripan", [3, 90]), ("Reco", [1, 2])])
    assert "Garis atas di tiap gambar: 100." in drawn


def test_lines_differ_by_more_than_their_colour() -> None:
    drawn = SAMPLES["lines"]()
    assert {*re.findall(r'stroke-dasharray="([^"]+)"', drawn)} == {"7 4", "2 3"}


def test_nothing_to_draw_draws_nothing() -> None:
    assert bars("Orang", []) == Markup()
    assert lines("Orang", [], {}) == Markup()
    assert distribution("Orang", [], []) == Markup()
    assert small_multiples("Orang", [], []) == Markup()


def test_numbers_of_every_size_are_drawn() -> None:
    for values in ([0, 0], [1, 2], [0.001, 0.5], [9_999_999, 3], [None, None], [-3, 4]):
        drawn = [
            bars("Orang", [*zip("ab", values, strict=True)], Kind.DECIMAL),
            lines("Orang", ["Jan", "Feb"], {"Mulai": values}),
            small_multiples("Orang", ["Jan", "Feb"], [("Reco", values)]),
            distribution("Orang", ["Turun", "Naik"], [("Reco", values)]),
        ]
        for each in drawn:
            assert ET.fromstring(str(each)) is not None  # noqa: S314 - our own
            assert "nan" not in each
            assert 'width="-' not in each


def test_a_long_title_stands_whole_in_two_lines() -> None:
    title = "Anak Kita, Tanggung Jawab Bersama: persen jawaban benar, soal tersulit di atas"
    chart = bars(title, [("Aceh", 1)])
    found = re.findall(r'<text [^>]*font-weight="bold"[^>]*>([^<]+)</text>', chart)
    assert " ".join(found) == title
    assert max(map(len, found)) <= 44
