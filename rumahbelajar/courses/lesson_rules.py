"""What a lesson must keep to: the walk over its Markdown tokens that finds every mistake."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from rumahbelajar.courses.containers import (
    ACTIVITY,
    CONTAINERS,
    THIS_WEEK,
    container_name,
    words_after,
)
from rumahbelajar.courses.entries import Figure
from rumahbelajar.courses.faults import quote
from rumahbelajar.courses.page import Page
from rumahbelajar.courses.references import WRONGLY_WRITTEN, parse_reference

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_HTTPS = re.compile(r"https://[^\s/]+\.[^\s/]+")
_FENCE = re.compile(r"[>\s]*:{3,}\s*")


def check_lesson(tokens: Sequence[Token], page: Page) -> None:
    """Add a fault for each mistake, and turn links and pictures into their real addresses."""
    level = 1
    fences: list[tuple[str, int]] = []
    for token in tokens:
        line = token.map[0] if token.map else 0
        if token.type == "html_block":
            page.refuse(line, *_RAW_HTML)
        elif token.type == "heading_open":
            level = _check_heading(token, line, level, page)
        elif token.type == "inline":
            for child, child_line in _with_lines(token.children or [], line):
                _check_inline(child, child_line, page)
                if child.type == "text" and child.content.lstrip().startswith(":::"):
                    fences.append((child.content.strip(" :"), child_line))
        elif container_name(token) and token.nesting > 0:
            _check_closed(token, page)
            if container_name(token) == ACTIVITY:
                _check_activity(token, line, page)
    _check_fences(fences, page)
    if page.is_lesson:
        _check_ending(tokens, page)


_RAW_HTML = (
    "ada HTML di dalam pelajaran",
    "tulis dengan Markdown; tanda < biasa ditulis &lt;",
)


def _with_lines(children: Sequence[Token], line: int) -> Iterator[tuple[Token, int]]:
    """Yield the inline tokens with their lines, counting the breaks between them."""
    for child in children:
        yield child, line
        if child.type in {"softbreak", "hardbreak"}:
            line += 1


def _check_heading(token: Token, line: int, level: int, page: Page) -> int:
    """Return the heading's level, which may be at most one deeper than the one before."""
    given = int(token.tag[1])
    if given == 1:
        page.refuse(line, "judul besar sudah ada di kepala berkas", 'pakai "##" untuk subjudul')
    elif given > min(level + 1, 4):
        page.refuse(line, "tingkat subjudul melompat", f'pakai "{"#" * min(level + 1, 4)}"')
    return max(given, 2)


def _check_inline(token: Token, line: int, page: Page) -> None:
    match token.type:
        case "html_inline":
            page.refuse(line, *_RAW_HTML)
        case "link_open":
            _check_link(token, line, page)
        case "image":
            _check_picture(token, line, page)
        case "reference":
            _check_reference(token, line, page)
        case "text" if "{{" in token.content:
            page.refuse(line, *WRONGLY_WRITTEN)


def _check_link(token: Token, line: int, page: Page) -> None:
    """Turn a link to a lesson or a sound of this course into its address; let https be."""
    target = str(token.attrs["href"])
    if _SCHEME.match(target):
        if _HTTPS.match(target):
            token.attrs["rel"] = "noopener noreferrer"
        else:
            remedy = "pakai alamat https://, atau {{contact:kunci}} untuk nomor telepon"
            page.refuse(line, f"tautan {quote(target)} tidak boleh dipakai", remedy)
        return
    path = _resolve(target, page)
    address = page.around.lessons.get(path) or _media_address(path, page)
    if path.startswith("..") or target.startswith("/"):
        page.refuse(line, f"tautan {quote(target)} keluar dari folder kursus", _LINK_REMEDY)
    elif address is None:
        page.refuse(line, f"tautan {quote(target)} tidak menuju apa pun", _LINK_REMEDY)
    else:
        token.attrs["href"] = address


_LINK_REMEDY = "tulis jalur ke pelajaran lain di kursus ini, misalnya ../02-anggaran/01-nama.md"


def _check_picture(token: Token, line: int, page: Page) -> None:
    """Turn a picture of this course into its address, shown only when it scrolls into sight.

    Those of a sheet to print are all there from the start.
    """
    target = str(token.attrs["src"])
    path = _resolve(target, page)
    address = _media_address(path, page)
    if _SCHEME.match(target):
        page.refuse(line, f"gambar {quote(target)} diambil dari luar", _PICTURE_REMEDY)
    elif path.startswith("..") or target.startswith("/"):
        page.refuse(line, f"gambar {quote(target)} keluar dari folder kursus", _PICTURE_REMEDY)
    elif address is None or path.endswith(".mp3"):
        page.refuse(line, f"gambar {quote(target)} tidak ada", _PICTURE_REMEDY)
    else:
        token.attrs = {"src": address, "alt": ""}
        if page.is_lesson:
            token.attrs["loading"] = "lazy"
    if not token.content.strip() or "{{" in token.content:
        page.refuse(line, "gambar tanpa keterangan biasa", "tulis ![keterangan](../media/...)")


_PICTURE_REMEDY = "simpan di folder media, lalu tulis ![keterangan](../media/nama-gambar.svg)"


def _resolve(target: str, page: Page) -> str:
    """Return the target as a path within the course; one that leaves it begins with `..`."""
    within = posixpath.join(posixpath.dirname(page.path), unquote(target))
    return posixpath.normpath(within)


def _media_address(path: str, page: Page) -> str | None:
    folder, _, name = path.partition("/")
    return page.around.media.get(name) if folder == "media" else None


def _check_reference(token: Token, line: int, page: Page) -> None:
    reference = parse_reference(token.content)
    if reference is None:
        page.refuse(line, *WRONGLY_WRITTEN)
        return
    found = page.known.find(reference)
    if found is None:
        page.refuse(line, *page.known.missing(reference))
    elif isinstance(found, Figure) and found not in page.figures:
        page.figures.append(found)


def _check_fences(fences: Sequence[tuple[str, int]], page: Page) -> None:
    """Refuse what looks like a container and is none; the end of such a one is not told again."""
    unknown = 0
    for words, line in fences:
        if words:
            unknown += 1
            problem = f"kotak {quote(words)} tidak dikenal"
            page.refuse(line, problem, f"pakai {', '.join(CONTAINERS)}")
        elif unknown:
            unknown -= 1
        else:
            page.refuse(line, 'baris ":::" ini tidak menutup kotak apa pun', "hapus baris ini")


def _check_closed(token: Token, page: Page) -> None:
    """Refuse a container that only ends because the text around it does."""
    begin, end = token.map or (0, 0)
    lines = page.body.split("\n")
    if end >= len(lines) or not _FENCE.fullmatch(lines[end]):
        name = container_name(token)
        page.refuse(begin, f'kotak "::: {name}" tidak ditutup', 'tambahkan baris ":::" di akhirnya')


def _check_activity(token: Token, line: int, page: Page) -> None:
    """Note which activity a lesson shows; refuse one that is no file beside the lesson."""
    name = words_after(token)
    page.activities.append(name)
    if page.doorway(name) is None:
        problem = f"kegiatan {quote(name)} tidak ada di folder modul ini"
        remedy = 'tulis "::: activity nama", lalu buat berkas nama.yaml di samping pelajaran'
        page.refuse(line, problem, remedy)


def _check_ending(tokens: Sequence[Token], page: Page) -> None:
    if not tokens or container_name(tokens[-1]) != THIS_WEEK:
        last = page.body.rstrip("\n").count("\n")
        remedy = f'tambahkan kotak "::: {THIS_WEEK}" dengan satu tugas kecil'
        page.refuse(last, f'pelajaran tidak diakhiri kotak "{THIS_WEEK}"', remedy)
