"""What holds for the HTML of every page that any test opens."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser

_UNLABELLED_TYPES = {"hidden", "submit", "button", "image", "reset"}
_TOGETHER = {"a", "button", "label", "select"}
_REFERRING = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "headers", "list")


def check_html(text: str, path: str, *, is_taken_home: bool = False) -> None:
    """Fail with every fault of a page: broken HTML, no single h1, unlabelled fields, and so on.

    A file that is taken home stands alone: its style is in it, and it is opened from a disk, where
    no policy of ours holds.
    """
    parser = HTMLParser(namespace_html_elements=False)
    root = parser.parse(text)
    faults = [f"line {place[0]}: {code} {words}" for place, code, words in parser.errors]
    for check in _CHECKS:
        if not (is_taken_home and check is _keeps_to_the_policy):
            faults += check(root)
    assert not faults, f"{path}:\n  " + "\n  ".join(faults)


def words_of(element: Element) -> str:
    """Return the words somebody reads in an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def _says_its_language(root: Element) -> Iterator[str]:
    if not root.get("lang"):
        yield "html has no lang"


def _has_one_heading_that_begins_its_title(root: Element) -> Iterator[str]:
    headings = [words_of(each) for each in root.iter("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"one h1 with words is wanted, found {headings}"
        return
    title = words_of(next(root.iter("title"), Element("title")))
    forms = list(root.iter("form"))
    if title == "Belajar" and (not forms or any(map(_leaves_at_once, forms))):
        # A discreet page tells nothing to who looks over a shoulder, nor does one taken home.
        return
    if not title.removeprefix("Galat: ").removeprefix("Error: ").startswith(headings[0]):
        yield f"the title {title!r} does not begin with the h1 {headings[0]!r}"


def _lets_people_zoom(root: Element) -> Iterator[str]:
    views = [
        each.get("content", "") for each in root.iter("meta") if each.get("name") == "viewport"
    ]
    if len(views) != 1 or "width=device-width" not in views[0]:
        yield f"one viewport for phones is wanted, found {views}"
    if any(word in view for view in views for word in ("user-scalable", "maximum-scale")):
        yield "the viewport forbids zooming"


def _labels_every_field(root: Element) -> Iterator[str]:
    labelled = {each.get("for") for each in root.iter("label")}
    wrapped = {field for label in root.iter("label") for field in label.iter()}
    for field in _fields(root):
        named = field.get("aria-label") or field.get("aria-labelledby")
        if not named and field.get("id") not in labelled and field not in wrapped:
            yield f"no label for {_shown(field)}"
        if field.get("required") is not None:
            yield f"the browser's own message is no sentence of ours: required on {_shown(field)}"


def _names_whatever_can_be_pressed(root: Element) -> Iterator[str]:
    for tag in ("a", "button"):
        for each in root.iter(tag):
            alternatives = "".join(image.get("alt", "") for image in each.iter("img"))
            if not (words_of(each) or each.get("aria-label") or alternatives):
                yield f"no words in {_shown(each)}"
    for image in root.iter("img"):
        if image.get("alt") is None:
            yield f"no alt on {_shown(image)}"


def _puts_nothing_to_press_inside_another(root: Element) -> Iterator[str]:
    for outer in root.iter():
        if outer.tag in {"a", "button"}:
            for inner in outer.iter():
                if inner is not outer and inner.tag in {*_TOGETHER, "input", "textarea"}:
                    yield f"{_shown(inner)} stands inside {_shown(outer)}"


def _uses_each_id_once_and_refers_to_ids_that_are_there(root: Element) -> Iterator[str]:
    ids = Counter(each.get("id") for each in root.iter() if each.get("id") is not None)
    yield from (f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1)
    for each in root.iter():
        names = [name for attribute in _REFERRING for name in each.get(attribute, "").split()]
        if each.get("href", "").startswith("#"):
            names.append(each.get("href", "")[1:])
        yield from (f"{_shown(each)} refers to no id {name!r}" for name in names if name not in ids)


def _keeps_to_the_policy(root: Element) -> Iterator[str]:
    for each in root.iter():
        attributes = [name for name in each.attrib if name == "style" or name.startswith("on")]
        yield from (f"inline {name} on {_shown(each)}" for name in attributes)
        if each.tag == "style" or (each.tag == "script" and not each.get("src")):
            yield f"inline <{each.tag}>"
        source = each.get("src", "") if each.tag != "link" else each.get("href", "")
        if "//" in source and not source.startswith("data:"):
            yield f"{_shown(each)} comes from elsewhere: {source}"
        if each.tag == "script" and each.get("defer") is None:
            yield "a script without defer blocks the page"


def _guards_every_form(root: Element) -> Iterator[str]:
    for form in root.iter("form"):
        names = [each.get("name") for each in form.iter("input")]
        posts = form.get("method", "get").lower() == "post"
        if posts and names.count("csrf_token") != 1 and not _leaves_at_once(form):
            yield f"{_shown(form)} needs one csrf_token"
        if not posts and "csrf_token" in names:
            yield f"{_shown(form)} would show its csrf_token in the address"


def _leaves_at_once(form: Element) -> bool:
    return form.get("action") == "/kalender"


def _fields(root: Element) -> Iterator[Element]:
    for each in root.iter():
        typed = each.tag == "input" and each.get("type", "text") not in _UNLABELLED_TYPES
        if typed or each.tag in {"select", "textarea"}:
            yield each


def _shown(element: Element) -> str:
    attributes = " ".join(f'{name}="{value}"' for name, value in list(element.items())[:4])
    return f"<{element.tag} {attributes}> {words_of(element)[:40]}".strip()


_CHECKS = (
    _says_its_language,
    _has_one_heading_that_begins_its_title,
    _lets_people_zoom,
    _labels_every_field,
    _names_whatever_can_be_pressed,
    _puts_nothing_to_press_inside_another,
    _uses_each_id_once_and_refers_to_ids_that_are_there,
    _keeps_to_the_policy,
    _guards_every_form,
)
