"""A group of Kuripan that Budi leads and that takes a course together."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.groups import leading, membership, together
from rumahbelajar.groups.models import Group
from rumahbelajar.ids import new_id
from tests.house import KURIPAN, Dweller, House
from tests.learning.learner import COURSE

MakeGroup = Callable[..., UUID]


@pytest.fixture
def make_group(app: Flask, house: House) -> MakeGroup:
    """Make a group with these members, who take these courses together."""

    def make(*members: Dweller, courses: tuple[str, ...] = (COURSE,)) -> UUID:
        with app.app_context():
            group = Group(id=new_id(), village_code=KURIPAN, name="Melati", made_at=clock.now())
            db.session.add(group)
            db.session.flush()
            leading.add_facilitator(group, house.budi.id)
            membership.add_members(group, [each.id for each in members])
            together.choose_courses(group, courses)
            db.session.commit()
            return group.id

    return make
