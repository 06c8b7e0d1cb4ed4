"""Who fails a quiz, and who takes another course, is marked in the row that counts them."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.migrations import frozen

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None
_MARKS = ("fails", "takes_another")
_TRAITS = ("sex", "age_band", "category", "destination")
_TAKEN = "is_open AND completed_on IS NULL", "is_open = 1 AND completed_on IS NULL"
_ONE_FINISHED = (
    "course_id = '' AND is_open AND completed_on IS NOT NULL",
    "course_id = '' AND is_open = 1 AND completed_on IS NOT NULL",
)
_ANY = "course_id = ''", "course_id = ''"
_TAKES_ANOTHER = "course_id = '' AND takes_another", "course_id = '' AND takes_another = 1"
_FAILS = "fails", "fails = 1"
_IN_COURSE = "course_id <> ''", "course_id <> ''"
_BY_COURSE = ("course_id", "village_code", "last_on", "enrolled_on", "person_id", *_TRAITS)
_BY_VILLAGE = ("village_code", "last_on", "person_id", *_TRAITS)
_FAILED = "attempts >= 2 AND NOT is_passed", "attempts >= 2 AND is_passed = 0"
_TRIGGERS: dict[str, tuple[str, ...]] = {
    "course_standing": (
        "course_standing_taken",
        "course_standing_ended",
        "course_standing_gone",
    ),
    "quiz_result": ("quiz_result_came", "quiz_result_changed", "quiz_result_gone"),
}
_FILL = (
    """
    UPDATE course_standing SET fails = TRUE
    WHERE course_id <> '' AND is_open AND completed_on IS NULL AND (person_id, course_id) IN (
        SELECT person_id, course_id FROM quiz_result WHERE attempts >= 2 AND NOT is_passed
    )
    """,
    """
    UPDATE course_standing SET fails = TRUE
    WHERE course_id = '' AND person_id IN (SELECT person_id FROM course_standing WHERE fails)
    """,
    """
    UPDATE course_standing SET takes_another = TRUE
    WHERE course_id = '' AND completed_on IS NOT NULL AND person_id IN (
        SELECT person_id FROM course_standing
        WHERE course_id <> '' AND is_open AND completed_on IS NULL
    )
    """,
)


def upgrade() -> None:
    """Add the marks, what keeps them, and the indexes that hold them."""
    for name in _MARKS:
        op.add_column(
            "course_standing",
            sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()),
        )
    for statement in _FILL:
        op.execute(statement)
    for name in ("unfinished", "one_finished", "last_on"):
        op.drop_index(f"ix_course_standing_{name}", "course_standing")
    _index("unfinished", (*_BY_COURSE, "fails"), _TAKEN)
    _index("takes_another", (*_BY_VILLAGE, "fails"), _TAKES_ANOTHER)
    _index("fails", ("course_id", *_BY_VILLAGE), _FAILS)
    _index("last_on", ("village_code", "last_on", "person_id"), _ANY)
    _index("in_course", ("course_id", "village_code", "person_id", *_TRAITS), _IN_COURSE)
    _by_quiz("quiz_id", "person_id", "course_id")
    frozen.run("0039")
    if _knows_how_much_there_is():
        op.execute("ANALYZE course_standing")


def downgrade() -> None:
    """Take them away."""
    frozen.drop_triggers(_TRIGGERS, tuple(name for names in _TRIGGERS.values() for name in names))
    _by_quiz("course_id", "person_id", "quiz_id")
    for name in ("unfinished", "takes_another", "fails", "last_on", "in_course"):
        op.drop_index(f"ix_course_standing_{name}", "course_standing")
    _index("last_on", ("village_code", "last_on"), _ANY)
    _index("one_finished", _BY_VILLAGE, _ONE_FINISHED)
    _index("unfinished", _BY_COURSE, _TAKEN)
    for name in _MARKS:
        op.drop_column("course_standing", name)


def _knows_how_much_there_is() -> bool:
    """Whether the database chooses its indexes by counts, which SQLite does only once told to."""
    bind = op.get_bind()
    return bind.dialect.name == "postgresql" or sa.inspect(bind).has_table("sqlite_stat1")


def _by_quiz(*columns: str) -> None:
    op.drop_index("ix_quiz_result_failed", "quiz_result")
    _index("failed", columns, _FAILED, "quiz_result")


def _index(
    name: str,
    columns: tuple[str, ...],
    where: tuple[str, str],
    table: str = "course_standing",
) -> None:
    op.create_index(
        f"ix_{table}_{name}",
        table,
        list(columns),
        postgresql_where=sa.text(where[0]),
        sqlite_where=sa.text(where[1]),
    )
