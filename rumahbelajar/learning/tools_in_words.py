"""What a person keeps in tools, as words to read: also of a course that changed or is gone."""

from collections.abc import Iterator, Mapping
from typing import Any

from rumahbelajar.activities import TOOLS
from rumahbelajar.activities.fields import Field, entered
from rumahbelajar.learning.activity_models import Content
from rumahbelajar.learning.tool_places import Fillable
from rumahbelajar.learning.tool_shelves import sheet_at
from rumahbelajar.questions.marking import sentence

_GONE = sentence("Isian dari kursus yang sudah berubah")


def in_words(key: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a tool with what was typed into it, field by field; empty when it was cleared.

    `row` has the columns of KeptTool. The heading and the labels are words of the program, or of
    a course where it is `authored`.
    """
    sheet = sheet_at(key)
    tool = TOOLS.get(key) or sheet
    content = row["content"]
    return {
        "heading": sheet.title if sheet else TOOLS[key].heading if key in TOOLS else _GONE,
        "authored": sheet is not None,
        "saved_at": row["saved_at"],
        "has_before": bool(row["before"]),
        "typed": [*(_typed(tool, content) if tool else ()), *_left_over(tool, content)],
    }


def _typed(tool: Fillable, content: Content) -> Iterator[tuple[Field, str]]:
    """Yield each field in which something stands.

    A choice in a row where nothing else stands was made by nobody: it is the first of its options.
    """
    texts = entered(tool.fields, content)
    typed = [(tool.fields[name], text) for name, text in texts.items() if text]
    rows = {(field.group, field.row) for field, _text in typed if field.kind != "choice"}
    for field, text in typed:
        if field.authored or (field.group, field.row) in rows:
            yield field, text


def _left_over(tool: Fillable | None, content: Content) -> Iterator[tuple[Field, str]]:
    """Yield what stands in fields that are no more, under the names that they had in the file."""
    for name, value in content.items():
        if tool is None or name not in tool.fields:
            label = name.rpartition("_")[2].replace("-", " ").capitalize()
            yield Field("words", label, authored=True), str(value)
