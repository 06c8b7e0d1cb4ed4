"""The summary of a course: one Markdown file that becomes one sheet of paper."""

from rumahbelajar.courses.authored import SummaryHead
from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.folder import Folder
from rumahbelajar.courses.heads import split_head
from rumahbelajar.courses.markdown import count_words, render
from rumahbelajar.courses.model import Summary
from rumahbelajar.courses.page import Page, Surroundings
from rumahbelajar.courses.validation import build
from rumahbelajar.courses.yaml_tree import read_yaml

PATH = "summary.md"
_HEAD_MISSING = (
    "kepala ringkasan tidak ada atau tidak ditutup",
    'mulai berkas dengan baris "---", lalu title, lalu baris "---"',
)


def read_summary(folder: Folder, around: Surroundings, faults: list[Fault]) -> Summary | None:
    """Return the summary of a course; None when there is none, or faults in it."""
    if PATH not in folder.texts:
        return None
    file = f"{folder.name}/{PATH}"
    head, body, first_line = split_head(folder.texts[PATH])
    if head is None:
        faults.append(Fault(file, 1, *_HEAD_MISSING))
        return None
    page = Page(PATH, file, body, first_line, around, faults)
    html = render(page)
    tree = read_yaml(head, file, faults, first_line=2)
    entry = None if tree is None else build(SummaryHead, tree, faults)
    if entry is None:
        return None
    return Summary(html=html, words=count_words(html), figures=tuple(page.figures), **dict(entry))
