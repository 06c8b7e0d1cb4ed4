"""Words in a CSV file: none that a spreadsheet opening it could take for a formula.

Rule of OWASP ("CSV Injection"): a cell that begins with = + - @, a tab or a line break gets an
apostrophe. Here also behind blanks and what is invisible, in the full-width and other forms of the
signs, and behind what another country's spreadsheet takes for the end of a cell.
"""

import re

SIGNS = (
    "=+\\-@"
    # Every character that Unicode folds to one that begins with such a sign, and the minus.
    "\u207a\u207c\u208a\u208c\u2212\u2260\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6b"
    "\uff0b\uff0d\uff1d\uff20"
)
_UNSEEN = (
    '\\s"\x00-\x1f\x7f-\xa0\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2'
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Blanks, controls, quotes, and what draws nothing."""
_ENDS = ",;\t\r\n\x0b\x0c\x85\u2028\u2029"
"""What ends a cell: the separator here or of another country, and line breaks."""
_BEGINS_A_FORMULA = re.compile(rf"(^|[{_ENDS}])(?=[{_UNSEEN}]*[{SIGNS}])")
_SIGN = re.compile(f"[{SIGNS}]")
_BEGINS_WITH_A_BREAK = re.compile(r"[\t\r\n]")
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def harmless(text: str) -> str:
    """Return words for a cell of a CSV file, on one line, what is of danger behind an apostrophe.

    For words alone: numbers and days are written as they are.
    """
    if text.isprintable() and not _SIGN.search(text):
        return text
    safe = _BEGINS_A_FORMULA.sub(r"\1'", text)
    if safe.isprintable():
        return safe
    if _BEGINS_WITH_A_BREAK.match(safe):
        safe = f"'{safe}"
    return _BREAKS.sub(" ", safe)
