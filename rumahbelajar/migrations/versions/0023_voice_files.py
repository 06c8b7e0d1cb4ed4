"""Each recording has a file of its own, also those that shared one by their content."""

import os
from pathlib import Path

import sqlalchemy as sa
from alembic import op

from rumahbelajar.config import the_settings

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give every file its own name too; those by hash go with the next recording that comes."""
    for shared, own in _names():
        if shared.exists() and not own.exists():
            os.link(shared, own)


def downgrade() -> None:
    """Give the files their names by hash back."""
    for shared, own in _names():
        if own.exists() and not shared.exists():
            os.link(own, shared)


def _names() -> list[tuple[Path, Path]]:
    """Return the name by hash and the own name of the file of each recording."""
    folder = the_settings().instance / "voices"
    voice = sa.table("voice", sa.column("id", sa.Uuid()), sa.column("sha256"), sa.column("ending"))
    return [
        (folder / f"{sha256}.{ending}", folder / f"{voice_id}-{sha256}.{ending}")
        for voice_id, sha256, ending in op.get_bind().execute(sa.select(voice)).tuples()
    ]
