"""`flask reports …`: the group that the parts of the reports add their commands to."""

from flask import Flask
from flask.cli import AppGroup

group = AppGroup("reports", help="Keep, check and deliver the reports.")


def init_app(app: Flask) -> None:
    """Add the commands; importing the parts has told the group."""
    app.cli.add_command(group)
