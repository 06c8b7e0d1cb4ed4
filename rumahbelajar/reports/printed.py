"""The reports that are printed and signed, and the months that each makes of what is asked."""

from collections.abc import Callable, Mapping

from rumahbelajar.reports import evidence, monthly
from rumahbelajar.reports.asked import Asked

DOCUMENTS: Mapping[str, Callable[[Asked], Asked]] = {
    monthly.KEY: monthly.month_of,
    evidence.KEY: evidence.quarter_of,
}
