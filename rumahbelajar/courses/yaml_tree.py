"""YAML text to plain values with the line of each, so that every mistake can be pointed at.

PyYAML's C parser is read event by event: no objects, no aliases, no deep recursion. Plain words
stay text (`no`, `0812`, `12:30` are never taken for something else); the models say what a value
is meant to be. Only an empty value, `~` and `null` are nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from rumahbelajar.courses.faults import Fault, quote
from rumahbelajar.courses.yaml_trouble import explain

Place = tuple[str | int, ...]

_DEEPEST = 12
_NOTHING = {"", "~", "null"}
_TAG_REMEDY = "hapus tanda & * ! itu, atau apit tulisan dengan tanda kutip"


@dataclass(frozen=True)
class Tree:
    """The values of one YAML file, and the line on which each of them begins."""

    file: str
    value: dict[str, object]
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """Return the line of this place, or of the nearest place around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def fault(self, place: Place, problem: str, remedy: str) -> Fault:
        """Return a fault at this place of the file."""
        return Fault(self.file, self.line(place), problem, remedy)


class _RefusedError(Exception):
    """What follows in the file could not be trusted, so reading stops."""


@dataclass
class _Builder:
    """Puts values where they belong while the parser's events go by."""

    file: str
    first_line: int
    faults: list[Fault]
    lines: dict[Place, int] = field(default_factory=dict)
    root: object = None
    documents: int = 0
    open: list[tuple[Place, dict[str, object] | list[object]]] = field(default_factory=list)
    key: list[str | None] = field(default_factory=list)

    def take(self, event: yaml.Event) -> None:
        """Take the next event; raise _RefusedError at what no course file may hold."""
        line = (event.start_mark.line if event.start_mark else 0) + self.first_line
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.refuse(line, 'ada dokumen kedua setelah garis "---"', "hapus garis itu")
            case yaml.AliasEvent():
                self.refuse(line, "alias YAML (*) tidak dipakai di sini", _TAG_REMEDY)
            case yaml.ScalarEvent() | yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.take_node(event, line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.open.pop()
                self.key.pop()

    def take_node(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> None:
        if event.anchor is not None:
            self.refuse(line, "jangkar YAML (&) tidak dipakai di sini", _TAG_REMEDY)
        if event.tag is not None:
            self.refuse(line, "tanda jenis YAML (!) tidak dipakai di sini", _TAG_REMEDY)
        match event:
            case yaml.ScalarEvent():
                self.take_scalar(event, line)
            case yaml.MappingStartEvent():
                self.start({}, line)
            case yaml.SequenceStartEvent():
                self.start([], line)

    def take_scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if self.awaits_key():
            self.take_key(event.value, line)
            return
        plain = event.implicit[0]
        self.put(None if plain and event.value in _NOTHING else event.value, line)

    def take_key(self, key: str, line: int) -> None:
        place, container = self.open[-1]
        if key in container:
            self.faults.append(
                Fault(
                    self.file,
                    line,
                    f"isian {quote(key)} ditulis dua kali",
                    f"hapus salah satu; yang pertama ada di baris {self.lines[(*place, key)]}",
                )
            )
        else:
            self.lines[(*place, key)] = line
        self.key[-1] = key

    def start(self, container: dict[str, object] | list[object], line: int) -> None:
        if self.awaits_key():
            self.refuse(line, "nama isian bukan tulisan biasa", 'tulis seperti "title: ..."')
        if len(self.open) >= _DEEPEST:
            self.refuse(line, "isian bersarang terlalu dalam", "periksa indentasi dan kurung")
        place = self.put(container, line)
        self.open.append((place, container))
        self.key.append(None)

    def awaits_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][1], dict) and self.key[-1] is None

    def put(self, value: object, line: int) -> Place:
        """Put the value into the open container and return its place; the first of two wins."""
        if not self.open:
            self.root = value
            self.lines[()] = line
            return ()
        place, container = self.open[-1]
        if isinstance(container, list):
            here: Place = (*place, len(container))
            container.append(value)
            self.lines[here] = line
            return here
        key = self.key[-1] or ""
        container.setdefault(key, value)
        self.key[-1] = None
        return (*place, key)

    def refuse(self, line: int, problem: str, remedy: str) -> None:
        self.faults.append(Fault(self.file, line, problem, remedy))
        raise _RefusedError


def read_yaml(text: str, file: str, faults: list[Fault], first_line: int = 1) -> Tree | None:
    """Return the tree of a YAML file that is a mapping; else None, with a fault that says why."""
    builder = _Builder(file, first_line, faults)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except _RefusedError:
        return None
    except yaml.YAMLError as error:
        faults.append(explain(error, file, first_line))
        return None
    if not isinstance(builder.root, dict):
        problem = "berkas kosong" if builder.root is None else "isi berkas bukan daftar isian"
        faults.append(Fault(file, first_line, problem, 'tulis isian seperti "title: ..."'))
        return None
    return Tree(file, builder.root, builder.lines)
