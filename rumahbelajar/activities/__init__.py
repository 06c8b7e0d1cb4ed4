"""The activities of lessons: one file each, plain Python without web or database; the list."""

from collections.abc import Mapping
from typing import Annotated, get_args

from pydantic import Field

from rumahbelajar.activities.authoring import BaseActivity
from rumahbelajar.activities.instalments import InstalmentCalculator
from rumahbelajar.activities.scenario import Scenario
from rumahbelajar.activities.tool import Tool

__all__ = ["TOOLS", "TYPES", "Activity", "BaseActivity", "Scenario", "Tool"]

Activity = Annotated[InstalmentCalculator | Scenario, Field(discriminator="type")]
"""Any activity of a course; its `type` says which."""

TYPES: Mapping[str, type[BaseActivity]] = {
    get_args(activity.model_fields["type"].annotation)[0]: activity
    for activity in get_args(get_args(Activity)[0])
}
"""The activity types by the name that course files and templates use."""

TOOLS: Mapping[str, type[Tool]] = {
    activity.name: activity for activity in TYPES.values() if issubclass(activity, Tool)
}
"""The tools by their name in addresses, in the order in which people see them."""
