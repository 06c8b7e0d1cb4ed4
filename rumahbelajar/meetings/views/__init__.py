"""The pages of meetings, one module for each group of pages; importing them adds their routes."""

from rumahbelajar.meetings.views import (
    afterwards,
    check_in,
    coming_for,
    commitments,
    inviting,
    joined_later,
    meetings,
    paper,
    photos,
    planning,
    roll,
    roll_history,
    room_groups,
    walk_ins,
)

__all__ = [
    "afterwards",
    "check_in",
    "coming_for",
    "commitments",
    "inviting",
    "joined_later",
    "meetings",
    "paper",
    "photos",
    "planning",
    "roll",
    "roll_history",
    "room_groups",
    "walk_ins",
]
