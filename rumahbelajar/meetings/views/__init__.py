"""The pages of meetings, one module for each group of pages; importing them adds their routes."""

from rumahbelajar.meetings.views import inviting, meetings, planning, roll

__all__ = ["inviting", "meetings", "planning", "roll"]
