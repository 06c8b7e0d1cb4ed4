"""The HTML of a course in a file that stands alone: pictures in it, links within it or none."""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping

from rumahbelajar.courses.library import Library
from rumahbelajar.courses.media import MEDIA_TYPES
from rumahbelajar.courses.model import Course, Term

_PICTURE = re.compile(r'<img src="/kursus/[^"/]+/media/([^"?]+)[^"]*"([^>]*) loading="lazy">')
_LINK = re.compile(r"<a ([^>]*)>(.*?)</a>", re.DOTALL)
_ADDRESS = re.compile(r'href="([^"]+)"')


def with_pictures(library: Library, course: Course, html: str) -> str:
    """Return the HTML with its pictures in it; raise OSError where one cannot be read."""

    def picture(match: re.Match[str]) -> str:
        return f'<img src="{data_url(library, course, match[1])}"{match[2]}>'

    return _PICTURE.sub(picture, html)


def with_links_within(html: str, inside: Mapping[str, str]) -> str:
    """Return the HTML with links that work: to a phone, to the web, or within the file.

    `inside` maps addresses of ours to the ids at which they stand in the file; a term stands at
    `arti-<key>`. Of any other link of ours only the words stay.
    """
    return _LINK.sub(lambda match: _link(match[1], match[2], inside), html)


def terms_named(library: Library, course: Course, pages: Iterable[str]) -> tuple[Term, ...]:
    """Return the terms that pages of a course lead to, from A to Z."""
    named = {address for html in pages for address in _ADDRESS.findall(html)}
    known = [*library.glossary.values(), *course.glossary]
    return tuple(
        sorted((term for term in known if term.url in named), key=lambda each: each.term.lower())
    )


def data_url(library: Library, course: Course, name: str) -> str:
    """Return a media file of a course as an address that holds all of it."""
    path = library.media_path(course.id, name)
    if path is None:
        raise FileNotFoundError(name)
    kind = MEDIA_TYPES[name.rpartition(".")[2]]
    return f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}"


def _link(attributes: str, words: str, inside: Mapping[str, str]) -> str:
    address = _ADDRESS.search(attributes)
    target = address[1] if address else ""
    if target.startswith(("tel:", "https:")):
        return f"<a {attributes}>{words}</a>"
    if 'class="term"' in attributes:
        return f'<a class="term" href="#arti-{target.rpartition("/")[2]}">{words}</a>'
    return f'<a href="#{inside[target]}">{words}</a>' if target in inside else words
