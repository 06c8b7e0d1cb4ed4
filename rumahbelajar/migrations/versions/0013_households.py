"""People belong to households, names have a key to be found by, and lists wait to be taken over."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE, UtcDateTime
from rumahbelajar.people.names import name_key

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and give everybody the key of their name."""
    _make_households()
    _make_rosters()
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("household_id", sa.Uuid(), nullable=True))
        person.add_column(sa.Column("name_key", sa.String(length=40), nullable=True))
    _give_keys()
    with op.batch_alter_table("person") as person:
        person.alter_column("name_key", existing_type=sa.String(length=40), nullable=False)
        person.create_foreign_key("fk_person_household", "household", ["household_id"], ["id"])
    op.create_index("ix_person_village_name_key", "person", ["village_code", "name_key"])
    op.create_index(op.f("ix_person_household_id"), "person", ["household_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_index(op.f("ix_person_household_id"), table_name="person")
    op.drop_index("ix_person_village_name_key", table_name="person")
    with op.batch_alter_table("person") as person:
        person.drop_constraint("fk_person_household", type_="foreignkey")
        person.drop_column("household_id")
        person.drop_column("name_key")
    op.drop_table("roster")
    op.drop_table("household")


def _make_households() -> None:
    op.create_table(
        "household",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column("head_name", sa.String(length=120), nullable=False),
        sa.Column("head_folded", sa.String(length=240), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "head_name <> '' AND head_folded <> ''", name=op.f("ck_household_named")
        ),
        sa.ForeignKeyConstraint(["village_code"], ["village.code"], name="fk_household_village"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
        sa.UniqueConstraint("village_code", "head_folded", name="uq_household_head"),
    )


def _make_rosters() -> None:
    op.create_table(
        "roster",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("unread", sa.String(length=1000), nullable=False),
        sa.Column("sent_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("applied_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(applied_at IS NULL) = (rows <> '')", name=op.f("ck_roster_emptied_when_applied")
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name="fk_roster_asked_by"),
        sa.ForeignKeyConstraint(["village_code"], ["village.code"], name="fk_roster_village"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster")),
    )
    op.create_index(op.f("ix_roster_asked_by"), "roster", ["asked_by"])


def _give_keys() -> None:
    person = sa.table("person", sa.column("id", sa.Uuid()), sa.column("name", sa.String()))
    keyed = sa.table("person", sa.column("id", sa.Uuid()), sa.column("name_key", sa.String()))
    connection = op.get_bind()
    found = connection.execute(sa.select(person.c.id, person.c.name)).all()
    this = keyed.c.id == sa.bindparam("this")
    if found:
        connection.execute(
            sa.update(keyed).where(this).values(name_key=sa.bindparam("key")),
            [{"this": row.id, "key": name_key(row.name)} for row in found],
        )
