"""Keeping tables: writes a part of docs/performance.md anew, between the marks of its name."""

import re

from rumahbelajar.config import ROOT

DOCUMENT = ROOT / "docs" / "performance.md"


def keep(name: str, text: str) -> None:
    """Write a part of the document anew, between the marks that bear its name."""
    words = DOCUMENT.read_text(encoding="utf-8")
    between = re.compile(f"(?<=<!-- {name} -->\n).*(?=<!-- end of {name} -->)", re.DOTALL)
    DOCUMENT.write_text(between.sub(lambda _found: text, words), encoding="utf-8")
