"""Charts of what tables hold, as small SVG: no script, no style, to be read without colour."""

from rumahbelajar.reports.charts.bars import bars
from rumahbelajar.reports.charts.distribution import distribution
from rumahbelajar.reports.charts.lines import lines
from rumahbelajar.reports.charts.small_multiples import small_multiples

__all__ = ["bars", "distribution", "lines", "small_multiples"]
