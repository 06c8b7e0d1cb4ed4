"""Markdown files with a head: a lesson, a guide and the summary are opened alike."""

from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.folder import Folder
from rumahbelajar.courses.heads import split_head
from rumahbelajar.courses.page import Page, Surroundings
from rumahbelajar.courses.yaml_tree import Tree, read_yaml


def open_headed(
    folder: Folder,
    path: str,
    around: Surroundings,
    missing: tuple[str, str],
    faults: list[Fault],
) -> tuple[Page, Tree | None] | None:
    """Return the page to render, and its head, None where that cannot be read.

    None in all where there is no such text, or no head: then `missing` says so, as problem and
    remedy.
    """
    if path not in folder.texts:
        return None
    file = f"{folder.name}/{path}"
    head, body, first_line = split_head(folder.texts[path])
    if head is None:
        faults.append(Fault(file, 1, *missing))
        return None
    page = Page(path, file, body, first_line, around, faults)
    return page, read_yaml(head, file, faults, first_line=2)
