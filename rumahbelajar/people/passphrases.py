"""What a passphrase of staff must be: long, and not made of names that everybody knows."""

import unicodedata

from flask_babel import gettext as _

from rumahbelajar.people.hashing import MAX_SECRET_CHARACTERS

LEAST_CHARACTERS = 12
_LEAST_DIFFERENT = 6
_LEAST_BESIDES_NAMES = 6
_KNOWN_WORDS = ("rumahbelajar", "desmigratif", "katasandi", "password", "indonesia", "petugas")


def passphrase_fault(passphrase: str, *names: str) -> str | None:
    """Return what is wrong with a passphrase, as a sentence, or None when it will do.

    `names` are the person's user name and name, and the names of house and village: a passphrase
    may hold them, but must be more than that.
    """
    plain = _plain(passphrase)
    if len(passphrase.strip()) < LEAST_CHARACTERS:
        return str(
            _("Kata sandi terlalu pendek. Pakailah paling sedikit 12 huruf, misalnya 3 kata.")
        )
    if len(passphrase) > MAX_SECRET_CHARACTERS:
        return str(_("Kata sandi terlalu panjang. Pakailah paling banyak 128 huruf."))
    if plain.isdigit():
        return str(_("Kata sandi hanya berisi angka. Tambahkan kata, supaya tidak mudah ditebak."))
    if len(set(plain)) < _LEAST_DIFFERENT:
        return str(_("Kata sandi terlalu banyak huruf yang sama. Pakailah 3 kata yang berbeda."))
    if len(_without(plain, (*names, *_KNOWN_WORDS))) < _LEAST_BESIDES_NAMES:
        return str(
            _("Kata sandi mudah ditebak. Jangan hanya memakai nama Anda, desa, atau program.")
        )
    return None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in decomposed if each.isalnum())


def _without(plain: str, names: tuple[str, ...]) -> str:
    words = {_plain(word) for name in names for word in (name, *name.split())}
    for word in sorted(words, key=len, reverse=True):
        if len(word) > 2:
            plain = plain.replace(word, "")
    return plain
