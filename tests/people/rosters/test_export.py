"""The list of a village goes out and comes back in, changed or not."""

import csv
import io

import pytest
from flask import Flask
from python_calamine import CalamineWorkbook

from rumahbelajar.database import db
from rumahbelajar.people import consent, labels
from rumahbelajar.people.models import AgeBand, Category, Person, Sex
from rumahbelajar.people.rosters import words
from tests.conftest import Visit
from tests.house import KENANGA, House
from tests.people.rosters.files import preview
from tests.people.rosters.test_roster_page import counts, take_over
from tests.visitor import Visitor


def csv_of(visitor: Visitor) -> list[list[str]]:
    answer = visitor.client.get("/orang/peserta.csv")
    assert answer.headers["Cache-Control"] == "no-store"
    text = answer.get_data().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def written(rows: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_goes_out_comes_in_as_nothing_new(
    app: Flask, house: House, visit: Visit, ending: str
) -> None:
    visitor = visit(house.budi)
    traits = {"sex": "-", "age_band": "60+", "main": "pmi_purna", "destination": "PG"}
    visitor.post(f"/orang/{house.siti.id}/data", traits | {"categories": ["umum", "anak_pmi"]})
    visitor.post(f"/orang/{house.siti.id}/keluarga", {"household": "Sutrisno RT 2"})
    content = visitor.client.get(f"/orang/peserta.{ending}").get_data()
    preview(visitor, content)
    assert counts(visitor) == [0, 0, 3, 0, 0]


def test_names_that_a_spreadsheet_would_reckon_with_are_only_text(
    app: Flask, house: House, visit: Visit
) -> None:
    with app.app_context():
        db.session.get_one(Person, house.siti.id).name = '=HYPERLINK("http://x";"Siti")'
        db.session.commit()
    visitor = visit(house.budi)
    content = visitor.client.get("/orang/peserta.csv").get_data()
    assert b"'=HYPERLINK" in content
    preview(visitor, content)
    assert counts(visitor) == [0, 0, 3, 0, 0]
    book = visitor.client.get("/orang/peserta.xlsx").get_data()
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0)
    assert '=HYPERLINK("http://x";"Siti")' in [row[0] for row in sheet.to_python()]


def test_what_is_mended_in_the_file_is_mended_here(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    rows = csv_of(visitor)
    siti = next(row for row in rows if row[0] == "Siti Aminah")
    siti[:] = ["Siti Aminnah", "P", "36", "Calon PMI", "Umum", "Hongkong", "Sukardi", "", siti[8]]
    address = preview(visitor, written(rows))
    assert counts(visitor) == [0, 1, 2, 0, 0]
    assert "Nama: Siti Aminah → Siti Aminnah" in visitor.page
    assert "Kepala keluarga: kosong → Sukardi" in visitor.page
    take_over(visitor, address)
    with app.app_context():
        person = db.session.get_one(Person, house.siti.id)
        assert (person.name, person.age_band, person.destination) == ("Siti Aminnah", "35-44", "HK")
        assert person.main_category is Category.PROSPECTIVE
        assert {each.category for each in person.categories} == {"cpmi", "umum"}
        assert person.household is not None
        assert consent.has_consented(person.id)
    preview(visitor, written(rows))
    assert counts(visitor) == [0, 0, 3, 0, 0]


def test_who_turns_out_to_be_a_child_needs_a_guardian(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    rows = csv_of(visitor)
    next(row for row in rows if row[0] == "Siti Aminah")[2] = "17"
    take_over(visitor, preview(visitor, written(rows)))
    with app.app_context():
        assert db.session.get_one(Person, house.siti.id).age_band is AgeBand.FROM_16
        assert not consent.has_consented(house.siti.id)


def test_empty_cells_and_missing_rows_take_nothing_away(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    rows = csv_of(visitor)
    siti = next(row for row in rows if row[0] == "Siti Aminah")
    preview(visitor, written([rows[0], [siti[0], "", "", "", "", "", "", "", siti[8]]]))
    assert counts(visitor) == [0, 0, 1, 0, 0]


def test_rows_that_slipped_rename_nobody_and_staff_stay(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    rows = csv_of(visitor)
    assert len(rows) == 4, "no staff"
    codes = [row[8] for row in rows[1:]]
    for row, code in zip(rows[1:], codes[1:] + codes[:1], strict=True):
        row[8] = code
    preview(visitor, written(rows))
    assert counts(visitor) == [0, 0, 0, 0, 3]
    assert "Periksa apakah barisnya tergeser" in visitor.page
    for person in (house.budi, house.wati):
        row = [person.name, "P", "30", "Umum", "", "", "", "", str(person.id)]
        preview(visitor, written([rows[0], row]))
        assert counts(visitor) == [0, 0, 0, 0, 1]


def test_only_the_people_of_ones_villages_go_out(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    assert visitor.get(f"/orang/peserta.csv?desa={KENANGA}").status_code == 404
    assert visitor.get("/orang/peserta.exe").status_code == 404
    assert visit(house.siti).get("/orang/peserta.csv").status_code == 403


def test_every_word_that_goes_out_is_read_again(app: Flask) -> None:
    with app.test_request_context():
        for sex in Sex:
            assert words.sex_of(str(labels.SEXES[sex])) is sex
        for band in AgeBand:
            assert words.band_of(str(labels.AGE_BANDS[band])) is band
        for category in set(Category) - {Category.OFFICER}:
            assert words.category_of(str(labels.CATEGORIES[category])) is category
        for code, name in labels.DESTINATIONS.items():
            assert not code or words.country_of(str(name)) == code
