"""How quick the roll is with ten facilitators at once: `.venv/bin/python -m tests.bench.rolls`.

Each calls a list of 40 people, two of them the same one. A tap with script is answered with the
pieces that changed; without, with the way to the page, which is asked for next. First each rests a
second after each tap, as people do; then nobody rests at all.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from rumahbelajar import create_app
from rumahbelajar.database import db
from rumahbelajar.preparing import open_instance, prepare
from tests.bench import pages, rounds
from tests.bench.calling import PASSPHRASE, Caller, add_callers, taps_on
from tests.bench.load import Load
from tests.bench.pages import Page, check, request_bytes
from tests.bench.profiling import profile
from tests.bench.rounds import Figures, Plan
from tests.bench.village import fill
from tests.databases import disconnect, new_database, postgres_server
from tests.server.running import KEY, PEPPER, Phone, Server

FACILITATORS, PEOPLE, LEARNERS = 10, 40, 400
REST = 1.0
AIM = 60
"""Milliseconds within which 95 of 100 taps are to be answered."""


def main() -> None:
    """Measure, and print a table for each database; or where the time goes, on SQLite."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="SQLite alone, in short rounds")
    parser.add_argument("--profile", action="store_true", help="where the time of a tap goes")
    asked = parser.parse_args()
    plan = Plan(2, 2, 1) if asked.quick else Plan(5, 5, 1)
    with tempfile.TemporaryDirectory(prefix="rb-bench-") as name, Load() as load:
        if asked.profile:
            print(_profile(Path(name)))
            return
        print(_table("SQLite", *_house(Path(name) / "sqlite"), plan, load))
        if asked.quick:
            return
        with postgres_server(lasting=True) as url:
            at = new_database(url, "rolls")
            house = _house(Path(name) / "postgres", DATABASE_URL=at, WORKERS="2")
            print(_table("PostgreSQL, two server processes", *house, plan, load))


def _house(instance: Path, **settings: str) -> tuple[Path, dict[str, str], list[Caller]]:
    given = {"SECRET_KEY": KEY, "PEPPER": PEPPER, **settings}
    environ = {f"RUMAHBELAJAR_{name}": value for name, value in given.items()}
    read = open_instance(os.environ | environ | {"RUMAHBELAJAR_INSTANCE": str(instance)})
    prepare(read, with_demo=False)
    app = create_app(read)
    fill(app, LEARNERS, 1)
    with app.app_context():
        callers = add_callers(FACILITATORS, PEOPLE)
        db.session.commit()
    disconnect(app)
    return instance, given, callers


def _table(
    title: str,
    instance: Path,
    settings: dict[str, str],
    callers: list[Caller],
    plan: Plan,
    load: Load,
) -> str:
    server = Server(instance, **settings)
    try:
        server.wait_until_ready()
        with rounds.bare_server(settings) as port:
            measured = [(server.port, page) for page in _pages(server.port, callers)]
            lines = [*_rows(plan, load, [(port, pages.hello(port, FACILITATORS)), *measured])]
    finally:
        server.kill()
    head = ["| | a second | p50 ms | p95 ms | p99 ms | |", "|---|---|---|---|---|---|"]
    return "\n".join([f"### {title}", "", *head, *lines, ""])


def _rows(plan: Plan, load: Load, measured: list[tuple[int, Page]]) -> Iterator[str]:
    figures = {rest: Figures() for rest in (REST, 0)}
    for _round in range(plan.rounds):
        for rest, found in figures.items():
            for port, page in measured:
                asked = load.ask(port, page.requests, page.status, plan.seconds, rest)
                found.pages[page.name].append(asked)
    for rest, found in figures.items():
        for _port, page in measured:
            times = [found.latency(page.name, part) for part in (0.5, 0.95, 0.99)]
            shown = " | ".join(f"{each:.1f}" for each in times)
            verdict = "met" if times[1] < AIM else "falls short"
            how = "each rests a second" if rest else "nobody rests"
            yield f"| {page.name}, {how} | {found.rate(page.name):,.0f} | {shown} | {verdict} |"


def _pages(port: int, callers: list[Caller]) -> list[Page]:
    """Sign everybody in and return what is measured, each tried once."""
    phones = [_signed_in(port, each) for each in callers]
    paths = [f"/pertemuan/{each.meeting_id}/daftar-hadir" for each in callers]
    plain: list[list[bytes]] = []
    live: list[list[bytes]] = []
    asking: list[list[bytes]] = []
    for phone, path, caller in zip(phones, paths, callers, strict=True):
        values = [value for _person, _status, value in taps_on(phone.get(path).text, caller)]
        form = {"csrf_token": phone.token_on(path)}
        plain.append([_tap(phone, path, form | {"tap": each}) for each in values])
        live.append([_tap(phone, path, form | {"tap": each, "live": "1"}) for each in values])
    asking = [
        [request_bytes("GET", path, phone)] for phone, path in zip(phones, paths, strict=True)
    ]
    made = [
        Page("tap with script", live, mark=b'id="hitungan"'),
        Page("tap without script", plain, status=303),
        Page("the page of the roll", asking),
    ]
    for page in made:
        for requests in page.requests:
            check(port, requests[0], page)
    return made


def _signed_in(port: int, caller: Caller) -> Phone:
    phone = Phone(port)
    form = {"user_name": caller.user_name, "secret": PASSPHRASE, "device": "own", "next": ""}
    answer = phone.post("/masuk", form | {"csrf_token": phone.token_on("/masuk")})
    assert answer.status == 303, answer.text
    return phone


def _tap(phone: Phone, path: str, fields: dict[str, str]) -> bytes:
    return request_bytes("POST", path, phone, urlencode(fields))


def _profile(folder: Path) -> str:
    instance, given, callers = _house(folder / "sqlite")
    server = Server(instance, **given)
    try:
        server.wait_until_ready()
        measured = _pages(server.port, callers)
    finally:
        server.kill()
    environ = {f"RUMAHBELAJAR_{name}": value for name, value in given.items()}
    app = create_app(open_instance(environ | {"RUMAHBELAJAR_INSTANCE": str(instance)}))
    found = profile(app, measured)
    disconnect(app)
    return found


if __name__ == "__main__":
    main()
