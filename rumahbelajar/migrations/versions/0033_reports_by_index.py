"""Who still learns, who fails a quiz, who is alike, what was put right: found in indexes alone."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None
_TAKEN = "is_open AND completed_on IS NULL"
_TAKEN_ON_SQLITE = "is_open = 1 AND completed_on IS NULL"
_REPLACES = "replaces IS NOT NULL"
_TRAITS = ["sex", "age_band", "category", "destination"]


def upgrade() -> None:
    """Make the indexes."""
    _index(
        "ix_course_standing_unfinished",
        "course_standing",
        ["course_id", "village_code", "last_on", "enrolled_on", "person_id", *_TRAITS],
        _TAKEN,
        _TAKEN_ON_SQLITE,
    )
    _index(
        "ix_course_standing_one_finished",
        "course_standing",
        ["village_code", "last_on", "person_id", *_TRAITS],
        "course_id = '' AND is_open AND completed_on IS NOT NULL",
        "course_id = '' AND is_open = 1 AND completed_on IS NOT NULL",
    )
    _index(
        "ix_course_standing_not_begun",
        "course_standing",
        ["enrolled_on", "course_id", "person_id"],
        f"{_TAKEN} AND last_on IS NULL",
        f"{_TAKEN_ON_SQLITE} AND last_on IS NULL",
    )
    _index(
        "ix_quiz_result_failed",
        "quiz_result",
        ["course_id", "person_id", "quiz_id"],
        "attempts >= 2 AND NOT is_passed",
        "attempts >= 2 AND is_passed = 0",
    )
    op.create_index("ix_quiz_result_first", "quiz_result", ["course_id", "first_on", "first_fact"])
    op.create_index("ix_person_alike", "person", ["village_code", "name", "sex", "age_band"])
    op.drop_index("ix_fact_replaces", "fact")
    put_right = ["replaces", "subject_id", "id", "village_code"]
    _index("ix_fact_replaces", "fact", put_right, _REPLACES, _REPLACES)


def downgrade() -> None:
    """Take the indexes away."""
    for name in ("unfinished", "one_finished", "not_begun"):
        op.drop_index(f"ix_course_standing_{name}", "course_standing")
    op.drop_index("ix_quiz_result_failed", "quiz_result")
    op.drop_index("ix_quiz_result_first", "quiz_result")
    op.drop_index("ix_person_alike", "person")
    op.drop_index("ix_fact_replaces", "fact")
    _index("ix_fact_replaces", "fact", ["replaces"], _REPLACES, _REPLACES)


def _index(name: str, table: str, columns: list[str], where: str, on_sqlite: str) -> None:
    op.create_index(
        name,
        table,
        columns,
        postgresql_where=sa.text(where),
        sqlite_where=sa.text(on_sqlite),
    )
