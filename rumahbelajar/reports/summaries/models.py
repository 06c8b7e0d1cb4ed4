"""Tables of summaries: how each person stands in a course, and the sums of that by area.

StandingInCourse and ActiveMonth are projections of the ledger. Cells are sums of them: triggers add
a delta to SummaryDelta whenever a row of a projection comes, changes or goes, a roller folds the
deltas into SummaryCell, and whoever reads adds the deltas that wait (docs/decisions/summaries.md).
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import AREA_CODE, Base

ANY_COURSE = ""
"""The course of rows that tell of a person whatever they take: so that each is counted once."""
_COURSE_ID = String(64)
_ID = BigInteger().with_variant(Integer, "sqlite")


TRAITS = ("sex", "age_band", "category", "destination")
"""The columns of Traits."""


class Traits:
    """Who somebody was on the day they enrolled; "" where it was not said, or is not known yet."""

    sex: Mapped[str] = mapped_column(String(1), default="")
    age_band: Mapped[str] = mapped_column(String(5), default="")
    category: Mapped[str] = mapped_column(String(16), default="")
    destination: Mapped[str] = mapped_column(String(2), default="")


class Measures:
    """What is counted. Of everything but `active`, `finished`, `certified`, `marked` and `came`,
    the month is the one in which somebody enrolled."""

    enrolled: Mapped[int] = mapped_column(default=0)
    withdrawn: Mapped[int] = mapped_column(default=0)
    """Of the enrolled: who has left the course, unfinished."""
    completed: Mapped[int] = mapped_column(default=0)
    """Of the enrolled: who has finished by now."""
    certificates: Mapped[int] = mapped_column(default=0)
    """Of the enrolled: who has got a certificate by now."""
    within_7: Mapped[int] = mapped_column(default=0)
    """Of the completed: how many took less than 7 days, and so on; see DAYS."""
    within_14: Mapped[int] = mapped_column(default=0)
    within_28: Mapped[int] = mapped_column(default=0)
    within_56: Mapped[int] = mapped_column(default=0)
    within_84: Mapped[int] = mapped_column(default=0)
    within_112: Mapped[int] = mapped_column(default=0)
    within_182: Mapped[int] = mapped_column(default=0)
    later: Mapped[int] = mapped_column(default=0)
    both_tests: Mapped[int] = mapped_column(default=0)
    """Of the enrolled: who has a mark of the pretest and one of the posttest."""
    pretest_marks: Mapped[int] = mapped_column(default=0)
    """Of both_tests: the sum of the marks before; likewise after."""
    posttest_marks: Mapped[int] = mapped_column(default=0)
    fell: Mapped[int] = mapped_column(default=0)
    """Of both_tests: whose mark is lower after; then the same; up to 20 points more; beyond."""
    same: Mapped[int] = mapped_column(default=0)
    rose: Mapped[int] = mapped_column(default=0)
    rose_much: Mapped[int] = mapped_column(default=0)
    finished: Mapped[int] = mapped_column(default=0)
    """Who finished in this month."""
    certified: Mapped[int] = mapped_column(default=0)
    """Whose first certificate is of this month."""
    active: Mapped[int] = mapped_column(default=0)
    """Who learned in this month."""
    marked: Mapped[int] = mapped_column(default=0)
    """How many were given a status at meetings of this month (ANY_COURSE alone)."""
    came: Mapped[int] = mapped_column(default=0)
    """Of the marked: who was there, in time or late."""


DAYS = (7, 14, 28, 56, 84, 112, 182)
"""The edges of within_*: each counts from the edge before it up to, but not with, its own."""


_TAKEN, _TAKEN_ON_SQLITE = (
    "is_open AND completed_on IS NULL",
    "is_open = 1 AND completed_on IS NULL",
)
_ALL_TRAITS = " ".join(TRAITS)


def _index(name: str, columns: str, rows: str, on_sqlite: str = "") -> Index:
    """Return an index of some rows of standings; SQLite says in another way which."""
    sqlite, postgresql = text(on_sqlite or rows), text(rows)
    full, named = f"ix_course_standing_{name}", columns.split()
    return Index(full, *named, sqlite_where=sqlite, postgresql_where=postgresql)


class StandingInCourse(Traits, Base):
    """Projection: how a person stands in a course, and under ANY_COURSE in all of them.

    Of ANY_COURSE each day is the earliest of any course, and no test is told. The traits and the
    village are those of the earliest enrollment (day, then id of the fact).
    """

    __tablename__ = "course_standing"
    __table_args__ = (
        Index("ix_course_standing_village_code", "village_code", "course_id", "last_on"),
        # Of a village alone: to compare the names of courses takes longer than to find the day.
        _index("enrolled_on", "village_code enrolled_on", "course_id = ''"),
        _index("last_on", "village_code last_on person_id", "course_id = ''"),
        # Who still learns, who learns on, and who fails: counted from the index alone.
        _index(
            "unfinished",
            f"course_id village_code last_on enrolled_on person_id {_ALL_TRAITS} fails",
            *(_TAKEN, _TAKEN_ON_SQLITE),
        ),
        _index(
            "takes_another",
            f"village_code last_on person_id {_ALL_TRAITS} fails",
            *("course_id = '' AND takes_another", "course_id = '' AND takes_another = 1"),
        ),
        _index(
            "fails",
            f"course_id village_code last_on person_id {_ALL_TRAITS}",
            *("fails", "fails = 1"),
        ),
        _index("in_course", f"course_id village_code person_id {_ALL_TRAITS}", "course_id <> ''"),
        _index(
            "not_begun",
            "enrolled_on course_id person_id",
            *(f"{each} AND last_on IS NULL" for each in (_TAKEN, _TAKEN_ON_SQLITE)),
        ),
    )

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[str] = mapped_column(_COURSE_ID, primary_key=True)
    village_code: Mapped[str] = mapped_column(AREA_CODE, default="")
    enrolled_on: Mapped[date | None]
    """Empty, and nothing counted, until an enrollment is known."""
    enrolled_fact: Mapped[UUID | None]
    """The fact that village and traits are from."""
    is_open: Mapped[bool] = mapped_column(default=False)
    withdrawn_on: Mapped[date | None]
    """The latest; who came back is open again."""
    completed_on: Mapped[date | None]
    certified_on: Mapped[date | None]
    pretest_mark: Mapped[int | None]
    """Of the first pretest, as learning.gain counts it, with its day and fact."""
    pretest_on: Mapped[date | None]
    pretest_fact: Mapped[UUID | None]
    posttest_mark: Mapped[int | None]
    """The best."""
    last_on: Mapped[date | None]
    """The latest day of any fact of learning."""
    fails: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether somebody takes it, and handed a quiz of it in again and again (standing_marks.py)."""
    takes_another: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Of ANY_COURSE: whether who finished a course takes another."""


class ActiveMonth(Base):
    """Projection: a month in which a person learned something in a course, or in any."""

    __tablename__ = "active_month"

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    course_id: Mapped[str] = mapped_column(_COURSE_ID, primary_key=True)
    month: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Like 202611 (reports.months.Month.number)."""


class SummaryDelta(Traits, Measures, Base):
    """What changed and is not in the cells yet; only ever added here, and taken by the roller."""

    __tablename__ = "summary_delta"

    id: Mapped[int] = mapped_column(_ID, primary_key=True)
    village_code: Mapped[str] = mapped_column(AREA_CODE)
    course_id: Mapped[str] = mapped_column(_COURSE_ID)
    month: Mapped[int]


class SummaryCell(Measures, Base):
    """The sums of an area and month: of everybody, or by some traits, as `family` says.

    Which families there are, and of areas of which levels, stands in families.py. What a family
    sums up is empty: sex, age_band, or trait, which is a category or a destination.
    """

    __tablename__ = "summary_cell"

    family: Mapped[str] = mapped_column(String(11), primary_key=True)
    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The length of the area's code: 0, 2, 5, 8 or 13."""
    course_id: Mapped[str] = mapped_column(_COURSE_ID, primary_key=True)
    area_code: Mapped[str] = mapped_column(AREA_CODE, primary_key=True)
    month: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sex: Mapped[str] = mapped_column(String(1), primary_key=True)
    age_band: Mapped[str] = mapped_column(String(5), primary_key=True)
    trait: Mapped[str] = mapped_column(String(16), primary_key=True)


class VillagePulse(Base):
    """When a village was last heard of, as it was when the roller last came by.

    Right as long as no delta of the village waits: whatever changes one of the days adds one. Where
    one waits, or there is no row, or a day is still to come, the days are looked up (pulses.py).
    """

    __tablename__ = "village_pulse"

    village_code: Mapped[str] = mapped_column(AREA_CODE, primary_key=True)
    enrolled_on: Mapped[date | None]
    learned_on: Mapped[date | None]
    met_on: Mapped[date | None]
    served_on: Mapped[date | None]


class MeetingState(Base):
    """How a meeting stands, in a row as narrow as counting needs; kept by triggers alone."""

    __tablename__ = "meeting_state"
    __table_args__ = (
        Index("ix_meeting_state_on", "on", "village_code", "state"),
        Index(
            "ix_meeting_state_open",
            "on",
            "village_code",
            sqlite_where=text("state = 0"),
            postgresql_where=text("state = 0"),
        ),
    )

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    village_code: Mapped[str] = mapped_column(AREA_CODE)
    on: Mapped[date]
    state: Mapped[int]
    """0 for neither, 1 for closed, 2 for cancelled, closed or not (meeting_states.py)."""


class SummaryCheck(Base):
    """What the last recount of some villages came to (checking.py): one row."""

    __tablename__ = "summary_check"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1, autoincrement=False)
    checked_at: Mapped[datetime]
    villages: Mapped[int]
    differences: Mapped[int]
