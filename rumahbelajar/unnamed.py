"""Words about others in which nobody may be known: their telephone number and NIK are refused."""

import re
import unicodedata
from typing import Any

from flask_babel import gettext as _
from wtforms.validators import StopValidation

_DATE = re.compile(
    r"(?<![\d.])(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:\d{4}|\d{2})(?![./-]?\d)"
)
_AMOUNT = re.compile(r"(?<![\d.])[1-9]\d{0,2}(?:\.\d{3})+(?![.-]?\d)")
_DIGITS = re.compile(r"\+?\(?\d(?:[ .()/-]{0,2}\d){8,}")
_TELEPHONE = re.compile(r"(?:62|0)[0-9]{8,}|8[0-9]{8,12}$")
_NIK_DIGITS = 16
_CALLED = re.compile(
    r"\b(?:[Bb]u|[Ii]bu|[Pp]ak|[Bb]apak|[Mm]bak|[Mm]as|[Kk]ak|[Ss]dri?)\b\.? +[A-Z][a-z]"
)


def without_numbers(_form: Any, field: Any) -> None:
    """Refuse a field in which a number stands by which somebody is known."""
    fault = why_it_names_somebody(field.data or "")
    if fault:
        raise StopValidation(fault)


def why_it_names_somebody(text: str) -> str:
    """Return why a text may not be kept, with the way out; "" when nothing obvious is in it."""
    plain = unicodedata.normalize("NFKC", text)
    plain = _AMOUNT.sub(" x ", _DATE.sub(" x ", plain))
    for found in _DIGITS.findall(plain):
        digits = re.sub(r"\D", "", found)
        if _TELEPHONE.match(digits) and len(digits) != _NIK_DIGITS:
            return str(_("Ada nomor telepon. Hapus nomor itu, lalu simpan lagi."))
        if len(digits) >= _NIK_DIGITS:
            return str(_("Ada nomor 16 angka, seperti NIK. Hapus nomor itu, lalu simpan lagi."))
    return ""


def may_name_somebody(text: str) -> bool:
    """Whether a text may hold a name, as after "Bu" or "Pak"; a guess, good for a hint alone."""
    return _CALLED.search(text) is not None
