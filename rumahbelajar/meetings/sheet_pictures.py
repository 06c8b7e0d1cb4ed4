"""Pictures from outside: known by their first bytes alone, and made anew in a process of its own.

Nothing of what a browser says of a file is believed: neither its name nor its type.
"""

import os
import subprocess
import sys
import threading
from http import HTTPStatus
from pathlib import Path
from typing import IO

from flask_babel import gettext as _

from rumahbelajar.errors import Refused
from rumahbelajar.receiving import make_room
from rumahbelajar.uploads import LARGEST

_CHILD = Path(__file__).with_name("photo_child.py")
_TOO_SMALL, _TOO_LARGE = 3, 4
"""How the child ends, as it says itself."""
_SECONDS = 25
_SECONDS_OF_WAITING = 60
_turns = threading.BoundedSemaphore(1)
"""How many are made at once: one can take half a gigabyte, and two thirds of a second."""
_HEAD = 32
_SCAN = b"\xff\xda"
_MOST_SCANS = 24
"""Of a JPEG: cameras make up to twelve, and a small picture within it some; each takes its time."""
_APPLE = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"}
"""Brands by which HEIC and its kin begin (ISO/IEC 23008-12, annex B)."""


def made_anew(upload: IO[bytes]) -> bytes:
    """Return the picture of a sheet as it is kept; raise Refused for what is none.

    A JPEG in shades of grey, upright, of 2,000 pixels at most, with nothing else of the file.
    """
    upload.seek(0, os.SEEK_END)
    size = upload.tell()
    if not size:
        raise _wrong(_("Pilih dulu fotonya, lalu tekan simpan."))
    if size > LARGEST:
        raise _wrong(_("Foto ini lebih dari 8 MB. Kecilkan ukurannya di kamera, lalu foto lagi."))
    upload.seek(0)
    form = _form_of(upload.read(_HEAD))
    upload.seek(0)
    content = upload.read()
    if form == "JPEG" and content.count(_SCAN) > _MOST_SCANS:
        raise _wrong(_why(_TOO_LARGE))
    return _made_by_child(content, form)


def _form_of(head: bytes) -> str:
    if head[:3] == b"\xff\xd8\xff":
        return "JPEG"
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp" and head[8:12] in _APPLE:
        raise _wrong(
            _(
                "Foto ini berformat HEIC, yang biasa di iPhone. Buka Pengaturan, Kamera, Format,"
                " pilih Paling Kompatibel (Most Compatible), lalu foto lagi. Atau kirim tangkapan"
                " layar dari foto itu."
            )
        )
    raise _wrong(_("Berkas ini bukan foto yang dikenal. Kirim foto JPEG, PNG, atau WebP."))


def _made_by_child(content: bytes, form: str) -> bytes:
    # Whoever waits here, and while the child works, makes room for others.
    make_room()
    if not _turns.acquire(timeout=_SECONDS_OF_WAITING):
        raise Refused(
            _("Banyak foto sedang disimpan. Tunggu sebentar, lalu kirim sekali lagi."),
            HTTPStatus.SERVICE_UNAVAILABLE,
        )
    try:
        made = subprocess.run(  # noqa: S603 - our own program and file, the data on stdin
            [sys.executable, "-I", str(_CHILD), form],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise _wrong(_why(error.returncode)) from error
    except (subprocess.SubprocessError, OSError) as error:
        raise _wrong(_why(_TOO_LARGE)) from error
    finally:
        _turns.release()
    return made.stdout


def _why(ended: int) -> str:
    if ended == _TOO_SMALL:
        return str(_("Foto ini terlalu kecil untuk dibaca. Foto lagi dengan kamera HP."))
    if ended == _TOO_LARGE or ended < 0:
        return str(_("Foto ini terlalu besar. Kecilkan ukurannya di kamera, lalu foto lagi."))
    return str(_("Foto ini rusak atau terpotong. Foto sekali lagi."))


def _wrong(sentence: str) -> Refused:
    return Refused(sentence, HTTPStatus.UNPROCESSABLE_ENTITY)
