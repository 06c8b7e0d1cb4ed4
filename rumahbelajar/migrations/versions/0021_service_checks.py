"""What must never be false of a service is held by the tables: its pillar, and its numbers."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_PILLAR = "pillar BETWEEN 1 AND 4"
_PILLAR_OF_KIND = (
    "pillar = CASE kind WHEN 'informasi-migrasi' THEN 1 WHEN 'usaha-baru' THEN 2"
    " WHEN 'anggota-koperasi' THEN 4 ELSE pillar END"
)
_NUMBERS = "female >= 0 AND male >= 0 AND unsaid >= 0"


def upgrade() -> None:
    """Hold it by the tables; no page ever told of a service otherwise."""
    with op.batch_alter_table("service") as service:
        service.create_check_constraint(op.f("ck_service_pillar_of_kind"), _PILLAR_OF_KIND)
        service.create_check_constraint(op.f("ck_service_numbers"), _NUMBERS)
    with op.batch_alter_table("service_count") as count:
        count.create_check_constraint(op.f("ck_service_count_pillar"), _PILLAR)
        count.create_check_constraint(op.f("ck_service_count_pillar_of_kind"), _PILLAR_OF_KIND)


def downgrade() -> None:
    """Take the constraints away."""
    with op.batch_alter_table("service_count") as count:
        count.drop_constraint(op.f("ck_service_count_pillar_of_kind"), type_="check")
        count.drop_constraint(op.f("ck_service_count_pillar"), type_="check")
    with op.batch_alter_table("service") as service:
        service.drop_constraint(op.f("ck_service_numbers"), type_="check")
        service.drop_constraint(op.f("ck_service_pillar_of_kind"), type_="check")
