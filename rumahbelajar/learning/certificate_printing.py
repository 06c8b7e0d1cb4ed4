"""Printing a certificate: the words on it, and its QR code."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

import segno
from flask_babel import gettext as _

from rumahbelajar.config import ROOT
from rumahbelajar.formats import day
from rumahbelajar.language import chosen
from rumahbelajar.learning.certificates import Checked
from rumahbelajar.learning.codes import grouped
from rumahbelajar.learning.course_versions import course_at
from rumahbelajar.learning.models import Certificate
from rumahbelajar.learning.steps import hours
from rumahbelajar.learning.typesetting import typeset
from rumahbelajar.people.house import public_url

_TEMPLATE = ROOT / "templates" / "learning" / "certificate.typ"


def print_certificate(certificate: Certificate, earlier_serial: str | None = None) -> bytes:
    """Return the certificate as PDF; raise Crowded at once when many ask, Refused when it fails.

    `earlier_serial` is that of the one it took the place of.
    """
    return typeset(_TEMPLATE, printed(certificate, earlier_serial), _sentence())


def print_certificates(found: Sequence[Checked], title: str) -> bytes:
    """Return several certificates as one PDF, one on each page; raise as above.

    `title` is what the file calls itself. There must be one at least.
    """
    public = public_url()
    sheets = [_sheet(each.certificate, each.earlier_serial, public) for each in found]
    newest = max(each["timestamp"] for each in sheets)
    given = {"timestamp": newest, "title": title, "sheets": sheets}
    return typeset(_TEMPLATE, given, _sentence())


def printed(certificate: Certificate, earlier_serial: str | None = None) -> dict[str, Any]:
    """Return what the template shows; QR and address only where the house has a public one."""
    return _sheet(certificate, earlier_serial, public_url())


def _sheet(certificate: Certificate, earlier_serial: str | None, public: str) -> dict[str, Any]:
    address = f"{public}/sertifikat/{certificate.code}"
    return {
        "language": chosen(),
        "timestamp": int(datetime.combine(certificate.issued_on, time(), UTC).timestamp()),
        "name": certificate.holder_name,
        "place": certificate.place,
        "course": certificate.course_title,
        "topics": _topics(certificate),
        "day": day(certificate.issued_on),
        "serial": certificate.serial,
        "earlier_serial": earlier_serial or "",
        "code": grouped(certificate.code),
        "qr": _qr(address) if public else "",
        "words": _words(certificate, public.partition("://")[2]),
    }


def _topics(certificate: Certificate) -> list[str]:
    """Return the titles of the modules as they were, none of a sensitive course."""
    course = course_at(certificate.course_version)
    return [] if course.sensitive else [module.title for module in course.modules]


def _words(certificate: Certificate, host: str) -> dict[str, str]:
    return {
        "heading": _("Sertifikat"),
        "given_to": _("diberikan kepada"),
        "finished": _("yang telah menyelesaikan kursus"),
        "extent": _("%(hours)s jam belajar", hours=hours(certificate.course_hours)),
        "issued": _("Diterbitkan tanggal"),
        "number": _("Nomor"),
        "replaces": _("Pengganti nomor"),
        "code": _("Kode"),
        "how_to_check": _("Periksa keasliannya di %(host)s/periksa-sertifikat", host=host)
        if host
        else _("Periksa keasliannya di rumah belajar desa ini, dengan kode di atas."),
        "qr": _("Kode QR untuk memeriksa sertifikat ini"),
        "signed": _("Petugas Rumah Belajar"),
    }


def _qr(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, border=0)
    return drawn.getvalue().decode()


def _sentence() -> str:
    return str(_("Sertifikat belum bisa dicetak sekarang. Coba lagi sebentar lagi."))
