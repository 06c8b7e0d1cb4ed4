"""The version of a course: one sha256 over everything that the course is made from."""

import hashlib
import json

from rumahbelajar.courses.folder import Folder
from rumahbelajar.courses.references import Known, find_references

DIGITS_IN_ADDRESS = 12


def version_of(folder: Folder, known: Known) -> str:
    """Return the hex sha256 of the package and of the shared entries that it names.

    A hotline that changes gives a new version to the courses that show it and to no other.
    Line ends do not count, so that the version is the same on every system.
    """
    digest = hashlib.sha256()
    files = {path: text.encode() for path, text in folder.texts.items()}
    files.update({f"media/{name}": data for name, data in folder.media.items()})
    for path in sorted(files):
        _add(digest, path.encode(), files[path])
    for path, entry in sorted(_shared_entries(folder, known).items()):
        _add(digest, path.encode(), entry.encode())
    return digest.hexdigest()


def media_digest(data: bytes) -> str:
    """Return the digits that make the address of a media file change with its content."""
    return hashlib.sha256(data).hexdigest()[:DIGITS_IN_ADDRESS]


def _add(digest: "hashlib._Hash", *parts: bytes) -> None:
    """Add the parts with their lengths, so that no two packages run together alike."""
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)


def _shared_entries(folder: Folder, known: Known) -> dict[str, str]:
    entries: dict[str, str] = {}
    for reference in find_references(folder.texts.values()):
        found = known.find(reference)
        if found is not None:
            text = json.dumps(found.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
            entries[f"{reference.kind}:{reference.key}"] = text
    return entries
