"""A group of Kuripan that Budi leads."""

from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.groups import making
from rumahbelajar.ids import new_id
from tests.house import KURIPAN, House


@pytest.fixture
def melati(app: Flask, house: House) -> UUID:
    """The id of a group without members."""
    budi = Viewer(
        house.budi.id,
        new_id(),
        KURIPAN,
        house.budi.name,
        True,
        (HeldRole(RoleKind.FACILITATOR, KURIPAN),),
    )
    with app.app_context():
        making.add_group(budi, group_id := new_id(), KURIPAN, "Melati")
        db.session.commit()
    return group_id
