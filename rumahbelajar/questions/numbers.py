"""Numbers the Indonesian way: 50.000 is fifty thousand, and 2,5 is two and a half.

A dot stands before groups of exactly three digits and is then a thousands mark, always: `2.500`
is two thousand five hundred. Any other dot (`2.5`, `0.500`, `50.00`) could mean two things and is
refused with a sentence. A comma is a decimal mark; with whole numbers only zeros may follow it
(`Rp50.000,00` and `Rp50.000,-`), so that `50,000` is never taken for fifty.
"""

import re
import unicodedata

from rumahbelajar.questions.marking import UnreadableAnswer

LARGEST = 10**15
_LONGEST = 60
_CURRENCY = re.compile(r"(?:rp|idr)(?![a-z])\.?", re.IGNORECASE)
_SPACED_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?=$|,)")
_NUMBER = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+|-{1,2}))?")


def read_number(text: str, decimals: int = 0) -> int:
    """Return the number times 10**decimals; raise UnreadableAnswer with the way out.

    >>> read_number("Rp 1.250.000"), read_number("2,5", decimals=2)
    (1250000, 250)
    """
    negative, bare = _sign(_plain(text))
    match = _NUMBER.fullmatch(bare)
    if match is None:
        raise _unreadable(bare, decimals)
    whole = int(match[1].replace(".", ""))
    if whole > LARGEST:
        raise UnreadableAnswer("Angkanya terlalu besar. Periksa lagi jumlah nolnya.")
    scaled: int = whole * 10**decimals + _fraction(match[2] or "", decimals)
    return -scaled if negative else scaled


def write_number(scaled: int, decimals: int = 0) -> str:
    """Return the number as Indonesians write it; `read_number` reads it back.

    >>> write_number(-1250000), write_number(250, decimals=2)
    ('-1.250.000', '2,5')
    """
    whole, fraction = divmod(abs(scaled), 10**decimals)
    tail = f"{fraction:0{decimals}d}".rstrip("0") if decimals else ""
    digits = f"{whole:,}".replace(",", ".") + (f",{tail}" if tail else "")
    return f"-{digits}" if scaled < 0 else digits


def _plain(text: str) -> str:
    """Return the text with narrow and no-break spaces and full-width digits made ordinary."""
    if len(text) > _LONGEST:
        raise UnreadableAnswer("Jawaban terlalu panjang. Tulis satu angka saja.")
    plain = " ".join(unicodedata.normalize("NFKC", text).replace("\u2212", "-").split())
    if not plain:
        raise UnreadableAnswer("Jawaban masih kosong. Tulis satu angka.")
    return plain


def _sign(plain: str) -> tuple[bool, str]:
    """Return whether the number is below zero, and the digits without sign and currency."""
    negative = plain.startswith("-")
    bare = _CURRENCY.sub("", plain.removeprefix("-").lstrip(), count=1).strip()
    if not negative and bare.startswith("-"):
        negative, bare = True, bare[1:].lstrip()
    if _SPACED_THOUSANDS.match(bare):
        bare = bare.replace(" ", ".")
    return negative, bare


def _unreadable(bare: str, decimals: int) -> UnreadableAnswer:
    example = "2,5" if decimals else "50.000"
    if not any(character in "0123456789" for character in bare):
        return UnreadableAnswer(
            "Jawaban harus berupa angka. Tulis dengan angka saja, misalnya %(example)s.",
            example=example,
        )
    if any(character.isalpha() for character in bare):
        return UnreadableAnswer(
            "Ada huruf di dalam jawaban. Tulis dengan angka saja, misalnya %(example)s.",
            example=example,
        )
    if "." in bare:
        return UnreadableAnswer(
            "Letak titik tidak jelas. Titik hanya untuk ribuan, misalnya 50.000. "
            "Untuk pecahan pakai koma, misalnya 2,5."
        )
    return UnreadableAnswer(
        "Angka ini belum bisa dibaca. Tulis satu angka saja, misalnya %(example)s.",
        example=example,
    )


def _fraction(digits: str, decimals: int) -> int:
    """Return the digits behind the comma as a whole number of 1/10**decimals."""
    kept, beyond = digits[:decimals], digits[decimals:]
    money_ending = digits in {"-", "--"}
    if money_ending or (not decimals and digits in {"", "0", "00"}):
        return 0
    if not decimals:
        raise UnreadableAnswer(
            "Tulis angka bulat, tanpa koma. Untuk ribuan pakai titik, misalnya 50.000."
        )
    if beyond.strip("0"):
        raise UnreadableAnswer(
            "Tulis paling banyak %(decimals)s angka di belakang koma.", decimals=decimals
        )
    return int(kept.ljust(decimals, "0"))
