"""Starts the application: `python app.py` serves it; the flask command finds `create_app` here."""

import os

from flask import Flask

import rumahbelajar
from rumahbelajar.config import SettingsError
from rumahbelajar.preparing import open_instance
from rumahbelajar.serving import main


def create_app() -> Flask:
    """Return the application for the flask command, in a house that may be new."""
    try:
        return rumahbelajar.create_app(open_instance(os.environ))
    except SettingsError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
