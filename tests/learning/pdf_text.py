"""The words of a PDF as a reader of it would copy them, from the fonts' own tables."""

import re
import zlib
from collections.abc import Iterator

_STRING = rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)"
_RUN = re.compile(
    rb"/(f\d+) [\d.]+ Tf|\[((?:%s|[-\d. ]+)+)\]TJ|(%s)Tj" % (_STRING, _STRING), re.DOTALL
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words_drawn(pdf: bytes) -> str:
    """Return all text that is drawn, in the order of drawing, without any space."""
    streams = {
        int(number): _unpacked(body)
        for number, body in re.findall(
            rb"(\d+) 0 obj\n<<(?:(?!endobj).)*?>>\s*stream\r?\n(.*?)\nendstream", pdf, re.DOTALL
        )
    }
    tables = {name: _table(streams[number]) for name, number in _fonts(pdf)}
    # A font may hold the same letters by chance, but not as often.
    drawn = max(streams.values(), key=lambda each: each.count(b"]TJ"))
    font, text = b"", ""
    for name, several, one in _RUN.findall(drawn):
        font = name or font
        for shown in re.findall(_STRING, several or one, re.DOTALL):
            codes = _ESCAPE.sub(_unescaped, shown[1:-1])
            text += "".join(tables[font][codes[at : at + 2]] for at in range(0, len(codes), 2))
    return re.sub(r"[\s\u200b]", "", text)


def _fonts(pdf: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield the name of each font on the page and the number of its table of characters."""
    named = re.search(rb"/Font<<(.*?)>>", pdf, re.DOTALL)
    assert named, "no font on the page"
    for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", named[1]):
        table = re.search(rb"\n%s 0 obj\n.*?/ToUnicode (\d+) 0 R" % number, pdf, re.DOTALL)
        assert table, "a font whose letters cannot be copied"
        yield name, int(table[1])


def _table(cmap: bytes) -> dict[bytes, str]:
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", cmap)
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for code, letters in pairs
    }


def _unescaped(found: re.Match[bytes]) -> bytes:
    escaped = found[1]
    return bytes([int(escaped, 8)]) if escaped.isdigit() else _LETTERS.get(escaped, escaped)


def _unpacked(body: bytes) -> bytes:
    try:
        return zlib.decompress(body)
    except zlib.error:
        return body
