"""Opening a house with the one command: what is made, what is refused, and how it closes."""

import os
import signal
import socket
import sqlite3
import stat
import time
from pathlib import Path

import pytest

from tests.server.conftest import Launch
from tests.server.running import KEY, PEPPER, Phone, Server, free_port

pytestmark = pytest.mark.server


def refusal(server: Server) -> str:
    """Return the one line with which a server declined to start."""
    assert server.wait_until_ended() == 1
    lines = server.output.strip().splitlines()
    assert len(lines) == 1, server.output
    return lines[0]


def facts_in(instance: Path) -> tuple[int, int]:
    with sqlite3.connect(instance / "rumahbelajar.db") as database:
        people = database.execute("SELECT count(*) FROM person").fetchone()[0]
        return people, database.execute("SELECT count(*) FROM fact").fetchone()[0]


def test_a_new_house_opens_prints_the_way_to_set_it_up_and_closes(
    launch: Launch, instance: Path
) -> None:
    server = launch()
    server.wait_until_ready()
    assert f"http://127.0.0.1:{server.port}/siapkan/" in server.output
    assert stat.S_IMODE(instance.stat().st_mode) == 0o700
    assert stat.S_IMODE((instance / "secrets.env").stat().st_mode) == 0o600
    assert server.stop() == 0
    assert not server.processes()
    # Everything is in the one file now: it may be copied to another machine.
    log = instance / "rumahbelajar.db-wal"
    assert not log.exists() or log.stat().st_size == 0


def test_the_way_to_set_the_house_up_opens_and_the_one_before_no_more(launch: Launch) -> None:
    links = []
    for _start in range(2):
        server = launch()
        server.wait_until_ready()
        links.append(next(line for line in server.output.splitlines() if "/siapkan/" in line))
        paths = [link.partition(f":{link.split(':')[2].split('/')[0]}")[2] for link in links]
        answers = [Phone(server.port).get(path).status for path in paths]
        server.stop()
    assert answers == [404, 200]


def test_nothing_runs_of_the_folder_in_which_it_is_begun(instance: Path, tmp_path: Path) -> None:
    (tmp_path / "granian.py").write_text("open('ran', 'w').close()")
    server = Server(instance, begun_in=tmp_path)
    try:
        server.wait_until_ready()
        assert not (tmp_path / "ran").exists()
    finally:
        server.kill()


def test_only_one_server_opens_a_house(launch: Launch) -> None:
    first = launch()
    first.wait_until_ready()
    assert "sudah dibuka" in refusal(launch())
    assert Phone(first.port).get("/healthz").status == 200


def test_a_port_in_use_is_told_in_one_line(launch: Launch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"127.0.0.1:{port}" in refusal(launch(PORT=port))


def test_a_weak_secret_stops_the_start_by_its_name(launch: Launch) -> None:
    assert "RUMAHBELAJAR_SECRET_KEY" in refusal(launch(SECRET_KEY="rahasia", PEPPER=PEPPER))
    assert "RUMAHBELAJAR_PEPPER" in refusal(launch(SECRET_KEY=KEY, PEPPER="rahasia"))


def test_lost_secrets_stop_the_start_and_are_not_made_anew(launch: Launch, instance: Path) -> None:
    server = launch()
    server.wait_until_ready()
    server.stop()
    (instance / "secrets.env").unlink()
    assert "RUMAHBELAJAR_SECRET_KEY" in refusal(launch())
    assert not (instance / "secrets.env").exists()


def test_no_server_process_outlives_a_killed_parent(launch: Launch) -> None:
    server = launch()
    server.wait_until_ready()
    assert len(server.processes()) > 1
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    deadline = time.monotonic() + 10
    while server.processes() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not server.processes()
    again = launch(PORT=str(server.port))
    again.wait_until_ready()


def test_the_demo_opens_again_and_nothing_is_doubled(launch: Launch, instance: Path) -> None:
    first = launch("demo")
    first.wait_until_ready()
    assert "482915" in first.output
    first.kill()
    before = facts_in(instance)
    second = launch("demo")
    second.wait_until_ready()
    assert second.stop() == 0
    assert facts_in(instance) == before


def test_a_demo_is_served_on_this_machine_alone_and_never_as_a_real_house(launch: Launch) -> None:
    assert "127.0.0.1" in refusal(launch("demo", HOST="0.0.0.0"))  # noqa: S104
    demo = launch("demo")
    demo.wait_until_ready()
    demo.stop()
    assert "make demo" in refusal(launch())


def test_a_word_it_does_not_know_is_answered_with_how_to_start(launch: Launch) -> None:
    assert "app.py demo" in refusal(launch("--help"))


def test_many_idle_phones_keep_nobody_out(launch: Launch) -> None:
    server = launch(PORT=str(free_port()))
    server.wait_until_ready()
    idle = []
    try:
        for _phone in range(200):
            connection = Phone(server.port).connection()
            connection.request("GET", "/healthz")
            assert connection.getresponse().read() == b"ok\n"
            idle.append(connection)
        assert Phone(server.port).get("/healthz").status == 200
    finally:
        for connection in idle:
            connection.close()
