"""However a package is mangled, its author gets faults on lines of their own, never a traceback."""

import re
import tempfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumahbelajar.courses.checking import check, report
from rumahbelajar.courses.faults import Fault
from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.markdown import render
from rumahbelajar.courses.page import Page, Surroundings
from rumahbelajar.courses.references import Known
from rumahbelajar.questions.authoring import SLUG
from tests.courses.sample import FILES, write_courses

Mangling = tuple[str, Callable[[Path], None]]
HARMLESS_TAGS = {"p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "code", "pre"} | {
    *("blockquote", "a", "img", "br", "hr", "div", "section", "small", "span")
}
HARMLESS_ATTRIBUTES = {"href", "rel", "src", "alt", "loading", "class", "start", "id"}
LINE = re.compile(r"[^\n]+:[1-9][0-9]*: [^\n]+; [^\n]+")
BOMB = "&a [x, x]\n" + "".join(f"k{n}: &b{n} [*a, *a]\n" for n in range(9))
INSERTED = [
    *("<script>alert(1)</script>", "<b>tebal</b>", "<!-- catatan -->", "<", "&lt;"),
    *("\x00", "\x07", "\x1b[31m", "\u202e", "\u2028", "\ufeff", "\r", "\t", "\x85"),
    *("a: b: c", "- - - -", "? : ?", "---", "...", "%YAML 9.9", "!!python/object:os.system x"),
    *("[" * 3000, "{" * 3000, "- " * 3000, "> " * 3000, "*" * 3000, "`" * 3000, "![" * 1500),
    *(BOMB, "&x *x", "<<: *a", "'", '"', "\\", "{{", "}}", "{{contact:", "{{term:a|b|c}}"),
    *("{{figure:tidak-ada}}", "{{contact:../../etc/passwd}}", "{{{{term:a}}}}", "{0}", "{name}"),
    *(":::", "::: try", ":::: tidak-ada", "::: this-week", "# Judul", "###### Jauh"),
    *("::: activity", "::: activity pesan-baru", "::: activity ../x", "type: scenario"),
    *("[x](../../../etc/passwd)", "[x](javascript:alert(1))", "[x](/desk)", "![](x.svg)"),
    *("![x](https://jahat.example/x.png)", "[x](data:text/html,x)", "[x]: <", "[x](%00%ff)"),
    *("999999999999999999999", "-1", "null", "true", "1e999", "2026-13-45", "Rp", "\U0001f600"),
]

paths = st.sampled_from(sorted(FILES))
inserted = st.one_of(st.sampled_from(INSERTED), st.text(max_size=20))
share = st.floats(0, 1)


@st.composite
def line_manglings(draw: st.DrawFn) -> Mangling:
    """Delete, double, swap, indent or put in a line, or change the value on it."""
    path, where, other = draw(paths), draw(share), draw(share)
    what = draw(
        st.sampled_from(["delete", "double", "swap", "indent", "insert", "append", "value"])
    )
    words = draw(inserted).encode("utf-8", "surrogatepass")

    def mangle(file: Path) -> None:
        lines = file.read_bytes().split(b"\n")
        here, there = int(where * (len(lines) - 1)), int(other * (len(lines) - 1))
        match what:
            case "delete":
                del lines[here]
            case "double":
                lines.insert(here, lines[here])
            case "swap":
                lines[here], lines[there] = lines[there], lines[here]
            case "indent":
                lines[here] = b"  " + lines[here]
            case "insert":
                lines.insert(here, words)
            case "append":
                lines[here] += words
            case "value":
                lines[here] = lines[here].partition(b":")[0] + b": " + words
        file.write_bytes(b"\n".join(lines))

    return path, mangle


@st.composite
def byte_manglings(draw: st.DrawFn) -> Mangling:
    """Cut a file short, put bytes into it, or save it in another encoding."""
    path, where = draw(paths), draw(share)
    what = draw(st.sampled_from(["cut", "bytes", "utf-16", "utf-32", "latin-1", "utf-8-sig"]))
    data = draw(st.binary(max_size=20))

    def mangle(file: Path) -> None:
        old = file.read_bytes()
        here = int(where * len(old))
        match what:
            case "cut":
                new = old[:here]
            case "bytes":
                new = old[:here] + data + old[here:]
            case encoding:
                new = (old + "é\n".encode()).decode(errors="replace").encode(encoding, "replace")
        file.write_bytes(new)

    return path, mangle


@st.composite
def folder_manglings(draw: st.DrawFn) -> Mangling:
    """Take a file away, rename it, or put a link, a folder or a stranger in its place."""
    path = draw(paths)
    what = draw(st.sampled_from(["remove", "rename", "link", "loop", "folder"]))
    name = draw(
        st.sampled_from(["x.txt", "02-lain", "9-x.md", "A B.md", "a\nb.yaml", "\udcff.md", "x~"])
    )

    def mangle(file: Path) -> None:
        if what == "rename":
            (file.with_name(name)).write_bytes(file.read_bytes())
        file.unlink()
        match what:
            case "link":
                file.symlink_to(file.parent.parent / "contacts.yaml")
            case "loop":
                file.symlink_to(file.parent, target_is_directory=True)
            case "folder":
                file.mkdir()

    return path, mangle


def mangled(root: Path, manglings: list[Mangling]) -> Path:
    """Write the sample and mangle it, but never write through a link that a mangling made."""
    write_courses(root)
    for path, mangle in manglings:
        if (root / path).is_file() and not (root / path).is_symlink():
            mangle(root / path)
    return root


@pytest.mark.slow
@settings(max_examples=250, deadline=None)
@given(
    st.lists(
        st.one_of(line_manglings(), line_manglings(), byte_manglings(), folder_manglings()),
        min_size=1,
        max_size=3,
    )
)
def test_mangled_package_gives_lines_of_faults_or_is_still_whole(manglings: list[Mangling]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = mangled(Path(folder), manglings)
        faults = check(root)
        assert all(isinstance(fault, Fault) for fault in faults)
        assert all(LINE.fullmatch(str(fault)) for fault in faults), faults
        lines, code = report(root)
        assert code == (1 if faults else 0)
        "\n".join(lines).encode()
        library = load_library(root)
        assert bool(library.faults) == bool(faults)
        for course in library.courses.values():
            assert SLUG.fullmatch(course.id)
            assert all(is_safe(lesson.html) for lesson in course.lessons())


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(inserted, st.sampled_from([" ", "\n", "\n\n", "> ", "- "])), max_size=12))
def test_no_markdown_whatever_becomes_unsafe_html(pieces: list[str]) -> None:
    around = Surroundings({}, {"x.svg": "/kursus/c/media/x.svg?v=1"}, Known())
    body = "".join(pieces) + "\n\n::: this-week\nBicarakan.\n:::\n"
    page = Page("01-a/01-b.md", "c/01-a/01-b.md", body, 1, around)
    assert is_safe(render(page))
    assert all(LINE.fullmatch(str(fault)) for fault in page.faults)


class _Tags(HTMLParser):
    """Collects every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def is_safe(html: str) -> bool:
    """Whether the HTML has only harmless tags and attributes, and addresses we allow."""
    tags = _Tags()
    tags.feed(html)
    addresses = [
        value or ""
        for _, attributes in tags.seen
        for name, value in attributes.items()
        if name in {"href", "src"}
    ]
    return (
        {tag for tag, _ in tags.seen} <= HARMLESS_TAGS
        and {name for _, attributes in tags.seen for name in attributes} <= HARMLESS_ATTRIBUTES
        and all(
            address.startswith(("/kursus/", "/istilah/", "https://", "tel:"))
            for address in addresses
        )
    )
