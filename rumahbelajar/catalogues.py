"""The catalogues of translations: text files of ours, compiled once into the instance folder."""

import hashlib
import os
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from rumahbelajar.config import ROOT

SOURCES = ROOT / "rumahbelajar" / "translations"
"""`<language>.po`, whose message ids are the Indonesian sentences."""


def compile_catalogues(folder: Path, sources: Path = SOURCES) -> Path:
    """Return the folder with each catalogue compiled, as `<language>/LC_MESSAGES/messages.mo`.

    Its name is the sha256 of the sources, so that an update never shows old words and a start finds
    what an earlier one made. Raise OSError when the folder cannot be written.
    """
    files = sorted(sources.glob("*.po"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    compiled = folder / digest
    for path in files:
        target = compiled / path.stem / "LC_MESSAGES" / "messages.mo"
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            _compile(path, target)
    return compiled


def _compile(source: Path, target: Path) -> None:
    """Write the compiled catalogue whole: another process may be reading it."""
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.stem)
    descriptor, written = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
    with os.fdopen(descriptor, "wb") as file:
        write_mo(file, catalogue)
    Path(written).replace(target)
