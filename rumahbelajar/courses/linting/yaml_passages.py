"""The words in a YAML file of a course, such as a quiz, to the passages that its readers read."""

from collections.abc import Iterator, Mapping

from rumahbelajar.courses.linting.passages import Passage, referred
from rumahbelajar.courses.references import REFERENCE, Known
from rumahbelajar.courses.yaml_tree import Place, Tree

_NO_PROSE = {
    # Names and keys, and what is quoted from elsewhere: nobody reads it as the course's own words.
    *("id", "type", "to", "start", "ending", "who", "key", "contacts", "unit", "answer"),
    *("source", "sources", "licence", "language", "reviewed_by", "reviewed_on", "as_of"),
    *("number", "tel", "wa", "web", "group", "hours", "name", "last_checked", "order"),
    *("cover", "audio", "example", "accepted", "completion", "kind", "box", "reading"),
}
_HEADINGS = {"title", "term", "audience"}


def yaml_passages(tree: Tree, known: Known) -> Iterator[Passage]:
    """Yield every text of the file that is read as words, in order, paragraph by paragraph."""
    yield from _walk(tree.value, (), tree, known)


def _walk(value: object, place: Place, tree: Tree, known: Known) -> Iterator[Passage]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _NO_PROSE:
                yield from _walk(inner, (*place, key), tree, known)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk(inner, (*place, number), tree, known)
    elif isinstance(value, str):
        for paragraph in value.split("\n\n"):
            yield _passage(paragraph.strip(), place, tree, known)


def _passage(text: str, place: Place, tree: Tree, known: Known) -> Passage:
    names = [each for each in place if isinstance(each, str)]
    return Passage(
        tree.file,
        tree.line(place),
        " ".join(REFERENCE.sub(lambda match: referred(match[1], known)[0], text).split()),
        "heading" if names[-1] in _HEADINGS else "paragraph",
        spoken="says" in names and "who" in _beside(tree, place),
        offered="options" in names and names[-1] == "text",
    )


def _beside(tree: Tree, place: Place) -> Mapping[str, object]:
    """Return the mapping that holds the text at this place."""
    value: object = tree.value
    for step in place[:-1]:
        value = value[step] if isinstance(value, Mapping | list) else {}  # type: ignore[index]
    return value if isinstance(value, Mapping) else {}
