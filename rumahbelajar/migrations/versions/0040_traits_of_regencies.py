"""Sums of regencies are kept by each trait alone, too."""

from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None
_MEASURES = (
    *("enrolled", "withdrawn", "completed", "certificates", "within_7", "within_14", "within_28"),
    *("within_56", "within_84", "within_112", "within_182", "later", "both_tests"),
    *("pretest_marks", "posttest_marks", "fell", "same", "rose", "rose_much", "finished"),
    *("certified", "active", "marked", "came"),
)
_FAMILIES = {
    "sex": ("category", "sex"),
    "age": ("category", "age_band"),
    "cat": ("category", "trait"),
    "dest": ("destination", "trait"),
}
"""Of what each is made, and the trait that it keeps."""
_LEVEL = 5


def upgrade() -> None:
    """Make them of those by more traits."""
    for name, (whole, kept) in _FAMILIES.items():
        op.execute(_made_of(name, whole, kept))
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ANALYZE summary_cell")


def downgrade() -> None:
    """Take them away."""
    names = ", ".join(f"'{name}'" for name in _FAMILIES)
    of_regencies = f"level = {_LEVEL} AND family IN ({names})"
    op.execute(f"DELETE FROM summary_cell WHERE {of_regencies}")  # noqa: S608 - ours


def _made_of(name: str, whole: str, kept: str) -> str:
    traits = ", ".join(
        each if each == kept else f"'' AS {each}" for each in ("sex", "age_band", "trait")
    )
    sums = ", ".join(f"sum({each})" for each in _MEASURES)
    some = " OR ".join(f"sum({each}) <> 0" for each in _MEASURES)
    columns = ", ".join(_MEASURES)
    return (
        "INSERT INTO summary_cell "  # noqa: S608 - ours
        f"(family, level, course_id, area_code, month, sex, age_band, trait, {columns}) "
        f"SELECT '{name}', level, course_id, area_code, month, {traits}, {sums} FROM summary_cell "
        f"WHERE family = '{whole}' AND level = {_LEVEL} "
        f"GROUP BY level, course_id, area_code, month, {kept} HAVING {some} "
        f"ORDER BY course_id, area_code, month, {kept}"
    )
