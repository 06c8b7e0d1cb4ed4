"""Exports: what a report says as CSV, XLSX, JSON and PDF, in the rows and the order of its page."""

from rumahbelajar.reports.exporting.comma_files import write_csv
from rumahbelajar.reports.exporting.papers import pdf
from rumahbelajar.reports.exporting.programs import write_json
from rumahbelajar.reports.exporting.workbooks import write_xlsx

__all__ = ["pdf", "write_csv", "write_json", "write_xlsx"]
