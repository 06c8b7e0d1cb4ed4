"""A course folder read once into memory: only the files that belong there, and only safe ones."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rumahbelajar.courses import limits
from rumahbelajar.courses.authored import MEDIA_NAME
from rumahbelajar.courses.faults import Fault
from rumahbelajar.questions.authoring import SLUG

_COURSE_FILE = re.compile(r"(?:course|pretest|posttest|glossary)\.yaml|summary\.md")
_MODULE_FOLDER = re.compile(rf"[0-9]{{2}}-{SLUG.pattern}")
_MODULE_FILE = re.compile(rf"{SLUG.pattern}\.yaml|[0-9]{{2}}-{SLUG.pattern}\.md")
_GUIDE_FILE = re.compile(rf"[0-9]{{2}}-{SLUG.pattern}\.md")
_MEDIA_FILE = re.compile(MEDIA_NAME)
_OF_MODULE = (_MODULE_FILE, "module.yaml, 01-nama.md, nama-kegiatan.yaml")
_INNER = {"media": (_MEDIA_FILE, "nama-gambar.svg"), "meetings": (_GUIDE_FILE, "01-nama.md")}
"""The files of a module, and of the folders that are none: the shape of their names, and one."""
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_LINK = (
    "ini tautan atau berkas khusus, yang bisa menuju ke luar folder",
    "ganti dengan salinan berkas aslinya",
)


@dataclass
class Folder:
    """The files of one course by path within it: texts with plain line ends, media as bytes.

    `paths` has every file with a fitting name, also those that could not be read, so that one
    unreadable file is not told again wherever it is missed.
    """

    name: str
    paths: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)


def read_folder(root: Path, faults: list[Fault]) -> Folder:
    """Return what a course folder holds; every file that may not be there becomes a fault."""
    folder = Folder(root.name)
    if not is_plain_folder(root):
        faults.append(Fault(root.name, 1, *_LINK))
        return folder
    folder.paths.update(_paths(root, folder.name, faults))
    if len(folder.paths) > limits.FILES:
        remedy = f"paling banyak {limits.FILES} berkas"
        faults.append(Fault(folder.name, 1, "terlalu banyak berkas", remedy))
        return folder
    for path in sorted(folder.paths):
        _take(root, path, folder, faults)
    return folder


def is_plain_folder(path: Path) -> bool:
    """Whether the path is a folder itself, not a link to one."""
    return path.is_dir() and not path.is_symlink()


def read_text(path: Path, file: str, faults: list[Fault]) -> str | None:
    """Return the text of a file; None, with a fault, when it is too large or no plain UTF-8."""
    data = read_bytes(path, file, limits.TEXT, faults)
    return None if data is None else _decode(data, file, faults)


def read_bytes(path: Path, file: str, largest: int, faults: list[Fault]) -> bytes | None:
    """Return the bytes of a regular file of at most `largest`; else None, with a fault."""
    try:
        kind = path.lstat()
        if not stat.S_ISREG(kind.st_mode):
            faults.append(Fault(file, 1, *_LINK))
            return None
        if kind.st_size > largest:
            problem = f"berkas terlalu besar ({kind.st_size // 1024} KB)"
            remedy = f"kecilkan sampai paling besar {largest // 1024} KB"
            faults.append(Fault(file, 1, problem, remedy))
            return None
        return path.read_bytes()
    except OSError:
        faults.append(Fault(file, 1, "berkas tidak bisa dibuka", "periksa izin baca berkas ini"))
        return None


def _paths(root: Path, name: str, faults: list[Fault]) -> Iterator[str]:
    """Yield the paths of the files that belong in a course folder."""
    for entry in _entries(root, name, faults):
        if is_plain_folder(root / entry) and (entry in _INNER or _MODULE_FOLDER.fullmatch(entry)):
            yield from _paths_within(root, entry, name, faults)
        elif _COURSE_FILE.fullmatch(entry):
            yield entry
        else:
            wanted = "course.yaml, summary.md, 01-nama-modul, media, atau meetings"
            faults.append(_stranger(root / entry, f"{name}/{entry}", wanted))


def _paths_within(root: Path, inner: str, name: str, faults: list[Fault]) -> Iterator[str]:
    shape, wanted = _INNER.get(inner, _OF_MODULE)
    for entry in _entries(root / inner, f"{name}/{inner}", faults):
        path = f"{inner}/{entry}"
        if shape.fullmatch(entry):
            yield path
        else:
            faults.append(_stranger(root / path, f"{name}/{path}", wanted))


def _entries(folder: Path, file: str, faults: list[Fault]) -> list[str]:
    """Return the names in a folder without what systems and editors leave behind."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        faults.append(Fault(file, 1, "folder tidak bisa dibuka", "periksa izin baca folder ini"))
        return []
    return [
        name for name in names if not name.startswith(".") and not name.endswith(("~", "Thumbs.db"))
    ]


def _stranger(path: Path, file: str, wanted: str) -> Fault:
    if path.is_symlink():
        return Fault(file, 1, *_LINK)
    remedy = f"hapus, atau beri nama seperti {wanted}"
    return Fault(file, 1, "nama ini tidak dikenal di folder kursus", remedy)


def _take(root: Path, path: str, folder: Folder, faults: list[Fault]) -> None:
    file = f"{folder.name}/{path}"
    if path.startswith("media/"):
        data = read_bytes(root / path, file, limits.MEDIA[Path(path).suffix], faults)
        if data is not None:
            folder.media[path.removeprefix("media/")] = data
        return
    text = read_text(root / path, file, faults)
    if text is not None:
        folder.texts[path] = text


def _decode(data: bytes, file: str, faults: list[Fault]) -> str | None:
    """Return the text with plain line ends, so that a course is the same on every system."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.append(
            Fault(file, line, "tulisan bukan UTF-8", 'simpan ulang berkas dengan pengodean "UTF-8"')
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    strange = _INVISIBLE.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        problem = f"ada tanda tak terlihat (U+{ord(strange[0]):04X})"
        faults.append(Fault(file, line, problem, "hapus dan ketik ulang baris ini"))
        return None
    return text
