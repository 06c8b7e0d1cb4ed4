"""The base: the ledger, people and learning."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import UtcDateTime


revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "sqlite": (
        "CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END",
        "CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END",
        "CREATE TRIGGER fact_no_overwrite BEFORE INSERT ON fact WHEN EXISTS (SELECT 1 FROM fact WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'fact is append-only'); END",
        "CREATE TRIGGER fact_order_no_update BEFORE UPDATE ON fact_order BEGIN SELECT RAISE(ABORT, 'fact_order is append-only'); END",
        "CREATE TRIGGER fact_order_no_delete BEFORE DELETE ON fact_order BEGIN SELECT RAISE(ABORT, 'fact_order is append-only'); END",
        "CREATE TRIGGER fact_order_no_overwrite BEFORE INSERT ON fact_order WHEN EXISTS (SELECT 1 FROM fact_order WHERE incarnation = NEW.incarnation AND seq = NEW.seq) OR EXISTS (SELECT 1 FROM fact_order WHERE fact_id = NEW.fact_id) BEGIN SELECT RAISE(ABORT, 'fact_order is append-only'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || '' is append-only''; END'",
        "CREATE TRIGGER fact_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
        "CREATE TRIGGER fact_order_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fact_order FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
    ),
}
"""The triggers that let rows of the ledger only be added, by database."""


def upgrade() -> None:
    """Make every table of the first version."""
    op.create_table(
        "area",
        sa.Column(
            "code",
            sa.String(length=13).with_variant(sa.String(length=13, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.CheckConstraint(
            "length(code) IN (0, 2, 5, 8, 13) AND trim(code, '0123456789.') = '' AND substr(code, 3, 1) IN ('', '.') AND substr(code, 6, 1) IN ('', '.') AND substr(code, 9, 1) IN ('', '.') AND length(code) - length(replace(code, '.', '')) = length(code) / 4 AND substr(code, 4, 2) NOT IN ('00', '70') AND substr(code, 10, 1) IN ('', '1', '2', '3')",
            name=op.f("ck_area_code_form"),
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_area")),
    )
    op.create_table(
        "certificate_series",
        sa.Column(
            "village_code",
            sa.String(length=13).with_variant(sa.String(length=13, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("village_code", "year", name=op.f("pk_certificate_series")),
    )
    op.create_table(
        "certificate_standing",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("person_id", "code", name=op.f("pk_certificate_standing")),
    )
    op.create_table(
        "completion",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("course_version", sa.String(length=64), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("is_questioned", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "course_id", name=op.f("pk_completion")),
    )
    op.create_table(
        "consent",
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "learning",
                "reports",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("text_version", sa.String(length=20), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "screen",
                "oral",
                "written",
                name="way",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_consent")),
    )
    op.create_index(op.f("ix_consent_person_id"), "consent", ["person_id"], unique=False)

    op.create_table(
        "course_version",
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("loaded_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_course_version")),
    )
    op.create_index(
        op.f("ix_course_version_course_id"), "course_version", ["course_id"], unique=False
    )

    op.create_table(
        "enrollment",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("person_id", "course_id", name=op.f("pk_enrollment")),
    )
    op.create_table(
        "fact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("node_id", sa.Uuid(), nullable=False),
        sa.Column("incarnation", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column(
            "village_code",
            sa.String(length=13).with_variant(sa.String(length=13, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column(
            "clock_quality",
            sa.Enum(
                "checked",
                "unchecked",
                "unsure",
                name="clock_quality",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("replaces", sa.Uuid(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.CheckConstraint("length(content_sha256) = 64", name=op.f("ck_fact_content_sha256")),
        sa.CheckConstraint("replaces <> id", name=op.f("ck_fact_replaces_another")),
        sa.CheckConstraint("schema_version >= 1", name=op.f("ck_fact_schema_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact")),
    )
    op.create_index(op.f("ix_fact_node_id"), "fact", ["node_id", "id"], unique=False)
    op.create_index(
        op.f("ix_fact_replaces"),
        "fact",
        ["replaces"],
        unique=False,
        sqlite_where=sa.text("replaces IS NOT NULL"),
        postgresql_where=sa.text("replaces IS NOT NULL"),
    )
    op.create_index(op.f("ix_fact_subject_id"), "fact", ["subject_id", "id"], unique=False)

    op.create_table(
        "failed_sign_ins",
        sa.Column("name_key", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("boot_id", sa.String(length=40), nullable=False),
        sa.Column("failed_monotonic", sa.Integer(), nullable=False),
        sa.CheckConstraint("failures >= 0", name=op.f("ck_failed_sign_ins_failures")),
        sa.PrimaryKeyConstraint("name_key", name=op.f("pk_failed_sign_ins")),
    )
    op.create_index(
        op.f("ix_failed_sign_ins_failed_at"), "failed_sign_ins", ["failed_at"], unique=False
    )

    op.create_table(
        "lesson_completion",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("lesson_id", sa.String(length=200), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "lesson_id", name=op.f("pk_lesson_completion")),
    )
    op.create_table(
        "node",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("node_id", sa.Uuid(), nullable=False),
        sa.Column("incarnation", sa.Uuid(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_node_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_node")),
    )
    op.create_table(
        "quiz_result",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("quiz_id", sa.String(length=200), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("best_mark", sa.Integer(), nullable=False),
        sa.Column("is_passed", sa.Boolean(), nullable=False),
        sa.Column("first_mark", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("first_fact", sa.Uuid(), nullable=False),
        sa.Column("last_mark", sa.Integer(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("last_fact", sa.Uuid(), nullable=False),
        sa.Column("submitted_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("attempts > 0", name=op.f("ck_quiz_result_attempts")),
        sa.CheckConstraint("best_mark BETWEEN 0 AND 100", name=op.f("ck_quiz_result_best_mark")),
        sa.PrimaryKeyConstraint("person_id", "quiz_id", name=op.f("pk_quiz_result")),
    )
    op.create_table(
        "set_aside_fact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "other_content",
                "wrong_hash",
                "unreadable",
                name="reason",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("set_aside_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_set_aside_fact")),
    )
    op.create_index(op.f("ix_set_aside_fact_fact_id"), "set_aside_fact", ["fact_id"], unique=False)
    op.create_index(
        op.f("uq_set_aside_fact_text_sha256"), "set_aside_fact", ["text_sha256"], unique=True
    )

    op.create_table(
        "fact_order",
        sa.Column("incarnation", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_fact_order_seq")),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name="fk_fact_order_fact"),
        sa.PrimaryKeyConstraint("incarnation", "seq", name=op.f("pk_fact_order")),
    )
    op.create_index(op.f("uq_fact_order_fact_id"), "fact_order", ["fact_id"], unique=True)

    op.create_table(
        "fact_unsealed",
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name="fk_fact_unsealed_fact"),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_fact_unsealed")),
    )
    op.create_table(
        "village",
        sa.Column(
            "code",
            sa.String(length=13).with_variant(sa.String(length=13, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("time_zone", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "length(code) = 13 AND length(code) IN (0, 2, 5, 8, 13) AND trim(code, '0123456789.') = '' AND substr(code, 3, 1) IN ('', '.') AND substr(code, 6, 1) IN ('', '.') AND substr(code, 9, 1) IN ('', '.') AND length(code) - length(replace(code, '.', '')) = length(code) / 4 AND substr(code, 4, 2) NOT IN ('00', '70') AND substr(code, 10, 1) IN ('', '1', '2', '3')",
            name=op.f("ck_village_code_form"),
        ),
        sa.ForeignKeyConstraint(["code"], ["area.code"], name="fk_village_area"),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_village")),
    )
    op.create_table(
        "house",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "village_code",
            sa.String(length=13).with_variant(sa.String(length=13, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("base_url", sa.String(length=200), nullable=False),
        sa.Column("public_url", sa.String(length=200), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("set_up_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_house_one_row")),
        sa.ForeignKeyConstraint(["village_code"], ["village.code"], name="fk_house_village"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "village_code",
            sa.String(length=13).with_variant(sa.String(length=13, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "sex",
            sa.Enum(
                "P", "L", "-", name="sex", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column(
            "age_band",
            sa.Enum(
                "<13",
                "13-15",
                "16-17",
                "18-24",
                "25-34",
                "35-44",
                "45-59",
                "60+",
                name="age_band",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("age_stated_on", sa.Date(), nullable=False),
        sa.Column("destination", sa.String(length=2), nullable=False),
        sa.Column("added_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.Column("suspended_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("age_band <> '<13'", name=op.f("ck_person_old_enough")),
        sa.CheckConstraint(
            "destination = '' OR (length(destination) = 2 AND destination = upper(destination))",
            name=op.f("ck_person_destination_form"),
        ),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name="fk_person_added_by"),
        sa.ForeignKeyConstraint(["village_code"], ["village.code"], name="fk_person_village"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(
        op.f("ix_person_village_name"), "person", ["village_code", "name"], unique=False
    )

    op.create_table(
        "attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("quiz_id", sa.String(length=200), nullable=False),
        sa.Column("course_version", sa.String(length=64), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("started_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("mark", sa.Integer(), nullable=True),
        sa.Column("is_passed", sa.Boolean(), nullable=True),
        sa.Column("fact_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(submitted_at IS NULL) = (fact_id IS NULL)",
            name=op.f("ck_attempt_told_when_submitted"),
        ),
        sa.CheckConstraint(
            "(submitted_at IS NULL) = (mark IS NULL)", name=op.f("ck_attempt_marked_when_submitted")
        ),
        sa.CheckConstraint("mark BETWEEN 0 AND 100", name=op.f("ck_attempt_mark")),
        sa.ForeignKeyConstraint(
            ["course_version"], ["course_version.version"], name="fk_attempt_course_version"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_attempt_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index(
        op.f("uq_attempt_open"),
        "attempt",
        ["person_id", "quiz_id"],
        unique=True,
        sqlite_where=sa.text("submitted_at IS NULL"),
        postgresql_where=sa.text("submitted_at IS NULL"),
    )

    op.create_table(
        "card",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("voided_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_card_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_card_token_sha256")),
    )
    op.create_index(op.f("ix_card_person_id"), "card", ["person_id"], unique=False)
    op.create_index(
        op.f("uq_card_in_use"),
        "card",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("voided_at IS NULL"),
        postgresql_where=sa.text("voided_at IS NULL"),
    )

    op.create_table(
        "certificate",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("course_version", sa.String(length=64), nullable=False),
        sa.Column("course_title", sa.String(length=200), nullable=False),
        sa.Column("course_hours", sa.Float(), nullable=False),
        sa.Column("holder_name", sa.String(length=120), nullable=False),
        sa.Column(
            "village_code",
            sa.String(length=13).with_variant(sa.String(length=13, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("place", sa.String(length=500), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("serial", sa.String(length=40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_version"], ["course_version.version"], name="fk_certificate_course_version"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_certificate_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("code", name=op.f("uq_certificate_code")),
        sa.UniqueConstraint("serial", name=op.f("uq_certificate_serial")),
    )
    op.create_index(
        op.f("uq_certificate_person_course"), "certificate", ["person_id", "course_id"], unique=True
    )

    op.create_table(
        "credential",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("user_name", sa.String(length=40), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pin",
                "passphrase",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("secret_hash", sa.String(length=200), nullable=False),
        sa.Column("set_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "user_name <> '' AND user_name = lower(user_name)",
            name=op.f("ck_credential_user_name_form"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_credential_person"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_credential")),
        sa.UniqueConstraint("user_name", name=op.f("uq_credential_user_name")),
    )
    op.create_table(
        "guardian",
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("relation", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_guardian_person"),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_guardian")),
    )
    op.create_index(op.f("ix_guardian_person_id"), "guardian", ["person_id"], unique=False)

    op.create_table(
        "held_form",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("held_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("sent_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_held_form_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_form")),
    )
    op.create_index(op.f("ix_held_form_person_id"), "held_form", ["person_id"], unique=False)

    op.create_table(
        "one_time_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_one_time_link_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_link")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_one_time_link_token_sha256")),
    )
    op.create_table(
        "person_category",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "keluarga_pmi",
                "pmi_purna",
                "cpmi",
                "pmi_aktif",
                "anak_pmi",
                "umum",
                "petugas",
                "relawan",
                name="category",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_person_category_person"),
        sa.PrimaryKeyConstraint("person_id", "category", name=op.f("pk_person_category")),
    )
    op.create_index(
        op.f("uq_person_category_main"),
        "person_category",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("is_main"),
        postgresql_where=sa.text("is_main"),
    )

    op.create_table(
        "role",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "facilitator",
                "coordinator",
                "admin",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "area_code",
            sa.String(length=13).with_variant(sa.String(length=13, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("granted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("granted_by", sa.Uuid(), nullable=True),
        sa.Column("revoked_at", UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "length(area_code) IN (0, 2, 5, 8, 13) AND trim(area_code, '0123456789.') = '' AND substr(area_code, 3, 1) IN ('', '.') AND substr(area_code, 6, 1) IN ('', '.') AND substr(area_code, 9, 1) IN ('', '.') AND length(area_code) - length(replace(area_code, '.', '')) = length(area_code) / 4 AND substr(area_code, 4, 2) NOT IN ('00', '70') AND substr(area_code, 10, 1) IN ('', '1', '2', '3')",
            name=op.f("ck_role_area_form"),
        ),
        sa.ForeignKeyConstraint(["granted_by"], ["person.id"], name="fk_role_granted_by"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_role_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
    )
    op.create_index(
        op.f("uq_role_held_once"),
        "role",
        ["person_id", "kind", "area_code"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )

    op.create_table(
        "answer",
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.String(length=64), nullable=False),
        sa.Column("response", sa.JSON(), nullable=False),
        sa.Column("saved_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name="fk_answer_attempt"),
        sa.PrimaryKeyConstraint("attempt_id", "question_id", name=op.f("pk_answer")),
    )
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "card",
                "pin",
                "passphrase",
                "link",
                name="method",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("card_id", sa.Uuid(), nullable=True),
        sa.Column("is_own_phone", sa.Boolean(), nullable=False),
        sa.Column("device", sa.String(length=60), nullable=False),
        sa.Column("began_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name="fk_sign_in_card"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_sign_in_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
    )
    op.create_index(op.f("ix_sign_in_person_id"), "sign_in", ["person_id"], unique=False)
    for statement in APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Refuse: below the base there is nothing, and records are never thrown away."""
    raise NotImplementedError("Put back the copy that was made before the migration.")
