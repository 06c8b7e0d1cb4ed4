"""Every form of the program is refused without the token of the browser that sends it."""

from uuid import UUID

import pytest
from flask import Flask, url_for
from werkzeug.routing import AnyConverter, BaseConverter, Rule

from tests.conftest import Visit
from tests.house import House

UNGUARDED = {"quick_exit.leave"}
"""What must go through always, and does no harm if it is forged."""
VALUES = {"UUIDConverter": UUID(int=1), "IntegerConverter": 1}
"""What stands in an address for what it names; an "a" for anything else."""


@pytest.mark.parametrize("who", ["siti", "ratna", None])
def test_no_post_goes_through_without_its_token(
    app: Flask, house: House, visit: Visit, who: str | None
) -> None:
    visitor = visit(getattr(house, who) if who else None)
    posts = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or set())]
    assert len(posts) > 20
    for rule in (each for each in posts if each.endpoint not in UNGUARDED):
        path = path_of(app, rule)
        assert visitor.client.post(path).status_code == 400, path
        assert visitor.client.post(path, data={"csrf_token": "palsu"}).status_code == 400, path


def _value(made: BaseConverter) -> object:
    if isinstance(made, AnyConverter):
        return min(made.items)
    return VALUES.get(type(made).__name__, "a")


def path_of(app: Flask, rule: Rule) -> str:
    values = {name: _value(made) for name, made in rule._converters.items()}
    with app.test_request_context():
        return url_for(rule.endpoint, **values)
