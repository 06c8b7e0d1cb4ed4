"""Own sheets: activities whose fields their author wrote, filled in by a person for themselves."""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Any

from rumahbelajar.activities.authoring import BaseActivity
from rumahbelajar.activities.fields import Field, Values


class OwnSheet(BaseActivity):
    """A sheet of one course: what is filled in is kept under the id of the activity.

    Where it is not `kept`, nothing of it is written anywhere: it is for paper alone.
    """

    kept: bool = True

    @property
    @abstractmethod
    def fields(self) -> Mapping[str, Field]:
        """Return the fields by their names in the form."""

    @abstractmethod
    def work_out(self, values: Values, today: date) -> Any:
        """Return what the sheet shows, as a frozen dataclass of its own; raise Unfit."""

    def blank(self) -> Any | None:
        """Return what the sheet shows when nothing is filled in; None where that is nothing."""
        return None
