"""What files of schedules are called: in their folder, and for who reads them."""

import re
from datetime import date

from rumahbelajar.reports.delivering.models import Delivery

_UNSAFE = re.compile(r"[^a-z0-9]+")


def name_to_read(delivery: Delivery, due: date) -> str:
    """Return what the file is called for who reads it: "wonosobo-tiap-bulan-2026-12-01.pdf"."""
    return f"{_plain(delivery.name)}-{due}.{delivery.form.value}"


def name_in_folder(delivery: Delivery, due: date) -> str:
    """Return what it is called in the folder, where two schedules may have one name."""
    return f"{due}-{_plain(delivery.name)}-{str(delivery.id)[-8:]}.{delivery.form.value}"


def _plain(name: str) -> str:
    return _UNSAFE.sub("-", name.casefold()).strip("-")[:60].strip("-") or "laporan"
