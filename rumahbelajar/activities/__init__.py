"""The activities of lessons: one file each, plain Python without web or database; the list."""

from collections.abc import Mapping

from rumahbelajar.activities.authoring import BaseActivity
from rumahbelajar.activities.scenario import Scenario

__all__ = ["TYPES", "Activity", "BaseActivity", "Scenario"]

Activity = Scenario
"""Any activity of a course; its `type` says which."""

TYPES: Mapping[str, type[BaseActivity]] = {"scenario": Scenario}
"""The activity types by the name that course files and templates use."""
