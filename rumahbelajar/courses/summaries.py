"""The summary of a course: one Markdown file that becomes one sheet of paper."""

from rumahbelajar.courses.authored import SummaryHead
from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.folder import Folder
from rumahbelajar.courses.headed import open_headed
from rumahbelajar.courses.markdown import count_words, render
from rumahbelajar.courses.model import Summary
from rumahbelajar.courses.page import Surroundings
from rumahbelajar.courses.validation import build

PATH = "summary.md"
_HEAD_MISSING = (
    "kepala ringkasan tidak ada atau tidak ditutup",
    'mulai berkas dengan baris "---", lalu title, lalu baris "---"',
)


def read_summary(folder: Folder, around: Surroundings, faults: list[Fault]) -> Summary | None:
    """Return the summary of a course; None when there is none, or faults in it."""
    opened = open_headed(folder, PATH, around, _HEAD_MISSING, faults)
    if opened is None:
        return None
    page, tree = opened
    html = render(page)
    entry = None if tree is None else build(SummaryHead, tree, faults)
    if entry is None:
        return None
    return Summary(html=html, words=count_words(html), figures=tuple(page.figures), **dict(entry))
