"""Meetings: what is planned, who comes, and what comes of it."""

from flask import Flask

from rumahbelajar.meetings import households, records, registering, views
from rumahbelajar.meetings.finding import numbered_title_of, public_title_of, title_of
from rumahbelajar.meetings.joined_later import who_joined_later
from rumahbelajar.meetings.times import hours_of, weekday_and_day
from rumahbelajar.meetings.too_early import why_too_early
from rumahbelajar.meetings.views.blueprint import blueprint

__all__ = ["init_app", "records", "registering", "views"]


def init_app(app: Flask) -> None:
    """Add the pages; importing the others has told the ledger, the register and the blueprint."""
    app.register_blueprint(blueprint)
    app.add_template_filter(title_of, "meeting_title")
    app.add_template_filter(public_title_of, "public_meeting_title")
    app.add_template_filter(numbered_title_of, "numbered_meeting_title")
    app.add_template_filter(who_joined_later)
    app.add_template_filter(households.called, "household_called")
    app.add_template_filter(hours_of, "meeting_hours")
    app.add_template_filter(weekday_and_day)
    app.add_template_filter(why_too_early)
