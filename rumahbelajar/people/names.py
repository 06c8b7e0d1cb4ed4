"""How names are spelt alike: Hj. Siti Aminah, Sitti Amina and SITI AMINAH may be one person."""

import re
import unicodedata
from functools import lru_cache

MOST_KEY_CHARACTERS = 40
_TITLES = re.compile(
    "h|hj|hjh|haji|hajjah|bu|ibu|pak|bapak|bpk|sdr|sdri|tn|ny|nn|kh|ust|ustad?z|ustad?zah|mbah|mbak"
    "|mas|kang|bang|drs|dra|ir|dr|bin|binti|alm|almh"
)
"""Words that stand in one list and are missing in the next."""
_MUHAMMAD = re.compile("m|md|mhd|muh|moh|moch|mu[ck]?hamm?[ae]d|mo[ck]?hamm?[ae]d")
_SPELLINGS = (
    *(("dj", "j"), ("tj", "c"), ("oe", "u"), ("sj", "s"), ("sy", "s"), ("kh", "h"), ("ch", "h")),
    *(("dh", "d"), ("th", "t"), ("ph", "p"), ("j", "y"), ("z", "y"), ("f", "p"), ("v", "p")),
    *(("q", "k"), ("x", "ks"), ("ae", "e"), ("ai", "e")),
)
"""Older and newer spellings, and sounds that are written either way."""
_LONG = 5
"""Letters of a word from which on one of them may differ."""


def fold(text: str) -> str:
    """Return a name as it is compared letter by letter: small, without marks, on one line."""
    if text.isascii():
        return " ".join(text.casefold().split())
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in bare if not unicodedata.combining(each)).split())


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in one spelling, without titles and degrees."""
    plain = re.sub(r"['’`‘ʼ]", "", fold(name).partition(",")[0])
    words = [each for each in re.split(r"[^a-z]+", plain) if each]
    kept = [each for each in words if not _TITLES.fullmatch(each)] or words
    return tuple(_spelt(each) for each in kept)


def called(name: str) -> str:
    """Return how somebody is greeted: the first word of the name, with the title before it."""
    words = name.split()
    titles = next((n for n, word in enumerate(words) if not _is_title(word)), 0)
    return " ".join(words[: titles + 1])


def shown_name(name: str) -> str:
    """Return how somebody is called above a page, where there is little room: "Siti A."."""
    first, *others = without_titles(name)
    return f"{first} {others[0][0]}." if others else first


def without_titles(name: str) -> list[str]:
    """Return the words of a name but titles, which count only where there is nothing else."""
    words = name.split()
    return [word for word in words if not _is_title(word)] or words


def searched_words(search: str) -> list[str]:
    """Return the words by which a name is searched for: Bu Tarni is found by Tarni."""
    return without_titles(search)


def name_key(name: str) -> str:
    """Return the key by which a name is looked for: people of one block of keys are compared.

    The consonants of its longest word: vowels change from one list to the next, and short words
    such as Siti, Nur and Sri are shared by half a village.
    """
    words = words_of(name)
    if not words:
        return ""
    longest = max(words, key=lambda word: (len(word), word))
    return (longest[0] + re.sub(r"[aiueohw]", "", longest[1:]))[:MOST_KEY_CHARACTERS]


def block_of(key: str) -> str:
    """Return the block of a key: a y is written or not, as in Sumiati and Sumiyati."""
    return key[:1] + key[1:].replace("y", "")


def near_keys(key: str) -> list[str]:
    """Return the keys of its block to look up: itself, and those with one y less or more."""
    places = range(1, len(key) + 1)
    more = {f"{key[:place]}y{key[place:]}"[:MOST_KEY_CHARACTERS] for place in places}
    fewer = {key[: place - 1] + key[place:] for place in places[1:] if key[place - 1] == "y"}
    return sorted({key, *fewer, *(more if key else ())})


def are_alike(one: str, other: str) -> bool:
    """Whether two names may be spellings of one: every word of the shorter is in the longer.

    A name of a single word is like another single word only; half a village shares one of theirs.
    """
    few, many = sorted((words_of(one), words_of(other)), key=len)
    if not few or (len(few) == 1 and len(many) > 1):
        return False
    left = list(many)
    for word in few:
        found = next((each for each in left if _same_word(word, each)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _is_title(word: str) -> bool:
    return _TITLES.fullmatch(word.casefold().rstrip(".")) is not None


def _spelt(word: str) -> str:
    if _MUHAMMAD.fullmatch(word):
        return "muh"
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    single = re.sub(r"(.)\1+", r"\1", word)
    return single.rstrip("h") or single


@lru_cache(maxsize=100_000)
def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return max(len(one), len(other)) >= _LONG and _is_one_letter_off(one, other)


def _is_one_letter_off(one: str, other: str) -> bool:
    """Whether one letter more, fewer or other makes one word of the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
