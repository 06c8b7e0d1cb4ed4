"""Numbers that change: phone numbers, and the amounts and rates of law and tariff."""

import re
from collections.abc import Collection

from rumahbelajar.courses.faults import quote
from rumahbelajar.courses.linting.passages import Found, Passage
from rumahbelajar.courses.linting.sentences import split_sentences

_PHONE = re.compile(
    r"""
    (?<![\w.,-])
    (?: \+62 [\d\s().-]{6,14} \d           # +62 812 3456 7890
      | 62\d{8,12}
      | \(?0\d{2,3}\)? [\d\s.-]{4,12} \d   # 0812-3456-7890, (021) 555 1234
      | 1[-\s]?500[-\s]?\d{3} )             # 1500-046
    (?![\w%])
    """,
    re.VERBOSE,
)
_SHORT_NUMBER = re.compile(r"(?<![\w.,-])(?<!Rp )\d{3,6}(?![\w%]|[.,-]\d)")
_CALL = re.compile(
    r"\b(?:(?:me(?:ng)?)?(?:telepon|hubungi|nelepon)|telp|tlp|whatsapp|wa|sms|ketik|hotline)\b",
    re.IGNORECASE,
)
_DIGITS = r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se)"
_NUMBER = rf"(?:\d[\d.,]*|(?:{_DIGITS}|puluh|belas|ratus|sepuluh|sebelas|seratus|setengah))"
_AMOUNT = re.compile(
    rf"""
    \bRp\.?\s?\d+(?:[.,]\d+)*
    | \b(?!100\s?%)\d+(?:[.,]\d+)?\s?%
    | \b(?:{_NUMBER}\s)+(?:persen\b | (?:ribu|juta|miliar|triliun)\srupiah\b)
    | \b\d[\d.,]*\s(?:ribu|juta|miliar|triliun)\b
    """,
    re.VERBOSE,
)
FREE_BOXES = frozenset({"story", "example", "try", "this-week"})
_ILLUSTRATION = re.compile(
    r"\b(?i:contoh(?:nya)?|misal(?:nya|kan)?|umpama(?:nya)?|andai(?:kan)?)\b"
    r"|\b(?i:bu|pak|mbak|mas|kak|bude|pakde|nenek|kakek)\s[A-Z]"
)
_OF_LAW = re.compile(
    r"\b(?:undang-undang|UU|peraturan|pemerintah|pajak|bea|cukai|KUR|LPS|OJK|plafon|iuran|tarif)\b"
)


def phone_numbers(passage: Passage, contacts: Collection[str]) -> Found:
    """Yield each phone number in the words; `contacts` are the numbers that contacts.yaml has.

    A short one, such as 110, is told by a word of calling in its sentence, or by being a contact's.
    """
    remedy = "catat di contacts.yaml, lalu tulis {{contact:kunci}}"
    for match in _PHONE.finditer(passage.text):
        yield match.start(), f"nomor telepon {quote(match[0])} tertulis langsung", remedy
    for begin, sentence in split_sentences(passage.text):
        if not _CALL.search(sentence):
            continue
        for match in _SHORT_NUMBER.finditer(sentence):
            if match[0] in contacts or _CALL.search(sentence[: match.start()][-25:]):
                problem = f"nomor telepon {quote(match[0])} tertulis langsung"
                yield begin + match.start(), problem, remedy


def amounts(passage: Passage) -> Found:
    """Yield each amount or rate that a law, a tariff or a bank might change.

    Free are the boxes of stories, examples and exercises, quotations, and sums that say that they
    are one: "misalnya", or by the name of who reckons. Where such a paragraph speaks of the law
    after all, its amounts are not free.
    """
    if passage.box in FREE_BOXES or passage.spoken:
        return
    text = passage.plain
    illustrates = _ILLUSTRATION.search(text) is not None
    for begin, sentence in split_sentences(text):
        if illustrates and not _OF_LAW.search(sentence):
            continue
        for match in _AMOUNT.finditer(sentence):
            problem = f"jumlah atau tarif {quote(match[0])} tertulis langsung"
            remedy = (
                "catat di figures.yaml dan tulis {{figure:kunci}}; "
                "kalau hanya contoh, taruh di kotak example"
            )
            yield begin + match.start(), problem, remedy
