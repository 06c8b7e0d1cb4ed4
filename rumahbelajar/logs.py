"""The log: what failed and where, never what somebody's row would have held."""

import logging
from types import TracebackType

from flask import Flask
from flask.logging import default_handler

from rumahbelajar.config import the_settings

_Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_NAMES_A_ROW = "DETAIL:"
"""How PostgreSQL begins the line with the row it refused; names and answers stand in it."""


class WithoutRows(logging.Formatter):
    """Flask's own form of a line, without the rows that a database names in its errors."""

    def formatException(self, ei: _Failure) -> str:  # noqa: N802 - logging calls it so
        """Return the traceback without the lines that name a row."""
        lines = super().formatException(ei).splitlines()
        return "\n".join(line for line in lines if not line.lstrip().startswith(_NAMES_A_ROW))


def init_app(app: Flask) -> None:
    """Log from the level of the settings on, to where Flask logs."""
    app.logger.setLevel(the_settings(app).log_level)
    default_handler.setFormatter(
        WithoutRows("[%(asctime)s] %(levelname)s in %(module)s: %(message)s")
    )
