"""Words that a course does not use: promises, disrespect, and the language of offices."""

import re
from dataclasses import dataclass

from rumahbelajar.courses.faults import quote
from rumahbelajar.courses.linting.passages import Found, Passage


@dataclass(frozen=True)
class Banned:
    """Words that are not used, and what to write instead.

    A promise may stand among the answers of a question, where it is judged.
    """

    pattern: re.Pattern[str]
    remedy: str
    is_promise: bool = False


def _banned(pattern: str, remedy: str, *, is_promise: bool = False) -> Banned:
    return Banned(re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE), remedy, is_promise)


_NO_PROMISE = "jangan berjanji; tulis apa yang biasanya terjadi, atau apa yang bisa dilakukan"
_PLAINLY = "pakai kata sehari-hari"

BANNED = (
    _banned("TK[IW]", 'tulis "pekerja migran" atau "PMI"'),
    # What is against the law is a thing or a deed, never a person.
    _banned(
        r"(?<!pinjaman )(?<!pinjol )(?<!aplikasi )(?<!situs )(?<!investasi )(?<!pungutan )ilegal",
        'jangan menyebut orang "ilegal"; tulis "tanpa izin" atau "tanpa dokumen lengkap"',
    ),
    _banned(r"(?<!belum )(?<!tidak )(?<!tak )(?<!kurang )pasti", _NO_PROMISE, is_promise=True),
    _banned(r"(?:aman|dijamin) 100 ?(?:%|persen)", _NO_PROMISE, is_promise=True),
    _banned(r"100 ?(?:%|persen) (?:aman|dijamin)", _NO_PROMISE, is_promise=True),
    _banned(r"gratis semua(?:nya)?|semua(?:nya)? gratis", _NO_PROMISE, is_promise=True),
    _banned("dalam rangka", 'tulis "untuk"'),
    _banned("sebagaimana dimaksud(?:kan)?", _PLAINLY),
    _banned("guna", 'tulis "untuk"'),
    _banned("terkait", 'tulis "tentang"'),
)
"""Facts E1 and E3. What somebody in a story says, and words in quotation marks, are free."""


def banned_words(passage: Passage) -> Found:
    """Yield each word that is not used here."""
    if passage.spoken:
        return
    for banned in BANNED:
        if banned.is_promise and passage.offered:
            continue
        for match in banned.pattern.finditer(passage.plain):
            yield match.start(), f"kata {quote(match[0])} tidak dipakai", banned.remedy
