"""This learning house: where it stands, and under which addresses it is reached."""

from datetime import date
from functools import cache
from typing import NamedTuple

from flask import has_request_context, request
from sqlalchemy import Select, bindparam, select

from rumahbelajar import clock
from rumahbelajar.config import the_settings
from rumahbelajar.database import AREA_CODE, ask, db
from rumahbelajar.people.models import Area, House, Village


def the_house() -> House | None:
    """Return the house as it was set up, or None before that."""
    return db.session.get(House, 1)


def is_set_up() -> bool:
    """Whether the house was set up; for who needs to know nothing else of it."""
    return ask(_SET_UP).first() is not None


def base_url() -> str:
    """Return the address for cards and posters, without a slash at the end.

    From the settings, else as set up, else the address this request came by.
    """
    house = the_house()
    kept = the_settings().base_url or (house.base_url if house else "")
    if kept:
        return kept
    return request.host_url.rstrip("/") if has_request_context() else _own_address()


def public_url() -> str:
    """Return the address for certificates, or "" when the house has none."""
    house = the_house()
    return the_settings().public_url or (house.public_url if house else "")


_SET_UP = select(House.id)


class Place(NamedTuple):
    """A village as pages tell of it: its name, and its IANA time zone."""

    name: str
    time_zone: str


def the_place(village_code: str) -> Place:
    """Return name and time zone of a village; raises NoResultFound for an unknown one."""
    return Place(*ask(_place(), code=village_code).one())


def time_zone_of(village_code: str) -> str:
    """Return the IANA time zone of a village; raises NoResultFound for an unknown one."""
    return the_place(village_code).time_zone


def today_in(village_code: str) -> date:
    """Return the day it is in a village; raises NoResultFound for an unknown one."""
    return clock.today(time_zone_of(village_code))


def the_village(village_code: str) -> Village:
    """Return a village with its name and time zone; raises NoResultFound for an unknown one."""
    return db.session.get_one(Village, village_code)


@cache
def _place() -> Select[tuple[str, str]]:
    this = Village.code == bindparam("code", type_=AREA_CODE)
    return select(Area.name, Village.time_zone).join(Village, Village.code == Area.code).where(this)


def _own_address() -> str:
    settings = the_settings()
    return f"http://127.0.0.1:{settings.port}"
