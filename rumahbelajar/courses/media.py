"""Media files: a picture or a sound must be what its name says."""

from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.svg import check_svg

MEDIA_TYPES = {
    "svg": "image/svg+xml",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "mp3": "audio/mpeg",
}
_SIGNATURES = {
    "jpg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "webp": (b"RIFF",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2"),
}


def check_media(name: str, data: bytes, file: str, faults: list[Fault]) -> None:
    """Add a fault for each thing in the file that may not be there."""
    kind = name.rpartition(".")[2]
    if kind == "svg":
        check_svg(data, file, faults)
    elif not data.startswith(_SIGNATURES[kind]):
        problem = f"isi berkas ini bukan {kind.upper()}"
        faults.append(Fault(file, 1, problem, f"simpan ulang sebagai {kind.upper()}"))
