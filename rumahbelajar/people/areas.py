"""Area codes of the Ministry of Home Affairs: their form, their levels, and what lies above them.

Form `PP.KK.CC.DDDD` as in Kepmendagri 300.2.2-2138/2025 with 300.2.2-2430/2025: regencies 01-69,
cities 71-99, and a village part that begins with 1 (kelurahan), 2 (desa) or 3 (desa adat). The
rule was checked against all 83,762 codes of that decree.
"""

import re

REGENCY_LENGTH, VILLAGE_LENGTH = 5, 13
"""How long the codes of a regency and of a village are."""
_LENGTHS = (0, 2, REGENCY_LENGTH, 8, VILLAGE_LENGTH)
_PARTS = r"\d{2}(\.(0[1-9]|[1-6]\d|7[1-9]|[89]\d)(\.\d{2}(\.[123]\d{3})?)?)?"
_AREA = re.compile(_PARTS, re.ASCII)


def is_area_code(text: str) -> bool:
    """Whether a text is a code of an area, or "" for the nation."""
    return not text or _AREA.fullmatch(text) is not None


def is_village_code(text: str) -> bool:
    """Whether a text is the code of a village."""
    return len(text) == VILLAGE_LENGTH and is_area_code(text)


def upper_codes(code: str) -> tuple[str, ...]:
    """Return the codes above this one, widest first and without the nation: province, regency…"""
    return tuple(code[:length] for length in _LENGTHS if 0 < length < len(code))


def area_check(column: str) -> str:
    """Return the rule above as SQL that SQLite and PostgreSQL both understand."""
    return (
        f"length({column}) IN (0, 2, 5, 8, 13) "
        f"AND trim({column}, '0123456789.') = '' "
        f"AND substr({column}, 3, 1) IN ('', '.') "
        f"AND substr({column}, 6, 1) IN ('', '.') "
        f"AND substr({column}, 9, 1) IN ('', '.') "
        f"AND length({column}) - length(replace({column}, '.', '')) = length({column}) / 4 "
        f"AND substr({column}, 4, 2) NOT IN ('00', '70') "
        f"AND substr({column}, 10, 1) IN ('', '1', '2', '3')"
    )


def village_check(column: str) -> str:
    """Return the rule of village codes as SQL for both databases."""
    return f"length({column}) = {VILLAGE_LENGTH} AND {area_check(column)}"
