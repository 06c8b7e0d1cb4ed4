"""The sentences of the screen as translators get them: found in the code, kept in `en.po`."""

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from rumahbelajar.catalogues import SOURCES
from rumahbelajar.config import ROOT

_PLACES = [("rumahbelajar/**.py", "python"), ("templates/**.html", "jinja2")]
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    # A word with two meanings: what it is said of comes first.
    "pgettext": ((1, "c"), 2),
    "lazy_pgettext": ((1, "c"), 2),
    # What the plain features say, which know no catalogue.
    "sentence": None,
    "UnreadableAnswer": None,
    "only_value": (2,),
    "Unfit": (2,),
}

_HEADER = """\
# The message ids are the Indonesian sentences of the screen; `flask words` brings in new ones.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
"""Without the hour of writing, so that two who translate do not collide in it."""


def found_messages() -> Catalog:
    """Return every sentence that the program can show, without a translation."""
    catalogue = Catalog()
    for _file, _line, message, _comments, context in extract_from_dir(
        ROOT, method_map=_PLACES, keywords=_KEYWORDS
    ):
        catalogue.add(message, context=context)
    return catalogue


def kept_messages(language: str) -> Catalog:
    """Return the catalogue of a language as its file has it."""
    with (SOURCES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> list[Message]:
    """Bring the file of a language up to the code, and return what is not translated in it.

    New sentences come in empty, those that are gone leave; translations that stand are kept.
    """
    kept = kept_messages(language)
    catalogue = Catalog(locale=language)
    for message in found_messages():
        if message.id:
            before = kept.get(message.id, message.context)
            said = before.string if before else None
            catalogue.add(message.id, said, context=message.context)
    with (SOURCES / f"{language}.po").open("wb") as file:
        file.write(_HEADER.format(language=language, plural=catalogue.plural_forms).encode())
        write_po(file, catalogue, width=100, no_location=True, sort_output=True, omit_header=True)
    return untranslated(catalogue)


def untranslated(catalogue: Catalog) -> list[Message]:
    """Return the sentences without a translation, those in doubt among them."""
    return [each for each in catalogue if each.id and (each.fuzzy or not _is_full(each))]


def _is_full(message: Message) -> bool:
    words = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(words)
