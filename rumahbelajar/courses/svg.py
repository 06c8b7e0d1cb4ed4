"""SVG pictures keep to themselves: no script, no handlers, nothing from elsewhere."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from rumahbelajar.courses.faults import Fault, quote

_FORBIDDEN = {"script", "handler", "listener", "foreignobject", "iframe", "object", "embed"}
_FORBIDDEN |= {"image", "feimage", "audio", "video", "a"}
_FORBIDDEN |= {"set", "animate", "animatemotion", "animatetransform"}
_OUTSIDE = re.compile(r"@import|url\(\s*['\"]?\s*(?!['\"#\s])|javascript:|\\", re.IGNORECASE)


class _EnoughError(Exception):
    """Reading on could expand entities, so it stops."""


@dataclass
class _Reader:
    """Follows the parser through the picture and adds a fault for what may not be there."""

    file: str
    faults: list[Fault]
    parser: expat.XMLParserType
    inside: list[str] = field(default_factory=list)

    def refuse(self, problem: str, remedy: str) -> None:
        self.faults.append(Fault(self.file, self.parser.CurrentLineNumber, problem, remedy))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(" ")[2].lower()
        if not self.inside and element != "svg":
            self.refuse("ini bukan gambar SVG", "simpan ulang sebagai SVG biasa")
        self.inside.append(element)
        if element in _FORBIDDEN:
            self.refuse(f"elemen {quote(element)} tidak boleh di dalam SVG", "hapus elemen itu")
        for attribute, value in attributes.items():
            self.check_attribute(attribute.rpartition(" ")[2].lower(), value)

    def check_attribute(self, name: str, value: str) -> None:
        if name.startswith("on"):
            self.refuse(f"SVG memuat skrip di {quote(name)}", "hapus atribut itu")
        elif name in {"href", "src"} and not value.strip().startswith("#"):
            self.refuse(f"SVG menuju ke luar: {quote(value)}", "hapus tautan itu")
        elif _OUTSIDE.search(value):
            self.refuse(f"SVG mengambil dari luar: {quote(value)}", "hapus atribut itu")

    def end(self, name: str) -> None:
        self.inside.pop()

    def words(self, text: str) -> None:
        if self.inside and self.inside[-1] == "style" and _OUTSIDE.search(text):
            self.refuse("gaya di SVG mengambil dari luar", "hapus url(...) dan @import")

    def refuse_prologue(self, *_: object) -> None:
        self.refuse("SVG memuat DOCTYPE atau perintah pemroses", "hapus baris itu")
        raise _EnoughError


def check_svg(data: bytes, file: str, faults: list[Fault]) -> None:
    """Add a fault for each script, handler or link to elsewhere; entities are never expanded."""
    parser = expat.ParserCreate(namespace_separator=" ")
    reader = _Reader(file, faults, parser)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    parser.StartDoctypeDeclHandler = reader.refuse_prologue
    parser.ProcessingInstructionHandler = reader.refuse_prologue
    try:
        parser.Parse(data, True)
    except _EnoughError:
        return
    except (expat.ExpatError, ValueError, LookupError):
        reader.refuse("SVG tidak bisa dibaca", "simpan ulang sebagai SVG biasa dengan UTF-8")
