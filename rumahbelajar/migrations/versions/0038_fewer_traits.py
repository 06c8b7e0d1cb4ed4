"""Sums of the nation and the provinces are kept by every choice of traits that is asked for."""

from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None
_MEASURES = (
    *("enrolled", "withdrawn", "completed", "certificates", "within_7", "within_14", "within_28"),
    *("within_56", "within_84", "within_112", "within_182", "later", "both_tests"),
    *("pretest_marks", "posttest_marks", "fell", "same", "rose", "rose_much", "finished"),
    *("certified", "active", "marked", "came"),
)
_FAMILIES = {
    "sex": ("category", ("sex",)),
    "age": ("category", ("age_band",)),
    "sex/age": ("category", ("sex", "age_band")),
    "cat": ("category", ("trait",)),
    "sex/cat": ("category", ("sex", "trait")),
    "age/cat": ("category", ("age_band", "trait")),
    "dest": ("destination", ("trait",)),
    "sex/dest": ("destination", ("sex", "trait")),
    "age/dest": ("destination", ("age_band", "trait")),
}
"""Of what each is made, and the traits that it keeps."""


def upgrade() -> None:
    """Make them of those by more traits."""
    for name, (whole, kept) in _FAMILIES.items():
        op.execute(_made_of(name, whole, kept))
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ANALYZE summary_cell")


def downgrade() -> None:
    """Take them away."""
    names = ", ".join(f"'{name}'" for name in _FAMILIES)
    op.execute(f"DELETE FROM summary_cell WHERE family IN ({names})")  # noqa: S608 - ours


def _made_of(name: str, whole: str, kept: tuple[str, ...]) -> str:
    same = ", ".join(("level", "course_id", "area_code", "month", *kept))
    traits = ", ".join(
        each if each in kept else f"'' AS {each}" for each in ("sex", "age_band", "trait")
    )
    sums = ", ".join(f"sum({each})" for each in _MEASURES)
    some = " OR ".join(f"sum({each}) <> 0" for each in _MEASURES)
    columns = ", ".join(_MEASURES)
    return (
        "INSERT INTO summary_cell "  # noqa: S608 - ours
        f"(family, level, course_id, area_code, month, sex, age_band, trait, {columns}) "
        f"SELECT '{name}', level, course_id, area_code, month, {traits}, {sums} FROM summary_cell "
        f"WHERE family = '{whole}' AND level IN (0, 2) GROUP BY {same} HAVING {some}"
    )
