"""Who is in a group, on which day, and who may see it."""

from datetime import date, timedelta

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from rumahbelajar import clock
from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.groups import finding, leading, making, membership, together
from rumahbelajar.groups.models import Group
from rumahbelajar.ids import new_id
from tests.house import DISTRICT, KENANGA, KURIPAN, Dweller, House

TODAY = date(2026, 11, 27)


def _viewer(dweller: Dweller, *roles: HeldRole) -> Viewer:
    return Viewer(dweller.id, new_id(), dweller.village, dweller.name, True, roles)


def _budi(house: House) -> Viewer:
    return _viewer(house.budi, HeldRole(RoleKind.FACILITATOR, KURIPAN))


def _group(house: House, village: str = KURIPAN, name: str = "Melati") -> Group:
    viewer = _budi(house)
    making.add_group(viewer, group_id := new_id(), village, name)
    return db.session.get_one(Group, group_id)


def _names(group: Group, day: date) -> list[str]:
    return [each.name for each in membership.members_on(group.id, day)]


def test_who_comes_in_is_in_from_that_day_on(app: Flask, house: House) -> None:
    with app.app_context():
        group = _group(house)
        assert membership.add_members(group, [house.siti.id, house.rini.id]) == 2
        today = clock.today("Asia/Jakarta")
        assert _names(group, today) == ["Rini Lestari", "Siti Aminah"]
        assert _names(group, today - timedelta(days=1)) == []


def test_to_come_in_twice_is_to_be_in_once(app: Flask, house: House) -> None:
    with app.app_context():
        group = _group(house)
        membership.add_members(group, [house.siti.id])
        assert membership.add_members(group, [house.siti.id]) == 0
        assert [each.name for each in membership.members_of(group.id)] == ["Siti Aminah"]


def test_neither_strangers_nor_staff_come_in(app: Flask, house: House) -> None:
    with app.app_context():
        group = _group(house)
        assert membership.add_members(group, [house.wati.id, house.budi.id, new_id()]) == 0


def test_who_was_taken_out_by_mistake_goes_on_the_same_day(app: Flask, house: House) -> None:
    with app.app_context():
        group = _group(house)
        membership.add_members(group, [house.siti.id])
        membership.remove_member(group, house.siti.id)
        assert membership.members_of(group.id) == []
        membership.add_members(group, [house.siti.id])
        assert _names(group, clock.today("Asia/Jakarta")) == ["Siti Aminah"]
        assert membership.add_members(group, [house.siti.id]) == 0


def test_nobody_comes_into_a_group_that_has_ended(app: Flask, house: House) -> None:
    with app.app_context():
        group = _group(house)
        making.end(group)
        with pytest.raises(Refused, match="sudah berakhir"):
            membership.add_members(group, [house.siti.id])


def test_a_group_has_an_end_in_size(
    app: Flask, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(membership, "MOST_MEMBERS", 1)
    with app.app_context():
        group = _group(house)
        with pytest.raises(Refused, match="lebih dari 1"):
            membership.add_members(group, [house.siti.id, house.rini.id])


def test_a_search_finds_those_who_are_not_in_yet(app: Flask, house: House) -> None:
    with app.app_context():
        group = _group(house)
        membership.add_members(group, [house.siti.id])
        found, total = membership.those_to_add(group, "")
        assert [each.name for each in found] == ["Dewi Baru", "Rini Lestari"]
        assert total == 2
        assert [each.name for each in membership.those_to_add(group, "lest ri")[0]] == [
            "Rini Lestari"
        ]


def test_who_makes_a_group_leads_it_until_it_is_handed_over(app: Flask, house: House) -> None:
    with app.app_context():
        group = _group(house)
        assert [each.name for each in leading.facilitators_of(group.id)] == ["Budi Santoso"]
        with pytest.raises(Refused):
            leading.hand_over(group, house.budi.id, house.endang.id)
        with pytest.raises(Refused):
            leading.hand_over(group, house.budi.id, house.budi.id)
        assert leading.those_to_lead(group) == []
        leading.remove_facilitator(group, house.budi.id)
        assert leading.facilitators_of(group.id) == []


def test_those_over_the_village_see_a_group_and_nobody_else(app: Flask, house: House) -> None:
    def role(kind: RoleKind, area: str) -> HeldRole:
        return HeldRole(kind, area)

    seeing = {
        house.budi: role(RoleKind.FACILITATOR, KURIPAN),
        house.ratna: role(RoleKind.ADMIN, KURIPAN),
        house.hartono: role(RoleKind.COORDINATOR, DISTRICT),
    }
    blind = {
        house.endang: role(RoleKind.FACILITATOR, KENANGA),
        house.yanti: role(RoleKind.COORDINATOR, KENANGA),
        house.kasih: role(RoleKind.ADMIN, KENANGA),
    }
    with app.app_context():
        group = _group(house)
        for dweller, held in seeing.items():
            assert finding.find_group(_viewer(dweller, held), group.id) is group
        for dweller, held in blind.items():
            with pytest.raises(NotFound):
                finding.find_group(_viewer(dweller, held), group.id)
        with pytest.raises(NotFound):
            finding.find_group(_viewer(house.siti), group.id)
        coordinator = _viewer(house.hartono, seeing[house.hartono])
        with pytest.raises(NotFound):
            finding.find_to_change(coordinator, group.id)
        assert not finding.may_see_names(coordinator, group)
        of_village = _viewer(house.hartono, role(RoleKind.COORDINATOR, KURIPAN))
        assert finding.may_see_names(of_village, group)


def test_groups_come_by_name_and_those_that_ended_apart(app: Flask, house: House) -> None:
    with app.app_context():
        _group(house, name="mawar")
        ended = _group(house, name="Anggrek")
        making.end(ended)
        _group(house, name="Melati")
        assert [each.name for each in finding.groups_of(_budi(house))] == ["mawar", "Melati"]
        assert finding.groups_of(_budi(house), ended=True) == [ended]


def test_a_group_takes_the_courses_that_were_chosen_last(app: Flask, house: House) -> None:
    with app.app_context():
        group = _group(house)
        together.choose_courses(group, ["uang-kiriman", "anak-kita"])
        together.choose_courses(group, ["anak-kita", "mulai-kecil"])
        assert together.courses_of(group.id) == ["anak-kita", "mulai-kecil"]
