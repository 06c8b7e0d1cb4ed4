"""The activities of lessons: one file each, plain Python without web or database; the list."""

from collections.abc import Mapping
from typing import Annotated, get_args

from pydantic import Field

from rumahbelajar.activities.authoring import BaseActivity
from rumahbelajar.activities.cash_book import CashBook
from rumahbelajar.activities.checklist import Checklist
from rumahbelajar.activities.contact_schedule import ContactSchedule
from rumahbelajar.activities.contributions import ContributionCalculator
from rumahbelajar.activities.decision_scales import DecisionScales
from rumahbelajar.activities.device_agreement import DeviceAgreement
from rumahbelajar.activities.goal_board import GoalBoard
from rumahbelajar.activities.idea_cards import IdeaCards
from rumahbelajar.activities.instalments import InstalmentCalculator
from rumahbelajar.activities.join_or_found import JoinOrFound
from rumahbelajar.activities.months_of_pay import PayCalculator
from rumahbelajar.activities.offer_check import OfferCheck
from rumahbelajar.activities.own_sheet import OwnSheet
from rumahbelajar.activities.permits import PermitQuestions
from rumahbelajar.activities.plan import Plan
from rumahbelajar.activities.product_label import ProductLabel
from rumahbelajar.activities.remittance_budget import RemittanceBudget
from rumahbelajar.activities.safety_plan import SafetyPlan
from rumahbelajar.activities.savings_and_shu import SavingsAndSurplus
from rumahbelajar.activities.scenario import Scenario
from rumahbelajar.activities.sorting import Sorting
from rumahbelajar.activities.supporters import SupportersMap
from rumahbelajar.activities.tool import Tool
from rumahbelajar.activities.transfer_comparison import TransferComparison
from rumahbelajar.activities.twelve_months import TwelveMonths
from rumahbelajar.activities.unit_cost import UnitCost

__all__ = [
    "TOOLS",
    "TYPES",
    "Activity",
    "BaseActivity",
    "CashBook",
    "OwnSheet",
    "SafetyPlan",
    "Scenario",
    "Sorting",
    "Tool",
]

Activity = Annotated[
    GoalBoard
    | RemittanceBudget
    | InstalmentCalculator
    | TransferComparison
    | Scenario
    | SafetyPlan
    | TwelveMonths
    | Sorting
    | Plan
    | Checklist
    | IdeaCards
    | ProductLabel
    | PermitQuestions
    | UnitCost
    | CashBook
    | SupportersMap
    | ContactSchedule
    | DeviceAgreement
    | OfferCheck
    | DecisionScales
    | PayCalculator
    | SavingsAndSurplus
    | JoinOrFound
    | ContributionCalculator,
    Field(discriminator="type"),
]
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
