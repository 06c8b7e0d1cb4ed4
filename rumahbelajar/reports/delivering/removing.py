"""Files of what was sent are kept for so many days; that it was sent stays written down."""

import re
from datetime import date, timedelta
from pathlib import Path

from flask import current_app

from rumahbelajar.kept_files import erase_halves

KEPT_DAYS = 400
"""A year, and the month in which it is told of."""
_OF_A_MONTH = "[0-9][0-9][0-9][0-9]-[0-9][0-9]"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-.+-[0-9a-f]{8}\.(pdf|xlsx)", re.ASCII)
_A_DAY = 86_400


def oldest_kept(today: date) -> date:
    """Return the first due day whose files are still kept."""
    return today - timedelta(days=KEPT_DAYS)


def remove_old(folder: Path, today: date) -> int:
    """Remove the files of what was due before that, and halves of files; return how many.

    By their names, so that those of letters that were never taken go, too. Whatever else lies
    there is left alone; what cannot be removed is logged.
    """
    removed = 0
    for month in sorted(folder.glob(_OF_A_MONTH)):
        try:
            erase_halves(month, older_than=_A_DAY)
            removed += _remove_in(month, oldest_kept(today))
        except OSError:
            current_app.logger.warning("old deliveries cannot be removed", exc_info=True)
    return removed


def _remove_in(month: Path, oldest: date) -> int:
    old = [file for file in month.iterdir() if _is_before(file.name, oldest)]
    for file in old:
        file.unlink(missing_ok=True)
    if old and not any(month.iterdir()):
        month.rmdir()
    return len(old)


def _is_before(name: str, oldest: date) -> bool:
    found = _NAME.fullmatch(name)
    return found is not None and found[1] < oldest.isoformat()
