"""Pieces of pages are drawn once, so they must depend on nothing but what they are given."""

import re
from collections.abc import Iterator

from flask import Flask
from jinja2 import Environment, meta, nodes

from rumahbelajar.config import ROOT
from tests.conftest import Visit
from tests.house import House

TEMPLATES = ROOT / "templates"
SAME_FOR_ALL = {"_", "ngettext", "url_for", "asset_url", "drawn_icon"}
"""Globals that give the same answer whoever asks, in one language."""

Call = tuple[str, set[str], str]


def _calls(environment: Environment) -> Iterator[Call]:
    """Yield each piece that a template asks for, the values it gives, and its own name."""
    for path in TEMPLATES.rglob("*.html"):
        for call in environment.parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "piece":
                (template,) = call.args
                assert isinstance(template, nodes.Const), path
                yield template.value, {each.key for each in call.kwargs}, path.name


def test_a_piece_knows_only_what_it_is_given(app: Flask) -> None:
    calls = list(_calls(app.jinja_env))
    assert calls
    for piece, values, page in calls:
        for name in _templates_of(app, piece):
            source = (TEMPLATES / name).read_text(encoding="utf-8")
            asked = meta.find_undeclared_variables(app.jinja_env.parse(source))
            allowed = SAME_FOR_ALL | (values if name == piece else set())
            assert asked <= allowed, f"{name}, on {page}, looks for {asked - allowed}"


def _templates_of(app: Flask, name: str) -> set[str]:
    """Return a template and all that it takes macros from."""
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    parts = meta.find_referenced_templates(app.jinja_env.parse(source))
    return {name}.union(*(_templates_of(app, str(part)) for part in parts))


def test_everybody_sees_their_own_name_and_sends_their_own_token(
    house: House, visit: Visit
) -> None:
    seen = []
    for person in (house.siti, house.rini, house.siti):
        visitor = visit(person)
        visitor.get("/bantuan")
        (name,) = re.findall(r"</span>([^<]+)</a>", visitor.page.partition("<main")[0])
        tokens = set(re.findall(r'name="csrf_token" value="([^"]+)"', visitor.page))
        assert len(tokens) == 1
        seen.append((name, *tokens))
        visitor.get("/kursus")
        assert set(re.findall(r'name="csrf_token" value="([^"]+)"', visitor.page)) == tokens
    assert [name for name, _token in seen] == ["Siti A.", "Rini L.", "Siti A."]
    assert len({token for _name, token in seen}) == 3


def test_a_piece_speaks_the_language_of_its_reader(house: House, visit: Visit) -> None:
    siti, rini = visit(house.siti), visit(house.rini)
    siti.get("/")
    rini.get("/")
    rini.post("/bahasa", {"language": "en", "next": "/"})
    rini.follow()
    siti.get("/")
    assert ">Keluar</button>" in siti.page
    assert ">Sign out</button>" in rini.page
