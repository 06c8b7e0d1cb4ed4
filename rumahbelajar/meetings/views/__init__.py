"""The pages of meetings, one module for each group of pages; importing them adds their routes."""

from rumahbelajar.meetings.views import (
    afterwards,
    inviting,
    meetings,
    paper,
    photos,
    planning,
    roll,
    room_groups,
    walk_ins,
)

__all__ = [
    "afterwards",
    "inviting",
    "meetings",
    "paper",
    "photos",
    "planning",
    "roll",
    "room_groups",
    "walk_ins",
]
