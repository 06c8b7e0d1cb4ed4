"""Indonesian text to sentences, and sentences to words, as a reader would count them."""

import re
from collections.abc import Iterator

_NEVER_LAST = (
    # Titles and shortened words that stand before what they belong to.
    *("bpk", "sdr", "sdri", "dr", "drs", "dra", "ir", "h", "hj", "k.h", "prof", "yth", "tn", "ny"),
    *("a.n", "u.p", "d.a", "s.d", "jl", "jln", "gg", "kab", "kec", "kel", "prov", "no"),
    *("hlm", "tgl", "tlp", "telp", "rp", "mis", "pt", "cv", "ps"),
)
_PERHAPS_LAST = ("dll", "dsb", "dst", "dkk", "tsb", "tbk", "s.pd", "s.e", "s.h", "m.si", "a.md")
"""Abbreviations that may end a sentence: they do where the next word begins with a capital."""

_END = re.compile(
    r"""
    (?P<mark>[.!?…]+)
    (?P<close>["”’'»)\]]*)
    (?=\s|$)
    """,
    re.VERBOSE,
)
_WHOLE = re.compile(r"""[.!?…]["”’'»)\]]*$""")
_NEXT = re.compile(r"""\s*["“‘'«(\[]*(?P<first>\S)""")
_LAST_WORD = re.compile(r"[^\s\"“‘'«(\[]+$")
_CAPITALISED_LAST = re.compile(r"(?:^|\b[A-Z][\w'-]*\.?)\s*$")
_WORD = re.compile(r"\S*\w\S*")
_LONGEST_NUMBER = 3


def split_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence of a paragraph with the place where it begins.

    A sentence ends with `.`, `!`, `?` or `…` (and what closes behind it) before a capital letter,
    a number or the end; not after a title or an initial, nor within a number or an address.
    A colon or a semicolon ends no sentence. Line breaks are spaces.
    """
    begin = 0
    for match in _END.finditer(text):
        if _ends_here(text, begin, match):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, len(text))


def is_whole(sentence: str) -> bool:
    """Whether the text is a sentence with its mark, and not a heading or an item of a list."""
    return _WHOLE.search(sentence) is not None


def count_words(sentence: str) -> int:
    """Return how many words the sentence has; a number is a word, a dash or a sign is none."""
    return len(_WORD.findall(sentence))


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, str]]:
    sentence = text[begin:end]
    if sentence.strip():
        yield begin + len(sentence) - len(sentence.lstrip()), sentence.strip()


def _ends_here(text: str, begin: int, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    first = following["first"]
    if first.islower():
        return False
    before = _LAST_WORD.search(text[begin : match.start()])
    if match["mark"] != "." or before is None:
        return True
    word = before[0]
    if word.lower() in _PERHAPS_LAST:
        return first.isupper()
    ahead = text[begin : match.start() - len(word)]
    return not (
        word.lower() in _NEVER_LAST or _is_initial(word, ahead) or _is_list_number(word, ahead)
    )


def _is_initial(word: str, ahead: str) -> bool:
    """Whether the word is the letter of a name, as in `M. Ali`, and no `jawaban A`."""
    return len(word) == 1 and word.isupper() and bool(_CAPITALISED_LAST.search(ahead))


def _is_list_number(word: str, ahead: str) -> bool:
    return word.isdecimal() and len(word) < _LONGEST_NUMBER and not ahead.strip()
