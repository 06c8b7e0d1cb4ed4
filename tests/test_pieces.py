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
        asked = _looked_for(app.jinja_env, piece)
        assert asked <= SAME_FOR_ALL | values, (
            f"{piece}, on {page}: {asked - SAME_FOR_ALL - values}"
        )


def _looked_for(environment: Environment, name: str, macros: set[str] | None = None) -> set[str]:
    """Return what a template, or these macros of it, look for outside, and the macros they take."""
    parsed = environment.parse((TEMPLATES / name).read_text(encoding="utf-8"))
    defined = {each.name: each for each in parsed.find_all(nodes.Macro)}
    body: list[nodes.Node] = [defined[each] for each in macros] if macros else parsed.body
    looked_for = meta.find_undeclared_variables(nodes.Template(body, environment=environment))
    for taken in parsed.find_all(nodes.FromImport):
        names = {each if isinstance(each, str) else each[0]: each for each in taken.names}
        used = {name for name, each in names.items() if not macros or _alias(each) in looked_for}
        looked_for -= {_alias(each) for each in names.values()}
        if used:
            looked_for |= _looked_for(environment, str(taken.template.value), used)
    own = looked_for & defined.keys()
    looked_for -= own
    return looked_for | (_looked_for(environment, name, own) if own else set())


def _alias(taken: str | tuple[str, str]) -> str:
    return taken if isinstance(taken, str) else taken[1]


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
