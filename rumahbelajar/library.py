"""The library of courses that this process serves, loaded and checked once at the start."""

from typing import cast

from flask import Flask, current_app

from rumahbelajar.config import the_settings
from rumahbelajar.courses.library import Library, load_library

KEY = "rumahbelajar.library"


def init_app(app: Flask) -> None:
    """Load every whole course; a broken one is left out, logged, and shown to the staff."""
    settings = the_settings(app)
    loaded = load_library(settings.courses, settings.instance / "library")
    for course_id, faults in loaded.faults.items():
        for fault in faults:
            app.logger.error("course %s left out: %s", course_id, fault)
    app.extensions[KEY] = loaded


def the_library() -> Library:
    """Return the library of the application at hand."""
    return cast(Library, current_app.extensions[KEY])
