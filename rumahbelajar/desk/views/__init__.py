"""The pages of the desk, one module for each group of pages; importing them adds their routes."""

from rumahbelajar.desk.views import (
    corrections,
    duplicates,
    group_courses,
    groups,
    home,
    joint_consent,
    moving,
    my_data,
    village_notes,
)

__all__ = [
    "corrections",
    "duplicates",
    "group_courses",
    "groups",
    "home",
    "joint_consent",
    "moving",
    "my_data",
    "village_notes",
]
