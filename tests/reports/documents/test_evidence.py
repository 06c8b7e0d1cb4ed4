"""The evidence pack of a village: its months add up, and it says what proves its numbers."""

from datetime import date

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.evidence import quarter_in
from rumahbelajar.reports.summaries import reading
from tests.house import KURIPAN
from tests.meetings.conftest import as_viewer
from tests.reports.documents.conftest import OF_DISTRICT, OF_VILLAGE, Document, line, told
from tests.reports.documents.proving import keep_photo
from tests.reports.nation import Nation


def test_the_months_stand_beneath_each_other_and_together(document: Document) -> None:
    months = document("bukti", "2026-11")["bulan"]
    # December has not begun, and is told by no line of zeros.
    assert [row.key for row in months.rows.stream()] == ["2026-10", "2026-11"]
    # In October Agus and Ayu's other course began, but she counts once, in 2025; Rini finished.
    assert line(months, "2026-10") == {
        "enrolled": 1,
        "active": 2,
        "finished": 1,
        "certified": 1,
        "planned": 0,
        "held": 0,
        "came": 0,
        "services": 0,
        "served": 0,
    }
    total = line(months, "jumlah")
    assert (total["enrolled"], total["planned"], total["held"], total["came"]) == (2, 4, 1, 2)
    assert total["active"] is None


def test_a_month_to_come_stands_there_with_what_is_planned(
    nation: Nation, document: Document
) -> None:
    """So that the meetings of the months are those that the table of meetings tells."""
    with nation.app.test_request_context(method="POST"):
        plan = Plan(date(2026, 12, 3), "09:00", 90, "Asia/Jakarta", "Balai", "Kumpul")
        planning.plan(as_viewer(nation.budi), new_id(), Whose(KURIPAN, nation.melati), plan)
        db.session.commit()
    for scope in (OF_VILLAGE, OF_DISTRICT):
        tables = document("bukti", scope=scope)
        planned = line(tables["bulan"], "2026-12")
        assert planned.pop("planned") == 1
        assert set(planned.values()) == {None}
        assert line(tables["bulan"], "jumlah")["planned"] == 5
        assert line(tables["pertemuan"], "jumlah")["planned"] == 5
        assert "belum tiba" in tables["bulan"].notes[0]


def test_active_is_who_learned_in_the_last_month_that_has_begun(document: Document) -> None:
    active = document("bukti", "2026-11")["aktif"]
    assert "November 2026" in active.title
    assert active.total
    assert active.total.values[-1] == 2


def test_each_month_tells_the_same_by_sex_and_by_age(document: Document) -> None:
    for key, numbers in (
        (row.key, row.values[2:]) for row in document("bukti")["bulan_ciri"].rows.stream()
    ):
        by_sex, by_age, total = numbers[:3], numbers[3:-1], numbers[-1]
        assert sum(by_sex) == sum(by_age) == total, key  # type: ignore[arg-type]


def test_its_numbers_are_those_of_the_summaries(nation: Nation, document: Document) -> None:
    """Whichever report reads them: completion tells the same of village and quarter."""
    quarter = Asked(KURIPAN, Period(Month(2026, 7), Month(2026, 9)))
    tables = document("bukti", "2026-09")
    with nation.app.app_context():
        whole = reading.total(quarter)
        by_course = reading.total(Asked(KURIPAN, quarter.period, course="uang-kiriman"))
    months = line(tables["bulan"], "jumlah")
    assert whole.enrolled == months["enrolled"] == 3
    assert whole.finished == months["finished"] == 1
    assert whole.certified == months["certified"] == 1
    assert tables["baru"].total
    assert tables["baru"].total.values[-1] == whole.enrolled
    courses = [
        line(tables["kursus"], row.key)
        for row in tables["kursus"].rows.stream()
        if row.key.startswith("uang-kiriman.")
    ]
    assert sum(each["enrolled"] for each in courses) == by_course.enrolled  # type: ignore[misc]
    assert sum(each["finished"] for each in courses) == by_course.finished  # type: ignore[misc]


def test_a_quarter_begins_and_ends_with_its_months() -> None:
    def of(since: Month, until: Month, now: Month | None = None) -> Period:
        return quarter_in(Period(since, until), now or Month(2027, 1))

    for first in (1, 4, 7, 10):
        whole = Period(Month(2026, first), Month(2026, first + 2))
        for month in whole.months:
            assert of(month, month) == whole
            assert of(month.plus(-7), month) == whole
    year = Period(Month(2026, 1), Month(2026, 12))
    assert of(*(year.since, year.until)) == year
    assert of(Month(2025, 12), Month(2026, 11)) == Period(Month(2026, 10), Month(2026, 12))
    # Nothing to come, and nothing asked: the quarter that is over.
    for later in (Period(Month(2027, 1), Month(2027, 12)), Period(Month(2027, 2), Month(2027, 2))):
        begun = of(later.since, later.until, Month(2026, 11))
        assert begun == Period(Month(2026, 10), Month(2026, 12))
    for month in (10, 11, 12):
        usual = quarter_in(None, Month(2026, month))
        assert usual == Period(Month(2026, 7), Month(2026, 9))
    assert quarter_in(None, Month(2026, 1)) == Period(Month(2025, 10), Month(2025, 12))


def test_it_is_of_a_year_where_that_is_asked_for(document: Document) -> None:
    tables = document("bukti", "2026-01", "2026-12")
    assert told(tables["dokumen"])["periode"] == "Tahun 2026"
    assert tables["bulan"].rows.count == 11
    assert line(tables["bulan"], "jumlah")["finished"] == 2


def test_every_photo_stands_with_its_whole_hash(nation: Nation, document: Document) -> None:
    assert told(document("bukti")["kelengkapan"])["tanpa_foto"] == 1
    sha256 = keep_photo(nation, date(2026, 11, 5), b"a sheet")
    tables = document("bukti")
    (photo,) = tables["foto"].rows.stream()
    assert photo.values == (date(2026, 11, 5), "Kumpul", 1, sha256)
    assert len(sha256) == 64
    assert told(tables["kelengkapan"])["tanpa_foto"] == 0


def test_certificates_stand_with_their_code_and_without_a_name(document: Document) -> None:
    tables = document("bukti")
    (certificate,) = tables["sertifikat"].rows.stream()
    assert str(certificate.values[0]).startswith(f"RB-{KURIPAN}-2026-")
    assert certificate.values[4] == "Berlaku"
    assert "Rini" not in str([list(table.rows.stream()) for table in tables.values()])


def test_who_sees_counts_alone_gets_no_code_and_no_small_number(document: Document) -> None:
    tables = document("bukti", scope=OF_DISTRICT)
    assert "sertifikat" not in tables
    assert "daftar_layanan" not in tables
    assert set(line(tables["bulan"], "2026-11")) == {"planned", "held", "services"}
