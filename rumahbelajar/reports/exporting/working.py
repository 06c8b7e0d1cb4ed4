"""A process of its own that makes files: `python -m rumahbelajar.reports.exporting.working`."""

import os
import sys

from rumahbelajar import create_app
from rumahbelajar.memory import return_large_blocks
from rumahbelajar.reports.exporting.making import work

NICENESS = 10
"""So that pages go first."""


def main() -> None:
    """Make what waits, and end."""
    # What is written here is for the owner of the house alone.
    os.umask(0o077)
    if sys.platform != "win32":
        os.nice(NICENESS)
    return_large_blocks()
    app = create_app()
    with app.app_context():
        work()


if __name__ == "__main__":
    main()
