"""JSON Schemas of the package format, from the same models that read it, for authors' editors."""

from typing import Any

from pydantic import BaseModel, TypeAdapter

from rumahbelajar.activities import Activity
from rumahbelajar.courses.authored import (
    ContactEntry,
    CourseEntry,
    FigureEntry,
    LessonHead,
    ModuleEntry,
    QuizEntry,
    SummaryHead,
    TermEntry,
)
from rumahbelajar.courses.guide_format import GuideHead

_FILES: dict[str, type[BaseModel]] = {
    "course": CourseEntry,
    "module": ModuleEntry,
    "lesson": LessonHead,
    "summary": SummaryHead,
    "meeting": GuideHead,
    "quiz": QuizEntry,
}
_KEYED_FILES: dict[str, type[BaseModel]] = {
    "contacts": ContactEntry,
    "figures": FigureEntry,
    "glossary": TermEntry,
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of each kind of file by the name of the schema's own file.

    `lesson`, `summary` and `meeting` describe the heads of Markdown files, `quiz` also the pretest
    and the posttest.
    """
    single = {name: model.model_json_schema() for name, model in _FILES.items()}
    keyed = {
        name: TypeAdapter(dict[str, model]).json_schema()  # type: ignore[valid-type]
        for name, model in _KEYED_FILES.items()
    }
    activity = {"activity": TypeAdapter[Any](Activity).json_schema()}
    every = single | activity | keyed
    return {f"{name}.schema.json": schema for name, schema in every.items()}
