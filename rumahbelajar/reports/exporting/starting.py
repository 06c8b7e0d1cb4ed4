"""Starting the process that makes files: apart from the server, so that it outlives a restart."""

import os
import subprocess
import sys
import threading
import time

from flask import current_app

from rumahbelajar.config import ROOT, Settings, the_settings
from rumahbelajar.reports.exporting.claiming import is_somebody_needed

_MODULE = "rumahbelajar.reports.exporting.working"
_SECONDS = 5.0
"""Between two starts by one server: a process needs one or two until it takes its turn."""
_guard = threading.Lock()
_started: list[subprocess.Popen[bytes]] = []
_last_start = -_SECONDS


def start_if_needed() -> None:
    """Start a process when a file waits for one; the process itself decides who goes first.

    Called wherever somebody looks at what they asked for, so that a file goes on after a restart.
    In tests it is called by the test alone.
    """
    global _last_start  # noqa: PLW0603 - one for this server process
    if current_app.testing or not is_somebody_needed():
        return
    with _guard:
        now = time.monotonic()
        if now - _last_start < _SECONDS:
            return
        _last_start = now
        # Asked how they ended, so that nothing of them stays behind.
        _started[:] = [each for each in _started if each.poll() is None]
        _started.append(_start(the_settings(current_app)))


def _start(settings: Settings) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", _MODULE],
        cwd=ROOT,
        env=_environment(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def _environment(settings: Settings) -> dict[str, str]:
    """Return the environment in which the process reads the very same settings."""
    return {
        **os.environ,
        "RUMAHBELAJAR_INSTANCE": str(settings.instance),
        "RUMAHBELAJAR_COURSES": str(settings.courses),
        "RUMAHBELAJAR_DATABASE_URL": settings.database_url,
        "RUMAHBELAJAR_SECRET_KEY": settings.secret_key,
        "RUMAHBELAJAR_PEPPER": settings.pepper,
        "RUMAHBELAJAR_LOG_LEVEL": settings.log_level,
    }
